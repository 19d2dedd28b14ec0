package data

import (
	"path/filepath"
	"testing"

	"hoanhap/app"
)

// Reading people in the background ends with the store and leaves what a search would read.
func TestWarm(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := openAt(t, path, Options{})
	write(t, s, parents)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for range 20 { // closed at once, while it reads
		s, err := Open(path, Options{Warm: true, Now: noon})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s = openAt(t, path, Options{Warm: true})
	s.warm.Wait()
	if r := s.people.now.Load(); r == nil || len(r.who) != 2 {
		t.Errorf("%v", r)
	}
}

// Columns derived by an older edition are computed anew at opening.
func TestDerivedAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := openAt(t, path, Options{})
	write(t, s, parents)
	write(t, s, func(x *tx) error {
		if _, err := x.q.Exec(`UPDATE "resident" SET "fold" = ' old', "sort_key" = x'00'`); err != nil {
			return err
		}
		return setMeta(x.q, "derived", "0")
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, path, Options{})
	read(t, s, func(x *tx) error {
		f, err := x.Find(app.Search{Text: "binh"})
		if names(f.Hits) != "Trần Thị Bình" {
			t.Errorf("%+v", f)
		}
		return err
	})
}
