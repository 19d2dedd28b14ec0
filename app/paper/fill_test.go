package paper_test

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
	"hoanhap/app/say"
)

var update = flag.Bool("update", false, "write the golden files")

func forms(t testing.TB) *paper.Templates {
	t.Helper()
	x, err := paper.Load(os.DirFS("../../assets/papers"))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Golden texts: every edition with the dossier that knows nothing, the ordinary one and the longest one.
func TestForms(t *testing.T) {
	all := forms(t)
	for _, e := range all.Editions() {
		for name, d := range map[string]paper.Dossier{"empty": {}, "plain": papertest.Sample(), "long": papertest.LongSample()} {
			t.Run(e.Name+"/"+name, func(t *testing.T) {
				d.Regime = e.Regime
				day := e.From
				if day == 0 {
					day = date.Must("2026-11-21")
				}
				p, err := paper.Fill(all, d, e.Kind, day)
				if err != nil {
					t.Fatal(err)
				}
				got := strings.Join(p.Lines(), "\n") + "\n"
				for _, bad := range []string{"<no value>", "<nil>", "/0001", "%!"} {
					if strings.Contains(got, bad) {
						t.Errorf("paper holds %q", bad)
					}
				}
				golden(t, filepath.Join("testdata", e.Name+"."+name+".txt"), got)
			})
		}
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}

// The regime of the procedure and the day choose the edition; a form of the other law is refused, not printed.
func TestChoose(t *testing.T) {
	all := forms(t)
	for _, c := range []struct{ kind, regime, day, want string }{
		{"certificate_compulsory", "R3", "2026-07-01", "certificate_compulsory.r3"},
		{"certificate_compulsory", "R3", "2026-11-21", "certificate_compulsory.r3"},
		{"certificate_compulsory", "R2", "2026-06-30", "certificate_compulsory.r2"},
		{"certificate_compulsory", "R2", "2026-07-01", ""},
		{"certificate_compulsory", "R3", "2026-06-30", ""},
		{"census", "R2", "2024-02-29", "census"},
		{"handover_minutes_person", "R3", "2026-08-01", "handover_minutes_person"},
		{"nothing", "R3", "2026-08-01", ""},
	} {
		e, err := all.Choose(c.kind, c.regime, date.Must(c.day))
		var refused *say.Refused
		if c.want == "" && !errors.As(err, &refused) {
			t.Errorf("%v: %v, want a refusal", c, err)
		}
		if e.Name != c.want {
			t.Errorf("%v: got %q", c, e.Name)
		}
	}
}

// What is not issued carries no number, whatever the dossier says; what is issued is no draft.
func TestDraftHasNoNumber(t *testing.T) {
	all, d := forms(t), papertest.Sample()
	d.Issued = false
	p, err := paper.Fill(all, d, "completion_notice", d.Day)
	if err != nil {
		t.Fatal(err)
	}
	if !p.Draft || strings.Contains(strings.Join(p.Lines(), "\n"), "Số: 05/") {
		t.Errorf("draft with a number: %v", p.Lines()[:8])
	}
	d.Issued = true
	if p, err = paper.Fill(all, d, "completion_notice", d.Day); err != nil || p.Draft {
		t.Fatal(err, p.Draft)
	}
	if !strings.Contains(strings.Join(p.Lines(), "\n"), "Số: 05/") {
		t.Error("issued without its number")
	}
}

// An issued paper is stored as its lines and comes back the same.
func TestEncode(t *testing.T) {
	all := forms(t)
	for _, e := range all.Editions() {
		d := papertest.Sample()
		d.Regime = e.Regime
		day := max(e.From, d.Day*date.Date(b2i(e.To == 0)))
		p, err := paper.Fill(all, d, e.Kind, day)
		if err != nil {
			t.Fatal(err)
		}
		b, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}
		q, err := paper.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(p, q) {
			t.Errorf("%s: not the same after storing", e.Name)
		}
		if !json.Valid(b) {
			t.Error("not JSON")
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// The dossier has no place for what must not leave the health desk.
func TestNoHealthSecrets(t *testing.T) {
	files, err := filepath.Glob("../../assets/papers/*.tmpl")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{"HIV", "AIDS", "ARV", "Methadone", "lao phổi", "bệnh lao"} {
			if strings.Contains(string(b), w) {
				t.Errorf("%s speaks of %s", f, w)
			}
		}
	}
}

// A correction of the office replaces the form of the same name.
func TestOverlay(t *testing.T) {
	dir := t.TempDir()
	text := "# kind: census\n# title: Của cơ sở\n# source: nội bộ\n# mark: local\n---\n@title {{.Period.Name}}\n"
	if err := os.WriteFile(filepath.Join(dir, "census.tmpl"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := paper.Load(os.DirFS("../../assets/papers"), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	p, err := paper.Fill(all, papertest.Sample(), "census", date.Must("2026-11-21"))
	if err != nil || p.Name != "Của cơ sở" || len(p.Blocks) != 1 {
		t.Errorf("%+v %v", p, err)
	}
}

// A broken form names itself and what is wrong.
func TestBrokenForm(t *testing.T) {
	for name, text := range map[string]string{
		"no header":  "@title X\n",
		"no kind":    "# title: x\n# source: y\n# mark: local\n---\n",
		"bad mark":   "# kind: x\n# title: x\n# source: y\n# mark: sure\n---\n",
		"bad day":    "# kind: x\n# title: x\n# source: y\n# from: 31/12/2026\n# mark: local\n---\n",
		"bad syntax": "# kind: x\n# title: x\n# source: y\n# mark: local\n---\n{{if}}\n",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x.tmpl"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := paper.Load(os.DirFS(dir))
		var p say.Problems
		if !errors.As(err, &p) || p[0].Field != "x" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
