package support

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

var update = flag.Bool("update", false, "write the golden file")

const editionFile = "testdata/edition.golden"

// Approved months are compared with the computation of today only when the law or Edition says that it may be another one. So whoever
// changes the computation has to raise Edition: this holds the lines of fixed lives, under a law that stands still in testdata, against those
// written down for the Edition.
func TestEditionFollowsTheComputation(t *testing.T) {
	edition, was := readEdition(t)
	now, order := histories(t)
	changed := ""
	for _, key := range order {
		if old, known := was[key]; known && old != now[key] {
			changed = fmt.Sprintf("%s\n was %s\n now %s", key, old, now[key])
			break
		}
	}
	switch {
	case changed != "" && edition == Edition:
		t.Fatalf("A line of a past month comes out otherwise, and Edition is still %d. Approved months would not be compared again and the difference never told.\n"+
			"Raise Edition in support.go, then run: go test ./app/support -run TestEdition -update\n%s", Edition, changed)
	case *update:
		writeEdition(t, now, order)
	case edition != Edition:
		t.Fatalf("The golden file is of Edition %d, the program of %d: run go test ./app/support -run TestEdition -update", edition, Edition)
	case len(was) != len(now):
		t.Fatalf("%d histories are written down, %d are told: run go test ./app/support -run TestEdition -update", len(was), len(now))
	}
}

// histories are the lines of every worked case in its own month and in a year around the change of the law.
func histories(t *testing.T) (lines map[string]string, order []string) {
	t.Helper()
	still, err := law.Load(os.DirFS("testdata/law"))
	if err != nil {
		t.Fatal(err)
	}
	lines = map[string]string{}
	for _, c := range cases {
		p := still
		if len(c.rows) > 0 {
			if p, err = still.With(rowsOf(c.rows)); err != nil {
				t.Fatal(err)
			}
		}
		life, facts := life(t, c.stay), c.facts
		facts.Entries = entries(c.typed)
		months := []date.Date{date.Must(c.month + "-01")}
		for m := date.Must("2025-12-01"); m <= date.Must("2026-10-01"); m = m.AddMonths(1) {
			months = append(months, m)
		}
		for _, m := range months {
			key := m.String()[:7] + " " + c.name
			if _, done := lines[key]; !done {
				order = append(order, key)
				lines[key] = told(New(p).Lines(life, &facts, m, m.MonthEnd()))
			}
		}
	}
	return lines, order
}

func readEdition(t *testing.T) (edition int, lines map[string]string) {
	t.Helper()
	lines = map[string]string{}
	content, err := os.ReadFile(editionFile)
	if err != nil {
		if *update {
			return 0, lines
		}
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(strings.ReplaceAll(string(content), "\r\n", "\n"), "\n")
	if _, err := fmt.Sscanf(head, "edition %d", &edition); err != nil {
		t.Fatal(head, err)
	}
	for l := range strings.Lines(rest) {
		if key, line, ok := strings.Cut(strings.TrimSuffix(l, "\n"), " = "); ok {
			lines[key] = line
		}
	}
	return edition, lines
}

func writeEdition(t *testing.T, lines map[string]string, order []string) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "edition %d\n", Edition)
	for _, key := range order {
		fmt.Fprintf(&b, "%s = %s\n", key, lines[key])
	}
	if err := os.WriteFile(editionFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
