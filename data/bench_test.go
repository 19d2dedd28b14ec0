package data

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Every figure stands beside its floor: the same rows by bare database/sql in the same run.

// town is a file of 100,000 people with 500,000 movements, made once a run; centre is one of 12,000 stays.
var (
	town     = sync.OnceValues(func() (string, error) { return populate("town.db", 100_000) })
	centre   = sync.OnceValues(func() (string, error) { return populate("centre.db", 12_000) })
	benchDir string
)

var (
	families = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"}
	middles  = []string{"Văn", "Thị", "Đức", "Hoàng", "Minh", "Quang", "Thùy", "Ngọc", "Hữu", "Xuân", "Gia"}
	givens   = []string{"An", "Ân", "Bình", "Chung", "Dũng", "Đạt", "Giang", "Hà", "Hòa", "Khánh", "Linh", "Mỹ", "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Tâm", "Uyên", "Vinh", "Yến"}
)

const benchDay = date.Date(739941) // 2026-11-21

func populate(name string, n int) (string, error) {
	if benchDir == "" {
		return "", errors.New("no folder")
	}
	path := filepath.Join(benchDir, name)
	s, err := Open(path, Options{Now: noon})
	if err != nil {
		return "", err
	}
	err = s.Write(func(a app.Tx) error {
		for i := range n {
			if err := populateOne(a, i, n); err != nil {
				return err
			}
		}
		return nil
	})
	return path, errors.Join(err, s.Close())
}

// populateOne is a person who was there for a year at some time in the last sixteen; one in twenty is there still.
func populateOne(a app.Tx, i, n int) error {
	r := app.Resident{Code: fmt.Sprintf("HV%06d", i), Sex: app.Male, Birth: date.Partial{Y: int16(1960 + i%45), M: int8(1 + i%12), D: int8(1 + i%28)},
		Name:     families[i%len(families)] + " " + middles[i/13%len(middles)] + " " + givens[i/143%len(givens)],
		IDNumber: fmt.Sprintf("0%02d0%08d", i%96, i*7919%100_000_000), Ethnic: "Kinh", Commune: fmt.Sprintf("%05d", i%3321), CommuneList: "2025",
		Address: fmt.Sprintf("Tổ %d, khu phố %d", i%30, i%12), Occupation: "Lao động tự do", Education: "9/12"}
	st := stay.Stay{Code: fmt.Sprintf("D%06d-1", i), Room: fmt.Sprintf("Đội %d", i%9), Giver: "Công an xã", Taker: "Nguyễn Văn Trực"}
	err := a.Insert(&r)
	st.ResidentID = r.ID
	err = errors.Join(err, a.Insert(&st))
	d := stay.Decision{StayID: st.ID, Number: fmt.Sprintf("%d/QĐ-TA", i), Day: 1, Term: 12, Issuer: "Tòa án nhân dân khu vực 1"}
	from := benchDay - 5800 + date.Date(i*5400/n)
	if i%20 == 0 {
		from = benchDay - 240 - date.Date(i%300) // the last of its movements is not later than the day
	}
	d.Day = from - 1
	err = errors.Join(err, a.Insert(&d))
	kinds := []stay.Kind{stay.Admit, stay.Hospital, stay.Back, stay.Mourning, stay.Back}
	states := []stay.State{stay.Present, stay.Absent, stay.Present, stay.Absent, stay.Present}
	aways := []stay.Kind{"", stay.Hospital, "", stay.Mourning, ""}
	var spans []stay.Interval
	for k := range kinds {
		day := from + date.Date(k*60)
		m := stay.Movement{StayID: st.ID, Kind: kinds[k], Day: day, Place: "Bệnh viện đa khoa"}
		if k == 0 {
			m.Status, m.DecisionID = stay.Compulsory, d.ID
		}
		err = errors.Join(err, a.Insert(&m))
		to := day + 60
		if k == len(kinds)-1 && i%20 == 0 {
			to = date.Max
		}
		spans = append(spans, stay.Interval{StayID: st.ID, N: k, From: day, To: to, State: states[k], Away: aways[k], Status: stay.Compulsory, Decision: d.ID})
	}
	return errors.Join(err, a.PutIntervals(st.ID, spans))
}

// RemoveBench takes the files of the benchmarks away (called by TestMain).
func RemoveBench() error { return os.RemoveAll(benchDir) }

func benchStore(b *testing.B, file func() (string, error)) *Store {
	b.Helper()
	if benchDir == "" {
		dir, err := os.MkdirTemp("", "hoanhap-bench-*")
		if err != nil {
			b.Fatal(err)
		}
		benchDir = dir
	}
	path, err := file()
	if err != nil {
		b.Fatal(err)
	}
	return openBench(b, path)
}

func openBench(b *testing.B, path string) *Store {
	b.Helper()
	s, err := Open(path, Options{Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// floor reads the columns of a query and does nothing with them.
func floor(b *testing.B, q querier, query string, args ...any) (n int) {
	b.Helper()
	rows, err := q.QueryContext(ever, query, args...)
	must(b, err)
	defer func() { _ = rows.Close() }()
	cols, err := rows.Columns()
	must(b, err)
	raw := make([]any, len(cols))
	ptr := make([]any, len(cols))
	for i := range raw {
		ptr[i] = &raw[i]
	}
	for rows.Next() {
		must(b, rows.Scan(ptr...))
		n++
	}
	must(b, rows.Err())
	return n
}

func BenchmarkFind100k(b *testing.B) {
	s := benchStore(b, town)
	must(b, s.Read(func(a app.Tx) error { _, err := a.Find(app.Search{Limit: 1}); return err }))
	for _, c := range []struct {
		name string
		q    app.Search
	}{
		{"letter", app.Search{Text: "n"}}, {"word", app.Search{Text: "nguyen"}}, {"words", app.Search{Text: "dat ngu"}}, {"none", app.Search{Text: "zzz"}},
		{"number", app.Search{Text: "00100"}}, {"open", app.Search{Text: "n", OpenOnly: true}}, {"everybody", app.Search{}},
		{"by state", app.Search{Text: "n", Sort: "state"}},
	} {
		c.q.Limit, c.q.Day = 50, benchDay
		b.Run(c.name+"/ours", func(b *testing.B) {
			for b.Loop() {
				must(b, s.Read(func(a app.Tx) error { _, err := a.Find(c.q); return err }))
			}
		})
	}
	b.Run("letter/floor", func(b *testing.B) { // the folded column searched and counted by SQLite
		for b.Loop() {
			floor(b, s.readers, `SELECT id, code, name, count(*) OVER () FROM resident WHERE fold LIKE '% n%' ORDER BY sort_key LIMIT 50`)
		}
	})
	b.Run("words/floor", func(b *testing.B) {
		for b.Loop() {
			floor(b, s.readers, `SELECT id, code, name, count(*) OVER () FROM resident WHERE fold LIKE '% dat%' AND fold LIKE '% ngu%' ORDER BY sort_key LIMIT 50`)
		}
	})
}

// The first keystroke after an act reads what the act changed; the first of all reads everybody.
func BenchmarkFindAfterAct100k(b *testing.B) {
	s := benchStore(b, town)
	find := func() {
		must(b, s.Read(func(a app.Tx) error { _, err := a.Find(app.Search{Text: "dat", Limit: 50, Day: benchDay}); return err }))
	}
	b.Run("first/ours", func(b *testing.B) {
		for b.Loop() {
			s.people.now.Store(nil)
			find()
		}
	})
	b.Run("changed/ours", func(b *testing.B) {
		i := 0
		for b.Loop() {
			b.StopTimer()
			must(b, s.Write(func(a app.Tx) error {
				r, err := app.Load[app.Resident](a, 500)
				i++
				r.Note = fmt.Sprint(i)
				return errors.Join(err, a.Update(&r))
			}))
			b.StartTimer()
			find()
		}
	})
	b.Run("first/floor", func(b *testing.B) {
		for b.Loop() {
			floor(b, s.readers, `SELECT id, code, name, birth, sex, id_number, commune, commune_list, address, fold, sort_key FROM resident ORDER BY sort_key`)
			floor(b, s.readers, `SELECT s.resident_id, s.id, s.code, i.from_day, i.to_day, i.state, i.away, i.status FROM stay s JOIN stay_interval i ON i.stay_id = s.id`)
		}
	})
}

const monthStays = `SELECT stay_id FROM stay_interval WHERE to_day >= '2026-10-01' AND from_day <= '2026-10-31'`

func benchTimelines(b *testing.B, s *Store, q app.StayQuery, in string) {
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			must(b, s.Read(func(a app.Tx) error { _, err := a.Timelines(q); return err }))
		}
	})
	where := func(column string) string {
		if in == "" {
			return ""
		}
		return " WHERE " + column + " IN (" + in + ")"
	}
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			n := floor(b, s.readers, "SELECT * FROM stay"+where("id"))
			n += floor(b, s.readers, "SELECT * FROM decision"+where("stay_id"))
			n += floor(b, s.readers, "SELECT * FROM movement"+where("stay_id"))
			n += floor(b, s.readers, "SELECT * FROM stay_interval"+where("stay_id"))
			if in != "" {
				n += floor(b, s.readers, "SELECT * FROM resident WHERE id IN (SELECT resident_id FROM stay"+where("id")+")")
			} else {
				n += floor(b, s.readers, "SELECT * FROM resident")
			}
			b.ReportMetric(float64(n), "rows/op")
		}
	})
}

func BenchmarkTimelinesMonth12k(b *testing.B) {
	benchTimelines(b, benchStore(b, centre), app.StayQuery{From: date.Of(2026, 10, 1), To: date.Of(2026, 10, 31)}, monthStays)
}

func BenchmarkTimelinesMonth100k(b *testing.B) {
	benchTimelines(b, benchStore(b, town), app.StayQuery{From: date.Of(2026, 10, 1), To: date.Of(2026, 10, 31)}, monthStays)
}

func BenchmarkTimelinesAll12k(b *testing.B) {
	benchTimelines(b, benchStore(b, centre), app.StayQuery{}, "")
}

func BenchmarkTimelinesOne100k(b *testing.B) {
	benchTimelines(b, benchStore(b, town), app.StayQuery{IDs: []int64{4711}}, "4711")
}

func BenchmarkCounts100k(b *testing.B) {
	s := benchStore(b, town)
	for name, day := range map[string]date.Date{"today": benchDay, "years ago": benchDay - 3000} {
		b.Run(name+"/ours", func(b *testing.B) {
			for b.Loop() {
				must(b, s.Read(func(a app.Tx) error { _, err := a.Counts(day); return err }))
			}
		})
		b.Run(name+"/floor", func(b *testing.B) {
			for b.Loop() {
				floor(b, s.readers, `SELECT count(*) FROM stay_interval WHERE to_day > ? AND from_day <= ?`, day.String(), day.String())
			}
		})
	}
}

// An import writes a row and its journal entry 700,000 times.
func BenchmarkInsertAndJournal(b *testing.B) {
	row := stay.Movement{StayID: 1, Kind: stay.Hospital, Day: benchDay, Place: "Bệnh viện đa khoa"}
	content := []byte(`{"new":{"ID":4711,"StayID":1,"Kind":"hospital","Day":"2026-11-21","Place":"Bệnh viện đa khoa"}}`)
	b.Run("ours", func(b *testing.B) {
		s := fresh(b)
		write(b, s, parents)
		write(b, s, func(x *tx) error {
			for b.Loop() {
				m := row
				must(b, x.Insert(&m))
				must(b, x.Journal(&app.Entry{At: "2026-11-21T14:02:00+07:00", Who: "nhập", Right: app.RightImport, Name: "act.import", Tbl: "movement", Row: m.ID, Resident: 1, Stay: 1, Effective: benchDay}, content))
			}
			return nil
		})
	})
	b.Run("floor", func(b *testing.B) {
		s := fresh(b)
		write(b, s, parents)
		write(b, s, func(x *tx) error {
			one := func(q string) *sql.Stmt {
				st, err := x.q.Prepare(q)
				must(b, err)
				b.Cleanup(func() { _ = st.Close() })
				return st
			}
			movement := one(`INSERT INTO movement (stay_id, kind, day, place) VALUES (?, ?, ?, ?)`)
			journal := one(`INSERT INTO journal (id, act, at, who, "right", name, tbl, row, resident, stay, effective, content, prev, hash) VALUES (?, 1, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?)`)
			text := one(`INSERT INTO journal_content (id, content) VALUES (?, ?)`)
			sum := make([]byte, 32)
			id := 0
			for b.Loop() {
				id++
				_, err := movement.Exec(1, "hospital", "2026-11-21", row.Place)
				must(b, err)
				_, err = journal.Exec(id, "2026-11-21T14:02:00+07:00", "nhập", "import", "act.import", "movement", id, "2026-11-21", sum, sum, sum)
				must(b, err)
				_, err = text.Exec(id, content)
				must(b, err)
			}
			return nil
		})
	})
}
