package app_test

import (
	"database/sql"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
)

// academy is a book of 12,000 stays with thousands of enrolments: the classes of two years, and older ones that brought everybody
// who was ever here into a class.
func academy(b *testing.B) (o *app.Office, db *sql.DB, running int64, enrolled int) {
	b.Helper()
	o, db = archive(b)
	for year := 2013; year < 2025; year++ {
		for k, month := range []int{2, 5, 9} {
			first := date.Of(year, month, 3)
			id, err := o.SaveClass(app.TrainingClass{Name: "Lớp cũ " + first.Text(), Occupation: "Mộc", Level: app.LevelShort, First: first, Last: first + 70, Timetable: []string{"T2 8-11", "T3 8-11", "T4 8-11"}[k]})
			if err != nil {
				b.Fatal(err)
			}
			list, err := o.Candidates(id, first)
			if err != nil {
				b.Fatal(err)
			}
			var stays []int64
			for _, e := range list {
				if e.Refusal.Key == "" && len(stays) < 220 {
					stays = append(stays, e.Stay)
				}
			}
			if len(stays) > 0 {
				if err := o.Enrol(id, first, nil, stays...); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	classes, err := o.Classes(0)
	if err != nil {
		b.Fatal(err)
	}
	for i := range classes {
		enrolled += classes[i].Enrolled
		if c := &classes[i]; c.First <= o.Today() && c.Learning > 0 && running == 0 {
			running = c.ID
		}
	}
	if enrolled < 6000 || running == 0 {
		b.Fatalf("%d enrolments, class %d", enrolled, running)
	}
	return o, db, running, enrolled
}

// BenchmarkTraining is what Học nghề asks for with thousands of enrolments.
func BenchmarkTraining(b *testing.B) {
	o, db, class, enrolled := academy(b)
	b.Logf("%d enrolments", enrolled)
	run := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("classes/ours", func() error { _, err := o.Classes(0); return err })
	run("classes/floor", func() error {
		return each(db, "SELECT * FROM enrolment", "SELECT * FROM training_class", "SELECT m.* FROM movement m JOIN enrolment e ON e.stay_id = m.stay_id")
	})
	run("class/ours", func() error { _, err := o.ClassOf(class); return err })
	run("class/floor", func() error {
		return each(db, "SELECT m.* FROM movement m JOIN enrolment e ON e.stay_id = m.stay_id WHERE e.class_id = ?", "SELECT * FROM enrolment WHERE class_id = ?",
			"SELECT a.* FROM attendance a JOIN enrolment e ON e.id = a.enrolment_id WHERE e.class_id = ?", class)
	})
	run("candidates/ours", func() error { _, err := o.Candidates(class, o.Today()); return err })
	run("candidates/floor", func() error {
		return each(db, "SELECT m.* FROM movement m JOIN stay_interval i ON i.stay_id = m.stay_id WHERE i.from_day <= '2026-11-21' AND i.to_day >= '2026-11-21'",
			"SELECT e.* FROM enrolment e JOIN stay_interval i ON i.stay_id = e.stay_id WHERE i.from_day <= '2026-11-21' AND i.to_day >= '2026-11-21'")
	})
	run("attendance/ours", func() error { _, err := o.Sheet(class, o.Today()); return err })
	run("results/ours", func() error { _, err := o.TrainingResults(2026); return err })
	run("results/floor", func() error {
		return each(db, "SELECT * FROM enrolment", "SELECT * FROM job_report", "SELECT m.* FROM movement m WHERE stay_id IN (SELECT stay_id FROM stay_interval WHERE from_day <= '2026-12-31' AND to_day >= '2026-01-01')")
	})
}

// each reads every row of some questions; a last int64 is the argument of each that asks for one.
func each(db *sql.DB, q ...any) error {
	var args []any
	if id, ok := q[len(q)-1].(int64); ok {
		args, q = []any{id}, q[:len(q)-1]
	}
	for _, s := range q {
		rows, err := db.Query(s.(string), args...)
		if err != nil {
			return err
		}
		names, err := rows.Columns()
		if err != nil {
			return err
		}
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(cells...); err != nil {
				return err
			}
		}
		if err := rows.Err(); err != nil {
			return err
		}
	}
	return nil
}
