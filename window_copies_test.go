package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/data"
	"hoanhap/data/datatest"
	"hoanhap/ui"
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

// What the window writes out is sealed as it was asked: with a passphrase also without accounts, for an age key, for the
// administrators; what cannot be sealed so is not written at all.
func TestWindowSealsOnRequest(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "centre.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	p, err := newProgram(nil, io.Discard, io.Discard, datatest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	p.db = db
	d, err := p.open(data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &shell{p: p, desk: d}
	const phrase = "ba con mèo trên mái"
	for _, how := range []app.Sealing{{How: app.SealPhrase, Passphrase: "12345678"}, {How: app.SealTo, Key: "age1khongphai"}, {How: app.SealOwn}, {}} {
		out := filepath.Join(dir, "no")
		if s.backup(out, how, goOn) == nil || s.exportBook(out, how, goOn) == nil {
			t.Errorf("%q was taken", how.How)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%q: something was written", how.How)
		}
	}
	for how, sealed := range map[app.Sealing]bool{{How: app.SealNot}: false, {How: app.SealPhrase, Passphrase: phrase}: true,
		{How: app.SealTo, Key: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"}: true} {
		for name, write := range map[string]func(string, app.Sealing, ui.Step) error{"copy": s.backup, "book": s.exportBook} {
			out := filepath.Join(dir, name+how.How)
			if err := write(out, how, goOn); err != nil {
				t.Fatal(err)
			}
			if data.IsSealed(out) != sealed {
				t.Errorf("%s %s: sealed %v", name, how.How, !sealed)
			}
			if how.Passphrase == "" {
				continue
			}
			_, _, done, err := data.Unseal(out, phrase, filepath.Join(dir, "there.db"))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if err := done(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := s.close(); err != nil {
		t.Error(err)
	}
}

// goOn is a progress nobody stops.
func goOn(int, int) error { return nil }
