package paper_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// No form but those of the health desk may name the sealed part of the dossier, and its shared parts stand apart.
func TestOnlyHealthFormsNameMedical(t *testing.T) {
	files, err := filepath.Glob("../../assets/papers/*.tmpl")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	seen := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		names := strings.Contains(string(b), "Medical") || strings.Contains(string(b), `"health_`)
		name := filepath.Base(f)
		if health := strings.HasPrefix(name, "health_") || name == "_health.tmpl"; names != health {
			t.Errorf("%s: names the sealed part: %v", name, names)
		} else if health {
			seen++
		}
	}
	if seen < 7 {
		t.Errorf("only %d forms of the health desk", seen)
	}
}
