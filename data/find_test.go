package data

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/text"
)

func names(hits []app.Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Name)
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	s := openAt(t, t.TempDir()+"/x.db", Options{CommuneName: func(list, code string) string {
		if list == "2025" && code == "00004" {
			return "Phường Ba Đình"
		}
		return ""
	}})
	day := date.Of(2026, 11, 21)
	write(t, s, func(x *tx) error {
		return errors.Join(
			x.Insert([]app.Resident{
				{ID: 1, Code: "HV00001", Name: "Đặng Thùy Ân", IDNumber: "001090123456", Birth: date.Partial{Y: 1990}},
				{ID: 2, Code: "HV00002", Name: "Nguyễn Văn Đạt", Commune: "00004", CommuneList: "2025", Birth: date.Partial{Y: 1985, M: 2}},
				{ID: 3, Code: "HV00003", Name: "Y Bhăm Niê", SortName: "Bhăm|Niê|Y"},
				{ID: 4, Code: "HV00004", Name: "Hoàng Hoà", OtherNames: "Bảy Lé"},
				{ID: 5, Code: "HV00005", Name: "Lê Thị Mỹ", Void: stay.Void{VoidWhy: "trùng", VoidAt: "x"}},
			}),
			x.Insert(&app.IdentityPaper{ResidentID: 4, Kind: "cmnd", Number: "012345678"}),
			x.Insert([]stay.Stay{{ID: 1, Code: "D1-1", ResidentID: 1}, {ID: 2, Code: "D1-2", ResidentID: 1}, {ID: 3, Code: "D2-1", ResidentID: 2}, {ID: 4, Code: "D4-1", ResidentID: 4}}),
			x.PutIntervals(1, []stay.Interval{{StayID: 1, From: day - 900, To: day - 700, State: stay.Present, Status: stay.Voluntary}}),
			x.PutIntervals(2, []stay.Interval{{StayID: 2, From: day - 90, To: day - 10, State: stay.Present, Status: stay.Compulsory},
				{StayID: 2, N: 1, From: day - 10, To: date.Max, State: stay.Absent, Away: stay.Hospital, Status: stay.Compulsory}}),
			x.PutIntervals(3, []stay.Interval{{StayID: 3, From: day - 50, To: day - 20, State: stay.Present, Status: stay.PreCourt}}),
			x.PutIntervals(4, []stay.Interval{{StayID: 4, From: day + 1, To: date.Max, State: stay.Present, Status: stay.Compulsory}}))
	})
	for _, c := range []struct {
		q    app.Search
		want string
	}{
		{app.Search{}, "Đặng Thùy Ân, Y Bhăm Niê, Nguyễn Văn Đạt, Hoàng Hoà"},
		{app.Search{Desc: true}, "Hoàng Hoà, Nguyễn Văn Đạt, Y Bhăm Niê, Đặng Thùy Ân"},
		{app.Search{Text: "dang"}, "Đặng Thùy Ân"},
		{app.Search{Text: "ÂN đặ"}, "Đặng Thùy Ân"},
		{app.Search{Text: "thui"}, "Đặng Thùy Ân"}, // i for y
		{app.Search{Text: "hòa"}, "Hoàng Hoà"},     // old tone placement
		{app.Search{Text: "bay le"}, "Hoàng Hoà"},
		{app.Search{Text: "012345"}, "Hoàng Hoà"}, // an older number
		{app.Search{Text: "001090123"}, "Đặng Thùy Ân"},
		{app.Search{Text: "hv00003"}, "Y Bhăm Niê"},
		{app.Search{Text: "d1-2"}, "Đặng Thùy Ân"},
		{app.Search{Text: "ba đình"}, "Nguyễn Văn Đạt"},
		{app.Search{Text: "mỹ"}, ""},
		{app.Search{Text: "ang"}, ""}, // beginnings of words only
		{app.Search{Day: day, OpenOnly: true}, "Đặng Thùy Ân"},
		{app.Search{Day: day + 1, OpenOnly: true}, "Đặng Thùy Ân, Hoàng Hoà"},
		{app.Search{Day: day, States: []string{"absent"}}, "Đặng Thùy Ân"},
		{app.Search{Day: day - 30, States: []string{"present"}}, "Đặng Thùy Ân, Nguyễn Văn Đạt"},
		{app.Search{Day: day, States: []string{"ended"}}, "Nguyễn Văn Đạt"},
		{app.Search{Day: day, Statuses: []string{"pre_court", "voluntary"}}, "Nguyễn Văn Đạt"},
		{app.Search{Day: day - 800, Statuses: []string{"voluntary"}}, "Đặng Thùy Ân"},
		{app.Search{Sort: "code"}, "Đặng Thùy Ân, Nguyễn Văn Đạt, Y Bhăm Niê, Hoàng Hoà"},
		{app.Search{Sort: "birth"}, "Nguyễn Văn Đạt, Đặng Thùy Ân, Y Bhăm Niê, Hoàng Hoà"},
		{app.Search{Sort: "commune"}, "Nguyễn Văn Đạt, Đặng Thùy Ân, Y Bhăm Niê, Hoàng Hoà"},
		{app.Search{Day: day, Sort: "state"}, "Đặng Thùy Ân, Nguyễn Văn Đạt, Y Bhăm Niê, Hoàng Hoà"},
		{app.Search{Day: day, Sort: "status", Desc: true}, "Y Bhăm Niê, Hoàng Hoà, Nguyễn Văn Đạt, Đặng Thùy Ân"},
		{app.Search{Limit: 1, Sort: "code"}, "Đặng Thùy Ân"},
	} {
		read(t, s, func(x *tx) error {
			f, err := x.Find(c.q)
			if got := names(f.Hits); got != c.want || c.q.Limit == 0 && f.Total != len(f.Hits) || c.q.Limit == 1 && f.Total != 4 {
				t.Errorf("%+v: %s (%d), want %s", c.q, got, f.Total, c.want)
			}
			return err
		})
	}
	read(t, s, func(x *tx) error {
		f, err := x.Find(app.Search{Text: "thuy", Day: day})
		want := app.Hit{Resident: 1, Stay: 2, StayCode: "D1-2", Code: "HV00001", Name: "Đặng Thùy Ân", Birth: date.Partial{Y: 1990}, IDNumber: "001090123456",
			Status: stay.Compulsory, State: stay.Absent, Away: stay.Hospital, Stays: 2}
		if len(f.Hits) != 1 || f.Hits[0] != want {
			t.Errorf("%+v", f.Hits)
		}
		return err
	})
}

// The search is a cache: after any acts, seen from inside and outside, it answers as a plain reading of the file does.
func TestFindFollowsEveryChange(t *testing.T) {
	given := []string{"An", "Ân", "Đạt", "Dũng", "Hòa", "Hoà", "Mỹ", "Mĩ", "Yến"}
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		defer func() { _ = s.Close() }()
		next, stays := int64(1), int64(0)
		name := rapid.Custom(func(rt *rapid.T) string {
			return "Nguyễn " + rapid.SampledFrom(given).Draw(rt, "middle") + " " + rapid.SampledFrom(given).Draw(rt, "given")
		})
		step := func(a app.Tx) error {
			switch k := rapid.IntRange(0, 4).Draw(rt, "step"); {
			case k == 0 || next == 1:
				next++
				return a.Insert(&app.Resident{ID: next - 1, Code: fmt.Sprint("P", next-1), Name: name.Draw(rt, "name")})
			case k == 1:
				r, err := app.Load[app.Resident](a, rapid.Int64Range(1, next-1).Draw(rt, "who"))
				r.Name = name.Draw(rt, "name")
				if rapid.IntRange(0, 4).Draw(rt, "void") == 0 {
					r.VoidWhy, r.VoidAt = "x", "y"
				}
				return errors.Join(err, a.Update(&r))
			case k == 2 && stays > 0: // a stay changes hands
				st, err := app.Load[stay.Stay](a, rapid.Int64Range(1, stays).Draw(rt, "stay"))
				st.ResidentID = rapid.Int64Range(1, next-1).Draw(rt, "who")
				return errors.Join(err, a.Update(&st))
			default:
				stays++
				st := stay.Stay{ResidentID: rapid.Int64Range(1, next-1).Draw(rt, "who")}
				id, err := a.NextID("stay")
				st.ID, st.Code = id, fmt.Sprint("S", id)
				from := date.Of(2026, 1, rapid.IntRange(1, 28).Draw(rt, "from"))
				return errors.Join(err, a.Insert(&st), a.PutIntervals(id, []stay.Interval{{StayID: id, From: from, To: from + 5, State: stay.Present, Status: stay.Voluntary}}))
			}
		}
		errBack := errors.New("take it back")
		for range rapid.IntRange(1, 8).Draw(rt, "acts") {
			typed := rapid.SampledFrom([]string{"", "n", "hoa", "mi ng", "d", "y"}).Draw(rt, "typed")
			back := rapid.IntRange(0, 3).Draw(rt, "back") == 0
			before, stood := next, stays
			err := s.Write(func(a app.Tx) error {
				for range rapid.IntRange(1, 4).Draw(rt, "steps") {
					if err := step(a); err != nil {
						return err
					}
				}
				compareFind(rt, a, typed)
				if back {
					return errBack
				}
				return nil
			})
			if back {
				next, stays = before, stood
			}
			if err != nil && !errors.Is(err, errBack) {
				rt.Fatal(err)
			}
			if err := s.Read(func(a app.Tx) error { compareFind(rt, a, typed); return nil }); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// compareFind asks and looks through the tables itself.
func compareFind(rt *rapid.T, a app.Tx, typed string) {
	q := app.Search{Text: typed, Day: date.Of(2026, 1, 20)}
	got, err := a.Find(q)
	if err != nil {
		rt.Fatal(err)
	}
	all, err := app.All[app.Resident](a)
	if err != nil {
		rt.Fatal(err)
	}
	rows, err := a.Timelines(app.StayQuery{})
	if err != nil {
		rt.Fatal(err)
	}
	var want []app.Hit
	for _, r := range all {
		if _, ok := text.Match(text.Fold(r.Name+" "+r.Code), typed); !ok || !r.Live() {
			continue
		}
		h := app.Hit{Resident: r.ID, Code: r.Code, Name: r.Name}
		standsOn(&h, rows, q.Day)
		want = append(want, h)
	}
	slices.SortFunc(want, func(a, b app.Hit) int {
		return cmp.Or(bytes.Compare(text.SortKey(a.Name), text.SortKey(b.Name)), cmp.Compare(a.Resident, b.Resident))
	})
	if got.Total != len(want) || !slices.Equal(got.Hits, want) {
		rt.Fatalf("typed %q\n got %+v\nwant %+v", typed, got.Hits, want)
	}
}

// standsOn fills in where a person stands on a day: the open stay, else the last one that began before.
func standsOn(h *app.Hit, rows []app.StayRows, day date.Date) {
	var last date.Date
	open := false
	for _, x := range rows {
		if x.Stay.ResidentID != h.Resident {
			continue
		}
		h.Stays++
		i := x.Intervals[0]
		now := i.From <= day && day < i.To
		if i.From > day || open && !now || !(now && !open) && i.From < last {
			continue
		}
		open, last = open || now, i.From
		h.Stay, h.StayCode, h.Status, h.State, h.Ended = x.Stay.ID, x.Stay.Code, stay.Voluntary, stay.Ended, i.To
		if now {
			h.State, h.Ended = stay.Present, 0
		}
	}
}
