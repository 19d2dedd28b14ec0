package data

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// settleFile gives a finished file its name so that a power cut leaves the old one or the new one, never half: the bytes
// first, then the name, then the folder.
func settleFile(part, out string) error {
	if err := syncFile(part); err != nil {
		return err
	}
	if err := os.Rename(part, out); err != nil {
		return err
	}
	return syncDir(filepath.Dir(out))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes a rename lasting. Windows writes the folder with the file and cannot sync it.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
