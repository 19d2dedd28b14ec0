package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/ui/kit"
)

// reckonedBy are the settings on which the figures of a month rest where the law leaves a choice.
var reckonedBy = []string{law.FoodDivisor, law.HospitalDaysPaid, law.HolidayExtraIncludesNormal, law.YearlyItemsBy}

// reckoning explains beside the figures by which settings a month is reckoned: the value in force, since when, who says so, what it
// does, and the way to its time line.
func (m *monthTab) reckoning() []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Gap(0, 12), kit.BlockHead(kit.T("support.reckoned"), "")}
	if m.run.Approved != nil {
		out = append(out, kit.NewPara(kit.T("support.reckoned.approved"), kit.Caption, supportSide))
	}
	for _, key := range reckonedBy {
		info, ok := m.d.Office.Law.Key(key)
		if !ok {
			continue
		}
		out = append(out, kit.Gap(0, 4), kit.NewPara(titleOf(info), kit.Strong, supportSide))
		for i, row := range m.inForce(key) {
			line := []fyne.CanvasObject{kit.Grow(kit.NewText(valueText(key, row.Value, row.Unit), kit.Body))}
			if i == 0 {
				line = append(line, kit.NewQuiet(kit.T("support.reckoned.rule"), "settings", func() { m.rules(key) }))
			}
			out = append(out, kit.AcrossMid(8, line...),
				kit.NewPara(ruleNote(&row), kit.Caption, supportSide))
		}
		if text := explainOf(info); text != "" {
			out = append(out, kit.NewPara(text, kit.Caption, supportSide))
		}
	}
	return out
}

// ruleNote is since when a row holds and who says so; what the program itself chose says so in its source.
func ruleNote(row *law.Row) string {
	s := inForce(row.From, row.To) + " · " + row.Source
	if row.Mark != law.Ours {
		s += " · " + markText(row.Mark)
	}
	return s
}

// inForce are the rows of a setting on the days of the month: more than one where it changed within the month.
func (m *monthTab) inForce(key string) (out []law.Row) {
	last := date.Date(0)
	for d := m.run.First; d <= max(m.run.First, m.run.Last); d++ {
		row, ok := m.d.Office.Law.Row(key, d)
		if ok && (len(out) == 0 || row.From != last) {
			out, last = append(out, row), row.From
		}
	}
	return out
}
