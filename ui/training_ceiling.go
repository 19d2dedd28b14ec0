package ui

import (
	"strings"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/ui/kit"
)

// ceilingText is the most that may be spent on one person, why, and whether the text of the law was read for it.
func ceilingText(c app.CostCeiling) string {
	if c.Key == "" {
		return ""
	}
	return kit.Say(c.Why) + unread(c.Mark)
}

// groupWords is the groups of a resident in words, "" when none are written down.
func groupWords(groups string) string {
	out := strings.Fields(groups)
	for i := range out {
		out[i] = kit.T("group." + out[i])
	}
	return strings.Join(out, ", ")
}

// unread says that an amount was not compared with the text of the law itself.
func unread(mark string) string {
	if mark == law.Verified || mark == law.Ours || mark == law.FromOffice {
		return ""
	}
	return " " + kit.T("train.unread")
}

// ceilingsLine is the most that may be spent on one person, by group, with the source.
func ceilingsLine(list []app.CostCeiling) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, kit.T("train."+x.Key)+" "+kit.Group(x.Amount))
	}
	if len(parts) == 0 {
		return ""
	}
	return kit.T("train.ceilings", "list", strings.Join(parts, ", "), "source", list[0].Source) + unread(list[0].Mark)
}

// spendLine is the most that may be spent on the people of a class the state pays for, "" when there are none.
func spendLine(v *app.ClassView) string {
	sum, n := v.MostToSpend()
	if n == 0 {
		return ""
	}
	return kit.T("train.spend", "n", n, "sum", kit.Group(sum))
}
