package paper

import "hoanhap/app/paper"

// Where the second and third field of a line begin, as shares of the line, so that lines of a form stand under
// each other; a longer value moves the next field on, or to a line of its own.
// The last choice has no places at all.
var stops = map[int][][]float64{
	2: {{0, 0.6}, {0, 0.5}, {0, 0.4}, nil},
	3: {{0, 0.42, 0.7}, {0, 0.33, 0.6}, nil},
	4: {{0, 0.3, 0.54, 0.77}, nil},
}

const fieldGap = 5.0 // mm at least between two fields of a line
const fieldBlank = 22.0

// fields sets a line of labels and values. What is empty prints a dotted line to be filled by hand.
func (s *setter) fields(f paper.Fields) []box {
	if len(f.Parts) > 1 {
		for _, at := range stops[len(f.Parts)] {
			if b, ok := s.fieldLine(f.Parts, at); ok {
				b.gap = s.l.ParagraphGap
				return []box{b}
			}
		}
	}
	var out []box
	for _, p := range f.Parts {
		out = append(out, s.field(p)...)
	}
	return out
}

// field is one label with its value on as many lines as it needs.
func (s *setter) field(p paper.Field) []box {
	label := p.Label + ": "
	if p.Label == "" || p.Label[len(p.Label)-1] == '.' {
		label = p.Label + " "
	}
	spans := append([]paper.Span{{Text: label}}, p.Value...)
	if len(p.Value) > 0 {
		return s.together(s.lines(spans, s.l.Body, 0, s.w, s.l.Indent, paper.Justify), false)
	}
	// The dots fill the last line of the label to the right margin.
	bs := breakLines(words(spans, s.l.Body), s.l.Body, s.w, s.l.Indent)
	left := s.w - s.l.Indent
	if n := len(bs); n == 1 {
		left -= bs[0].w
	} else if n > 1 {
		left = s.w - bs[n-1].w
	}
	left -= width(" ", regular, s.l.Body) + 0.1
	if left > 10 {
		spans = append(spans, paper.Span{Text: dots(left, s.l.Body)})
	} else {
		spans = append(spans, paper.Span{Text: dots(s.w-0.1, s.l.Body)})
	}
	return s.together(s.lines(spans, s.l.Body, 0, s.w, s.l.Indent, paper.Left), false)
}

// fieldLine stands all parts on one line, at the places given, if they fit.
func (s *setter) fieldLine(parts []paper.Field, at []float64) (box, bool) {
	size := s.l.Body
	room := s.w - s.l.Indent
	type piece struct {
		line  textLine
		x     float64
		blank bool
	}
	ps := make([]piece, len(parts))
	x := 0.0
	for i, p := range parts {
		l := breakLines(words(append([]paper.Span{{Text: p.Label + ": "}}, p.Value...), size), size, 1e6, 0)
		if len(l) == 0 {
			return box{}, false
		}
		if i > 0 {
			x += fieldGap
			if at != nil {
				x = max(x, at[i]*room)
			}
		}
		ps[i] = piece{line: l[0], x: x, blank: len(p.Value) == 0}
		x += l[0].w
		if ps[i].blank {
			x += fieldBlank
		}
	}
	if x > room {
		return box{}, false
	}
	h := s.lineHeight(size)
	b := box{h: h}
	for i, p := range ps {
		b.runs = append(b.runs, p.line.place(s.l.Indent+p.x, baseline(h, size), room, size, paper.Left)...)
		if !p.blank {
			continue
		}
		from, to := p.x+p.line.w+1, room
		if i+1 < len(ps) {
			to = ps[i+1].x - 1
		}
		t := dots(to-from, size)
		b.runs = append(b.runs, Run{X: s.l.Indent + from, Y: baseline(h, size), W: width(t, regular, size), Size: size, Text: t})
	}
	return b, true
}
