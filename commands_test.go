package main

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
	"hoanhap/data/book"
)

// moment is when every test plays.
var moment = time.Date(2026, 11, 21, 14, 2, 0, 0, date.Zone())

// cli runs one command line in this process.
func cli(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, &o, &e, func() time.Time { return moment })
	return code, o.String(), e.String()
}

// must runs a command line that has to succeed.
func must(t testing.TB, args ...string) string {
	t.Helper()
	code, out, errs := cli(args...)
	if code != exitDone {
		t.Fatalf("hoanhap %s: exit %d\n%s", strings.Join(args, " "), code, errs)
	}
	return out
}

const centre60 = "testdata/centre-60"

// TestCentre60 is the worked example through the whole program: import into a file, then every census and clock to the byte.
func TestCentre60(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a", "b.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	must(t, "verify", "--db", db)
	files, err := filepath.Glob(centre60 + "/*.csv")
	if err != nil || len(files) < 16 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		want, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		kind, when, _ := strings.Cut(strings.TrimSuffix(filepath.Base(f), ".csv"), "-")
		args := []string{kind, "--db", db}
		switch {
		case kind == "clock":
			args = append(args, "--on", when, "--format", "csv")
		case len(when) > 7:
			args = append(args, when[:7], "--from-day", when[8:])
		default:
			args = append(args, when, "--format", "csv", "--out", "-")
		}
		if got := must(t, args...); got != string(want) {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", f, got, want)
		}
		file := filepath.Join(t.TempDir(), "x.csv")
		if got := must(t, append(args[:len(args):len(args)], "--out", file)...); got != "" {
			t.Errorf("%s: printed beside the file", f)
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: the file differs: %v", f, err)
		}
	}
}

// TestImportOfExport: people, stays and movements come back column by column.
func TestImportOfExport(t *testing.T) {
	dir := t.TempDir()
	from := map[string]string{"book": filepath.Join(dir, "book.db"), "demo": filepath.Join(dir, "demo.db")}
	must(t, "import", "--db", from["book"], centre60+"/book.xlsx")
	must(t, "demo", "--db", from["demo"], "--residents", "80", "--years", "3", "--seed", "11")
	for name, db := range from {
		one, two := filepath.Join(dir, name+"1.xlsx"), filepath.Join(dir, name+"2.xlsx")
		again := filepath.Join(dir, name+"-again.db")
		must(t, "export", "--db", db, one)
		must(t, "import", "--db", again, one)
		must(t, "export", "--db", again, two)
		must(t, "verify", "--db", again)
		a, err := book.ReadFile(one)
		if err != nil {
			t.Fatal(err)
		}
		b, err := book.ReadFile(two)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%s: the second export differs", name)
		}
		if x, y := must(t, "census", "--db", db, "2026-10"), must(t, "census", "--db", again, "2026-10"); x != y {
			t.Errorf("%s: the census differs:\n%s%s", name, x, y)
		}
		if x, y := must(t, "clock", "--db", db), must(t, "clock", "--db", again); x != y {
			t.Errorf("%s: the clock differs", name)
		}
	}
}

// rebuilt is the worked example with cells changed: "Học viên!C2" → text.
func rebuilt(t *testing.T, cells map[string]string) string {
	t.Helper()
	b, err := book.ReadFile(centre60 + "/book.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for ref, text := range cells {
		sheet, cell, _ := strings.Cut(ref, "!")
		var col byte
		var row int
		if _, err := fmt.Sscanf(cell, "%c%d", &col, &row); err != nil {
			t.Fatal(err)
		}
		for i := range b.Sheets {
			if b.Sheets[i].Name != sheet {
				continue
			}
			r := &b.Sheets[i].Rows[row-1]
			for len(*r) <= int(col-'A') {
				*r = append(*r, exchange.Cell{})
			}
			(*r)[col-'A'] = exchange.Cell{Text: text}
		}
	}
	path := filepath.Join(t.TempDir(), "bad.xlsx")
	var buf bytes.Buffer
	if err := book.Write(&buf, b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBadWorkbookChangesNothing: every fault is named at its cell, one a line, and nothing is written: no file where there
// was none, not a byte more where there was one.
func TestBadWorkbookChangesNothing(t *testing.T) {
	held := filepath.Join(t.TempDir(), "held.db")
	must(t, "demo", "--db", held, "--residents", "5", "--years", "1")
	before := must(t, "clock", "--db", held)
	for _, c := range []struct {
		cells map[string]string
		names []string
	}{
		{map[string]string{"Học viên!C2": "hôm qua"}, []string{"Học viên!C2"}},
		{map[string]string{"Học viên!A3": "HV00001"}, []string{"Học viên!A3"}},
		{map[string]string{"Đợt cai nghiện!E2": ""}, []string{"Đợt cai nghiện!E2"}},
		{map[string]string{"Biến động!C3": "Trở lại cơ sở"}, []string{"Biến động!"}},
		{map[string]string{"Biến động!B2": "31/12/2026"}, []string{"Biến động!B2"}},
		{map[string]string{"Học viên!C2": "x", "Đợt cai nghiện!C3": "y", "Biến động!C4": "z"},
			[]string{"Học viên!C2", "Đợt cai nghiện!C3", "Biến động!C4"}},
	} {
		path := rebuilt(t, c.cells)
		fresh := filepath.Join(t.TempDir(), "new.db")
		for _, db := range []string{fresh, held} {
			code, out, errs := cli("import", "--db", db, path)
			if code != exitFault || out != "" {
				t.Errorf("%v: exit %d, printed %q", c.cells, code, out)
			}
			for _, n := range c.names {
				if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(n) + `.*: .+`).MatchString(errs) {
					t.Errorf("%v: %s is not named in\n%s", c.cells, n, errs)
				}
			}
			if strings.Contains(errs, "[err.") || strings.Contains(errs, "{") {
				t.Errorf("words are missing: %s", errs)
			}
		}
		if _, err := os.Stat(fresh); err == nil {
			t.Error("a file was made")
		}
	}
	if must(t, "clock", "--db", held) != before {
		t.Error("the file changed")
	}
}

// TestImportTwice: a code that is known already is a fault at its cell.
func TestImportTwice(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	code, _, errs := cli("import", "--db", db, centre60+"/book.xlsx")
	if code != exitFault || !strings.Contains(errs, "Học viên!A2: ") || !strings.Contains(errs, "Đợt cai nghiện!A2: ") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestDryRun(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	out := must(t, "import", "--db", db, "--dry-run", centre60+"/book.xlsx")
	if !strings.Contains(out, "60 học viên") {
		t.Error(out)
	}
	if _, err := os.Stat(db); err == nil {
		t.Error("a dry run made a file")
	}
}

func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var zipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	if _, err := z.Create("word/document.xml"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{put("a.csv", []byte("a,b\n")), put("a.xls", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old")),
		put("a.docx", zipped.Bytes()), put("empty.xlsx", nil), filepath.Join(dir, "none.xlsx"), dir} {
		code, out, errs := cli("import", "--db", filepath.Join(dir, "x.db"), path)
		if code != exitFault || out != "" || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "[") {
			t.Errorf("%s: exit %d %q %q", path, code, out, errs)
		}
	}
}

func TestDemo(t *testing.T) {
	for _, c := range [][]string{{"1", "1", "1"}, {"30", "2", "5"}, {"120", "4", "77"}} {
		db := filepath.Join(t.TempDir(), "demo.db")
		args := []string{"demo", "--db", db, "--residents", c[0], "--years", c[1], "--seed", c[2]}
		must(t, args...)
		if _, _, errs := cli("verify", "--db", db); errs != "" {
			t.Errorf("%v: %s", c, errs)
		}
		csv := must(t, "census", "--db", db, "2026-11")
		if m := regexp.MustCompile(`(?m)^present,.*,(\d+),\d+$`).FindStringSubmatch(csv); m == nil || m[1] != c[0] {
			t.Errorf("%v: present %v", c, m)
		}
		code, _, errs := cli(args...)
		if code != exitFault || !strings.Contains(errs, "sổ trống") {
			t.Errorf("a second demo: exit %d %s", code, errs)
		}
	}
}

func TestBackupRestore(t *testing.T) {
	dir := t.TempDir()
	db, copied := filepath.Join(dir, "a.db"), filepath.Join(dir, "copy.db")
	must(t, "demo", "--db", db, "--residents", "10", "--years", "1")
	want := must(t, "clock", "--db", db)
	must(t, "backup", "--db", db, "--out", copied)
	other := filepath.Join(dir, "b.db")
	must(t, "import", "--db", other, centre60+"/book.xlsx")
	must(t, "restore", "--db", other, "--from", copied)
	if must(t, "clock", "--db", other) != want {
		t.Error("the restored file differs")
	}
	if err := os.WriteFile(copied, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := cli("restore", "--db", other, "--from", copied); code != exitFault || errs == "" {
		t.Errorf("a broken copy: exit %d %q", code, errs)
	}
	if must(t, "clock", "--db", other) != want {
		t.Error("a broken copy changed the file")
	}
}

func TestFormats(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", db, centre60+"/book.xlsx")
	if out := must(t, "census", "--db", db, "2026-10", "--format", "xlsx"); !strings.HasPrefix(out, "PK") {
		t.Error("no xlsx")
	}
	if out := must(t, "census", "--db", db, "2026-10", "--format", "pdf"); !strings.HasPrefix(out, "%PDF") {
		t.Error("no PDF")
	}
}

// TestUsage: a command line that is not understood says so in one sentence and exits with 2; so does a value.
func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"--nix"}, {"fly"}, {"census"}, {"census", "2026-13"}, {"census", "x"}, {"census", "2026-10", "--from-day", "29"},
		{"census", "2026-10", "--from-day", "x"}, {"census", "2026-10", "--format", "doc"}, {"clock", "--on", "31/10/2026"}, {"clock", "x"},
		{"backup"}, {"restore"}, {"import"}, {"export"}, {"demo", "--residents", "0"}, {"demo", "--seed", "-1"}, {"import", "a", "b"}, {"verify", "--db"}} {
		for _, lang := range []string{"vi", "en"} {
			code, out, errs := cli(append(args[:len(args):len(args)], "--lang", lang)...)
			if code != exitUsage || out != "" || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "[err") {
				t.Errorf("%v %s: exit %d %q %q", args, lang, code, out, errs)
			}
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	if code, _, errs := cli("verify", "--lang", "fr"); code != exitUsage || errs == "" {
		t.Error(code, errs)
	}
}

func TestNoFile(t *testing.T) {
	db := filepath.Join(t.TempDir(), "none.db")
	for _, args := range [][]string{{"census", "2026-10"}, {"clock"}, {"verify"}, {"export", filepath.Join(t.TempDir(), "x.xlsx")},
		{"backup", "--out", filepath.Join(t.TempDir(), "x")}} {
		code, out, errs := cli(append(args, "--db", db)...)
		if code != exitFault || out != "" || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "[") {
			t.Errorf("%v: exit %d %q %q", args, code, out, errs)
		}
	}
	if _, err := os.Stat(db); err == nil {
		t.Error("reading made a file")
	}
}

func TestHelp(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		all := must(t, "--help", "--lang", lang)
		for _, c := range []string{"demo", "import", "export", "census", "clock", "backup", "restore", "verify"} {
			if !strings.Contains(all, c) {
				t.Errorf("%s is not in the help", c)
			}
			one := must(t, c, "--help", "--lang", lang)
			if strings.Contains(one+all, "[command") || strings.Contains(one, "${") || !strings.Contains(one, "--db") {
				t.Errorf("help of %s:\n%s", c, one)
			}
		}
	}
}

// TestVerifyNames: a row changed behind the program's back is named, with whom it concerns, and the exit code says so.
func TestVerifyNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	must(t, "import", "--db", path, centre60+"/book.xlsx")
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE movement SET day = '2015-01-02' WHERE id = 20`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	code, out, errs := cli("verify", "--db", path)
	if code != exitFault || out != "" || !regexp.MustCompile(`HV000\d\d`).MatchString(errs) || strings.Contains(errs, "[") {
		t.Errorf("exit %d %q %s", code, out, errs)
	}
}
