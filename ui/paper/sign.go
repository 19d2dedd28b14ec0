package paper

import (
	"strconv"

	"hoanhap/app/paper"
)

// signature adds the signature block. It is kept whole and with the last two lines before it: a page that
// holds nothing but signatures could be put under any text.
func (s *setter) signature(x paper.Sign) {
	n := len(s.out)
	for i := max(0, n-2); i < n; i++ {
		s.out[i].keep = true
	}
	beside := len(x.Columns) == 1 && len(x.Recipients) > 0
	cols := s.signColumns(x)
	if beside {
		cols = append([][]box{s.recipients(x.Recipients, s.w*0.45)}, cols...)
	}
	bs := s.beside(cols)
	if len(bs) > 0 {
		bs[0].gap = 5
	}
	s.add(bs...)
	if !beside && len(x.Recipients) > 0 {
		if len(bs) > 0 {
			s.out[len(s.out)-1].keep = true
		}
		s.add(gapped(s.beside([][]box{s.recipients(x.Recipients, s.w)}), 4)...)
	}
}

// signColumns sets the signers in equal columns; names stand on one line however long the positions are.
func (s *setter) signColumns(x paper.Sign) (cols [][]box) {
	n := len(x.Columns)
	if n == 0 {
		return nil
	}
	left, w := 0.0, s.w/float64(n)
	if n == 1 {
		left, w = s.w*0.45, s.w*0.55
	}
	size := s.l.Sign
	heads := make([][]box, n)
	var top float64
	for i, c := range x.Columns {
		at, cw := left+float64(i)*w+1, w-2
		var h []box
		if x.Place != "" {
			h = append(h, s.placeLine(x.Place, i == n-1, n == 1, at, cw)...)
		}
		h = append(h, s.lines(styled(c.Authority, true, false), size, at, cw, 0, paper.Center)...)
		h = append(h, s.lines(styled(c.Position, true, false), size, at, cw, 0, paper.Center)...)
		h = append(h, s.lines(styled(c.Hint, false, true), size, at, cw, 0, paper.Center)...)
		heads[i] = h
		top = max(top, height(h, true))
	}
	for i, c := range x.Columns {
		at, cw := left+float64(i)*w+1, w-2
		col := append(heads[i], box{h: top - height(heads[i], true) + s.l.SignSpace})
		col = append(col, s.lines(styled(c.Name, true, false), size, at, cw, 0, paper.Center)...)
		cols = append(cols, col)
	}
	return cols
}

// placeLine is place and date above the last signer; the other columns get as much blank.
func (s *setter) placeLine(place string, last, single bool, x, w float64) []box {
	if single {
		return s.lines(styled(place, false, true), s.l.Place, x, w, 0, paper.Center)
	}
	lines := s.lines(styled(place, false, true), s.l.Place, x, w, 0, paper.Center)
	if !last {
		for i := range lines {
			lines[i].runs = nil
		}
	}
	return lines
}

// recipients is Nơi nhận: the label 12 bold italic, the list 11, every line ended by ";" and the last by ".".
func (s *setter) recipients(list []string, w float64) []box {
	out := s.lines(styled("Nơi nhận:", true, true), s.l.RecipientsLabel, 0, w, 0, paper.Left)
	for i, r := range list {
		end := ";"
		if i == len(list)-1 {
			end = "."
		}
		out = append(out, s.lines(styled("- "+r+end, false, false), s.l.Recipients, 0, w, 0, paper.Left)...)
	}
	return out
}

// number is the page number: top centre, from the second page on (NĐ 30/2020, annex I).
func (p *Page) number(l Layout, n int) {
	t := strconv.Itoa(n)
	w := width(t, regular, l.PageNumber)
	p.Runs = append(p.Runs, Run{X: (p.W - w) / 2, Y: l.Top - 7, W: w, Size: l.PageNumber, Text: t})
}

// draft marks a page that is not issued: large and grey through the middle, small and plain in its corner, above the page number.
func (p *Page) draft(l Layout, words Words) {
	size := 78.0
	for size > 20 && width(words.Draft, bold, size) > l.ContentWidth() {
		size -= 4
	}
	w := width(words.Draft, bold, size)
	p.Runs = append(p.Runs, Run{X: (p.W - w) / 2, Y: p.H / 2, W: w, Size: size, Style: bold, Text: words.Draft, Gray: true})
	note := words.DraftNote
	p.Runs = append(p.Runs, Run{X: l.Left, Y: l.Top - 11.5, W: width(note, boldItalic, 10), Size: 10, Style: boldItalic, Text: note})
}
