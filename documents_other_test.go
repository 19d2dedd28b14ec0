//go:build !windows

package main

import (
	"path/filepath"
	"testing"
)

// TestDefaultDB keeps to the folders of the system.
func TestDefaultDB(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", "/somewhere/data")
	if p, err := defaultDB(); err != nil || filepath.ToSlash(p) != "/somewhere/data/hoanhap/hoanhap.db" {
		t.Error(p, err)
	}
}
