package main

import (
	"errors"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// What must not be kept lies in a folder of this window, which is locked as long as it is open: another window takes nothing of it away.

// onceDirs holds the folders of all windows.
func onceDirs() string {
	d, err := dataFolder()
	if err != nil {
		d = filepath.Join(os.TempDir(), "hoanhap")
	}
	return filepath.Join(d, "mot-lan")
}

// onceDir holds what is printed or looked at once in this window.
func onceDir() string { return filepath.Join(onceDirs(), strconv.Itoa(os.Getpid())) }

const onceHold = ".hold"

// holdOnce locks the folder of a window and takes away what lies there from before: of a window that is no more, as after a power cut. It
// gives what lets go of it.
func holdOnce(own string) (end func(), err error) {
	all := filepath.Dir(own)
	if err := os.MkdirAll(all, 0o700); err != nil {
		return nil, err
	}
	mine := flock.New(own + onceHold)
	if _, err := mine.TryLock(); err != nil {
		return nil, err
	}
	sweep(own)
	list, err := os.ReadDir(all)
	if err != nil {
		return nil, errors.Join(err, mine.Close())
	}
	for _, f := range list {
		dir := filepath.Join(all, strings.TrimSuffix(f.Name(), onceHold))
		if dir == own {
			continue
		}
		if l := flock.New(dir + onceHold); takes(l) {
			sweep(dir)
			letGoOnce(l)
		}
	}
	return func() { sweep(own); letGoOnce(mine) }, nil
}

func takes(l *flock.Flock) bool {
	ok, err := l.TryLock()
	return ok && err == nil
}

func letGoOnce(l *flock.Flock) {
	err := l.Close()
	if gone := os.Remove(l.Path()); gone != nil && !os.IsNotExist(gone) {
		err = errors.Join(err, gone)
	}
	if err != nil {
		log.Print(err) // the next start takes it away
	}
}

// sweep takes away what was printed or looked at once: when somebody else signs in, at the end, and at the start what a power
// cut left.
func sweep(dir string) {
	if err := os.RemoveAll(dir); err != nil {
		log.Print(err) // a viewer of Windows still has it: the next start takes it away
	}
}
