package kit

// Span is a stretch of days on the ruler.
type Span struct {
	Days int
	Kind SpanKind
}

// SpanKind says whether the days of a span count.
type SpanKind int

// Counted is solid, Skipped (not counted) hatched, Left empty.
const (
	Counted SpanKind = iota
	Skipped
	Left
)

func total(list []Span) float32 {
	n := 0
	for _, s := range list {
		n += s.Days
	}
	return float32(max(1, n))
}

// spans draws the stretches; the bar is learned once in the list and read everywhere.
func (p *pen) spans(list []Span, x, y, w, h float32) {
	all, day := total(list), 0
	for _, s := range list {
		from := snap((x + w*float32(day)/all) * p.k)
		day += s.Days
		to := snap((x + w*float32(day)/all) * p.k)
		if s.Days > 0 && to-from < 2 {
			to = from + 2 // a single day must still be seen
		}
		switch s.Kind {
		case Counted:
			p.fill(from/p.k, y, (to-from)/p.k, h, Bar)
		case Skipped:
			p.fill(from/p.k, y, (to-from)/p.k, h, FieldGround)
			p.hatch(from/p.k, y, (to-from)/p.k, h, Second)
		case Left:
			if h > 6 {
				p.fill(from/p.k, y, (to-from)/p.k, h, FieldGround)
			}
		}
	}
}

// RulerNote is a word under the ruler at a day.
type RulerNote struct {
	Day  int // days from the left end
	Text string
	Tick bool // a thin light line through the bar: the clock starts here
	Now  bool // the line of today, dark, standing out of the bar
}

// Ruler is the day bar of look.md §1.3, 12 high in the preview and 16 in the record.
type Ruler struct {
	touched
	spans []Span
	notes []RulerNote
	high  float32
}

// NewRuler makes a ruler of the given bar height (12 or 16).
func NewRuler(high float32, spans []Span, notes ...RulerNote) *Ruler {
	r := &Ruler{spans: spans, notes: notes, high: high}
	r.start(r, func() (float32, float32) {
		if len(r.notes) == 0 {
			return 120, r.high
		}
		return 120, r.high + 20
	}, r.draw)
	return r
}

// Set changes what the ruler tells.
func (r *Ruler) Set(spans []Span, notes ...RulerNote) {
	r.spans, r.notes = spans, notes
	r.Refresh()
}

func (r *Ruler) draw(p *pen, w, h float32) {
	p.box(0, 0, w, r.high, FieldGround, Edge, 1, 0)
	p.spans(r.spans, 1, 1, w-2, r.high-2)
	p.box(0, 0, w, r.high, none, Edge, 1, 0)
	all := total(r.spans)
	var now *RulerNote
	end := float32(-8)
	for i := range r.notes {
		n := &r.notes[i]
		x := w * float32(n.Day) / all
		if n.Now {
			now = n
			continue
		}
		if n.Tick {
			p.vrule(x, 1, r.high-2, FieldGround)
		}
		if n.Text == "" {
			continue
		}
		tw := width(n.Text, Caption)
		if n.Tick {
			x = 0
		}
		x = max(end+8, min(x, w-tw))
		end = p.text(x, r.high+2, 18, n.Text, Caption)
	}
	if now != nil {
		x := w * float32(now.Day) / all
		p.fill(x-1, -4, 2, r.high+7, Ink)
		tw := width(now.Text, Caption)
		x = x - tw - 4
		if x < end+8 {
			x = min(w-tw, max(end+8, x+tw+8))
		}
		p.text(x, r.high+2, 18, now.Text, Caption.In(Ink))
	}
}

// DueMark is one date on the second ruler.
type DueMark struct {
	At   float32 // 0–1 between its ends
	Date string
	Text string
	End  bool // the end of the term: filled
	Tap  func()
}

// DueRuler stretches the coming weeks, so that the dates near the end stay readable.
type DueRuler struct {
	touched
	word  string
	marks []DueMark
}

// NewDueRuler makes the second ruler; marks stand in order of time.
func NewDueRuler(word string, marks ...DueMark) *DueRuler {
	r := &DueRuler{word: word, marks: marks}
	r.start(r, func() (float32, float32) { return 300, 56 }, r.draw)
	return r
}

func (r *DueRuler) draw(p *pen, w, h float32) {
	p.text(0, 0, 18, r.word, Strong)
	from := max(130, width(r.word, Strong)+16)
	long := w - from
	p.fill(from, 8, long, 2, Rule)
	p.hrule(from, 9, long, Edge)
	p.fill(from-1, 4, 2, 10, Ink)
	last := from
	for i, m := range r.marks {
		x := from + long*m.At
		p.icon("diamond", x-8, 1, 16, FieldGround)
		if m.End {
			p.icon("diamond", x-8, 1, 16, Ink)
		} else {
			p.icon("rhomb", x-8, 1, 16, Accent)
		}
		tw := max(width(m.Text, Caption), width(m.Date, Caption.B()))
		next := w
		if i+1 < len(r.marks) {
			next = from + long*r.marks[i+1].At - 6
		}
		tx := x
		if left := x - last - 8; x+tw > next && left > next-x { // ends under its rhombus, where there is more room
			text, cut := fit(m.Text, Caption, left)
			tx = x - min(tw, left)
			if cut {
				p.hits = append(p.hits, hit{x: tx, y: 17, w: x - tx, h: 34, tip: m.Text})
			}
			p.textRight(x, 17, 17, m.Date, Caption.B().In(Ink))
			p.textRight(x, 34, 16, text, Caption.In(Ink))
			tw = x - tx
		} else {
			room := max(30, min(tw, w-x))
			p.textFit(x, 17, 17, room, m.Date, Caption.B().In(Ink))
			p.textFit(x, 34, 16, max(30, min(tw, next-x-6)), m.Text, Caption.In(Ink))
		}
		last = tx + tw
		if m.Tap != nil {
			p.on(tx, 0, tw, 52, "", m.Tap)
		}
	}
}
