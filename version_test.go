package main

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"
)

// TestVersion: the number that Fyne's tools read is the program's.
func TestVersion(t *testing.T) {
	toml, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`Version = "` + version + `"`, `Name = "` + appName + `"`, `Icon = "Icon.png"`} {
		if !strings.Contains(string(toml), want) {
			t.Errorf("FyneApp.toml lacks %s", want)
		}
	}
	if strings.Count(version, ".") != 2 {
		t.Errorf("%s: the properties of hoanhap.exe need three numbers", version)
	}
}

func TestIcon(t *testing.T) {
	c, err := png.DecodeConfig(bytes.NewReader(icon().Content()))
	if err != nil || c.Width != 512 || c.Height != 512 {
		t.Error(c, err)
	}
}
