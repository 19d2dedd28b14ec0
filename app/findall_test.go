package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

func numbered(name, number string) func(*app.Admission) {
	return func(a *app.Admission) { a.Resident.Name, a.Decision.Number = name, number }
}

// One box finds people by name, stays by code, decisions and papers by number, the best of each first.
func TestFindAll(t *testing.T) {
	o := datatest.Office(t)
	var err error
	if o.Forms, err = paper.Load(assets.Forms()); err != nil {
		t.Fatal(err)
	}
	if o.Words, err = say.Load(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	datatest.Stay(t, o, numbered("Trần Văn Đạt", "450/QĐ-TAND"))
	datatest.Stay(t, o, numbered("Đạt Thị Nga", "12/QĐ-TAND"))
	gone := datatest.Stay(t, o, numbered("Lê Đạt", "0045/QĐ-TAND"))
	datatest.Move(t, o, gone, stay.Escape, date.Of(2026, 10, 1))
	here := datatest.Stay(t, o, numbered("Vũ Đức Ân", "45/QĐ-TAND"))
	issued, err := o.Issue(app.PaperRequest{Stay: here, Kind: app.PaperNotice, Day: o.Today(), Addressee: app.ToFamily})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(typed string) app.Answers {
		t.Helper()
		a, err := o.FindAll(typed, 5)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if a := ask("  "); a.Count() != 0 {
		t.Error("nothing typed found", a.Count())
	}
	if a := ask("dat"); len(a.People) != 3 || a.Total != 3 || a.People[0].Name != "Lê Đạt" || len(a.Decisions) != 0 {
		t.Errorf("%+v", a)
	}
	a := ask("45")
	if len(a.Decisions) != 3 || a.Decisions[0].Name != "Vũ Đức Ân" || a.Decisions[1].Number != "0045/QĐ-TAND" || a.Decisions[2].Number != "450/QĐ-TAND" {
		t.Errorf("decisions %+v", a.Decisions)
	}
	for _, typed := range []string{"45/QĐ-TAND", "45/qd-ta", "qđ 45", "0045", "45 qd tand", "45 / QĐ - TAND", "45/QDTAND", "45qd", "45qđtand", "45 qdtand", "so 45", "số 45", "quyết định 45",
		"quyet dinh so 45", "QĐ số 45/QĐ-TAND", "45.qd.tand", "tand 45", "qd45"} {
		if a := ask(typed); len(a.Decisions) == 0 || a.Decisions[0].Number != "45/QĐ-TAND" && a.Decisions[0].Number != "0045/QĐ-TAND" {
			t.Errorf("%s: %+v", typed, a.Decisions)
		}
	}
	if a := ask("12a"); len(a.Decisions) != 0 {
		t.Errorf("12a: %+v", a.Decisions)
	}
	datatest.Stay(t, o, numbered("Hà Văn Ba", "12A/QĐ-TAND"))
	for _, typed := range []string{"12a", "12A/QĐ", "qd 12a"} {
		if a := ask(typed); len(a.Decisions) != 1 || a.Decisions[0].Number != "12A/QĐ-TAND" {
			t.Errorf("%s: %+v", typed, a.Decisions)
		}
	}
	serial := strings.SplitN(issued[0].Number, "/", 2)[0]
	for _, typed := range []string{"tb " + serial, serial + " tb cscn", "thông báo " + serial, "so " + serial, "giay so " + serial, serial + "tb"} {
		if a := ask(typed); len(a.Papers) != 1 {
			t.Errorf("%s: %+v", typed, a.Papers)
		}
	}
	if a := ask(issued[0].Number); len(a.Papers) != 1 || a.Papers[0].ID != issued[0].ID || a.Papers[0].Stay != here || a.Papers[0].Kind != app.PaperNotice {
		t.Errorf("%s: %+v", issued[0].Number, a.Papers)
	}
	s, err := o.TimelineOf(gone)
	if err != nil {
		t.Fatal(err)
	}
	if a := ask(s.Stay.Code); len(a.Stays) != 1 || a.Stays[0].Stay != gone || a.Stays[0].Name != "Lê Đạt" {
		t.Errorf("%s: %+v", s.Stay.Code, a.Stays)
	}
	if err := o.VoidPaper(issued[0].ID, "ghi nhầm"); err != nil {
		t.Fatal(err)
	}
	if a := ask(issued[0].Number); len(a.Papers) != 0 {
		t.Error("a withdrawn paper was found")
	}
}
