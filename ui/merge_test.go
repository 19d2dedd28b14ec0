package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// two records of one person, the first let go before the second came.
func twoRecords(t *testing.T, j *journey) (first, second int64) {
	t.Helper()
	one := datatest.Stay(t, j.Office, datatest.Named("Nguyễn Văn An", date.Of(2026, 9, 1)), func(a *app.Admission) { a.Resident.Ethnic, a.Resident.Address = "Kinh", "Thôn 1" })
	datatest.Move(t, j.Office, one, stay.TransferOut, date.Of(2026, 9, 20), func(m *app.Move) { m.Place = "Cơ sở khác" })
	two := datatest.Stay(t, j.Office, datatest.Named("Nguyễn Văn An", date.Of(2026, 10, 1)), func(a *app.Admission) { a.Resident.Ethnic, a.Resident.Address = "Tày", "Thôn 2" })
	a, err := j.Office.ResidentOf(one)
	if err != nil {
		t.Fatal(err)
	}
	b, err := j.Office.ResidentOf(two)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID, b.ID
}

// The clerk merges from the record by keyboard: the most likely record is chosen, the right fact taken, the password given again;
// then parts the two again.
func TestMergeFromTheRecord(t *testing.T) {
	j := newJourney(t)
	first, second := twoRecords(t, j)
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "clerk")
	j.Desk = NewDesk(j.w, j.Office, Outer{Print: j.printed, Prefs: mapPrefs{}})
	j.Go(Route{Screen: "resident", ID: first, Arg: "info"})
	j.tap("Gộp hồ sơ trùng…")
	j.shows("Dưới đây là hồ sơ giống Nguyễn Văn An nhất")
	j.press(fyne.KeyReturn) // the likeliest
	j.shows("Gộp hai hồ sơ của một người")
	for _, w := range []string{"Dân tộc", "Kinh", "Tày", "Thôn 1", "Thôn 2", "01/09/2026 – 20/09/2026", "01/10/2026 – nay"} {
		j.shows(w)
	}
	j.press(fyne.KeyDown, fyne.KeyReturn) // number, then the ethnic group: the other is right
	j.tap("Gộp vào HV00001")
	j.shows(kit.T("err.why_needed"))
	j.write("nhập hai lần")
	j.tap("Gộp vào HV00001")
	j.keys(datatest.Password)
	life, err := j.Office.Open(second)
	if err != nil || life.Resident.ID != first || life.Resident.Ethnic != "Tày" || life.Resident.Address != "Thôn 1" || len(life.Stays) != 2 {
		t.Fatalf("%+v %v\n%s", life.Resident, err, j.screenText())
	}
	j.shows("Hồ sơ HV00002 đã gộp vào đây")
	j.tap("Tách lại…")
	j.write("hai người")
	j.tap("Tách hồ sơ")
	j.keys(datatest.Password)
	if life, err = j.Office.Open(second); err != nil || life.Resident.ID != second || life.Resident.Ethnic != "Tày" {
		t.Fatalf("%+v %v\n%s", life.Resident, err, j.screenText())
	}
	j.showsNot("đã gộp vào đây")
}

// From the list: two chosen people are laid side by side; stays that overlap are refused with a sentence, and the act is off.
func TestMergeFromTheList(t *testing.T) {
	j := newJourney(t)
	a := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"))
	b := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"))
	var hits []app.Hit
	for _, id := range []int64{a, b} {
		r, err := j.Office.ResidentOf(id)
		if err != nil {
			t.Fatal(err)
		}
		hits = append(hits, app.Hit{Resident: r.ID})
	}
	acts := j.Desk.mergeActs(hits...)
	if len(acts) != 1 || acts[0].Why != "" {
		t.Fatalf("%+v", acts)
	}
	acts[0].Do()
	j.shows("Chưa gộp được")
	j.shows("Đổi: giữ HV00002")
	j.Office.May = func(r app.Right) bool { return r != app.RightMerge }
	if acts = j.Desk.mergeActs(hits...); acts[0].Why == "" {
		t.Error("merging is offered to who may not")
	}
	if len(j.Desk.mergeActs(append(hits, hits[0])...)) != 0 {
		t.Error("three records at once")
	}
}

// Two people of whom nothing agrees are doubted before they are merged.
func TestMergeDoubtsUnlikePeople(t *testing.T) {
	j := newJourney(t)
	var ids []int64
	for i, name := range []string{"Vũ Đức Ân", "Đặng Quỳnh Ánh"} {
		r, err := j.Office.ResidentOf(datatest.Stay(t, j.Office, datatest.Named(name), func(a *app.Admission) { a.Resident.Birth.Y += int16(i) }))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.ID)
	}
	j.OpenMerge(ids[0], ids[1], func(int64) {})
	j.shows("Có chắc là một người không?")
}
