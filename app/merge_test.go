package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

// rich admits somebody about whom every table of a person has a row, lets them go, and gives the resident.
func rich(t *testing.T, o *app.Office, from, to string, edits ...func(*app.Admission)) int64 {
	t.Helper()
	id := datatest.Stay(t, o, append([]func(*app.Admission){func(a *app.Admission) {
		a.Entry.Day = day(from)
		a.Identity = []app.IdentityPaper{{Kind: "cccd", Number: a.Resident.IDNumber}}
		a.Relatives = []app.Relative{{Relation: "mẹ", Name: "Lò Thị Cả", Contact: true}}
		a.Substances = []app.Substance{{Name: "Heroin", Main: true}}
		a.Photo = []byte{0xff, 0xd8, byte(day(from))}
	}}, edits...)...)
	datatest.Move(t, o, id, stay.TransferOut, day(to), func(m *app.Move) { m.Place = "Cơ sở khác" })
	who := residentOf(t, o, id)
	keep(t, o, who, app.DepositGift, from, 500000)
	_, err := o.Pay(app.Voucher{Kind: app.VoucherPay, StayID: id, Day: day("2026-11-03"), Party: "Lò Văn Ơn", About: app.AboutOther, Amount: 200000})
	no(t, err)
	_, err = o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: day("2026-11-04"), Addressee: app.ToPolice})
	no(t, err)
	return who
}

// rowsOf is every row of the tables of a person, as the file has them.
func rowsOf(t *testing.T, o *app.Office, who int64) map[string]string {
	t.Helper()
	out := map[string]string{}
	no(t, o.Store.Read(func(tx app.Tx) error {
		for _, list := range []any{&[]app.IdentityPaper{}, &[]app.Relative{}, &[]app.Substance{}, &[]app.Photo{}, &[]app.IssuedPaper{}, &[]app.HealthNote{},
			&[]app.DepositEntry{}, &[]app.Voucher{}, &[]stay.Stay{}} {
			if err := tx.List(list, "resident_id", who); err != nil {
				return err
			}
			b, err := json.Marshal(list)
			no(t, err)
			out[reflect.TypeOf(list).Elem().Elem().Name()] = string(b)
		}
		r, err := app.Load[app.Resident](tx, who)
		b, _ := json.Marshal(r)
		out["Resident"] = string(b)
		return err
	}))
	return out
}

func sound(t *testing.T, o *app.Office) {
	t.Helper()
	s := o.Store.(*data.Store)
	faults, err := s.Verify(context.Background(), o.Law, nil)
	no(t, err)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
}

// Everything of the other record goes to the kept one, nothing is deleted, the old code still finds the person, and taking the
// merge back leaves both as they were.
func TestMergeMovesEverything(t *testing.T) {
	o := office(t)
	kept := rich(t, o, "2026-09-01", "2026-09-20", func(a *app.Admission) {
		a.Resident.Name, a.Resident.Ethnic, a.Resident.Address = "Nguyễn Văn An", "Kinh", "Thôn 1"
	})
	other := rich(t, o, "2026-10-01", "2026-10-20", func(a *app.Admission) {
		a.Resident.Name, a.Resident.Religion, a.Resident.Address, a.Resident.HeightCM = "Nguyễn An", "Phật giáo", "Thôn 2", 165
		a.Relatives = append(a.Relatives, app.Relative{Relation: "vợ", Name: "Trần Thị Bình"})
	})
	wasKept, wasOther := rowsOf(t, o, kept), rowsOf(t, o, other)
	v, err := o.CompareRecords(kept, other)
	no(t, err)
	var differ, filled []string
	for _, f := range v.Facts {
		differ = append(differ, f.Key)
	}
	for _, f := range v.Filled {
		filled = append(filled, f.Key)
	}
	if !slices.Equal(differ, []string{"name", "id_number", "home"}) || !slices.Equal(filled, []string{"religion", "height"}) || v.Clash != nil {
		t.Fatalf("differ %v, filled %v, %v", differ, filled, v.Clash)
	}
	no(t, o.Merge(app.Merge{Kept: kept, Other: other, Take: []string{"home"}, Why: "ghi hai lần"}))
	sound(t, o)
	life, err := o.Open(other) // an old link leads to the kept record
	no(t, err)
	r := life.Resident
	if r.ID != kept || r.Name != "Nguyễn Văn An" || r.OtherNames != "Nguyễn An" || r.Address != "Thôn 2" || r.Religion != "Phật giáo" || r.HeightCM != 165 || r.Ethnic != "Kinh" {
		t.Errorf("%+v", r)
	}
	if len(life.Stays) != 2 || len(life.Identity) != 2 || len(life.Relatives) != 2 || len(life.Substances) != 1 {
		t.Errorf("%d stays, %d papers, %d relatives, %d substances", len(life.Stays), len(life.Identity), len(life.Relatives), len(life.Substances))
	}
	left := rowsOf(t, o, other)
	for table, rows := range left {
		if table != "Resident" && rows != "[]" && rows != "null" {
			t.Errorf("%s stayed behind: %s", table, rows)
		}
	}
	if b, err := o.Deposit(kept); err != nil || b.Balance != 1000000 {
		t.Errorf("the deposit book says %v %v", b.Balance, err)
	}
	f, err := o.Find(app.Search{Text: v.Other.Resident.Code})
	if err != nil || len(f.Hits) != 1 || f.Hits[0].Resident != kept || f.Hits[0].Stays != 2 {
		t.Errorf("the old code finds %+v %v", f.Hits, err)
	}
	h, err := o.History(app.EntryQuery{Resident: kept}, 99)
	no(t, err)
	if n := slices.IndexFunc(h, func(l app.HistoryLine) bool { return l.Entry.Name == "act.admit" && l.Entry.Resident == other }); n < 0 {
		t.Error("the journal of the kept record leaves out what was written to the other")
	}
	unmerge(t, o, kept, other)
	if got := rowsOf(t, o, kept); !reflect.DeepEqual(got, wasKept) {
		t.Errorf("kept is\n%v\nwas\n%v", got, wasKept)
	}
	if got := rowsOf(t, o, other); !reflect.DeepEqual(got, wasOther) {
		t.Errorf("other is\n%v\nwas\n%v", got, wasOther)
	}
	sound(t, o)
}

func unmerge(t *testing.T, o *app.Office, kept, other int64) {
	t.Helper()
	m, err := o.MergedInto(kept)
	no(t, err)
	i := slices.IndexFunc(m, func(m app.Merged) bool { return m.Resident.ID == other })
	if i < 0 {
		t.Fatalf("%d is not among what was merged: %+v", other, m)
	}
	no(t, o.Undo(m[i].Act, "hai người khác nhau"))
}

// A number that is not in use any more is still found; taking the merge back takes it from the papers again.
func TestMergeKeepsEveryNumber(t *testing.T) {
	o := office(t)
	bare := func(a *app.Admission) { a.Identity = nil }
	kept, other := rich(t, o, "2026-05-01", "2026-06-01", bare), rich(t, o, "2026-07-01", "2026-08-01", bare)
	was, err := o.Open(kept)
	no(t, err)
	no(t, o.Merge(app.Merge{Kept: kept, Other: other, Take: []string{"id_number"}, Why: "x"}))
	finds := func() int {
		f, err := o.Find(app.Search{Text: was.Resident.IDNumber})
		no(t, err)
		return len(f.Hits)
	}
	if finds() != 1 {
		t.Error("the number before the merge finds nobody")
	}
	unmerge(t, o, kept, other)
	if l, err := o.Open(kept); err != nil || len(l.Identity) != 0 || l.Resident.IDNumber != was.Resident.IDNumber || finds() != 1 {
		t.Errorf("%+v %v", l.Identity, err)
	}
	sound(t, o)
}

func TestMergeRefusals(t *testing.T) {
	o := office(t)
	a := residentOf(t, o, datatest.Stay(t, o, datatest.Named("Vũ Đức Ân", day("2026-09-01"))))
	b := residentOf(t, o, datatest.Stay(t, o, datatest.Named("Vũ Đức Ân", day("2026-10-01"))))
	c := rich(t, o, "2026-07-01", "2026-08-01")
	refused(t, o.Merge(app.Merge{Kept: a, Other: a, Why: "x"}), "err.merge.same")
	refused(t, o.Merge(app.Merge{Kept: a, Other: b, Why: "x"}), "err.stay.still_open")
	v, err := o.CompareRecords(a, b)
	no(t, err)
	refused(t, v.Clash, "err.stay.still_open")
	if err := o.Merge(app.Merge{Kept: a, Other: c, Why: " "}); !problem(err, "why") {
		t.Errorf("without a reason: %v", err)
	}
	no(t, o.Merge(app.Merge{Kept: a, Other: c, Why: "x"}))
	refused(t, o.Merge(app.Merge{Kept: b, Other: c, Why: "x"}), "err.merge.void")
	m, err := o.MergedInto(a)
	no(t, err)
	no(t, o.Undo(m[0].Act, ""))
	refused(t, o.Undo(m[0].Act, ""), "err.undo_later")
}

// What came after a merge stays when it is taken back: new rows with the kept record, corrections where they were made. A second
// merge of the kept record stands in the way.
func TestUnmergeKeepsWhatCameAfter(t *testing.T) {
	o := office(t)
	kept, other, third := rich(t, o, "2026-05-01", "2026-06-01"), rich(t, o, "2026-07-01", "2026-08-01"), rich(t, o, "2026-09-01", "2026-09-05")
	no(t, o.Merge(app.Merge{Kept: kept, Other: other, Why: "x"}))
	life, err := o.Open(kept)
	no(t, err)
	r := life.Resident
	r.Note = "sau khi gộp"
	no(t, o.ChangeResident(app.Admission{Resident: r}, ""))
	keep(t, o, kept, app.DepositGift, "2026-11-10", 100000)
	first, err := o.MergedInto(kept)
	no(t, err)
	no(t, o.Merge(app.Merge{Kept: third, Other: kept, Why: "y"}))
	refused(t, o.Undo(first[0].Act, ""), "err.undo_later")
	if l, err := o.Open(other); err != nil || l.Resident.ID != third || len(l.Stays) != 3 {
		t.Fatal("a chain of merges leads to", l.Resident.ID, err)
	}
	unmerge(t, o, third, kept)
	unmerge(t, o, kept, other)
	if life, err = o.Open(kept); err != nil || life.Resident.Note != "sau khi gộp" || len(life.Stays) != 1 {
		t.Errorf("%+v %v", life.Resident, err)
	}
	if b, err := o.Deposit(kept); err != nil || b.Balance != 600000 {
		t.Error(b.Balance, err)
	}
	// the code of the next stay is free although one of the codes went and came back
	id, err := o.Admit(app.Admission{Resident: life.Resident, Entry: stay.Movement{Kind: stay.Admit, Day: day("2026-11-20"), Status: stay.Compulsory},
		Decision: &stay.Decision{Number: "9/2026/QĐ-TA", Day: day("2026-11-19"), Term: 12, Issuer: "Tòa án", Occurrence: 2}})
	if err != nil || id == 0 {
		t.Error(err)
	}
	sound(t, o)
}

// What was spent together cannot be parted: a book would fall below zero.
func TestUnmergeKeepsBooksAboveZero(t *testing.T) {
	o := office(t)
	kept, other := rich(t, o, "2026-05-01", "2026-06-01"), rich(t, o, "2026-07-01", "2026-08-01")
	no(t, o.Merge(app.Merge{Kept: kept, Other: other, Why: "x"}))
	keep(t, o, kept, app.DepositCanteen, "2026-11-10", 900000)
	m, err := o.MergedInto(kept)
	no(t, err)
	refused(t, o.Undo(m[0].Act, ""), "err.deposit.short")
}

// The clerk merges without the key of the health desk, which reads what it wrote as before.
func TestMergeKeepsSealedRowsReadable(t *testing.T) {
	o := office(t)
	kept, other := rich(t, o, "2026-05-01", "2026-06-01"), rich(t, o, "2026-07-01", "2026-08-01")
	datatest.Accounts(t, o)
	datatest.As(t, o, "health")
	_, err := o.AddHealthNote(other, 0, app.HealthText{Day: day("2026-07-02"), Text: "LAOPHOI"})
	no(t, err)
	datatest.As(t, o, "clerk")
	if err := o.Merge(app.Merge{Kept: kept, Other: other, Why: "x"}); err != app.ErrPasswordAgain {
		t.Fatalf("a merge is grave: %v", err)
	}
	datatest.Sure(t, o)
	no(t, o.Merge(app.Merge{Kept: kept, Other: other, Why: "x"}))
	for _, parted := range []bool{false, true} {
		datatest.As(t, o, "health")
		who := kept
		if parted {
			who = other
		}
		notes, err := o.HealthNotes(who)
		if err != nil || len(notes) != 1 || notes[0].Text != "LAOPHOI" {
			t.Fatalf("%+v %v", notes, err)
		}
		datatest.As(t, o, "clerk")
		if !parted {
			datatest.Sure(t, o)
			unmerge(t, o, kept, other)
		}
	}
	h, err := o.History(app.EntryQuery{}, 99)
	no(t, err)
	for _, l := range h {
		for _, c := range l.Rows {
			if l.Entry.Name == "act.merge" && c.Table == "health_note" {
				t.Errorf("the journal tells of the health desk: %+v", c)
			}
		}
	}
}

// A merge of records that agree changes no figure of any month, frozen or not; taking it back leaves every row as it was.
func TestMergeChangesNoFigure(t *testing.T) {
	o := office(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		base := date.Of(2024, 1, 1).AddMonths(rapid.IntRange(0, 12).Draw(rt, "month"))
		gap := date.Date(rapid.IntRange(0, 200).Draw(rt, "gap"))
		first := base + date.Date(rapid.IntRange(1, 90).Draw(rt, "days"))
		sex := rapid.SampledFrom([]string{app.Male, app.Female}).Draw(rt, "sex")
		same := func(a *app.Admission) {
			a.Resident.Name, a.Resident.Birth, a.Resident.Sex = "Lò Văn Ơn", date.Partial{Y: int16(1970 + n%40)}, sex
		}
		kept := rich(t, o, base.String(), first.String(), same)
		other := rich(t, o, (first + gap).String(), (first + gap + 30).String(), same)
		wasKept, wasOther := rowsOf(t, o, kept), rowsOf(t, o, other)
		months := []date.Date{base, first, first + gap, first + gap + 30}
		before := figures(t, o, months)
		a, b := kept, other
		if rapid.Bool().Draw(rt, "the younger is kept") {
			a, b = b, a
		}
		no(t, o.Merge(app.Merge{Kept: a, Other: b, Take: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"id_number", "home", "note"}), rapid.ID[string]).Draw(rt, "take"), Why: "trùng"}))
		if got := figures(t, o, months); got != before {
			rt.Fatal("a merge changes figures")
		}
		unmerge(t, o, a, b)
		if got := figures(t, o, months); got != before {
			rt.Fatal("figures after the merge was taken back differ")
		}
		if !reflect.DeepEqual(rowsOf(t, o, kept), wasKept) || !reflect.DeepEqual(rowsOf(t, o, other), wasOther) {
			rt.Fatal("rows differ after the merge was taken back")
		}
	})
	sound(t, o)
}

// figures are the censuses of the months of these days, row by row. Rows that count people are left out: who came twice in a
// month under two records was two people and is one.
func figures(t *testing.T, o *app.Office, days []date.Date) string {
	t.Helper()
	var out strings.Builder
	for _, d := range days {
		y, m, _ := d.YMD()
		c, err := o.CensusOf(y, m, 0)
		no(t, err)
		for _, row := range c.Table(o.Words).Rows {
			if strings.HasPrefix(row.Cells[0].Text, "Số người") {
				continue
			}
			for _, cell := range row.Cells {
				fmt.Fprintf(&out, "%s%d ", cell.Text, cell.Int)
			}
		}
	}
	return out.String()
}

// A frozen month tells a merge as an entry that came after, and its effect on the figures as none.
func TestMergeAfterTheFreeze(t *testing.T) {
	o := office(t)
	kept, other := rich(t, o, "2026-09-01", "2026-09-20"), rich(t, o, "2026-10-05", "2026-10-20", datatest.Named("Phạm Thùy Dương"))
	p, err := o.Close(2026, 10)
	no(t, err)
	no(t, o.Merge(app.Merge{Kept: kept, Other: other, Why: "một người"}))
	l, err := o.LateEntries(p)
	no(t, err)
	if len(l.Effect) != 0 || !l.Explained() {
		t.Errorf("%+v", l)
	}
	unmerge(t, o, kept, other)
	if l, err = o.LateEntries(p); err != nil || len(l.Effect) != 0 || !l.Explained() {
		t.Errorf("%+v %v", l, err)
	}
}
