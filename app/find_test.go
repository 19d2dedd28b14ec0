package app_test

import (
	"slices"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// three is a centre with one present, one escaped and one who left, and the day on which all three were there.
func three(t *testing.T) (*app.Office, date.Date) {
	o := datatest.Office(t)
	datatest.Stay(t, o, datatest.Named("Lê Hoàng Đạt", date.Of(2026, 3, 2)))
	gone := datatest.Stay(t, o, datatest.Named("Vũ Đức Ân", date.Of(2026, 3, 1)))
	out := datatest.Stay(t, o, datatest.Named("Trần Thị Bình", date.Of(2026, 3, 3)), func(a *app.Admission) {
		a.Entry.Status, a.Decision.Term = stay.Voluntary, 6
	})
	datatest.Move(t, o, gone, stay.Escape, date.Of(2026, 5, 1))
	datatest.Move(t, o, out, stay.Complete, date.Of(2026, 9, 3))
	return o, date.Of(2026, 4, 1)
}

func names(hits []app.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Name)
	}
	return out
}

func TestFindCarriesTheClocksOfWhatIsInView(t *testing.T) {
	o, _ := three(t)
	f, err := o.Find(app.Search{Text: "dat le"})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Hits) != 1 || f.Hits[0].Name != "Lê Hoàng Đạt" {
		t.Fatalf("found %v", names(f.Hits))
	}
	// 24 months from 02/03/2026 end on 02/03/2028: 467 days after 21/11/2026, 264 served.
	want := app.Left{Known: true, HasTerm: true, End: date.Of(2028, 3, 2), Counted: 264, Remaining: 467}
	if f.Hits[0].Left != want {
		t.Errorf("clock %+v, want %+v", f.Hits[0].Left, want)
	}
	all, err := o.Lefts(o.Today())
	if err != nil {
		t.Fatal(err)
	}
	if all[f.Hits[0].Stay] != want || len(all) != 2 {
		t.Errorf("clocks of all open stays: %+v", all)
	}
}

func TestChipsCountWhatTheyWouldShow(t *testing.T) {
	o, _ := three(t)
	f, err := o.Find(app.Search{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		about string
		chips app.Chips
		want  []string
	}{
		{"everybody", app.Chips{}, []string{"Vũ Đức Ân", "Trần Thị Bình", "Lê Hoàng Đạt"}},
		{"open", app.Chips{Open: true}, []string{"Vũ Đức Ân", "Lê Hoàng Đạt"}},
		{"voluntary", app.Chips{Status: stay.Voluntary}, []string{"Trần Thị Bình"}},
		{"open and voluntary", app.Chips{Open: true, Status: stay.Voluntary}, nil},
		{"off the books", app.Chips{Open: true, Group: app.GroupOff}, []string{"Vũ Đức Ân"}},
		{"escaped", app.Chips{Open: true, Group: app.GroupEscaped}, []string{"Vũ Đức Ân"}},
		{"soon", app.Chips{Open: true, Group: app.GroupSoon}, nil},
	} {
		hits, n := c.chips.Choose(slices.Clone(f.Hits))
		if !slices.Equal(names(hits), c.want) {
			t.Errorf("%s: %v, want %v", c.about, names(hits), c.want)
		}
		// A count is what pressing the chip beside the others would show.
		for _, g := range app.ChipGroups {
			with := c.chips
			with.Group = g
			if shown, _ := with.Choose(slices.Clone(f.Hits)); len(shown) != n.Group[g] {
				t.Errorf("%s: chip %s says %d, shows %d", c.about, g, n.Group[g], len(shown))
			}
		}
		for _, s := range stay.Statuses {
			with := c.chips
			with.Status = s
			if shown, _ := with.Choose(slices.Clone(f.Hits)); len(shown) != n.Status[s] {
				t.Errorf("%s: chip %s says %d, shows %d", c.about, s, n.Status[s], len(shown))
			}
		}
		with := c.chips
		with.Open = true
		if shown, _ := with.Choose(slices.Clone(f.Hits)); len(shown) != n.Open {
			t.Errorf("%s: chip open says %d, shows %d", c.about, n.Open, len(shown))
		}
	}
}

func TestWhoWasHereOnADay(t *testing.T) {
	o, day := three(t)
	f, err := o.Find(app.Search{Day: day, OpenOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Hits) != 3 {
		t.Fatalf("on %s: %v", day.Text(), names(f.Hits))
	}
	for _, h := range f.Hits {
		if h.State != stay.Present || !h.Left.HasTerm {
			t.Errorf("%s on %s: %s, %+v", h.Name, day.Text(), h.State, h.Left)
		}
	}
}

func TestOrdersOfAList(t *testing.T) {
	o, _ := three(t)
	f, err := o.Find(app.Search{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		column string
		desc   bool
		want   []string
	}{
		{"name", false, []string{"Vũ Đức Ân", "Trần Thị Bình", "Lê Hoàng Đạt"}},
		{"name", true, []string{"Lê Hoàng Đạt", "Trần Thị Bình", "Vũ Đức Ân"}},
		{"code", false, []string{"Lê Hoàng Đạt", "Vũ Đức Ân", "Trần Thị Bình"}},
		{"state", false, []string{"Lê Hoàng Đạt", "Vũ Đức Ân", "Trần Thị Bình"}},
		{"status", true, []string{"Trần Thị Bình", "Vũ Đức Ân", "Lê Hoàng Đạt"}},
		{"days", false, []string{"Lê Hoàng Đạt", "Vũ Đức Ân", "Trần Thị Bình"}}, // fixed, running, none
	} {
		hits := slices.Clone(f.Hits)
		o.SortHits(hits, c.column, c.desc, o.Today())
		if !slices.Equal(names(hits), c.want) {
			t.Errorf("by %s, down %v: %v", c.column, c.desc, names(hits))
		}
	}
}

func TestARelativeEnteredByMistakeIsWithdrawn(t *testing.T) {
	o := datatest.Office(t)
	datatest.Stay(t, o, func(a *app.Admission) { a.Relatives = []app.Relative{{Name: "Trần Thị Mẹ", Relation: "mẹ"}} })
	f, err := o.Find(app.Search{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := o.Open(f.Hits[0].Resident)
	if err != nil {
		t.Fatal(err)
	}
	wrong := l.Relatives[0]
	wrong.VoidWhy = "ghi nhầm người"
	if err := o.ChangeResident(app.Admission{Resident: l.Resident, Relatives: []app.Relative{wrong}}, "sửa người thân"); err != nil {
		t.Fatal(err)
	}
	if l, err = o.Open(f.Hits[0].Resident); err != nil || len(l.Relatives) != 0 {
		t.Fatalf("relatives %+v, %v", l.Relatives, err)
	}
	var kept app.Relative
	if err := o.Store.Read(func(tx app.Tx) (err error) { kept, err = app.Load[app.Relative](tx, wrong.ID); return err }); err != nil {
		t.Fatal(err)
	}
	if kept.VoidWhy != "ghi nhầm người" || kept.VoidBy != o.Who || kept.VoidAt == "" {
		t.Errorf("the row is kept with its reason: %+v", kept)
	}
}
