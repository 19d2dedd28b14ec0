package kit

import "fyne.io/fyne/v2"

// WhyLine is one term of a computed figure: sign, term, amount, and under it the paper and the article.
type WhyLine struct {
	Sign   string // "+", "–", "=", "" for the start
	Term   string
	Amount string
	Source string // 12 grey: paper, article
}

// Why explains a figure: the sum one can see, and what did not change it (look.md §9).
type Why struct {
	Title  string
	Lines  []WhyLine
	Result WhyLine  // under a line, bold
	Notes  []string // what did not change the result
	Open   []string // questions without guidance yet, in ochre
	Close  func()   // × at the head; nil for none
}

// Build draws the panel for a place of the given inner width (420 in the record). It opens beside, not over.
func (y Why) Build(wide float32) fyne.CanvasObject {
	head := []fyne.CanvasObject{Grow(NewText(y.Title, Section).Narrow(100))}
	if y.Close != nil {
		head = append(head, NewTool("close", T("kit.close"), y.Close))
	}
	parts := []fyne.CanvasObject{Fixed(0, 28, AcrossMid(8, head...))}
	for _, l := range y.Lines {
		parts = append(parts, whyLine(l, wide, false))
	}
	if y.Result.Term != "" {
		parts = append(parts, lineOf(true, Edge), whyLine(y.Result, wide, true))
	}
	for _, n := range y.Notes {
		parts = append(parts, NewPara(n, Caption, wide))
	}
	if len(y.Open) > 0 {
		parts = append(parts, Gap(0, 2), openQuestion(y.Open, wide))
	}
	return Down(4, parts...)
}

func whyLine(l WhyLine, wide float32, result bool) fyne.CanvasObject {
	t := &touched{}
	source := wrap(l.Source, Caption, wide-26-10)
	if l.Source == "" {
		source = nil
	}
	st := Body
	if result {
		st = Strong
	}
	t.start(t, func() (float32, float32) { return 160, 20 + float32(len(source))*16 }, func(p *pen, w, h float32) {
		p.text(0, 0, 20, l.Sign, Strong)
		end := p.textRight(w, 0, 20, l.Amount, st)
		p.textFit(26, 0, 20, end-34, l.Term, st)
		for i, s := range source {
			p.text(26, 19+float32(i)*16, 16, s, Caption)
		}
	})
	return t
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
