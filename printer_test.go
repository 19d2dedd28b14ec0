package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hoanhap/app/say"
	"hoanhap/assets"
	uipaper "hoanhap/ui/paper"
)

// TestPrinterFails: without a printer the clerk gets the sentence that says where the file is.
func TestPrinterFails(t *testing.T) {
	vi, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		t.Fatal(err)
	}
	p := newPrinter(vi, nil, time.Now)
	p.dir = t.TempDir()
	p.desk = uipaper.Desk{Run: func(string, ...string) error { return errors.New("no printer") }}
	var refused *say.Refused
	if err := p.Print("Danh sách", []byte("%PDF")); !errors.As(err, &refused) || refused.Msg.Key != "err.paper.print" || vi.Say(refused.Msg) == "" {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(filepath.Join(p.dir, "Danh sách.pdf")); err != nil {
		t.Error(err)
	}
	if err := p.Open("a.xlsx", nil); !errors.As(err, &refused) || refused.Msg.Key != "err.paper.open" {
		t.Errorf("%v", err)
	}
	file := filepath.Join(p.dir, "Danh sách.pdf")
	if _, err := p.Save(filepath.Join(file, "x"), "a.pdf", nil); !errors.As(err, &refused) || refused.Msg.Key != "err.paper.save" {
		t.Errorf("%v", err)
	}
}
