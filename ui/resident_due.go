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
	left     int  // days; negative is late
	expected bool // once the term has run out
	end      bool // the end of the term itself
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
		c := coming{day: it.Day, text: dueText(it), left: it.Left(today), expected: it.Expected}
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
		}
	}
	return out
}

// dueText is "Thông báo sắp hoàn thành (Mẫu 51)".
func dueText(it *due.Item) string {
	if it.Form == "" {
		return kit.Say(it.Code)
	}
	return kit.T("record.due.form", "what", kit.Say(it.Code), "form", it.Form)
}

func dueTextOf(items []due.Item, c due.Code, day date.Date) string {
	for i := range items {
		if items[i].Code == c && items[i].Day == day {
			return dueText(&items[i])
		}
	}
	return ""
}
