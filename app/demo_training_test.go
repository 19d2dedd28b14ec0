package app_test

import (
	"fmt"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/demo"
)

// The synthetic centre trains too: classes past, running and to come, results, certificates, labour with its pay and one day
// over the hours, vacancies, plans and reports of work. Two of one seed are the same.
func TestDemoTrains(t *testing.T) {
	o, _ := filled(t, demo.Size{Residents: 90, Years: 3, Seed: 4})
	today := o.Today()
	classes, err := o.Classes(0)
	if err != nil {
		t.Fatal(err)
	}
	past, running, ahead, certified := 0, 0, 0, 0
	for i := range classes {
		switch c := &classes[i]; {
		case c.Last < today && c.Enrolled > 0:
			past++
		case c.First <= today && c.Learning > 0:
			running++
		case c.First > today:
			ahead++
		}
		certified += classes[i].Certified
	}
	if past < 6 || running == 0 || ahead == 0 || certified < 20 {
		t.Errorf("%d past, %d running, %d ahead, %d certificates", past, running, ahead, certified)
	}
	first := date.Of(today.Year(), 11, 1)
	sheet, err := o.Labour(0, first, first.MonthEnd())
	if err != nil || len(sheet.Lines) < 20 || len(sheet.Warnings) != 1 {
		t.Errorf("%d lines, %v %v", len(sheet.Lines), sheet.Warnings, err)
	}
	y, err := o.TrainingResults(today.Year())
	if err != nil || y.Count(app.Trained) < len(y.People)/4 || y.Count(app.Employed) == 0 || y.Count(app.KeptAt(3)) == 0 {
		t.Errorf("%d of %d trained, %d employed: %v", y.Count(app.Trained), len(y.People), y.Count(app.Employed), err)
	}
	if v, err := o.Vacancies(); err != nil || len(v) != 3 {
		t.Error(v, err)
	}
	again, _ := filled(t, demo.Size{Residents: 90, Years: 3, Seed: 4})
	if a, b := fmt.Sprint(readRows[app.Enrolment](t, o)), fmt.Sprint(readRows[app.Enrolment](t, again)); a != b || a == "[]" {
		t.Error("two centres of one seed differ")
	}
	one, _ := filled(t, demo.Size{Residents: 1, Years: 3, Seed: 4})
	if n := len(readRows[app.TrainingClass](t, one)); n == 0 {
		t.Error("a centre of one has no class")
	}
}
