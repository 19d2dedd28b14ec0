package app_test

import (
	"fmt"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

func TestSimilarNamesMatchesAndDifferences(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth, a.Resident.IDNumber = "Lò Văn Thúy", date.Partial{Y: 1988, M: 1, D: 5}, "017088003127"
		a.Identity = []app.IdentityPaper{{Kind: "cmnd", Number: "113456789"}}
		a.Entry.Day = day("2026-07-10")
	})
	datatest.Move(t, o, id, stay.Complete, day("2026-10-10"))
	datatest.Stay(t, o, datatest.Named("Bùi Thị Hoa"))
	for _, c := range []struct {
		name, birth, number string
		want                string
	}{
		{"Lò Văn Thúy", "1988-01-05", "017088003127", "1 1 1 strong"},
		{"LÒ VĂN THUÝ", "1988", "", "2 2 0 strong tone part"},
		{"lo van thui", "1988-05-01", "", "2 2 0 strong iy swap"},
		{"Lo Van Thuy", "1988-01", "", "2 2 0 strong accents part"},
		{"Lò Văn Thủy", "1988-01-05", "", "2 1 0 strong accents"},
		{"Lò Thúy", "", "", "2 0 0 middle"},
		{"Lò Văn Thúy", "1990-02-02", "", "1 3 0"},
		{"Nguyễn Văn An", "", "113456789", "3 0 1 strong"},
		{"Lò Văn Thúy", "1988-01-05", "017088003128", "1 1 3 strong"},
		{"Lò Văn Thủy Tiên", "1988-01-05", "", "none"},
		{"Bùi Văn Thúy", "1988-01-05", "", "none"},
		{"", "1988-01-05", "", "none"},
	} {
		list := similar(t, o, c.name, c.birth, c.number)
		got := "none"
		if len(list) > 0 {
			l := list[0]
			got = fmt.Sprint(int(l.NameIs), " ", int(l.BirthIs), " ", int(l.NumberIs))
			if l.Strong() {
				got += " strong"
			}
			for _, by := range []string{l.NameBy, l.BirthBy} {
				if by != "" {
					got += " " + by
				}
			}
			if e, end := l.LastStay(); e == nil || end == nil || end.Kind != stay.Complete || l.Open() != nil {
				t.Error("the earlier stay tells who it is", c)
			}
		}
		if got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// Đ and d, either place of the tone, i and y in every word, capitals and marks sent apart: each is the same person; what one of
// the two does not know is not different, and a person without a birth or a number is found all the same.
func TestSimilarSpellings(t *testing.T) {
	o := office(t)
	id := datatest.Stay(t, o, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth, a.Resident.IDNumber = "Đinh Thị Mỹ Hòa", date.Partial{Y: 1990, M: 11, D: 12}, ""
		a.Entry.Day = day("2026-07-10")
	})
	datatest.Move(t, o, id, stay.Complete, day("2026-10-10"))
	for _, c := range []struct{ name, birth, number, want string }{
		{"Đinh Thị Mỹ Hòa", "1990-11-12", "001090000001", "1 1 0 true"},
		{"Đinh Thị Mỹ Hoà", "1990-11-12", "", "2 1 0 true"},
		{"ĐINH THỊ MỸ HOÀ", "1990-12-11", "", "2 2 0 true"},
		{"dinh thi my hoa", "1990", "", "2 2 0 true"},
		{"Dinh Thi Mi Hoa", "", "", "2 0 0 false"},
		{"Đinh Thị Mĩ Hòa", "1990-11", "", "2 2 0 true"},
		{"\u0110inh Thi\u0323 My\u0303 Ho\u0300a", "1990-11-12", "", "1 1 0 true"}, // marks apart: NFD, as it comes from a card or a Mac
		{"Đinh Hòa", "1990-11-12", "", "2 1 0 true"},
		{"Đinh Thị Mỹ Hòa", "1991-11-12", "", "1 3 0 false"},
		{"Đinh Thị Mỹ Hạnh", "1990-11-12", "", "none"},
	} {
		list := similar(t, o, c.name, c.birth, c.number)
		got := "none"
		if len(list) > 0 {
			l := list[0]
			got = fmt.Sprint(int(l.NameIs), " ", int(l.BirthIs), " ", int(l.NumberIs), " ", l.Strong())
		}
		if got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestDraftSurvivesAndGoes(t *testing.T) {
	o := office(t)
	keep := func(v map[string]string) {
		t.Helper()
		if err := o.KeepDraft("admission", "", v); err != nil {
			t.Fatal(err)
		}
	}
	keep(map[string]string{"name": "LÒ VĂN", "birth": ""})
	keep(map[string]string{"name": "LÒ VĂN DŨNG"})
	v, at, ok, err := o.DraftOf("admission", "")
	if err != nil || !ok || v["name"] != "LÒ VĂN DŨNG" || len(v) != 1 || at == "" {
		t.Fatal(v, at, ok, err)
	}
	if ds, err := o.Drafts(); err != nil || len(ds) != 1 {
		t.Fatal(ds, err)
	}
	if n := count(t, o); n != 0 {
		t.Fatal("a draft is no fact: ", n)
	}
	keep(map[string]string{"name": ""})
	if _, _, ok, err := o.DraftOf("admission", ""); ok || err != nil {
		t.Fatal("an empty form is no draft", err)
	}
}

// Of a name that many have, the one born that day is found.
func TestSimilarAmongManyOfOneName(t *testing.T) {
	o := office(t)
	for i := range 130 {
		datatest.Stay(t, o, func(a *app.Admission) {
			a.Resident.Name, a.Resident.Birth = "Nguyễn Văn An", date.Partial{Y: int16(1960 + i%40), M: int8(1 + i%12), D: int8(1 + i%28)}
		})
	}
	datatest.Stay(t, o, func(a *app.Admission) {
		a.Resident.Name, a.Resident.Birth = "Nguyễn Văn Ấn", date.Partial{Y: 2001, M: 9, D: 30}
	})
	list, err := o.Similar("Nguyễn Văn An", date.Partial{Y: 2001, M: 9, D: 30}, "")
	if err != nil || len(list) == 0 || list[0].Name != "Nguyễn Văn Ấn" || list[0].BirthIs != app.Same || list[0].NameIs != app.Near {
		t.Fatalf("%+v %v", list, err)
	}
}

// similar is who is offered while a name, a birth and a number are typed.
func similar(t *testing.T, o *app.Office, name, birth, number string) []app.Likeness {
	t.Helper()
	day, err := date.ParsePartial(birth)
	if err != nil {
		t.Fatal(err)
	}
	list, err := o.Similar(name, day, number)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
