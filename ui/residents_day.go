package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// parseDay accepts what Understand does, up to today; what is no such day empties the list.
func (s *residents) parseDay(typed string) (string, string, any) {
	day, err := date.Understand(typed, s.d.Office.Today())
	switch {
	case err != nil:
		return typed, "", wrongOf(err)
	case day > s.d.Office.Today():
		return typed, "", say.Of("residents.day_later", "day", s.d.Office.Today())
	}
	return day.Text(), "", nil
}

// sayDay writes under the field of the day what is wrong with it.
func (s *residents) sayDay(v string) {
	s.dayWrong.Objects = nil
	if v != "" {
		if _, _, wrong := s.parseDay(v); wrong != nil {
			s.dayWrong.Objects = []fyne.CanvasObject{kit.Fixed(0, 24, kit.Inset(16, 0, 16, 6, kit.AcrossMid(6, kit.Space(), kit.NewText(kit.Say(wrong), kit.Strong.In(kit.Red)))))}
		}
	}
	s.dayWrong.Refresh()
	s.strip.Refresh()
}

// onDayForm hears of a day that is none, which a field keeps to itself: the list of another day must not stand beside it.
func (s *residents) onDayForm() {
	if len(s.dayForm.Faulty()) > 0 {
		s.onDay(s.dayForm.Value("day"))
	}
}

func (s *residents) onDay(v string) {
	s.day, s.wrong = 0, ""
	if v != "" {
		day, err := date.Understand(v, s.d.Office.Today())
		switch {
		case err != nil || day > s.d.Office.Today():
			s.wrong = v
		case day != s.d.Office.Today():
			s.day = day
		}
	}
	s.sayDay(v)
	s.read()
}

// onDayKey goes to the field of the day; what stands in it is chosen, so that typing replaces it.
func (s *residents) onDayKey() {
	s.d.Window.Canvas().Unfocus()
	s.dayForm.FocusOn("day")
}

// countText counts rows of the list (nil: all) as the census does: who is on the books, and who has an open stay and is not.
func (s *residents) countText(rows []int) string {
	on, off, n := 0, 0, len(rows)
	count := func(h *app.Hit) {
		switch {
		case h.State.OnBooks():
			on++
		case h.State.Open():
			off++
		}
	}
	if rows == nil {
		n = len(s.shown)
		for i := range s.shown {
			count(&s.shown[i])
		}
	}
	for _, i := range rows {
		count(&s.shown[i])
	}
	if off == 0 && on == n || on+off == 0 {
		return kit.T("residents.total", "n", n)
	}
	out := kit.T("residents.total.books", "n", n, "on", on, "off", off)
	if gone := n - on - off; gone > 0 {
		out += kit.T("residents.total.gone", "n", gone)
	}
	return out
}
