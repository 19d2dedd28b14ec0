package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoanhap/data/book"
)

// TestMain lets the test binary be the program, so that it can be killed.
func TestMain(m *testing.M) {
	if args := os.Getenv("HOANHAP_TEST_RUN"); args != "" {
		os.Exit(run(strings.Split(args, "\n"), os.Stdout, os.Stderr, func() time.Time { return moment }))
	}
	os.Exit(m.Run())
}

// TestKilled kills the program with no warning at many moments of an import and of a demo: the file then holds all or
// nothing, opens, and verifies.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "source.db")
	must(t, "demo", "--db", source, "--residents", "60", "--years", "2")
	xlsx := filepath.Join(dir, "book.xlsx")
	must(t, "export", "--db", source, xlsx)
	for _, c := range []struct {
		name string
		args []string
	}{{"import", []string{"import", xlsx}}, {"demo", []string{"demo", "--residents", "60", "--years", "2"}}} {
		whole := ""
		none := 0
		took := elapsed(t, append(c.args, "--db", filepath.Join(dir, c.name+"-timed.db")))
		for i := range 14 {
			db := filepath.Join(dir, c.name+string(rune('a'+i))+".db")
			killAfter(t, took*time.Duration(i)/12, append(c.args, "--db", db))
			if _, err := os.Stat(db); err != nil {
				none++ // killed before it began
				continue
			}
			code, _, errs := cli("verify", "--db", db)
			if code != exitDone {
				t.Fatalf("%s killed after %d/12: %s", c.name, i, errs)
			}
			out := content(t, db)
			if out == "" {
				none++
				continue
			}
			if whole == "" {
				whole = out
			}
			if out != whole {
				t.Errorf("%s killed after %d/12: a part was written", c.name, i)
			}
		}
		if whole == "" || none == 0 {
			t.Logf("%s: %d of 14 came to nothing", c.name, none)
		}
	}
}

// content is every row as the workbook has it, "" for an empty file.
func content(t *testing.T, db string) string {
	t.Helper()
	x := db + ".xlsx"
	must(t, "export", "--db", db, x)
	b, err := book.ReadFile(x)
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	rows := 0
	for _, sheet := range b.Sheets {
		rows += len(sheet.Rows) - 1
		for _, r := range sheet.Rows {
			for _, c := range r {
				s.WriteString(c.Text + c.Date.String() + c.Time + "|")
			}
		}
	}
	if rows == 0 {
		return ""
	}
	return s.String()
}

func program1(args []string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "HOANHAP_TEST_RUN="+strings.Join(args, "\n"))
	return c
}

func elapsed(t *testing.T, args []string) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := program1(args).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return time.Since(start)
}

func killAfter(t *testing.T, d time.Duration, args []string) {
	t.Helper()
	c := program1(args)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(d, func() { _ = c.Process.Kill() })
	_ = c.Wait() // killed or done: both are what is looked for
	timer.Stop()
}

// TestKilledRestoreAndBackup kills these two likewise: a restored file is the old one or the new one, a backup is there whole
// or not at all.
func TestKilledRestoreAndBackup(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "old.db"), filepath.Join(dir, "fresh.db")
	must(t, "demo", "--db", old, "--residents", "20", "--years", "1")
	must(t, "demo", "--db", fresh, "--residents", "30", "--years", "1", "--seed", "7")
	before, after := content(t, old), content(t, fresh)
	timed := filepath.Join(dir, "timed.db")
	must(t, "restore", "--db", timed, "--from", old)
	took := elapsed(t, []string{"restore", "--db", timed, "--from", fresh})
	for i := range 10 {
		db := filepath.Join(dir, "r"+string(rune('a'+i))+".db")
		must(t, "restore", "--db", db, "--from", old)
		killAfter(t, took*time.Duration(i)/8, []string{"restore", "--db", db, "--from", fresh})
		if code, _, errs := cli("verify", "--db", db); code != exitDone {
			t.Fatalf("restore killed after %d/8: %s", i, errs)
		}
		if got := content(t, db); got != before && got != after {
			t.Errorf("restore killed after %d/8: neither the old file nor the new one", i)
		}
		out := filepath.Join(dir, "b"+string(rune('a'+i))+".db")
		killAfter(t, took*time.Duration(i)/8, []string{"backup", "--db", fresh, "--out", out})
		if _, err := os.Stat(out); err != nil {
			continue
		}
		if got := content(t, out); got != after {
			t.Errorf("backup killed after %d/8 is not whole", i)
		}
	}
}
