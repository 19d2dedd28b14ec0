package book

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

const centre60 = "../../testdata/centre-60"

// TestCentre60 reads the worked example from the file and computes census and clock without a database: what stands
// between the workbook and the figures is this package, exchange and stay alone.
func TestCentre60(t *testing.T) {
	pack, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		t.Fatal(err)
	}
	today := date.Must("2026-11-21")
	b, err := ReadFile(filepath.Join(centre60, "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	plan, _, faults := exchange.Parse(b, today, pack, exchange.Lists{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var cases []stay.Case
	var lines []*stay.Timeline
	for i, s := range plan.Stays {
		var moves []stay.Movement
		for _, m := range plan.Movements {
			if m.Stay == i {
				moves = append(moves, m.Movement)
			}
		}
		tl, err := stay.Fold(stay.Stay{ID: int64(i + 1), Code: s.Code, ResidentID: int64(s.Person + 1)}, s.Decisions, moves, pack, today)
		if err != nil {
			t.Fatal(s.Code, err)
		}
		cases = append(cases, stay.Case{Timeline: tl, Female: plan.People[s.Person].Sex == "female", Stored: tl.Intervals})
		lines = append(lines, tl)
	}
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
		var got []byte
		if kind == "clock" {
			var clocks []exchange.Clocked
			for i, tl := range lines {
				if c, ok := tl.Clock(date.Must(when), pack); ok {
					clocks = append(clocks, exchange.Clocked{Stay: tl.Stay.Code, Resident: plan.People[plan.Stays[i].Person].Code, Clock: c})
				}
			}
			got = exchange.ClockCSV(clocks)
		} else {
			year, _ := strconv.Atoi(when[:4])
			month, _ := strconv.Atoi(when[5:7])
			start := 1
			if len(when) > 7 {
				start, _ = strconv.Atoi(when[8:])
			}
			c := stay.Count(stay.PeriodOf(year, month, start, start, today), cases)
			if len(c.Faults) > 0 || len(c.Balanced()) > 0 {
				t.Error(f, c.Faults, c.Balanced())
			}
			got = exchange.CensusCSV(c)
		}
		if string(got) != string(want) {
			t.Errorf("%s\n%s", filepath.Base(f), differ(string(got), string(want)))
		}
	}
}

func differ(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var out []string
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			out = append(out, "got  "+a, "want "+b)
		}
	}
	return strings.Join(out, "\n")
}
