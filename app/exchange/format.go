package exchange

import (
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Format writes a plan as a workbook. Codes and numbers stay text, so that no zero is lost; whole days are real dates,
// days known to the month or year are text. Movements stand in the order of the plan.
func Format(p *Plan) Book {
	people := [][]Cell{names(peopleHeaders)}
	for i := range p.People {
		people = append(people, p.People[i].cells())
	}
	stays := [][]Cell{names(stayHeaders)}
	first := p.entries()
	for i := range p.Stays {
		stays = append(stays, p.stayCells(&p.Stays[i], first[i]))
	}
	moves := [][]Cell{names(movementHeaders)}
	for i := range p.Movements {
		moves = append(moves, p.moveCells(&p.Movements[i]))
	}
	return Book{[]Sheet{{SheetPeople, people}, {SheetStays, stays}, {SheetMovements, moves}}}
}

func names(headers []header) []Cell {
	out := make([]Cell, len(headers))
	for i, h := range headers {
		out[i].Text = h.name
	}
	return out
}

// entries finds the movement that begins each stay.
func (p *Plan) entries() []*Movement {
	out := make([]*Movement, len(p.Stays))
	for i := range p.Movements {
		m := &p.Movements[i]
		if m.Kind.Entry() && out[m.Stay] == nil {
			out[m.Stay] = m
		}
	}
	return out
}

func (q *Person) cells() []Cell {
	birth := Cell{Text: q.Birth.Text()}
	if d := q.Birth.Date(); d != 0 {
		birth = Cell{Date: d}
	}
	substances := make([]string, len(q.Substances))
	for i, s := range q.Substances {
		substances[i] = s.Name
	}
	return []Cell{{Text: q.Code}, {Text: q.Name}, birth, {Text: sexLabels[q.Sex]}, {Text: q.IDNumber}, {Text: q.Ethnic},
		{Text: q.Religion}, {Text: q.Education}, {Text: q.Occupation}, {Text: q.Commune}, {Text: q.Address},
		{Text: strings.Join(substances, "; ")}, {Text: q.Note}}
}

// decisionCells are Số quyết định to Số tháng đã giảm, as both sheets have them.
func decisionCells(d stay.Decision) []Cell {
	return []Cell{{Text: d.Number}, {Date: d.Day}, {Text: d.Issuer}, count(d.Term), {Date: d.Start}, count(d.Occurrence),
		count(d.Credit), count(d.NotCounted), count(d.Reduced)}
}

func count(n int) Cell {
	if n == 0 {
		return Cell{}
	}
	return Cell{Text: strconv.Itoa(n)}
}

func (s *Stay) decision(id int64) (d stay.Decision) {
	for i := range s.Decisions {
		if s.Decisions[i].ID == id && id != 0 {
			return s.Decisions[i]
		}
	}
	return d
}

func (p *Plan) stayCells(s *Stay, entry *Movement) []Cell {
	var status string
	var d stay.Decision
	if entry != nil {
		status, d = statusLabels[entry.Status], s.decision(entry.DecisionID)
	}
	return append([]Cell{{Text: s.Code}, {Text: p.People[s.Person].Code}, {Text: status}}, decisionCells(d)...)
}

func (p *Plan) moveCells(m *Movement) []Cell {
	s := &p.Stays[m.Stay]
	var status string
	var d stay.Decision
	if m.Kind == stay.ChangeStatus {
		status, d = statusLabels[m.Status], s.decision(m.DecisionID)
	}
	out := append([]Cell{{Text: s.Code}, when(m.Day, m.Time), {Text: kindLabels[m.Kind]}, {Text: status}}, decisionCells(d)...)
	return append(out, count(m.Months), count(m.Travel), Cell{Text: m.Paper}, Cell{Text: m.Note})
}

// when is a real date; midnight is written out, since a spreadsheet cannot tell 00:00 from no hour.
func when(d date.Date, clock string) Cell {
	if clock == "00:00" {
		return Cell{Text: d.Text() + " " + clock}
	}
	return Cell{Date: d, Time: clock}
}
