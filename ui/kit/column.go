package kit

import "fyne.io/fyne/v2"

// Draw is how the cells of a column are drawn.
type Draw int

// The kinds of cell of look.md §6.
const (
	DrawText   Draw = iota // as its tone says
	DrawName               // family regular, given name bold
	DrawMark               // mark and word; the word keeps its place when there is no mark
	DrawDays               // ruler bar 58 and number right
	DrawNumber             // right-aligned figure
	DrawIcon               // an icon alone
)

// Column is one column of a list, as data.
type Column struct {
	Key   string
	Title string
	Width float32
	Min   float32 // least width when dragged; 0 means 40
	Grow  bool    // takes what the window has left
	Align fyne.TextAlign
	Draw  Draw
	Quiet bool               // grey, as codes are
	Spare bool               // left out where the room is too short for whole words
	Still bool               // cannot be sorted by
	Whole bool               // is not cut: what stands right of it in the row gives way, and is whole on hover
	Why   func(i int) Figure // how the figure of a row was reckoned; its name and text are those of column and cell where left empty
	Fact  bool               // a figure as it was written down, not reckoned
}

// Tone is what a cell says beside its words.
type Tone int

// Tones. Colour is never the only sign: Alarm is bold and has a mark or a word.
const (
	Normal  Tone = iota
	Grey         // the ordinary, which is silent
	Bold         // near, or chosen
	Alarm        // late, escaped: red and bold
	Unknown      // "chưa có thời hạn": italics
	Voided       // struck through
)

// Cell is what stands at one place of a row.
type Cell struct {
	Text string
	Tone Tone
	Mark string  // icon of DrawMark and DrawIcon
	Part float32 // 0–1, how much of the bar of DrawDays is counted
	Span []Span  // or the whole ruler, hatched parts and all
}

func (c Cell) style() Style {
	switch c.Tone {
	case Grey:
		return Quiet
	case Bold:
		return Strong
	case Alarm:
		return Strong.In(Red)
	case Unknown:
		return Caption.I()
	case Voided:
		return Quiet.S()
	}
	return Body
}

func (p *pen) cell(col *Column, c Cell, x, y, h, w float32) {
	st := c.style()
	if col.Quiet && c.Tone == Normal {
		st = Quiet
	}
	switch col.Draw {
	case DrawName:
		p.name(x, y, h, w, c.Text, st)
	case DrawMark:
		if c.Mark != "" {
			ink := Second
			if c.Tone == Alarm {
				ink = Red
			} else if c.Tone == Normal && !isStatus(c.Mark) {
				ink = Ink
			}
			p.icon(c.Mark, x-1, y+(h-16)/2, 16, ink)
		}
		p.textFit(x+20, y, h, w-20, c.Text, st)
	case DrawDays:
		p.days(c, st, x, y, h, w)
	case DrawIcon:
		ink := Second
		if c.Tone == Alarm {
			ink = Red
		}
		p.icon(c.Mark, x, y+(h-16)/2, 16, ink)
	default:
		p.aligned(col, c, st, x, y, h, w)
	}
}

// isStatus tells the marks of diện, which are always grey: status is no judgement.
func isStatus(mark string) bool {
	switch mark {
	case MarkObliged, MarkWilling, MarkFiling, MarkAftercare:
		return true
	}
	return false
}

func (p *pen) aligned(col *Column, c Cell, st Style, x, y, h, w float32) {
	align := col.Align
	if col.Draw == DrawNumber {
		align = fyne.TextAlignTrailing
	}
	if align == fyne.TextAlignLeading {
		p.textFit(x, y, h, w, c.Text, st)
		return
	}
	s, cut := fit(c.Text, st, w)
	if cut {
		p.hits = append(p.hits, hit{x: x, y: y, w: w, h: h, tip: c.Text})
	}
	if align == fyne.TextAlignCenter {
		p.textMid(x+w/2, y, h, s, st)
		return
	}
	p.textRight(x+w, y, h, s, st)
}

func (p *pen) days(c Cell, st Style, x, y, h, w float32) {
	if c.Tone == Unknown {
		p.textFit(x, y, h, w, c.Text, st)
		return
	}
	bar := min(58, w-50, w-20-width(c.Text, st))
	if bar > 12 {
		p.fill(x, y+(h-6)/2, bar, 6, Track)
		if c.Span != nil {
			p.spans(c.Span, x, y+(h-6)/2, bar, 6)
		} else if c.Part > 0 {
			p.fill(x, y+(h-6)/2, max(1, bar*min(1, c.Part)), 6, Bar)
		}
	}
	p.textRight(x+w-12, y, h, c.Text, st)
}
