package paper

import (
	"strings"
	"unicode"

	"hoanhap/app/paper"
)

// Run is a piece of text at a place: X and the baseline Y in mm from the corner of its box, later of its page.
type Run struct {
	X, Y, W float64
	Size    float64 // points
	Style   style
	Text    string
	Gray    bool
}

// part is a piece of a word in one style, word what is never broken but when it is wider than the line.
type part struct {
	text  string
	style style
}

type word struct {
	parts []part
	w     float64
	space float64 // width of a blank after it
}

// words cuts spans at blanks; a word may change its style in the middle. No-break spaces stay inside.
func words(spans []paper.Span, size float64) []word {
	var out []word
	var cur word
	flush := func() {
		if len(cur.parts) > 0 {
			out = append(out, cur)
		}
		cur = word{}
	}
	for _, s := range spans {
		st := styleOf(s.Bold, s.Italic)
		for i, f := range strings.FieldsFunc(s.Text, blank) {
			if i > 0 || startsBlank(s.Text) {
				flush()
			}
			t := printable(f, st)
			if t == "" {
				continue
			}
			cur.parts = append(cur.parts, part{t, st})
			cur.w += width(t, st, size)
			cur.space = width(" ", st, size)
		}
		if endsBlank(s.Text) {
			flush()
		}
	}
	flush()
	return out
}

func blank(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

func startsBlank(s string) bool {
	for _, r := range s {
		return blank(r)
	}
	return false
}

func endsBlank(s string) bool {
	r := []rune(s)
	return len(r) > 0 && blank(r[len(r)-1])
}

// textLine is a line of words; full says that another follows it in the paragraph.
type textLine struct {
	words []word
	w     float64 // with single blanks
	full  bool
}

// breakLines sets words into lines of a width, the first one shorter by indent. A word wider than a line is
// cut between letters: nothing is ever lost beyond the margin.
func breakLines(ws []word, size, width, indent float64) []textLine {
	var out []textLine
	cur := textLine{}
	room := width - indent
	next := func() {
		cur.full = true
		out = append(out, cur)
		cur, room = textLine{}, width
	}
	queue := append([]word(nil), ws...)
	for len(queue) > 0 {
		w := queue[0]
		queue = queue[1:]
		lead := 0.0
		if n := len(cur.words); n > 0 {
			lead = cur.words[n-1].space
		}
		if cur.w+lead+w.w <= room+1e-6 {
			cur.words = append(cur.words, w)
			cur.w += lead + w.w
			continue
		}
		if len(cur.words) > 0 {
			next()
			queue = append([]word{w}, queue...)
			continue
		}
		a, b := cut(w, size, room)
		cur.words, cur.w = []word{a}, a.w
		if len(b.parts) > 0 {
			next()
			queue = append([]word{b}, queue...)
		}
	}
	if len(cur.words) > 0 {
		out = append(out, cur)
	}
	return out
}

// cut takes as many letters as fit (at least one) and returns them and the rest. Marks stay with their letter.
func cut(w word, size, room float64) (head, rest word) {
	head.space, rest.space = w.space, w.space
	full := false
	for _, p := range w.parts {
		for _, r := range p.text {
			a := width(string(r), p.style, size)
			if !full && len(head.parts) > 0 && head.w+a > room && !unicode.Is(unicode.Mn, r) {
				full = true
			}
			if full {
				rest.add(r, p.style, a)
			} else {
				head.add(r, p.style, a)
			}
		}
	}
	return head, rest
}

func (w *word) add(r rune, st style, a float64) {
	if n := len(w.parts); n > 0 && w.parts[n-1].style == st {
		w.parts[n-1].text += string(r)
	} else {
		w.parts = append(w.parts, part{string(r), st})
	}
	w.w += a
}

// place puts a line between x and x+room on the baseline y. A full justified line reaches both ends; every
// other line keeps its blanks, so the last line is never stretched.
func (l textLine) place(x, y, room, size float64, align paper.Align) []Run {
	extra := 0.0
	switch {
	case align == paper.Center:
		x += (room - l.w) / 2
	case align == paper.Right:
		x += room - l.w
	case align == paper.Justify && l.full && len(l.words) > 1:
		extra = (room - l.w) / float64(len(l.words)-1)
	}
	var out []Run
	for i, w := range l.words {
		for k, p := range w.parts {
			pw := width(p.text, p.style, size)
			if n := len(out); n > 0 && k == 0 && extra == 0 && out[n-1].Style == p.style {
				// Neighbours in one style become one run: less to draw, and text is copied with its blanks.
				out[n-1].Text += " " + p.text
				out[n-1].W = x + pw - out[n-1].X
			} else {
				out = append(out, Run{X: x, Y: y, W: pw, Size: size, Style: p.style, Text: p.text})
			}
			x += pw
		}
		if i < len(l.words)-1 {
			x += w.space + extra
		}
	}
	return out
}
