package paper_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
	"hoanhap/app/say"
)

func lines(t *testing.T, all *paper.Templates, kind, regime, day string) string {
	t.Helper()
	d := papertest.Sample()
	d.Regime, d.Day = regime, date.Must(day)
	p, err := paper.Fill(all, d, kind, d.Day)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(p.Lines(), "\n") + "\nlayout " + p.Layout
}

// A shared part and a layout hold from their day on for every form; before it the papers are as they were; the shipped text comes
// back from a day on; a withdrawn layout serves only what was issued with it.
func TestReviseParts(t *testing.T) {
	shipped := forms(t)
	sign, ok := shipped.Shipped("_sign")
	if !ok {
		t.Fatal("no signature blocks")
	}
	layout, ok := shipped.Shipped("layout/nd30")
	if !ok {
		t.Fatal("no layout")
	}
	mine := strings.Replace(sign, "(Ký, ghi rõ họ tên, đóng dấu)", "(Chữ ký, dấu)", 1)
	wide := strings.Replace(layout, `"left": 30`, `"left": 35`, 1)
	all, err := shipped.Revise(paper.Revision{Name: "_sign", Text: mine, From: date.Must("2026-11-01")}, paper.Revision{Name: "_sign", From: date.Must("2026-12-01")},
		paper.Revision{Name: "layout/nd30", Text: wide, From: date.Must("2026-11-10"), Key: 7}, paper.Revision{Name: "layout/nd30", Text: wide, From: date.Must("2026-11-15"), Key: 8, Withdrawn: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day    string
		mine   bool
		layout string
	}{{"2026-10-31", false, ""}, {"2026-11-01", true, ""}, {"2026-11-10", true, "nd30@7"}, {"2026-11-30", true, "nd30@7"}, {"2026-12-01", false, "nd30@7"}} {
		got := lines(t, all, "certificate_compulsory", "R3", c.day)
		if strings.Contains(got, "(Chữ ký, dấu)") != c.mine || !strings.HasSuffix(got, "layout "+c.layout) {
			t.Errorf("%+v: %s", c, got[len(got)-90:])
		}
		if strings.Contains(lines(t, shipped, "certificate_compulsory", "R3", c.day), "(Chữ ký, dấu)") {
			t.Fatal("the old set changed")
		}
	}
	if l := all.Layouts(); l["nd30@8"].Left != 35 || l["nd30"].Left != 30 {
		t.Error(l)
	}
}

// Whatever is wrong in a form is one sentence with its line.
func TestFaultsByLine(t *testing.T) {
	shipped := forms(t)
	_, body, _ := shipped.Source("completion_notice.r3")
	at := strings.Count(body, "\n") + 1
	for _, c := range []struct {
		add, key string
		line     int
	}{{"\n{{nothing .Day}}", "err.paper.fault.function", at + 1}, {"\n{{.Adressee}}", "err.paper.fault.field", at + 1}, {"\n{{template \"none\" .}}", "err.paper.fault.part", at + 1},
		{"\n{{if .Number}}\nvăn bản", "err.paper.fault.end", at + 1}, {"\n{{end}}", "err.paper.fault.extra", at + 1}, {"\n{{upper .Person.Name", "err.paper.fault.open", at + 1},
		{"\n{{upper \"a}}", "err.paper.fault.quote", at + 1}, {"\n{{dots}}", "err.paper.fault.args", at + 1}, {"\n\n@chữ lạ", "err.paper.markup", at + 2}} {
		all, err := shipped.Revise(paper.Revision{Name: "completion_notice.r3", Text: body + c.add, From: date.Must("2026-07-01")})
		if err == nil {
			d := papertest.Sample()
			_, err = paper.Fill(all, d, "completion_notice", d.Day)
		}
		var p say.Problems
		if !errors.As(err, &p) || p[0].Msg.Key != c.key {
			t.Errorf("%q: %v", c.add, err)
			continue
		}
		for i := 0; i+1 < len(p[0].Msg.Args); i += 2 {
			if p[0].Msg.Args[i] == "line" && p[0].Msg.Args[i+1] != c.line {
				t.Errorf("%q: line %v, not %d", c.add, p[0].Msg.Args[i+1], c.line)
			}
		}
	}
	if _, err := shipped.Revise(paper.Revision{Name: "layout/nd30", Text: `{"body": 2}`}); err == nil {
		t.Error("a layout nobody can read was taken")
	}
	if _, err := shipped.Revise(paper.Revision{Name: "unknown", Text: "x"}); err == nil {
		t.Error("a form that is not there was worded")
	}
}

// docs/forms.md tells of every template where it is made.
func TestEveryFormIsTold(t *testing.T) {
	b, err := os.ReadFile("../../docs/forms.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(b), "## F. Where each is made")
	if !ok {
		t.Fatal("the table is gone")
	}
	for _, e := range forms(t).Editions() {
		if !strings.Contains(table, "`"+e.Kind+"`") {
			t.Errorf("%s is not told", e.Kind)
		}
	}
}
