package main

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app/say"
	"hoanhap/assets"
)

// Without the program of the camera beside it the window says which file is missing where, and what else can be done.
func TestNoProgramOfTheCamera(t *testing.T) {
	dir := t.TempDir()
	c, err := cameraBeside(dir, "")
	var refused *say.Refused
	if c != nil || !errors.As(err, &refused) {
		t.Fatal(c, err)
	}
	words, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		t.Fatal(err)
	}
	if s := words.Say(refused.Msg); !strings.Contains(s, "hoanhap-camera") || !strings.Contains(s, dir) || !strings.Contains(s, "dán ảnh") {
		t.Error(s)
	}
}
