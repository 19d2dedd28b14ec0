package app_test

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

// The group written down once on the person decides the most his course may cost, and says why.
func TestCeilingByGroup(t *testing.T) {
	o := teaching(t)
	for _, c := range []struct {
		ethnic, groups string
		most           int64
		why            string
	}{
		{"Kinh", "", 2000000, "không thuộc diện có mức cao hơn"},
		{"", "", 2000000, "chưa ghi dân tộc"},
		{"Kinh", app.GroupPoor, 3000000, "hộ nghèo"},
		{"Nùng", "", 3000000, "dân tộc thiểu số (Nùng)"},
		{"Nùng", app.GroupPoor, 4000000, "dân tộc thiểu số (Nùng), hộ nghèo"},
		{"Kinh", app.GroupDifficult, 4000000, "đặc biệt khó khăn"},
		{"Kinh", app.GroupNearPoor, 2500000, "hộ cận nghèo"},
		{"Tày", app.GroupPoor + " " + app.GroupDisabled, 6000000, "người khuyết tật"},
	} {
		class := sewing(t, o, func(x *app.TrainingClass) { x.Name, x.Ceiling = "May "+c.ethnic+c.groups, 3500000 })
		who := datatest.Stay(t, o, datatest.Named("Người "+c.ethnic+c.groups), func(a *app.Admission) { a.Resident.Ethnic, a.Resident.Groups = c.ethnic, c.groups })
		judged, err := o.Eligible(class, day("2026-09-14"), who)
		if err != nil || len(judged) != 1 || judged[0].Ceiling.Amount != c.most || !strings.Contains(o.Words.Say(judged[0].Ceiling.Why), c.why) {
			t.Errorf("%+v: %+v %v", c, judged, err)
		}
		if err := o.Enrol(class, day("2026-09-14"), nil, who); err != nil {
			t.Fatal(err)
		}
		v := classOf(t, o, class)
		if sum, n := v.MostToSpend(); n != 1 || sum != min(c.most, 3500000) {
			t.Errorf("%+v: %d for %d", c, sum, n)
		}
		named := len(v.Warnings) == 1 && v.Warnings[0].Key == "warn.training.ceiling_of" && strings.Contains(o.Words.Say(v.Warnings[0]), v.Members[0].Name)
		if named != (c.most < 3500000) {
			t.Errorf("%+v: %v", c, v.Warnings)
		}
	}
}

// A household is in one group of the three; what is not known is left out.
func TestJoinGroups(t *testing.T) {
	all := app.JoinGroups(func(string) bool { return true })
	if all != "poor disabled merit land" {
		t.Error(all)
	}
	if got := app.JoinGroups(func(g string) bool { return g == "rich" || g == app.GroupNearPoor }); got != "near_poor" {
		t.Error(got)
	}
}
