package stay

import (
	"slices"

	"hoanhap/app/date"
)

// Row is the code of a census row (rules.md §4).
type Row string

// The rows in the order they are printed.
const (
	Opening         Row = "opening"
	InAdmit         Row = "in_admit"
	InTransfer      Row = "in_transfer"
	InReturnEscape  Row = "in_return_escape"
	InReturnSuspend Row = "in_return_suspend"
	InReturnCustody Row = "in_return_custody"
	InTotal         Row = "in_total"
	ChangeIn        Row = "change_in"
	ChangeOut       Row = "change_out"
	OutComplete     Row = "out_complete"
	OutExempt       Row = "out_exempt"
	OutTransfer     Row = "out_transfer"
	OutOther        Row = "out_transfer_other"
	OutQuit         Row = "out_quit"
	OutRelease      Row = "out_release"
	OutSuspend      Row = "out_suspend"
	OutCustody      Row = "out_custody"
	OutEscape       Row = "out_escape"
	OutDie          Row = "out_die"
	OutTotal        Row = "out_total"
	Closing         Row = "closing"
	ClosingPersons  Row = "closing_persons"
	AdmittedPersons Row = "admitted_persons"
	AbsentHospital  Row = "absent_hospital"
	AbsentMourning  Row = "absent_mourning"
	AbsentProcedure Row = "absent_procedure"
	PresentRow      Row = "present"
	MemoEnded       Row = "memo_ended_off_books"
	MemoEscaped     Row = "memo_escaped"
	MemoSuspended   Row = "memo_suspended"
	MemoCustody     Row = "memo_custody"
	ResidentDays    Row = "resident_days"
	SameDay         Row = "sameday"
)

// Rows in the order of the CSV.
var Rows = []Row{Opening, InAdmit, InTransfer, InReturnEscape, InReturnSuspend, InReturnCustody, InTotal, ChangeIn, ChangeOut,
	OutComplete, OutExempt, OutTransfer, OutOther, OutQuit, OutRelease, OutSuspend, OutCustody, OutEscape, OutDie, OutTotal,
	Closing, ClosingPersons, AdmittedPersons, AbsentHospital, AbsentMourning, AbsentProcedure, PresentRow,
	MemoEnded, MemoEscaped, MemoSuspended, MemoCustody, ResidentDays, SameDay}

// Word is the key of the row's name.
func (r Row) Word() (string, []any) { return "census." + string(r), nil }

// Column of the census: the statuses in their order, then total, then female.
type Column int

const (
	Total  = Column(4)
	Female = Column(5)
	Cols   = 6
)

// ColumnOf is the column of a status.
func ColumnOf(s Status) Column { return Column(slices.Index(Statuses, s)) }

// Period is the stretch of days of a census, both inclusive. Whole is the last day the calendar names: it is
// later than Last while the period still runs ("a period that ends after today is computed to today").
type Period struct {
	Year, Month int
	First, Last date.Date
	Whole       date.Date
}

// PeriodOf is the period named year-month. start is the start day (1 to 28) in force for this month, before the one for the
// month before: with 15, October is 15 September to 14 October. It begins on the day after the period before ended, so a
// change of the start day makes one short or long period and no day is counted twice or never (rules.md §4).
func PeriodOf(year, month, before, start int, today date.Date) Period {
	p := Period{Year: year, Month: month, Whole: periodEnd(date.Of(year, month, 1), start)}
	p.First = periodEnd(date.Of(year, month, 1).AddMonths(-1), before) + 1
	p.Last = min(p.Whole, today)
	return p
}

// periodEnd is the last day of the period named after the month that begins on first.
func periodEnd(first date.Date, start int) date.Date {
	if start <= 1 {
		return first.MonthEnd()
	}
	return first + date.Date(start-2)
}

// Running reports a period that had not ended when it was computed.
func (p Period) Running() bool { return p.Last < p.Whole }

// Case is one stay as the census needs it.
type Case struct {
	*Timeline
	Female bool       // sex on paper
	Stored []Interval // the stay as intervals, as the store keeps them: the second of the two computations
}

// Line is one stay behind one number. Every cell is the sum of N over its lines, so every number opens its people.
type Line struct {
	Row      Row
	Status   Status
	Female   bool
	Stay     int64
	Resident int64
	Day      date.Date // of the movement, or the day of the count
	Movement int64     // 0 for counts on a day
	N        int
}

// Fault is a stay on which the two computations disagree; such a census is not printed.
type Fault struct {
	Stay      int64
	Code      string
	Movements Status // on the books by the movements, "" when not
	Intervals Status // on the books by the intervals, "" when not
	Day       date.Date
}

// Census is the count of one period (thống kê tháng).
type Census struct {
	Period Period
	Lines  []Line
	Faults []Fault
	cells  map[Row]*[Cols]int
}

// Count makes the census of a period. cases must hold every stay whose intervals touch the days from the eve of
// the period to its last day; others change nothing.
func Count(p Period, cases []Case) *Census {
	c := &Census{Period: p, cells: make(map[Row]*[Cols]int, len(Rows))}
	for _, r := range Rows {
		c.cells[r] = new([Cols]int)
	}
	if p.Last >= p.First {
		for i := range cases {
			c.count(&cases[i])
		}
	} else { // a period wholly in the future: nothing yet but the opening
		c.Period.Last = p.First - 1
	}
	c.sum()
	return c
}

var inRow = map[Kind]Row{Admit: InAdmit, TransferIn: InTransfer, ReturnEscape: InReturnEscape, ReturnSuspend: InReturnSuspend, ReturnCustody: InReturnCustody}

var outRow = map[Kind]Row{Complete: OutComplete, Exempt: OutExempt, TransferOut: OutTransfer, TransferOther: OutOther, Quit: OutQuit,
	Release: OutRelease, Suspend: OutSuspend, ToCustody: OutCustody, Escape: OutEscape, Die: OutDie}

var awayRow = map[Kind]Row{Hospital: AbsentHospital, Mourning: AbsentMourning, Procedure: AbsentProcedure}

var memoRow = map[State]Row{Escaped: MemoEscaped, Suspended: MemoSuspended, Custody: MemoCustody}

func (c *Census) count(k *Case) {
	p := c.Period
	before, after := k.On(p.First-1), k.On(p.Last)
	if before.State.OnBooks() {
		c.add(k, Opening, before.Status, p.First-1, 0, 1)
	}
	var came date.Date // the last day on which the stay came onto the books from outside
	for i := range k.Steps {
		s := &k.Steps[i]
		if s.Day > p.Last {
			break
		}
		if s.Day < p.First {
			continue
		}
		came = c.step(k, s, came)
	}
	switch {
	case after.State.OnBooks():
		c.add(k, Closing, after.Status, p.Last, 0, 1)
		if after.State == Absent {
			c.add(k, awayRow[after.Away], after.Status, p.Last, 0, 1)
		} else {
			c.add(k, PresentRow, after.Status, p.Last, 0, 1)
		}
	case after.State.Open():
		c.add(k, memoRow[after.State], after.Status, p.Last, 0, 1)
	}
	for i := range k.Intervals {
		v := &k.Intervals[i]
		if n := int(min(v.To, p.Last+1) - max(v.From, p.First)); n > 0 && v.State.OnBooks() {
			c.add(k, ResidentDays, v.Status, p.Last, 0, n)
		}
	}
	c.compare(k, p.First-1)
	c.compare(k, p.Last)
}

// step counts one movement of the period. came is the day the stay last came onto the books without having been on
// them at the end of the day before.
func (c *Census) step(k *Case, s *Step, came date.Date) date.Date {
	was, now := s.Was.State.OnBooks(), s.Now.State.OnBooks()
	switch {
	case !was && now:
		c.add(k, inRow[s.Kind], s.Now.Status, s.Day, s.ID, 1)
		if !k.On(s.Day - 1).State.OnBooks() {
			came = s.Day
		}
	case was && !now:
		c.add(k, outRow[s.Kind], s.Was.Status, s.Day, s.ID, 1)
		if s.Now.State == Ended && came == s.Day {
			c.add(k, SameDay, s.Was.Status, s.Day, s.ID, 1)
			c.add(k, ResidentDays, s.Was.Status, s.Day, s.ID, 1)
		}
	case s.Now.State == Ended:
		c.add(k, MemoEnded, s.Was.Status, s.Day, s.ID, 1)
	case s.Kind == ChangeStatus && s.Was.Status != s.Now.Status:
		c.add(k, ChangeOut, s.Was.Status, s.Day, s.ID, 1)
		c.add(k, ChangeIn, s.Now.Status, s.Day, s.ID, 1)
	}
	return came
}

func (c *Census) add(k *Case, r Row, s Status, day date.Date, movement int64, n int) {
	c.Lines = append(c.Lines, Line{r, s, k.Female, k.Stay.ID, k.Stay.ResidentID, day, movement, n})
}

// compare checks the state read from the movements against the one read from the stored intervals.
func (c *Census) compare(k *Case, day date.Date) {
	var byMoves, byIntervals Status
	if p := k.On(day); p.State.OnBooks() {
		byMoves = p.Status
	}
	for i := range k.Stored {
		if v := &k.Stored[i]; v.From <= day && day < v.To && v.State.OnBooks() {
			byIntervals = v.Status
		}
	}
	if byMoves != byIntervals {
		c.Faults = append(c.Faults, Fault{k.Stay.ID, k.Stay.Code, byMoves, byIntervals, day})
	}
}

// sum adds the lines into cells.
func (c *Census) sum() {
	for r, v := range Tally(c.Lines) {
		*c.cells[r] = v
	}
}

// Tally adds lines into cells, the sum rows and the rows of persons with them, which count distinct residents in each
// column. It is additive over residents: the tally of all lines is the sum of the tallies of each resident's lines.
func Tally(lines []Line) map[Row][Cols]int {
	type seen struct {
		row Row
		col Column
		who int64
	}
	cells, once := map[Row][Cols]int{}, map[seen]bool{}
	put := func(r Row, col Column, n int) {
		v := cells[r]
		v[col] += n
		cells[r] = v
	}
	person := func(r Row, l *Line, cols []Column) {
		for _, col := range cols {
			if k := (seen{r, col, l.Resident}); !once[k] {
				once[k] = true
				put(r, col, 1)
			}
		}
	}
	for i := range lines {
		l := &lines[i]
		cols := []Column{ColumnOf(l.Status), Total}
		if l.Female {
			cols = append(cols, Female)
		}
		for _, col := range cols {
			put(l.Row, col, l.N)
			switch {
			case isOf(inRow, l.Row):
				put(InTotal, col, l.N)
			case isOf(outRow, l.Row):
				put(OutTotal, col, l.N)
			}
		}
		switch l.Row {
		case Closing:
			person(ClosingPersons, l, cols)
		case InAdmit, InTransfer:
			person(AdmittedPersons, l, cols)
		}
	}
	return cells
}

// Cell is one number.
func (c *Census) Cell(r Row, col Column) int { return c.cells[r][col] }

// Behind is the lines behind one number, in the order of the count. A sum row gives the lines of its parts; a row of
// persons the lines of which it counts the residents.
func (c *Census) Behind(r Row, col Column) []Line {
	var out []Line
	for _, l := range c.Lines {
		if col < Total && ColumnOf(l.Status) != col || col == Female && !l.Female {
			continue
		}
		if r.covers(l.Row) {
			out = append(out, l)
		}
	}
	return out
}

// covers reports that a row counts the lines of another: itself, the parts of a sum, the stays of persons.
func (r Row) covers(of Row) bool {
	switch r {
	case ClosingPersons:
		return of == Closing
	case AdmittedPersons:
		return of == InAdmit || of == InTransfer
	case InTotal:
		return isOf(inRow, of)
	case OutTotal:
		return isOf(outRow, of)
	}
	return r == of
}

func isOf(m map[Kind]Row, r Row) bool {
	for _, x := range m {
		if x == r {
			return true
		}
	}
	return false
}

// Balanced checks opening + in + change in − change out − out = closing in every column.
func (c *Census) Balanced() (bad []Column) {
	for col := Column(0); col < Cols; col++ {
		if c.Cell(Opening, col)+c.Cell(InTotal, col)+c.Cell(ChangeIn, col)-c.Cell(ChangeOut, col)-c.Cell(OutTotal, col) != c.Cell(Closing, col) {
			bad = append(bad, col)
		}
	}
	return bad
}

// Empty reports a column with nothing in it all period: on paper it is hidden.
func (c *Census) Empty(col Column) bool {
	for _, r := range Rows {
		if c.cells[r][col] != 0 {
			return false
		}
	}
	return true
}
