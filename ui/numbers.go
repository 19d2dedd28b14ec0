package ui

import (
	"fmt"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// numbers is the section Sổ công văn: every number given in a year by symbol, the next one, what is missing or double.
// Voided papers keep their number and stand struck through.
type numbers struct {
	s     *settings
	year  int
	books []app.NumberBook
	lines []numberLine
	grid  *kit.Grid
	word  *kit.Text
}

// numberLine is a head of a book or one of its papers.
type numberLine struct {
	book  *app.NumberBook
	entry *app.NumberEntry // nil: the head
}

func (s *settings) numbers() section {
	n := &numbers{s: s, year: s.d.Office.Today().Year()}
	col := func(k string, w float32) kit.Column {
		return kit.Column{Key: k, Title: kit.T("numbers." + k), Width: w, Still: true}
	}
	what := col("what", 260)
	what.Grow = true
	n.grid = kit.NewGrid([]kit.Column{col("number", 130), col("day", 84), what, reckoned(col("name", 170), n.whyNext), col("to", 130), col("signer", 150)}, func() int { return len(n.lines) }, n.row)
	n.grid.Empty = kit.Empty{Title: kit.T("numbers.none"), Text: kit.T("numbers.none.text")}
	n.grid.OnOpen = func(i int) {
		if e := n.lines[i].entry; e != nil && e.StayID != 0 {
			s.d.OpenPapers(e.StayID)
		}
	}
	n.word = kit.NewText("", kit.Strong)
	head := kit.Fixed(0, 44, kit.Inset(16, 8, 16, 8, kit.AcrossMid(6, kit.Steps(kit.Fixed(80, 20, n.word.Middle()), n.step),
		kit.Space(), kit.NewButton("Excel", "sheet", "", func() { s.d.SheetTable(n.table()) }), kit.NewButton(kit.T("handover.print"), "print", "", func() { s.d.PrintTable(n.table()) }))))
	n.read()
	return section{content: kit.Down(0, head, kit.Grow(n.grid)), focus: func() { n.grid.Pick(0) }, list: n.grid}
}

func (n *numbers) step(by int) { n.year += by; n.read() }

func (n *numbers) read() {
	var err error
	if n.books, err = n.s.d.Office.NumberBooks(n.year); err != nil {
		n.s.d.Fail(err)
		return
	}
	n.word.Set(kit.T("numbers.year", "year", fmt.Sprint(n.year)))
	n.lines = nil
	for i := range n.books {
		b := &n.books[i]
		n.lines = append(n.lines, numberLine{book: b})
		for j := range b.Entries {
			n.lines = append(n.lines, numberLine{b, &b.Entries[j]})
		}
	}
	n.grid.Reload()
}

// warning words what is missing or double in a book.
func warning(b *app.NumberBook) string {
	var out []string
	if len(b.Gaps) > 0 {
		out = append(out, kit.T("numbers.gaps", "list", list(b.Gaps)))
	}
	if len(b.Doubles) > 0 {
		out = append(out, kit.T("numbers.doubles", "list", list(b.Doubles)))
	}
	return strings.Join(out, "; ")
}

// list words numbers, runs as 3–7.
func list(n []int) string {
	var out []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if j > i {
			out = append(out, strconv.Itoa(n[i])+"–"+strconv.Itoa(n[j]))
		} else {
			out = append(out, strconv.Itoa(n[i]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

func (n *numbers) row(i int) []kit.Cell {
	l := &n.lines[i]
	if l.entry == nil {
		return []kit.Cell{{Text: l.book.Symbol, Tone: kit.Bold}, {}, {Text: warning(l.book), Tone: kit.Bold}, {Text: kit.T("numbers.next", "n", l.book.Next), Tone: kit.Bold}, {}, {}}
	}
	e, tone := l.entry, kit.Normal
	if !e.Live() {
		tone = kit.Voided
	}
	return []kit.Cell{{Text: e.Number, Tone: tone}, {Text: e.Day.Text(), Tone: tone}, {Text: kit.T("paper." + e.Kind), Tone: tone}, {Text: e.Name, Tone: tone},
		{Text: addresseeWord(e.Addressee), Tone: tone}, {Text: e.SignerName, Tone: tone}}
}

// whyNext explains the number a book offers next.
func (n *numbers) whyNext(i int) kit.Figure {
	l := &n.lines[i]
	if l.entry != nil {
		return kit.Figure{}
	}
	return n.s.d.figure(kit.T("why.next_of", "symbol", l.book.Symbol), kit.Group(int64(l.book.Next)), l.book.WhyNext)
}

func (n *numbers) table() paper.Table {
	t := paper.Table{Title: kit.T("settings.tab.numbers"), Subtitle: n.word.Content()}
	for _, c := range []struct {
		key  string
		wide float64
	}{{"number", 34}, {"day", 24}, {"what", 80}, {"name", 46}, {"to", 40}, {"signer", 40}} {
		t.Columns = append(t.Columns, paper.Column{Title: kit.T("numbers." + c.key), Width: c.wide})
	}
	for i := range n.lines {
		row := paper.Row{Bold: n.lines[i].entry == nil}
		for _, c := range n.row(i) {
			text := c.Text
			if c.Tone == kit.Voided && text != "" {
				text += " (" + kit.T("handover.void") + ")"
			}
			row.Cells = append(row.Cells, paper.Txt(text))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
