package app_test

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/app/handover"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/assets"
)

// The book of a synthetic centre shows a handover in every state, with its papers and steps, and the work list agrees with it.
func TestSampleShowsEveryState(t *testing.T) {
	o, _ := filled(t, demo.Size{Residents: 640, Years: 1, Seed: 1})
	if err := o.FillHandovers(); err != nil { // without forms nothing is done
		t.Fatal(err)
	}
	var err error
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		t.Fatal(err)
	}
	if o.Words, err = say.Load(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	if err := o.FillHandovers(); err != nil {
		t.Fatal(err)
	}
	agrees(t, o, "the sample")
	book, err := o.Book()
	if err != nil {
		t.Fatal(err)
	}
	count, devices := map[handover.State]int{}, 0
	for i := range book {
		count[book[i].State]++
		if h := handed(t, o, book[i].Stay); h.Facts.Monitoring != 0 && h.Next != "" {
			devices++
		}
	}
	for _, s := range handover.States {
		if count[s] == 0 && s != handover.Dropped { // given up only where something was late long before
			t.Errorf("nobody is %s: %v", s, count)
		}
	}
	if y, m, _ := o.Today().AddMonths(-1).YMD(); devices != 1 {
		t.Errorf("%d under monitoring", devices)
	} else if lines, sum, err := o.Rehab(y, m); err != nil || len(lines) != 3 || sum.People == 0 {
		t.Errorf("%d communes reported: %+v %v", len(lines), sum, err)
	}
	var stray []app.HandoverLine
	for i := range book {
		if len(book[i].Stray) > 0 {
			stray = append(stray, book[i])
		}
	}
	if len(stray) > 0 {
		t.Errorf("%+v", stray)
	}
}
