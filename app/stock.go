package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
)

// Kinds of lines of the stock.
const (
	StockCame    = "came"    // nhập kho
	StockOnEntry = "entry"   // cấp khi vào
	StockYearly  = "yearly"  // cấp hằng năm
	StockHygiene = "hygiene" // đồ dùng vệ sinh của phụ nữ
	StockLost    = "lost"    // hỏng, mất
)

// Goods is a quantity of one thing, in thousandths: 3,6 kg is 3600 of "kg xà phòng".
type Goods struct {
	Thing string
	Milli int64
}

// Text writes the quantity as lists do: 3,6 kg xà phòng.
func (g Goods) Text() string { return g.Count() + " " + g.Thing }

// Count is the quantity alone: 3,6.
func (g Goods) Count() string {
	n, sign := g.Milli, ""
	if n < 0 {
		n, sign = -n, "-"
	}
	s := strconv.FormatInt(n/1000, 10)
	if part := n % 1000; part != 0 {
		s += "," + strings.TrimRight(strconv.FormatInt(1000+part, 10)[1:], "0")
	}
	return sign + s
}

// ParseGoods reads "2 bộ quần áo dài tay": a quantity, then what it is with its unit.
func ParseGoods(s string) (Goods, bool) {
	count, thing, ok := strings.Cut(strings.TrimSpace(s), " ")
	thing = strings.TrimSpace(thing)
	if !ok || thing == "" {
		return Goods{}, false
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(count, ".", ","), ",")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n < 0 || n > 1_000_000_000 || len(part) > 3 {
		return Goods{}, false
	}
	milli := int64(0)
	if part != "" {
		if milli, err = strconv.ParseInt((part + "00")[:3], 10, 64); err != nil || milli < 0 {
			return Goods{}, false
		}
	}
	return Goods{thing, n*1000 + milli}, n*1000+milli > 0
}

func goodsOf(list []string) (out []Goods, bad string) {
	for _, s := range list {
		g, ok := ParseGoods(s)
		if !ok {
			return nil, s
		}
		out = append(out, g)
	}
	return out, ""
}

// IssueList is what the law gives in kind on a day: on entry bedding, and warm things from the last province of the list
// northwards; else the yearly list (NĐ 163/2026 art 113.2).
func (o *Office) IssueList(kind string, day date.Date) []string {
	switch kind {
	case StockOnEntry:
		out := o.Law.List(law.BeddingKind, day)
		last, mine := o.Law.Text(law.WarmToProvince, day), o.Law.Text(law.CentreProvince, day)
		if mine != "" && last != "" && mine <= last {
			out = append(slices.Clone(out), o.Law.List(law.WarmKind, day)...)
		}
		return out
	case StockYearly:
		return o.Law.List(law.ClothingKind, day)
	}
	return nil
}

// IssueGoods gives things in kind to several stays, the same to each, all or none (phiếu cấp phát). More than lies in the store is
// refused, naming what is short.
func (o *Office) IssueGoods(kind string, day date.Date, things []string, stays []int64, note string) error {
	var p say.Problems
	o.checkDay(&p, "day", day)
	if len(stays) == 0 {
		p.Add("stay", "err.nobody")
	}
	if _, bad := goodsOf(things); bad != "" || len(things) == 0 {
		p.Add("things", "err.stock.form", "text", bad)
	}
	if len(p) > 0 {
		return p
	}
	return o.do(RightReckon, "act.stock_issue", o.labelOf(stays), "", func(a *Act) error {
		for _, id := range stays {
			if err := a.Add(&StockEntry{StayID: id, Day: day, Kind: kind, Things: strings.Join(things, "|"), Note: note}); err != nil {
				return err
			}
		}
		return a.inStore()
	})
}

// StockIn writes what came into the store, or was lost from it.
func (o *Office) StockIn(e StockEntry) error {
	var p say.Problems
	o.checkDay(&p, "day", e.Day)
	if e.Kind != StockCame && e.Kind != StockLost {
		p.Add("kind", "err.needed")
	}
	if _, bad := goodsOf(strings.Split(e.Things, "|")); bad != "" || e.Things == "" {
		p.Add("things", "err.stock.form", "text", bad)
	}
	if len(p) > 0 {
		return p
	}
	e.ID, e.StayID, e.ReversesID = 0, 0, 0
	return o.do(RightReckon, "act.stock_"+e.Kind, e.Party, "", func(a *Act) error {
		if err := a.Add(&e); err != nil {
			return err
		}
		return a.inStore()
	})
}

// ReverseStock takes a line of the stock back.
func (o *Office) ReverseStock(id int64, why string) error {
	if strings.TrimSpace(why) == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.do(RightReckon, "act.stock_reverse", "", why, func(a *Act) error { return a.reverseStock(id, why) })
}

func (a *Act) reverseStock(id int64, why string) error {
	e, err := Load[StockEntry](a, id)
	if err != nil {
		return err
	}
	again, err := All[StockEntry](a, "reverses_id", id)
	if err != nil {
		return err
	}
	if len(again) > 0 || e.ReversesID != 0 {
		return &say.Refused{Msg: say.Of("err.deposit.reversed", "day", e.Day)}
	}
	e.ID, e.ReversesID, e.Note = 0, id, why
	if err := a.Add(&e); err != nil {
		return err
	}
	return a.inStore()
}

// StockLine is one thing: what came, what was issued or lost, what is left.
type StockLine struct {
	Thing            string
	Came, Gone, Left Goods
}

// Stock is every thing as of the end of a day, in the order in which it first came up.
func (o *Office) Stock(day date.Date) (out []StockLine, err error) {
	err = o.Store.Read(func(tx Tx) error { out, err = stock(tx, day); return err })
	return out, err
}

func stock(tx Tx, day date.Date) (out []StockLine, err error) {
	rows, err := All[StockEntry](tx)
	at := map[string]int{}
	for _, e := range rows {
		if e.Day > day {
			continue
		}
		list, _ := goodsOf(strings.Split(e.Things, "|"))
		for _, g := range list {
			i, ok := at[g.Thing]
			if !ok {
				i = len(out)
				at[g.Thing] = i
				out = append(out, StockLine{Thing: g.Thing, Came: Goods{Thing: g.Thing}, Gone: Goods{Thing: g.Thing}, Left: Goods{Thing: g.Thing}})
			}
			l, n := &out[i], g.Milli
			if e.ReversesID != 0 {
				n = -n
			}
			if e.Kind == StockCame {
				l.Came.Milli += n
				l.Left.Milli += n
			} else {
				l.Gone.Milli += n
				l.Left.Milli -= n
			}
		}
	}
	return out, err
}

func (a *Act) inStore() error {
	lines, err := stock(a, date.Max)
	if err != nil {
		return err
	}
	var short []string
	for _, l := range lines {
		if l.Left.Milli < 0 {
			short = append(short, Goods{l.Thing, -l.Left.Milli}.Text())
		}
	}
	if len(short) > 0 {
		return &say.Refused{Msg: say.Of("err.stock.short", "things", strings.Join(short, ", "))}
	}
	return nil
}

// Issued is what was issued from day to day, with whom it went to.
func (o *Office) Issued(from, to date.Date) (out []StockEntry, people map[int64]SupportPerson, err error) {
	people = map[int64]SupportPerson{}
	err = o.Store.Read(func(tx Tx) error {
		rows, err := All[StockEntry](tx)
		if err != nil {
			return err
		}
		var ids []int64
		for _, e := range rows {
			if e.Day >= from && e.Day <= to {
				out = append(out, e)
				if e.StayID != 0 && !slices.Contains(ids, e.StayID) {
					ids = append(ids, e.StayID)
				}
			}
		}
		if len(ids) == 0 {
			return nil
		}
		stays, err := tx.Timelines(StayQuery{IDs: ids})
		for i := range stays {
			x := &stays[i]
			people[x.Stay.ID] = SupportPerson{Stay: x.Stay.ID, Resident: x.Resident.ID, StayCode: x.Stay.Code, Code: x.Resident.Code,
				Name: x.Resident.Name, Birth: x.Resident.Birth.Text(), Team: x.Stay.Room}
		}
		return err
	})
	return out, people, err
}

// IssueDue is who has not got the things of a kind yet: on entry, those of this stay; yearly, those of the last twelve months; of women's
// hygiene, which is theirs by the month, those of this month, women alone. Only who is on the books on the day, by stay code.
func (o *Office) IssueDue(kind string, day date.Date) (out []SupportPerson, err error) {
	err = o.Store.Read(func(tx Tx) error {
		got, err := o.gotGoods(tx, kind, day)
		if err != nil {
			return err
		}
		rows, err := tx.Timelines(StayQuery{From: day, To: day})
		if err != nil {
			return err
		}
		for i := range rows {
			x := &rows[i]
			if !x.Stay.Live() || got[x.Stay.ID] || kind == StockHygiene && x.Resident.Sex != Female {
				continue
			}
			t, err := x.Fold(o)
			if err != nil {
				return err
			}
			if at := t.On(day); at.State.OnBooks() {
				out = append(out, SupportPerson{Stay: x.Stay.ID, Resident: x.Resident.ID, StayCode: x.Stay.Code, Code: x.Resident.Code, Name: x.Resident.Name,
					Birth: x.Resident.Birth.Text(), Team: x.Stay.Room, Status: at.Status})
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b SupportPerson) int { return compare(a.StayCode, b.StayCode) })
	return out, err
}

// gotGoods is which stays got the things of a kind already.
func (o *Office) gotGoods(tx Tx, kind string, day date.Date) (map[int64]bool, error) {
	rows, err := All[StockEntry](tx, "kind", kind)
	since := map[string]date.Date{StockYearly: day.AddMonths(-12) + 1, StockHygiene: day.MonthStart()}[kind]
	got := map[int64]bool{}
	for _, e := range stillIssued(rows) {
		if e.Day >= since {
			got[e.StayID] = true
		}
	}
	return got, err
}

// stillIssued are the lines that were not taken back, and take nothing back.
func stillIssued(rows []StockEntry) (out []StockEntry) {
	back := map[int64]bool{}
	for i := range rows {
		back[rows[i].ReversesID] = true
	}
	for i := range rows {
		if rows[i].ReversesID == 0 && !back[rows[i].ID] {
			out = append(out, rows[i])
		}
	}
	return out
}

// LastIssue is what was issued of a kind the last time: what is proposed where the law has no list.
func (o *Office) LastIssue(kind string) (things []string, err error) {
	err = o.Store.Read(func(tx Tx) error {
		rows, err := All[StockEntry](tx, "kind", kind)
		if rows = stillIssued(rows); len(rows) > 0 {
			things = strings.Split(rows[len(rows)-1].Things, "|")
		}
		return err
	})
	return things, err
}
