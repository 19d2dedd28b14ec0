//go:build !windows

package main

import (
	"os"
	"path/filepath"
)

// documents is the folder of the user's documents, where there is one.
func documents() (string, bool) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", false
	}
	for _, d := range []string{"Documents", "Tài liệu"} {
		if i, err := os.Stat(filepath.Join(home, d)); err == nil && i.IsDir() {
			return filepath.Join(home, d), true
		}
	}
	return home, true
}

// dataFolder is the program's folder under XDG_DATA_HOME (freedesktop.org base directories).
func dataFolder() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "hoanhap"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "hoanhap"), err
}
