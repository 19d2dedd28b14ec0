package app

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/text"
	"hoanhap/app/training"
)

// Groups of a resident (diện), as the law on training names them (QĐ 46/2015/QĐ-TTg Điều 4): keys of Resident.Groups. Whether
// somebody is of an ethnic minority follows from the ethnic group.
const (
	GroupPoor      = "poor"           // hộ nghèo
	GroupDifficult = "poor_difficult" // hộ nghèo ở xã, thôn, bản đặc biệt khó khăn
	GroupNearPoor  = "near_poor"      // hộ cận nghèo
	GroupDisabled  = "disabled"       // người khuyết tật
	GroupMerit     = "merit"          // ưu đãi người có công với cách mạng
	GroupLand      = "land"           // hộ bị thu hồi đất, lao động nữ mất việc làm, ngư dân
)

// ResidentGroups are all groups; those of the household exclude each other and stand first.
var ResidentGroups = []string{GroupPoor, GroupDifficult, GroupNearPoor, GroupDisabled, GroupMerit, GroupLand}

// HouseholdGroups are the groups of which a person is in one at most.
var HouseholdGroups = ResidentGroups[:3]

// In reports whether a resident is in a group.
func (r *Resident) In(group string) bool { return slices.Contains(strings.Fields(r.Groups), group) }

// JoinGroups is the groups as a resident holds them: known ones, each once, in their order, one of the household.
func JoinGroups(in func(string) bool) string {
	var out []string
	for i, g := range ResidentGroups {
		if in(g) && (i >= len(HouseholdGroups) || len(out) == 0) {
			out = append(out, g)
		}
	}
	return strings.Join(out, " ")
}

// minority reports whether an ethnic group is a minority, and whether it is known at all.
func (o *Office) minority(r *Resident) (yes, known bool) {
	name := strings.TrimSpace(r.Ethnic)
	if o.Lists != nil && o.Lists.Ethnic != nil {
		if e, ok := o.Lists.Ethnic.Find(name); ok {
			name = e.Name
		}
	}
	switch text.Fold(name) {
	case "", "khong ro":
		return false, false
	case "kinh", "nguoi nuoc ngoai":
		return false, true
	}
	return true, true
}

// CostCeiling is the most that may be spent on a course for one person of a group (QĐ 46/2015/QĐ-TTg Điều 4).
type CostCeiling struct {
	Key    string // of the law pack
	Amount int64  // đồng
	Source string
	Mark   string  // how sure the row is
	Why    say.Msg // what of the person puts him there; none in the list of all
}

// Ceilings are the amounts by group on a day, the highest group first as the law lists them.
func (o *Office) Ceilings(on date.Date) (out []CostCeiling) {
	for _, k := range training.Ceilings {
		if r, ok := o.Law.Row(k, on); ok {
			out = append(out, CostCeiling{Key: k, Amount: int64(o.Law.Int(k, on)), Source: r.Source, Mark: r.Mark})
		}
	}
	return out
}

// ceilingOf is the most that may be spent on the course of a resident: of the groups he is in the one with the highest amount.
// The groups are those written down now. Key "" where the law has no amount on that day.
func (o *Office) ceilingOf(r *Resident, on date.Date) (out CostCeiling) {
	minority, known := o.minority(r)
	p := training.Person{Disabled: r.In(GroupDisabled), Merit: r.In(GroupMerit), Poor: r.In(GroupPoor), Difficult: r.In(GroupDifficult), NearPoor: r.In(GroupNearPoor),
		Land: r.In(GroupLand), Minority: minority}
	list := o.Ceilings(on)
	for _, g := range p.Groups() {
		i := slices.IndexFunc(list, func(c CostCeiling) bool { return c.Key == g.Key })
		if i < 0 || out.Key != "" && list[i].Amount <= out.Amount {
			continue
		}
		out = list[i]
		out.Why = say.Of("training.ceiling.why", "most", money.Dong(out.Amount), "group", because(g, r, known), "source", out.Source)
	}
	return out
}

// because is the facts of a group, one sentence within the other; of somebody in no group, what is not written down.
func because(g training.Group, r *Resident, known bool) (out say.Msg) {
	for _, f := range g.Because {
		one := say.Of("group." + f)
		switch {
		case f == "minority":
			one = say.Of("group.minority", "name", r.Ethnic)
		case f == "other" && !known:
			one = say.Of("group.unknown")
		}
		if out.Key == "" {
			out = one
		} else {
			out = say.Of("group.both", "one", out, "other", one)
		}
	}
	return out
}

// classWarnings compares the ceiling of a class with the amounts of the law on its first day: with the highest of all, and with
// that of each of its people the state pays for.
func (o *Office) classWarnings(c *TrainingClass, members []Member) []say.Msg {
	list := o.Ceilings(c.First)
	if c.Ceiling == 0 || !c.Vocational() || len(list) == 0 {
		return nil
	}
	most, other := list[0], list[len(list)-1] // the last is that of everybody else
	for _, x := range list {
		if x.Amount > most.Amount {
			most = x
		}
	}
	if c.Ceiling > most.Amount {
		return []say.Msg{say.Of("warn.training.ceiling", "most", money.Dong(most.Amount), "source", most.Source)}
	}
	var over []string
	for i := range members {
		if m := &members[i]; m.Unpaid.Key == "" && m.Ceiling.Key != "" && c.Ceiling > m.Ceiling.Amount {
			over = append(over, m.Name)
		}
	}
	switch {
	case len(over) > 0:
		return []say.Msg{say.Of("warn.training.ceiling_of", "n", len(over), "names", strings.Join(over, ", "), "source", other.Source)}
	case len(members) == 0 && c.Ceiling > other.Amount:
		return []say.Msg{say.Of("warn.training.ceiling_some", "most", money.Dong(other.Amount), "source", other.Source)}
	}
	return nil
}

// MostToSpend is what the law lets be spent on the people of a class the state pays for, and how many they are.
func (v *ClassView) MostToSpend() (sum int64, people int) {
	v.eachPaid(func(_ *Member, most int64) { sum, people = sum+most, people+1 })
	return sum, people
}

// eachPaid tells the most that may be spent on each of those the state pays for. A class with a lower ceiling of its own is reckoned with
// that.
func (v *ClassView) eachPaid(tell func(m *Member, most int64)) {
	for i := range v.Members {
		m := &v.Members[i]
		if m.Unpaid.Key != "" || m.Ceiling.Key == "" {
			continue
		}
		most := m.Ceiling.Amount
		if v.Ceiling > 0 {
			most = min(most, v.Ceiling)
		}
		tell(m, most)
	}
}
