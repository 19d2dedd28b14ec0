package paper

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoanhap/app/say"
)

func TestSave(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "giấy tờ", "2026")
	a, err := Save(dir, "Giấy xác nhận: 05/GXN – Nguyễn Văn Tưởng.pdf", []byte("một"))
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Base(a) != "Giấy xác nhận- 05-GXN – Nguyễn Văn Tưởng.pdf" {
		t.Error(a)
	}
	b, err := Save(dir, "Giấy xác nhận: 05/GXN – Nguyễn Văn Tưởng.pdf", []byte("hai"))
	if err != nil || filepath.Base(b) != "Giấy xác nhận- 05-GXN – Nguyễn Văn Tưởng (2).pdf" {
		t.Error(b, err)
	}
	for path, want := range map[string]string{a: "một", b: "hai"} {
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s: %q %v", path, got, err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("%d files, %v", len(left), err)
	}
}

func TestSaveCannot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Save(filepath.Join(file, "sub"), "a.pdf", nil)
	var f *Fault
	if !errors.As(err, &f) || f.Key != "err.paper.save" || f.Unwrap() == nil || !strings.Contains(f.Error(), "err.paper.save") {
		t.Errorf("%v", err)
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{"a.pdf": "a.pdf", "": "_", "..pdf": "_.pdf", "CON.pdf": "_CON.pdf", "lpt1": "_lpt1", "a\\b\x00c.pdf": "a-b-c.pdf",
		" tên . .pdf": "tên.pdf"} {
		if got := FileName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := FileName(strings.Repeat("ữ", 300) + ".pdf"); len(got) > 130 || !strings.HasSuffix(got, "ữ.pdf") {
		t.Errorf("%d bytes", len(got))
	}
}

// A missing viewer or printer is said in a sentence, and the file stays.
func TestDeskFails(t *testing.T) {
	path, err := Save(t.TempDir(), "a.pdf", []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	cause := errors.New("no printer")
	d := Desk{Run: func(string, ...string) error { return cause }}
	for key, act := range map[string]func(string) error{"err.paper.open": d.Open, "err.paper.print": d.Print} {
		err := act(path)
		var f *Fault
		if !errors.As(err, &f) || f.Key != key || f.Path != path || !errors.Is(err, cause) {
			t.Errorf("%s: %v", key, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Error("the file is gone")
		}
		if err := act(path + "x"); !errors.As(err, &f) || f.Key != "err.paper.missing" {
			t.Errorf("%v", err)
		}
	}
}

func TestDeskAsks(t *testing.T) {
	path, err := Save(t.TempDir(), "-a.pdf", []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	var ran []string
	d := Desk{Run: func(name string, args ...string) error { ran = append(ran, name+" "+args[len(args)-1]); return nil }}
	if err := errors.Join(d.Open(path), d.Print(path)); err != nil {
		t.Fatal(err)
	}
	if len(ran) != 2 || !strings.HasSuffix(ran[0], path) || !strings.HasSuffix(ran[1], path) {
		t.Error(ran)
	}
}

func TestFaultWithoutCause(t *testing.T) {
	if got := (&Fault{Msg: say.Of("err.paper.open")}).Error(); got != "err.paper.open" {
		t.Error(got)
	}
}
