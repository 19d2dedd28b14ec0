package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
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

// What must not be kept leaves no file: printed, not printed for want of a printer, not opened for want of a viewer; what is
// looked at goes when the program is swept. The sentence sends nobody to look for a file.
func TestNothingIsKeptOfWhatIsPrintedOnce(t *testing.T) {
	vi, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		t.Fatal(err)
	}
	p := newPrinter(vi, nil, time.Now)
	p.dir, p.once = t.TempDir(), filepath.Join(t.TempDir(), "mot-lan")
	var broken error
	var ran []string
	p.desk = uipaper.Desk{Run: func(_ string, args ...string) error {
		b, err := os.ReadFile(args[len(args)-1])
		ran = append(ran, string(b))
		return errors.Join(broken, err)
	}}
	secret := []byte("%PDF GIANGMAI")
	files := func() (n int) {
		for _, dir := range []string{p.dir, p.once} {
			_ = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					n++
				}
				return nil
			})
		}
		return n
	}
	if err := p.PrintOnce("Giấy tờ y tế", secret); err != nil || runtime.GOOS != "windows" && files() != 0 {
		t.Error(err, files())
	}
	if err := p.OpenOnce("Giấy tờ y tế.pdf", secret); err != nil || files() == 0 {
		t.Error("the viewer finds nothing", err)
	}
	if info, err := os.Stat(p.once); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Error("others read what is looked at", info, err)
	}
	sweep(p.once)
	sweep(p.once) // nothing there: no fault
	if n := files(); n != 0 {
		t.Errorf("%d files stay", n)
	}
	broken = errors.New("no printer")
	for key, err := range map[string]error{"err.paper.print_once": p.PrintOnce("Giấy tờ y tế", secret), "err.paper.open_once": p.OpenOnce("Giấy tờ y tế.jpg", secret)} {
		var refused *say.Refused
		if !errors.As(err, &refused) || refused.Msg.Key != key || vi.Say(refused.Msg) == "" {
			t.Errorf("%v, want %s", err, key)
		}
	}
	if n := files(); n != 0 || len(ran) != 4 || ran[0] != string(secret) {
		t.Errorf("%d files stay; handed on %q", n, ran)
	}
	p.once = filepath.Join(p.dir, "file", "x")
	if err := os.WriteFile(filepath.Join(p.dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.PrintOnce("x", secret); !isRefused(err, "err.paper.save") {
		t.Error(err)
	}
}
