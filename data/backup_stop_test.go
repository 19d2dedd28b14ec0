package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/assets"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// A backup tells how far it is and can be stopped: then neither a copy nor a part of one is left, and an older copy of that name stays
// as it was. What is written while it runs is not in it, and does not make it begin again.
func TestBackupToldAndStopped(t *testing.T) {
	dir := t.TempDir()
	s := datatest.Open(t, filepath.Join(dir, "centre.db"), data.Options{})
	o := datatest.OfficeOn(t, s)
	c := centre150(t, o)
	if _, err := o.Fill(c, nil); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "usb", "copy.db")
	stop := func(done, total int) error {
		if done <= 0 || done > total {
			t.Errorf("told %d of %d", done, total)
		}
		return context.Canceled
	}
	if err := s.CopyTo(out, data.CopyOut{Progress: stop}); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped: %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) > 0 {
		t.Errorf("left %v %v", left, err)
	}
	before, told := len(people(t, s)), 0
	if err := s.CopyTo(out, data.CopyOut{Progress: func(done, total int) error {
		if told++; told == 1 {
			datatest.Stay(t, o)
		}
		return nil
	}}); err != nil {
		t.Fatal(err)
	}
	if told == 0 {
		t.Error("it told nothing")
	}
	copied := datatest.Open(t, out, data.Options{ReadOnly: true})
	if n := len(people(t, copied)); n != before {
		t.Errorf("%d people in the copy, %d when it began", n, before)
	}
	if n := len(people(t, s)); n != before+1 {
		t.Errorf("%d people in the book", n)
	}
	if err := s.CopyTo(out, data.CopyOut{Progress: stop}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped over a copy: %v", err)
	}
	if n := len(people(t, datatest.Open(t, out, data.Options{ReadOnly: true}))); n != before {
		t.Errorf("the older copy has %d people", n)
	}
}

// centre150 is a synthetic centre of 150 people.
func centre150(t *testing.T, o *app.Office) *demo.Centre {
	t.Helper()
	world, err := demo.Read(assets.Lists(), assets.Places())
	if err != nil {
		t.Fatal(err)
	}
	c, err := demo.Make(demo.Size{Residents: 150, Years: 2, Seed: 1, Today: o.Today()}, world, o.Law)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An import that is stopped in the middle has written nothing: all rows or none.
func TestImportStopped(t *testing.T) {
	o := datatest.Office(t)
	c := centre150(t, o)
	n := 0
	if _, err := o.Import(c.Plan, func(done, total int) error {
		if n++; n == 3 {
			return context.Canceled
		}
		return nil
	}); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped: %v", err)
	}
	if left := people(t, o.Store); n != 3 || len(left) > 0 {
		t.Errorf("told %d times, %d people written", n, len(left))
	}
	if _, err := o.Import(c.Plan, nil); err != nil {
		t.Error(err)
	}
	if got := people(t, o.Store); len(got) != len(c.Plan.People) {
		t.Errorf("%d people", len(got))
	}
}
