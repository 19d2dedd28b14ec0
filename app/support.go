package app

import (
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// SupportPerson is who a line of a month run is about, as it was when the run was made.
type SupportPerson struct {
	Stay     int64       `json:"stay"`
	Resident int64       `json:"resident"`
	StayCode string      `json:"stay_code"`
	Code     string      `json:"code"`
	Name     string      `json:"name"`
	Birth    string      `json:"birth,omitempty"`
	Team     string      `json:"team,omitempty"`
	Status   stay.Status `json:"status,omitempty"` // on the last day counted
}

// SupportMissing is an amount of one stay that cannot be computed (thiếu mức).
type SupportMissing struct {
	Stay int64 `json:"stay"`
	support.Missing
}

// SupportCause says why an approved month is corrected: what was written since, by whom.
type SupportCause struct {
	Stay int64     `json:"stay"` // 0: a rate or a setting, for everybody
	For  date.Date `json:"for"`
	Act  string    `json:"act"` // key of the act
	Who  string    `json:"who,omitempty"`
	At   string    `json:"at,omitempty"`
	Why  string    `json:"why,omitempty"`
}

// SupportRun is a month of support (bảng chế độ): of every stay its lines, the corrections of approved months that fall into it
// with their causes, and what is missing.
type SupportRun struct {
	Basis   string           `json:"basis,omitempty"` // by which law and which program it was reckoned; first, so that it is read without the rest
	Year    int              `json:"year"`
	Month   int              `json:"month"`
	First   date.Date        `json:"first"`
	Last    date.Date        `json:"last"`  // last day computed: today in a month that runs
	Whole   date.Date        `json:"whole"` // last day of the month
	People  []SupportPerson  `json:"people"`
	Lines   []support.Run    `json:"lines"`
	Missing []SupportMissing `json:"missing,omitempty"`
	Causes  []SupportCause   `json:"causes,omitempty"`
	Twice   []SupportTwice   `json:"twice,omitempty"`

	Approved *SupportMonth `json:"-"` // nil: computed now
	people   map[int64]int
}

// Running reports a month that is not over.
func (r *SupportRun) Running() bool { return r.Last < r.Whole }

// Label is the month: 10/2026.
func (r *SupportRun) Label() string { return r.First.Text()[3:] }

// Person is who a line is about.
func (r *SupportRun) Person(stayID int64) *SupportPerson {
	if r.people == nil {
		r.people = make(map[int64]int, len(r.People))
		for i := range r.People {
			r.people[r.People[i].Stay] = i
		}
	}
	if i, ok := r.people[stayID]; ok {
		return &r.People[i]
	}
	return &SupportPerson{Stay: stayID}
}

// Total is what is paid and what residents owe, corrections with it.
func (r *SupportRun) Total() (paid, owed money.Dong) {
	for i := range r.Lines {
		if support.Owed(r.Lines[i].Item) {
			owed += r.Lines[i].Amount
		} else {
			paid += r.Lines[i].Amount
		}
	}
	return paid, owed
}

// Support is a month: as approved, or else as it comes to now.
func (o *Office) Support(year, month int) (*SupportRun, error) {
	var out *SupportRun
	err := o.Store.Read(func(tx Tx) error {
		done, err := supportMonths(tx)
		if err != nil {
			return err
		}
		for i := range done {
			if done[i].Year == year && done[i].Month == month {
				out, err = done[i].Run()
				return err
			}
		}
		out, err = o.runSupport(tx, year, month, done)
		return err
	})
	return out, err
}

// SupportNow is a month as it comes to now, approved or not: what the review compares with.
func (o *Office) SupportNow(year, month int) (*SupportRun, error) {
	var out *SupportRun
	err := o.Store.Read(func(tx Tx) (err error) { out, err = o.runSupport(tx, year, month, nil); return err })
	return out, err
}

// SupportMonths is every approved month, oldest first.
func (o *Office) SupportMonths() (out []SupportMonth, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = supportMonths(tx); return err })
	return out, err
}

func supportMonths(tx Tx) ([]SupportMonth, error) {
	all, err := All[SupportMonth](tx)
	slices.SortFunc(all, func(a, b SupportMonth) int { return int(a.First - b.First) })
	return all, err
}

// runSupport computes a month, and for every approved month before it what has to be put right.
func (o *Office) runSupport(tx Tx, year, month int, done []SupportMonth) (*SupportRun, error) {
	return o.reckonSupport(tx, year, month, done, o.supportBasis())
}

// reckonSupport is runSupport by a basis that is given: by another than that of the last approval everybody is reckoned again.
func (o *Office) reckonSupport(tx Tx, year, month int, done []SupportMonth, basis string) (*SupportRun, error) {
	first := date.Of(year, month, 1)
	if first == 0 {
		return nil, say.Problems{{Field: "month", Msg: say.Of("err.needed")}}
	}
	r := &SupportRun{Basis: basis, Year: year, Month: month, First: first, Whole: first.MonthEnd(), Last: min(first.MonthEnd(), max(o.Today(), first-1))}
	before := slices.DeleteFunc(slices.Clone(done), func(m SupportMonth) bool { return m.First >= first })
	since, err := o.readSince(tx, before, r.Basis)
	if err != nil {
		return nil, err
	}
	from := first
	if since.everybody {
		from = before[0].First
	}
	book, err := o.readSupport(tx, from, r.Last)
	if err != nil {
		return nil, err
	}
	calc := support.New(o.Law)
	r.Lines, r.Missing = book.lines(calc, r.First, r.Last)
	r.Twice = book.twice(calc, r.First, r.Last)
	if err := o.correctSupport(tx, r, book, calc, since); err != nil {
		return nil, err
	}
	book.people(r)
	return r, nil
}

// ApproveSupport freezes a month (duyệt bảng chế độ): its lines with their rates, corrections and causes, and their hash. Months are
// approved one after the other; one that still runs is refused, and one whose figures moved since they were read too.
func (o *Office) ApproveSupport(year, month int) (*SupportMonth, error) {
	if err := o.Ask(RightMoney); err != nil { // before anything is reckoned
		return nil, o.refused(err, RightMoney, date.Of(year, month, 1).Text()[3:])
	}
	var before int64
	var run *SupportRun
	err := o.Store.Read(func(tx Tx) error {
		done, err := supportMonths(tx)
		if err != nil {
			return err
		}
		if err := inTurn(done, date.Of(year, month, 1)); err != nil {
			return err
		}
		if before, err = lastEntry(tx); err != nil {
			return err
		}
		run, err = o.runSupport(tx, year, month, done)
		return err
	})
	if err != nil {
		return nil, err
	}
	if run.Running() {
		return nil, &say.Refused{Msg: say.Of("err.period_running", "last", run.Whole)}
	}
	m := &SupportMonth{Year: year, Month: month, First: run.First, Last: run.Last, People: len(run.People), LastAct: before}
	m.Paid, m.Owed = run.Total()
	if err := m.freeze(run); err != nil {
		return nil, err
	}
	err = o.do(RightMoney, "act.approve_support", run.Label(), "", func(a *Act) error {
		if now, err := lastEntry(a); err != nil || now != before {
			return orRefused(err, "err.support.moved")
		}
		m.At, m.Who = a.entry.At, a.entry.Who
		return a.Add(m)
	})
	return m, err
}

// inTurn refuses a month that is approved already, and one that is not the next after the last approved.
func inTurn(done []SupportMonth, first date.Date) error {
	for i := range done {
		if done[i].First == first {
			return &say.Refused{Msg: say.Of("err.support.approved", "month", done[i].Label(), "at", momentText(done[i].At))}
		}
	}
	if n := len(done); n > 0 && done[n-1].First.AddMonths(1) != first {
		return &say.Refused{Msg: say.Of("err.support.turn", "month", done[n-1].First.AddMonths(1).Text()[3:])}
	}
	return nil
}

// Label is the month: 10/2026.
func (m *SupportMonth) Label() string { return m.First.Text()[3:] }

// When is the moment of the approval in words.
func (m *SupportMonth) When() string { return momentText(m.At) }

// ShortHash is what is printed of the hash.
func (m *SupportMonth) ShortHash() string { return (&ClosedPeriod{Hash: m.Hash}).ShortHash() }
