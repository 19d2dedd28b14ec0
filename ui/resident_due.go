package ui

import (
	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/ui/kit"
)

// coming is what is due about a stay on one day of one kind, as ruler, time line and preview show it.
type coming struct {
	day      date.Date
	text     string
	short    string // without the form
	left     int    // days; negative is late
	expected bool   // once the term has run out
	end      bool   // the end of the term itself
}

func (c coming) icon() string {
	switch {
	case c.left < 0:
		return "warn"
	case c.end:
		return "checked"
	}
	return "due"
}

func (c coming) style() kit.Style {
	if c.left < 0 {
		return kit.Strong.In(kit.Red)
	}
	return kit.Quiet
}

// comingOf is what is open and due of a stay as of today, the earliest first; the addressees of a notice are one. An
// ended stay has only what is still open of it.
func (d *Desk) comingOf(e *app.Episode) []coming {
	today := d.Office.Today()
	items, err := d.Office.DueOf(e.Stay.ID, today)
	if err != nil {
		d.Fail(err)
		return nil
	}
	var out []coming
	notices := map[date.Date]int{}
	for i := range items {
		it := &items[i]
		if it.State != due.Open {
			continue
		}
		c := coming{day: it.Day, text: dueText(it), short: dueWord(it.Code), left: it.Left(today), expected: it.Expected}
		if it.Code == due.Notice {
			notices[it.Day]++
			if notices[it.Day] > 1 {
				continue
			}
		}
		out = append(out, c)
	}
	for i := range out {
		if n := notices[out[i].day]; n > 1 && out[i].text == dueTextOf(items, due.Notice, out[i].day) {
			out[i].text = kit.T("record.due.places", "what", out[i].text, "n", n)
			out[i].short = kit.T("record.due.places_short", "what", out[i].short, "n", n)
		}
	}
	return out
}

// soon keeps what is late or due within the days of the second ruler.
func soon(list []coming) []coming {
	var out []coming
	for _, c := range list {
		if c.left <= rulerDays && !c.expected {
			out = append(out, c)
		}
	}
	return out
}

// dueText is "Thông báo (Mẫu 51)": the short name where there is one, as there is little room beside a date.
func dueText(it *due.Item) string {
	if it.Form == "" {
		return dueWord(it.Code)
	}
	return kit.T("record.due.form", "what", dueWord(it.Code), "form", it.Form)
}

func dueWord(c due.Code) string {
	if k := "record.due.short." + string(c); kit.Has(k) {
		return kit.T(k)
	}
	return kit.Say(c)
}

func dueTextOf(items []due.Item, c due.Code, day date.Date) string {
	for i := range items {
		if items[i].Code == c && items[i].Day == day {
			return dueText(&items[i])
		}
	}
	return ""
}
