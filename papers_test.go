package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/data"
)

func TestPapersOfAStay(t *testing.T) {
	dir := t.TempDir()
	db, out := filepath.Join(dir, "a.db"), filepath.Join(dir, "giấy tờ")
	must(t, "demo", "--db", db, "--residents", "40", "--years", "2", "--seed", "5")
	code := ""
	for _, line := range strings.Split(must(t, "clock", "--db", db), "\n")[1:] {
		if f := strings.Split(line, ","); len(f) > 3 && strings.Contains(line, "compulsory") {
			code = f[0]
			break
		}
	}
	must(t, "papers", "--db", db, "--stay", code, "--out", out)
	files := read(t, out)
	if len(files) != 7 {
		t.Fatal("the packet of a compulsory stay", len(files))
	}
	again := filepath.Join(dir, "lần hai")
	must(t, "papers", "--db", db, "--stay", code, "--out", again)
	for name, pdf := range read(t, again) {
		if !bytes.Equal(pdf, files[name]) || !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Error("the same papers at the same moment are the same bytes: ", name)
		}
	}
	issue(t, db, code)
	must(t, "papers", "--db", db, "--stay", code, "--out", out)
	if now := read(t, out); len(now) != 7 || bytes.Equal(now["01-completion_notice-police.pdf"], files["01-completion_notice-police.pdf"]) {
		t.Error("what was issued since is no longer a draft", len(now))
	}
	if code, _, errs := cli("papers", "--db", db, "--stay", "D99999-9", "--out", out); code != exitFault || !strings.Contains(errs, "D99999-9") {
		t.Error(code, errs)
	}
	if code, _, errs := cli("papers", "--db", db, "--out", out); code != exitUsage {
		t.Error(code, errs)
	}
}

// issue gives the first paper of the packet its number, as the window does.
func issue(t *testing.T, db, code string) {
	t.Helper()
	p, err := newProgram(nil, &bytes.Buffer{}, &bytes.Buffer{}, func() time.Time { return moment })
	if err != nil {
		t.Fatal(err)
	}
	p.db = db
	err = p.with(data.Options{}, func(d *desk) error {
		id, err := d.StayCoded(code)
		if err != nil {
			return err
		}
		_, err = d.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: date.At(moment), Addressee: app.ToPolice})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range list {
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name()] = b
	}
	return out
}
