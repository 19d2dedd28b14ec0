package paper

import (
	"strings"

	"hoanhap/app/paper"
)

// setter turns blocks into boxes.
type setter struct {
	l    Layout
	w    float64 // of the content
	out  []box
	brk  bool // a page break waits for the next box
	anew bool // and begins a sheet of its own
}

func (s *setter) add(bs ...box) {
	for _, b := range bs {
		b.brk, b.anew = b.brk || s.brk, b.anew || s.anew
		s.brk, s.anew = false, false
		s.out = append(s.out, b)
	}
}

func (s *setter) block(b paper.Block) {
	switch {
	case b.Head != nil:
		s.add(s.letterhead(*b.Head)...)
	case b.Title != nil:
		s.add(s.title(*b.Title)...)
	case b.Para != nil:
		s.add(s.para(*b.Para)...)
	case b.Fields != nil:
		s.add(s.fields(*b.Fields)...)
	case b.Grid != nil:
		s.add(s.grid(*b.Grid)...)
	case b.Sign != nil:
		s.signature(*b.Sign)
	case b.Check != nil:
		p := paper.Para{Spans: []paper.Span{{Text: b.Check.Text, Italic: true, Bold: !b.Check.OK}}, Align: paper.Left, Flush: true}
		s.add(s.para(p)...)
	case b.Photo != nil:
		s.add(s.photo(*b.Photo))
	case b.QR != nil:
		s.add(box{h: 25, gap: s.l.ParagraphGap, pics: []Picture{{W: 25, H: 25, Code: b.QR.Text}}})
	case b.Space > 0:
		s.add(box{h: min(b.Space, s.l.ContentHeight())})
	case b.PageBreak, b.NewSheet:
		s.brk, s.anew = true, s.anew || b.NewSheet
	}
}

func (s *setter) lineHeight(size float64) float64 { return size * point * s.l.LineSpacing }

// baseline is where letters stand in a line of a height: the serif's ascent is 0.891 em, its descent 0.216.
func baseline(h, size float64) float64 { return (h-size*point*1.107)/2 + size*point*0.891 }

// lines makes one box a line.
func (s *setter) lines(spans []paper.Span, size, x, w, indent float64, align paper.Align) []box {
	h := s.lineHeight(size)
	ws := words(spans, size)
	set := breakLines(ws, size, w, indent)
	if align == paper.Center && len(set) > 1 {
		set = balanced(ws, size, w, len(set))
	}
	var out []box
	for i, l := range set {
		in := 0.0
		if i == 0 {
			in = indent
		}
		out = append(out, box{h: h, runs: l.place(x+in, baseline(h, size), w-in, size, align)})
	}
	return out
}

// balanced breaks centred text into as many lines, but of about one length: a title whose last line is one
// short word looks torn.
func balanced(ws []word, size, w float64, n int) []textLine {
	lo, hi := 0.0, w
	for _, x := range ws {
		lo = max(lo, min(x.w, w))
	}
	for hi-lo > 0.5 {
		mid := (lo + hi) / 2
		if len(breakLines(ws, size, mid, 0)) <= n {
			hi = mid
		} else {
			lo = mid
		}
	}
	return breakLines(ws, size, hi, 0)
}

func styled(text string, b, i bool) []paper.Span {
	return []paper.Span{{Text: text, Bold: b, Italic: i}}
}

func (s *setter) para(p paper.Para) []box {
	spans := p.Spans
	if p.Label != "" {
		spans = append([]paper.Span{{Text: p.Label + " "}}, spans...)
	}
	indent := s.l.Indent
	if p.Flush || p.Align != paper.Justify {
		indent = 0
	}
	out := s.lines(spans, s.l.Body, 0, s.w, indent, p.Align)
	return s.together(out, p.Keep)
}

// together gives a paragraph its gap and keeps two lines at both its ends from standing alone.
func (s *setter) together(out []box, keep bool) []box {
	n := len(out)
	if n == 0 {
		return nil
	}
	out[0].gap = s.l.ParagraphGap
	if n > 1 {
		out[0].keep = true
		out[n-2].keep = true
	}
	out[n-1].keep = keep
	return out
}

func (s *setter) title(t paper.Title) []box {
	out := s.lines(styled(t.Text, true, false), s.l.Title, 0, s.w, 0, paper.Center)
	if t.Subject != "" {
		sub := s.lines(styled(t.Subject, true, false), s.l.Subject, 8, s.w-16, 0, paper.Center)
		out = append(out, sub...)
		if n := len(sub); n > 0 {
			out = append(out, ruleUnder(sub[n-1].runs, 0.4))
		}
	}
	for i := range out {
		out[i].keep = true
	}
	if len(out) > 0 {
		out[0].gap = 6
		out = append(out, box{h: 3, keep: true})
	}
	return out
}

// ruleUnder is a rule below a line of text, a share of its length (one third to one half; the motto whole).
func ruleUnder(runs []Run, share float64) box {
	x1, x2 := extent(runs)
	w := (x2 - x1) * share
	mid := (x1 + x2) / 2
	return box{h: 2.8, rules: []Rule{{mid - w/2, 1, mid + w/2, 1}}}
}

func extent(runs []Run) (x1, x2 float64) {
	for i, r := range runs {
		if i == 0 || r.X < x1 {
			x1 = r.X
		}
		x2 = max(x2, r.X+r.W)
	}
	return x1, x2
}

// letterhead is two columns side by side, or for papers of persons and minutes the nation alone in the middle.
func (s *setter) letterhead(h paper.Letterhead) []box {
	x, w := 0.0, s.w
	var left []box
	if h.Centre != "" {
		lw := s.w * s.l.LeftColumn
		x, w = lw, s.w-lw
		left = s.lines(styled(h.Parent, false, false), s.l.Parent, 0, lw-3, 0, paper.Center)
		c := s.lines(styled(h.Centre, true, false), s.l.Centre, 0, lw-3, 0, paper.Center)
		left = append(left, c...)
		if n := len(c); n > 0 {
			left = append(left, ruleUnder(c[n-1].runs, 0.4))
		}
	}
	right := s.lines(styled(h.Nation, true, false), s.l.Nation, x, w, 0, paper.Center)
	m := s.lines(styled(h.Motto, true, false), s.l.Motto, x, w, 0, paper.Center)
	right = append(right, m...)
	if n := len(m); n > 0 {
		right = append(right, ruleUnder(m[n-1].runs, 1))
	}
	out := s.beside([][]box{left, right})
	num := s.lines(styled(h.Number, false, false), s.l.Number, 0, s.w*s.l.LeftColumn-3, 0, paper.Center)
	if h.About != "" { // what a letter is about stands under its number, smaller (NĐ 30/2020, annex I, box 5b)
		num = append(num, s.lines(styled(h.About, false, false), s.l.Parent, 0, s.w*s.l.LeftColumn-3, 0, paper.Center)...)
	}
	align := paper.Center
	if h.Centre == "" {
		align = paper.Right
	}
	place := s.lines(styled(h.Place, false, true), s.l.Place, x, w, 0, align)
	if low := s.beside([][]box{num, place}); len(low) > 0 {
		low[0].gap = 1.5
		out = append(out, low...)
	}
	for i := range out {
		out[i].keep = true
	}
	return out
}

// beside stands columns next to each other: in one box when a page can hold them, else cut between lines, never
// through one.
func (s *setter) beside(cols [][]box) []box { return fragments(cols, s.l.ContentHeight()) }

func fragments(cols [][]box, room float64) []box {
	var out []box
	at := make([]int, len(cols))
	for {
		b, any := box{}, false
		for c, lines := range cols {
			y := 0.0
			for at[c] < len(lines) && (y+lines[at[c]].h <= room+1e-6 || y == 0) {
				b.take(lines[at[c]], y)
				y += lines[at[c]].h
				at[c]++
				any = true
			}
			b.h = max(b.h, y)
		}
		if !any {
			return out
		}
		out = append(out, b)
	}
}

// take puts what stands in x into b, y lower.
func (b *box) take(x box, y float64) {
	for _, r := range x.runs {
		r.Y += y
		b.runs = append(b.runs, r)
	}
	for _, r := range x.rules {
		b.rules = append(b.rules, Rule{r.X1, r.Y1 + y, r.X2, r.Y2 + y})
	}
	for _, c := range x.pics {
		c.Y += y
		b.pics = append(b.pics, c)
	}
}

// photo is a portrait or the empty frame for one, 3 × 4 cm.
func (s *setter) photo(p paper.Photo) box {
	b := box{h: 40, gap: s.l.ParagraphGap}
	if len(p.JPEG) > 0 {
		b.pics = []Picture{{W: 30, H: 40, JPEG: p.JPEG}}
		return b
	}
	b.rules = []Rule{{0, 0, 30, 0}, {30, 0, 30, 40}, {0, 40, 30, 40}, {0, 0, 0, 40}}
	y := 15.0
	for _, l := range s.lines(styled(p.Caption, false, true), s.l.Recipients, 1, 28, 0, paper.Center) {
		if y+l.h > 40 {
			break
		}
		b.take(l, y)
		y += l.h
	}
	return b
}

// dots is a leader of full stops of about a width.
func dots(w, size float64) string {
	n := int(w / width(".", regular, size))
	return strings.Repeat(".", max(n, 3))
}
