package data

import (
	"fmt"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/assets"
)

func benchOffice(b *testing.B, s *Store) *app.Office {
	b.Helper()
	pack, err := law.Load(assets.Law())
	must(b, err)
	return &app.Office{Store: s, Law: pack, Who: "đo", Now: func() time.Time { return time.Date(2026, 11, 21, 14, 2, 0, 0, date.Zone()) }}
}

// A keystroke of Học viên is all that is asked for between a letter and its list: every match, its clock beside it, the
// chips counted, the list in its order. The floor reads the same lines by bare database/sql, without clocks and chips.
func benchKeystroke(b *testing.B, file func() (string, error)) {
	s := benchStore(b, file)
	o := benchOffice(b, s)
	left, err := o.Lefts(benchDay)
	must(b, err)
	must(b, s.Read(func(a app.Tx) error { _, err := a.Find(app.Search{Limit: 1}); return err })) // people are read at the start
	for _, c := range []struct {
		name, text, like string
		open             bool
		sort             string
	}{
		{"letter among the open", "n", "% n%", true, "name"}, {"word among the open", "dat", "% dat%", true, "days"},
		{"letter in the archive", "n", "% n%", false, "name"}, {"word in the archive", "dat", "% dat%", false, "name"}, {"everybody", "", "%", false, "name"},
	} {
		b.Run(c.name+"/ours", func(b *testing.B) {
			rows := 0
			for b.Loop() {
				f, err := o.Find(app.Search{Text: c.text, Day: benchDay, OpenOnly: c.open})
				must(b, err)
				for i := range f.Hits {
					if l, ok := left[f.Hits[i].Stay]; ok {
						f.Hits[i].Left = l
					}
				}
				shown, _ := app.Chips{Open: c.open}.Choose(f.Hits)
				o.SortHits(shown, c.sort, false, benchDay)
				rows = len(shown)
			}
			b.ReportMetric(float64(rows), "rows/op")
		})
		b.Run(c.name+"/floor", func(b *testing.B) {
			open := ""
			if c.open {
				open = fmt.Sprintf(` JOIN stay_interval i ON i.stay_id = s.id AND i.from_day <= '%s' AND i.to_day > '%s'`, benchDay, benchDay)
			}
			n := 0
			for b.Loop() {
				n = floor(b, s.readers, `SELECT r.id, r.code, r.name, r.birth, r.sex, r.id_number, r.commune, r.address, s.id, s.code FROM resident r
					JOIN stay s ON s.resident_id = r.id`+open+` WHERE r.fold LIKE ? ORDER BY r.sort_key`, c.like)
			}
			b.ReportMetric(float64(n), "rows/op")
		})
	}
}

func BenchmarkKeystroke12k(b *testing.B)  { benchKeystroke(b, centre) }
func BenchmarkKeystroke100k(b *testing.B) { benchKeystroke(b, town) }

// The clocks of everybody open are read once when the list opens, not at a keystroke.
func BenchmarkClocksOfTheList100k(b *testing.B) {
	s := benchStore(b, town)
	o := benchOffice(b, s)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			_, err := o.Clocks(benchDay)
			must(b, err)
		}
	})
	b.Run("floor", func(b *testing.B) {
		in := fmt.Sprintf(`SELECT stay_id FROM stay_interval WHERE to_day >= '%s' AND from_day <= '%s'`, benchDay, benchDay)
		for b.Loop() {
			for _, q := range []string{"stay WHERE id", "decision WHERE stay_id", "movement WHERE stay_id", "stay_interval WHERE stay_id"} {
				floor(b, s.readers, "SELECT * FROM "+q+" IN ("+in+")")
			}
			floor(b, s.readers, "SELECT * FROM resident WHERE id IN (SELECT resident_id FROM stay WHERE id IN ("+in+"))")
		}
	})
}

// Opening a record reads the person with every stay and folds them; the floor reads the same rows.
func BenchmarkOpenRecord100k(b *testing.B) {
	s := benchStore(b, town)
	o := benchOffice(b, s)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			l, err := o.Open(40_000)
			must(b, err)
			if len(l.Stays) != 1 {
				b.Fatal("no stay")
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			for _, t := range []string{"resident WHERE id", "identity_paper WHERE resident_id", "relative WHERE resident_id", "substance WHERE resident_id",
				"photo WHERE resident_id", "stay WHERE resident_id"} {
				floor(b, s.readers, "SELECT * FROM "+t+" = 40000")
			}
			for _, t := range []string{"decision", "movement", "stay_interval", "thing"} {
				floor(b, s.readers, "SELECT * FROM "+t+" WHERE stay_id IN (SELECT id FROM stay WHERE resident_id = 40000)")
			}
		}
	})
}
