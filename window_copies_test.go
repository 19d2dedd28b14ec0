package main

import (
	"path/filepath"
	"testing"
	"time"

	"hoanhap/data"
	"hoanhap/data/datatest"
)

// A tick copies what was written since the last copy; stopping waits for the copy under way and may be asked twice.
func TestCopiesWhileTheProgramIsOpen(t *testing.T) {
	dir := t.TempDir()
	s := datatest.Open(t, filepath.Join(dir, "hoanhap.db"), data.Options{CopyDir: filepath.Join(dir, "copies")})
	datatest.Stay(t, datatest.OfficeOn(t, s))
	tick := make(chan time.Time)
	stop := keepCopies(s, tick)
	tick <- datatest.Now
	tick <- datatest.Now // taken once the first copy is whole; nothing was written since
	stop()
	stop()
	list, err := s.Copies()
	if err != nil || len(list) != 1 || list[0].Size == 0 || !list[0].Made.Equal(datatest.Now) {
		t.Fatal(list, err)
	}
	d := &desk{store: s}
	d.endCopies() // never begun
	d.keepCopies()
	d.endCopies()
}
