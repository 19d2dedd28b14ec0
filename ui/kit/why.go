package kit

import "fyne.io/fyne/v2"

// WhyLine is one term of a computed figure: sign, term, amount, and under it the paper and the article.
type WhyLine struct {
	Sign   string // "+", "–", "=", "" for the start
	Term   string
	Amount string
	Source string // 12 grey: paper, article
	Do     func() // opens the record behind it; nil for none
}

// Why explains a figure: the sum one can see, and what did not change it (look.md §9).
type Why struct {
	Title  string
	Lines  []WhyLine
	Result WhyLine  // under a line, bold
	Notes  []string // what it counts, and what did not change the result
	Open   []string // questions without guidance yet, in ochre
}

// build draws the explanation for a place of the given inner width, and gives its lines where one opens a record.
func (y Why) build(wide float32) (fyne.CanvasObject, *whySum) {
	parts := []fyne.CanvasObject{NewPara(y.Title, Block, wide), Gap(0, 2)}
	s := newWhySum(y.Lines, y.Result, wide)
	if len(s.lines) > 0 {
		parts = append(parts, s.object())
	}
	for _, n := range y.Notes {
		parts = append(parts, NewPara(n, Caption, wide))
	}
	if len(y.Open) > 0 {
		parts = append(parts, Gap(0, 2), openQuestion(y.Open, wide))
	}
	if !s.links() {
		s = nil
	}
	return Down(4, parts...), s
}

// Build draws the explanation for a place of the given inner width.
func (y Why) Build(wide float32) fyne.CanvasObject {
	o, _ := y.build(wide)
	return o
}

// whySum is the terms of a sum under each other, the result under a line. Where terms have records behind them the arrows move
// between those and Enter opens one.
type whySum struct {
	keyed
	lines  []WhyLine
	terms  [][]string // the words of each term, broken
	source [][]string
	ends   bool // the last line is the result
	at     int
}

const whyAmount = 26 // where the words of a term begin

func newWhySum(lines []WhyLine, result WhyLine, wide float32) *whySum {
	s := &whySum{lines: append([]WhyLine{}, lines...), at: -1}
	if result.Term != "" {
		s.lines, s.ends = append(s.lines, result), true
	}
	for i, l := range s.lines {
		st := s.style(i)
		s.terms = append(s.terms, wrap(l.Term, st, wide-whyAmount-8-width(l.Amount, st)-12))
		var under []string
		if l.Source != "" {
			under = wrap(l.Source, Caption, wide-whyAmount-10)
		}
		s.source = append(s.source, under)
	}
	s.start(s, func() (float32, float32) {
		h := float32(0)
		for i := range s.lines {
			h += s.high(i)
		}
		return 160, h
	}, s.draw)
	s.onKey = s.key
	s.onIn = func(in bool) {
		if in && s.at < 0 {
			s.step(1)
		}
	}
	return s
}

func (s *whySum) style(i int) Style {
	if s.ends && i == len(s.lines)-1 {
		return Strong
	}
	return Body
}

func (s *whySum) high(i int) float32 {
	h := float32(len(s.terms[i]))*18 + 6 + float32(len(s.source[i]))*16
	if s.ends && i == len(s.lines)-1 {
		h += 6
	}
	return h
}

// object takes no keyboard where no record stands behind a term.
func (s *whySum) object() fyne.CanvasObject {
	if s.links() {
		return s
	}
	d := &touched{}
	d.start(d, s.measure, s.draw)
	return d
}

func (s *whySum) links() bool {
	for _, l := range s.lines {
		if l.Do != nil {
			return true
		}
	}
	return false
}

func (s *whySum) step(by int) {
	for i := s.at + by; i >= 0 && i < len(s.lines); i += by {
		if s.lines[i].Do != nil {
			s.at = i
			return
		}
	}
}

func (s *whySum) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		s.step(1)
	case e.Name == fyne.KeyUp:
		s.step(-1)
	case isEnter(e) && s.at >= 0:
		s.lines[s.at].Do()
		return true
	default:
		return false
	}
	s.Refresh()
	return true
}

func (s *whySum) draw(p *pen, w, h float32) {
	y := float32(0)
	for i, l := range s.lines {
		high, st := s.high(i), s.style(i)
		if s.ends && i == len(s.lines)-1 {
			p.hrule(0, y, w, Edge)
			y += 6
			high -= 6
		}
		words := st
		if l.Do != nil {
			words = words.In(Accent)
			if p.focus && i == s.at {
				p.box(-6, y, w+12, high, Picked, none, 0, 3)
				p.fill(-6, y+2, 2, high-4, Accent)
			} else if p.under(0, y, w, high) {
				p.box(-6, y, w+12, high, Hover, none, 0, 3)
			}
			p.on(0, y, w, high, "", l.Do)
		}
		p.text(0, y, 20, l.Sign, Strong)
		p.textRight(w, y, 20, l.Amount, st)
		for k, t := range s.terms[i] {
			p.text(whyAmount, y+float32(k)*18, 20, t, words)
		}
		under := y + float32(len(s.terms[i]))*18 + 2
		for k, t := range s.source[i] {
			p.text(whyAmount, under+float32(k)*16, 16, t, Caption)
		}
		y += high
	}
}

// openQuestion is the ochre box of what the law leaves open.
func openQuestion(list []string, wide float32) fyne.CanvasObject {
	var lines []string
	for _, q := range list {
		lines = append(lines, wrap(q, Caption, wide-44)...)
	}
	d := &drawn{}
	d.start(d, func() (float32, float32) { return 160, float32(len(lines))*16 + 10 }, func(p *pen, w, h float32) {
		p.box(0, 0, w, h, OchreGround, none, 0, 4)
		p.icon("warn", 9, 6, 14, Ochre)
		for i, s := range lines {
			p.text(32, 5+float32(i)*16, 16, s, Caption.In(Ink))
		}
	})
	return d
}
