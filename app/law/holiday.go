package law

import (
	"slices"
	"strconv"

	"hoanhap/app/date"
)

// Codes of the holidays (holidays.csv) and of the days the office adds.
const (
	HolidayNewYear  = "new_year"      // Tết Dương lịch
	HolidayTet      = "tet"           // Tết Nguyên đán
	HolidayHung     = "gio_to"        // Giỗ Tổ Hùng Vương
	HolidayVictory  = "victory"       // 30/4
	HolidayLabour   = "labour"        // 1/5
	HolidayNational = "national"      // 2/9
	HolidayNext     = "national_next" // the day before or after 2/9
	HolidayCulture  = "culture"       // Ngày Văn hóa Việt Nam, 24/11
	HolidayMakeUp   = "make_up"       // nghỉ bù: a weekday instead of a holiday that fell on a Saturday or Sunday
	HolidayOffice   = "day_off"       // typed by the office
)

// Holiday is one day off.
type Holiday struct {
	Day       date.Date
	Code      string
	Name      string
	For       date.Date // of a make-up day: the holiday it replaces
	Confirmed bool      // false where the yearly decision on Tết and 2/9 is not in the table
	Source    string
	Mark      string
}

// Festive reports whether the day itself is a holiday or Tết (meals, rewards), not only a day off instead of one.
func (h Holiday) Festive() bool { return h.Code != HolidayMakeUp && h.Code != HolidayOffice }

type holidayRule struct {
	code, name   string
	from, to     date.Date
	month, day   int // 0 = the day is in the table of years
	makeUp       bool
	source, mark string
}

type holidayYear struct {
	year           int
	newYear, hung  date.Date // first day of the lunar year, 10th of its third month
	tetFrom, tetTo date.Date
	next           date.Date
	confirmed      bool
	source, mark   string
}

type holidayTables struct {
	rules []holidayRule
	years []holidayYear
}

func (r *reader) holidays() (t holidayTables) {
	for _, c := range r.table(holidaysFile, "code", "name", "from", "to", "calendar", "month", "day", "make_up", "source", "mark") {
		h := holidayRule{code: c.cell["code"], name: c.cell["name"], from: r.day(c, "from"), to: r.day(c, "to"),
			makeUp: r.yes(c, "make_up"), source: c.cell["source"], mark: c.cell["mark"]}
		if c.cell["calendar"] == "solar" {
			h.month, _ = strconv.Atoi(c.cell["month"])
			h.day, _ = strconv.Atoi(c.cell["day"])
			if date.Of(2024, h.month, h.day) == 0 {
				r.fault(c, "err.law.day", "value", c.cell["day"]+"/"+c.cell["month"])
			}
		} else if c.cell["calendar"] != "year" || !yearly(h.code) {
			r.fault(c, "err.law.value", "value", c.cell["calendar"], "unit", "choice(solar|year)")
		}
		if h.source == "" || h.name == "" || h.code == "" {
			r.fault(c, "err.law.no_source")
		}
		if !knownMark(h.mark) {
			r.fault(c, "err.law.mark", "mark", h.mark)
		}
		t.rules = append(t.rules, h)
	}
	t.years = r.holidayYears()
	return t
}

func yearly(code string) bool {
	return code == HolidayTet || code == HolidayHung || code == HolidayNext
}

// possible reports days that lie in their year, and a Tết around its first day.
func (y *holidayYear) possible() bool {
	days := []date.Date{y.newYear, y.hung, y.tetFrom, y.tetTo}
	if y.next != 0 {
		days = append(days, y.next)
	}
	outside := func(d date.Date) bool { return d <= 0 || d.Year() != y.year }
	return !slices.ContainsFunc(days, outside) && y.tetFrom <= y.newYear && y.tetTo >= y.newYear && y.tetTo-y.tetFrom <= 30
}

func (r *reader) holidayYears() (out []holidayYear) {
	for _, c := range r.table(yearsFile, "year", "lunar_new_year", "gio_to", "tet_from", "tet_to", "national_next", "confirmed", "source", "mark", "note") {
		y := holidayYear{newYear: r.day(c, "lunar_new_year"), hung: r.day(c, "gio_to"), tetFrom: r.day(c, "tet_from"), tetTo: r.day(c, "tet_to"),
			next: r.day(c, "national_next"), confirmed: r.yes(c, "confirmed"), source: c.cell["source"], mark: c.cell["mark"]}
		y.year, _ = strconv.Atoi(c.cell["year"])
		if !y.possible() {
			r.fault(c, "err.law.holiday_year", "year", c.cell["year"])
		}
		if n := len(out); n > 0 && out[n-1].year >= y.year {
			r.fault(c, "err.law.order", "key", "year", "day", c.cell["year"])
		}
		if y.source == "" {
			r.fault(c, "err.law.no_source")
		}
		if !knownMark(y.mark) {
			r.fault(c, "err.law.mark", "mark", y.mark)
		}
		out = append(out, y)
	}
	return out
}

// calendar is the days off and the worked weekend days, worked out once for the years people can be in the book.
type calendar struct {
	off     map[date.Date]Holiday
	worked  map[date.Date]bool
	doubt   []span // days where a yearly decision is still missing
	rules   []holidayRule
	years   map[int]holidayYear
	from    date.Date
	through date.Date
}

// The calendar covers these years; outside it only Saturdays and Sundays are known, never confirmed.
const calendarFirst, calendarLast = 1990, 2100

func newCalendar(p *Pack) *calendar {
	c := &calendar{off: map[date.Date]Holiday{}, worked: map[date.Date]bool{}, rules: p.tables.rules, years: map[int]holidayYear{},
		from: date.Of(calendarFirst, 1, 1), through: date.Of(calendarLast, 12, 31)}
	for _, y := range p.tables.years {
		c.years[y.year] = y
	}
	c.officeYears(p)
	for y := calendarFirst; y <= calendarLast; y++ {
		c.fixed(y)
		c.tabled(y)
	}
	c.makeUps()
	for _, r := range rowsOf(p, DayOff) {
		for d := r.From; d <= lastDay(r); d++ {
			if _, ok := c.off[d]; !ok {
				c.off[d] = Holiday{Day: d, Code: HolidayOffice, Name: r.Value, Confirmed: true, Source: r.Source, Mark: r.Mark}
			}
		}
	}
	for _, r := range rowsOf(p, DayWorked) {
		for d := r.From; d <= lastDay(r); d++ {
			c.worked[d] = true
		}
	}
	return c
}

func rowsOf(p *Pack, key string) []Row {
	if s := p.index[key]; s != nil {
		return s.rows
	}
	return nil
}

// lastDay of a row that names days: without a last day it names one, and never more than a month.
func lastDay(r Row) date.Date {
	if r.To == 0 {
		return r.From
	}
	return min(r.To, r.From+31)
}

// officeYears lets the office type the yearly decision before a new pack brings it.
func (c *calendar) officeYears(p *Pack) {
	for _, r := range rowsOf(p, TetDays) {
		y := c.years[r.From.Year()]
		y.year, y.tetFrom, y.tetTo, y.confirmed, y.source, y.mark = r.From.Year(), r.From, lastDay(r), true, r.Source, r.Mark
		c.years[y.year] = y
	}
	for _, r := range rowsOf(p, NationalNext) {
		y := c.years[r.From.Year()]
		y.year, y.next = r.From.Year(), r.From
		c.years[y.year] = y
	}
}

func (c *calendar) put(d date.Date, h holidayRule, confirmed bool, source, mark string) {
	if d < h.from || h.to != 0 && d > h.to || d == 0 {
		return
	}
	if _, taken := c.off[d]; !taken {
		c.off[d] = Holiday{Day: d, Code: h.code, Name: h.name, Confirmed: confirmed, Source: source, Mark: mark}
	}
}

func (c *calendar) fixed(year int) {
	for _, h := range c.rules {
		if h.month != 0 {
			c.put(date.Of(year, h.month, h.day), h, true, h.source, h.mark)
		}
	}
}

func (c *calendar) tabled(year int) {
	y, known := c.years[year]
	if !known || !y.confirmed {
		c.doubted(year, y, known)
	}
	if !known {
		return
	}
	for _, h := range c.rules {
		switch h.code {
		case HolidayTet:
			for d := y.tetFrom; d != 0 && d <= y.tetTo; d++ {
				c.put(d, h, y.confirmed, y.source, y.mark)
			}
		case HolidayHung:
			c.put(y.hung, h, true, h.source, h.mark)
		case HolidayNext:
			c.put(y.next, h, y.confirmed, y.source, y.mark)
		}
	}
}

// doubted marks the days around Tết and 2/9 whose rest days are not decided; of a year without a row, every day.
func (c *calendar) doubted(year int, y holidayYear, known bool) {
	if !known || y.newYear == 0 {
		c.doubt = append(c.doubt, span{from: date.Of(year, 1, 1), to: date.Of(year, 12, 31)})
		return
	}
	c.doubt = append(c.doubt, span{from: y.newYear - 7, to: y.newYear + 12}, span{from: date.Of(year, 9, 1), to: date.Of(year, 9, 6)})
}

// makeUps gives the next working day for each holiday that falls on a weekly rest day (BLLĐ 2019 art 111.3).
func (c *calendar) makeUps() {
	makeUp := map[string]holidayRule{}
	for _, h := range c.rules {
		if h.makeUp {
			makeUp[h.code] = h
		}
	}
	days := make([]date.Date, 0, len(c.off))
	for d := range c.off {
		days = append(days, d)
	}
	slices.Sort(days)
	for _, d := range days {
		h := c.off[d]
		if _, ok := makeUp[h.Code]; !ok || !weekend(d) {
			continue
		}
		n := d + 1
		for c.off[n].Day != 0 || weekend(n) {
			n++
		}
		c.off[n] = Holiday{Day: n, Code: HolidayMakeUp, Name: "Nghỉ bù " + h.Name, For: d, Confirmed: h.Confirmed, Source: h.Source, Mark: h.Mark}
	}
}

func weekend(d date.Date) bool { w := int(d) % 7; return w == 6 || w == 0 }

// WorkingDay reports whether d is a working day (ngày làm việc), and whether that is sure: not confirmed near Tết and
// 2/9 of a year whose rest days the Prime Minister has not yet fixed, and in years without a row.
func (p *Pack) WorkingDay(d date.Date) (working, confirmed bool) {
	c := p.calendar
	working = c.worked[d]
	if !working && !weekend(d) {
		_, off := c.off[d]
		working = !off
	}
	return working, c.sure(d)
}

func (c *calendar) sure(d date.Date) bool {
	if d < c.from || d > c.through {
		return false
	}
	i, _ := slices.BinarySearchFunc(c.doubt, d, func(s span, d date.Date) int {
		if s.to < d {
			return -1
		}
		if s.from > d {
			return 1
		}
		return 0
	})
	return i >= len(c.doubt) || c.doubt[i].from > d
}

// AddWorkingDays is the n-th working day after d (n < 0: before); d itself does not count. Confirmed when every day
// passed is.
func (p *Pack) AddWorkingDays(d date.Date, n int) (day date.Date, confirmed bool) {
	step := date.Date(1)
	if n < 0 {
		step, n = -1, -n
	}
	confirmed = true
	for n > 0 && d > 1 && d < date.Max {
		d += step
		working, sure := p.WorkingDay(d)
		confirmed = confirmed && sure
		if working {
			n--
		}
	}
	return d, confirmed
}

// Holiday is the holiday or day off on d.
func (p *Pack) Holiday(d date.Date) (Holiday, bool) {
	h, ok := p.calendar.off[d]
	return h, ok
}

// Holidays is the days off of a year in order.
func (p *Pack) Holidays(year int) (out []Holiday) {
	for d := date.Of(year, 1, 1); d != 0 && d <= date.Of(year, 12, 31); d++ {
		if h, ok := p.calendar.off[d]; ok {
			out = append(out, h)
		}
	}
	return out
}

// WorkedWeekends is the Saturdays and Sundays of a year on which the office works instead of another day.
func (p *Pack) WorkedWeekends(year int) (out []date.Date) {
	for d := range p.calendar.worked {
		if d.Year() == year {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}
