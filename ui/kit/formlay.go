package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Scrolled puts the form into a scroller that follows the field with the keyboard.
func (f *Form) Scrolled() fyne.CanvasObject {
	f.scroll = container.NewVScroll(f)
	return f.scroll
}

// entered brings into view what stands under the field with the keyboard, after the field itself.
func (f *Form) entered(in *input) {
	if in.red() || in.f.Under || in.f.Kind == KindLines {
		reveal(in.ctl.object(), noteHigh)
	}
}

// relay lays the form out anew when a note or line came or went; a dialog it stands in follows.
func (f *Form) relay() {
	f.sayFoot()
	if f.scroll != nil { // the scroller measures anew and refreshes the form in it
		f.scroll.Refresh()
	} else {
		f.Refresh()
	}
	if c := canvasOf(f); c != nil {
		if s, ok := c.Overlays().Top().(*sheet); ok {
			s.fit()
		}
	}
}

// CreateRenderer is asked by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return &formRenderer{f} }

type formRenderer struct{ f *Form }

func (r *formRenderer) MinSize() fyne.Size {
	f := r.f
	h := f.measure(max(f.wide, 200))
	return fyne.NewSize(Unit(240), Unit(h))
}

func (r *formRenderer) Layout(s fyne.Size) {
	f := r.f
	k := current().scale
	f.wide = s.Width / k
	if f.scroll != nil {
		f.wide -= barRoom // fields end before the scroll bar
	}
	f.measure(f.wide)
	f.back.Resize(s)
	for i := range f.rows {
		row := &f.rows[i]
		if row.object != nil {
			x := f.fieldX(false, row)
			setAt(row.object, x, row.y, f.wide-x, row.h-rowGap)
			continue
		}
		for _, in := range []*input{row.left, row.right} {
			if in != nil {
				f.placeInput(in, in == row.right, row)
			}
		}
	}
	f.back.Refresh()
}

func setAt(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(Unit(x), Unit(y)))
	o.Resize(fyne.NewSize(Unit(w), Unit(h)))
}

func (f *Form) placeInput(in *input, right bool, row *formRow) {
	x, w := f.fieldX(right, row), f.fieldRoom(right, row)
	y := row.y
	if right {
		y += row.under
	}
	if f.above && in.f.Label != "" {
		y += 19
	}
	cw := in.ctl.wide()
	if cw == 0 || cw > w {
		cw = w
	}
	setAt(in.ctl.object(), x, y, cw, in.ctl.high())
	if two := in.with(); two != nil {
		tw := two.ctl.wide()
		if tw == 0 {
			tw = w - cw - 6
		}
		tw = min(tw, max(40, w-cw-6))
		setAt(two.ctl.object(), x+cw+6, y, tw, two.ctl.high())
	}
}

// folded tells that two columns have no room: the field of the right stands under that of the left. Before that the left column
// gives way, so that the short fields of the right keep theirs.
func (f *Form) folded() bool { return !f.one && f.wide < f.twoColumns(leftLeast) }

// foldedRow is folded for one row: what cannot be narrower than the left column, as a choice of few side by side, gives up only
// its own neighbour.
func (f *Form) foldedRow(row *formRow) bool {
	return f.folded() || !f.one && row.left != nil && row.right != nil && !row.left.hidden && row.left.f.Kind == KindSegment && row.left.ctl.wide() > f.leftRoom()
}

// twoColumns is what two columns want beside each other, with the left field of a width.
func (f *Form) twoColumns(left float32) float32 { return f.labels + left + 16 + f.rights + leastRight }

// The left column keeps leftLeast, the right column leastRight; from roomyTwo on both have all they want.
const (
	leftLeast  = 182
	leastRight = 168
	roomyTwo   = leftLabel + leftField + 16 + rightLabel + 294
)

// leastLeft is what the left column keeps: what stands in it and cannot be narrower, as a choice of few side by side, while
// there is room for that.
func (f *Form) leastLeft() float32 {
	least := float32(leftLeast)
	for i := range f.rows {
		if r := &f.rows[i]; r.left != nil && r.right != nil && !r.left.hidden {
			least = max(least, r.left.ctl.wide())
		}
	}
	if least = min(least, leftField); f.wide < f.twoColumns(least) {
		return leftLeast
	}
	return least
}

func (f *Form) leftRoom() float32 {
	return max(f.leastLeft(), leftField-max(0, roomyTwo-f.wide)*0.6)
}

func (f *Form) fieldX(right bool, row *formRow) float32 {
	if right && !f.foldedRow(row) {
		return f.labels + f.leftRoom() + 16 + f.rights
	}
	if f.folded() {
		return max(f.labels, f.rights)
	}
	return f.labels
}

func (f *Form) fieldRoom(right bool, row *formRow) float32 {
	switch {
	case f.foldedRow(row) || right:
		return f.wide - f.fieldX(right, row)
	case f.one || row.wideRow():
		return f.wide - f.labels
	}
	return f.leftRoom()
}

// wideRow tells a field that goes over both columns.
func (r *formRow) wideRow() bool { return r.left != nil && r.right == nil && r.whole }

// slotUnder tells whether the note of a field stands on a line under it: asked for, or because the field fills
// its column and there is something to say.
func (f *Form) slotUnder(in *input, right bool, row *formRow) bool {
	if in.f.Under {
		return true
	}
	room := f.fieldRoom(right, row)
	if in.ctl.wide() > 0 && !right && (row.right == nil || f.foldedRow(row)) { // nothing stands right of it
		room = f.wide - f.fieldX(false, row)
	}
	used := in.ctl.wide()
	if used == 0 {
		used = room
	}
	if two := in.with(); two != nil {
		used += 6 + two.ctl.wide()
	}
	text, icon, _ := in.said()
	need := width(text, Caption) + 10
	if icon != "" {
		need += 21
	}
	if !in.loud() {
		need = min(need, 60) // a hint may be cut, an error may not
	}
	return text != "" && room-used < need
}

func (f *Form) measure(wide float32) float32 {
	f.wide = wide
	f.labels = f.labelRoom()
	f.rights = f.widest(rightLabel, rightLabel+labelMore, func(r *formRow) *input { return r.right })
	y := float32(0)
	for i := range f.rows {
		row := &f.rows[i]
		row.y = y
		switch {
		case row.title != "":
			row.h = rowHigh + rowGap
		case row.object != nil:
			row.h = row.object.MinSize().Height/current().scale + rowGap
		default:
			row.h = f.rowHeight(row)
		}
		y += row.h
	}
	return y
}

func (f *Form) rowHeight(row *formRow) float32 {
	h := float32(0)
	row.under = 0
	for _, in := range []*input{row.left, row.right} {
		if in == nil || in.hidden {
			continue
		}
		own := in.ctl.high()
		if f.above && in.f.Label != "" {
			own += 19
		}
		if f.slotUnder(in, in == row.right, row) {
			own += noteHigh * float32(len(f.noteLines(in, in == row.right, row)))
		}
		if f.foldedRow(row) && in == row.right && h > 0 {
			row.under = h + rowGap
			h += rowGap + own
			continue
		}
		h = max(h, own)
	}
	if h == 0 { // all that stands in it is hidden
		return 0
	}
	return h + rowGap
}

// said is what the slot of a field says now: error before what was understood before the hint.
func (in *input) said() (text, icon string, st Style) {
	switch {
	case in.red():
		return in.fault(), "warn", Caption.In(Red)
	case in.with() != nil && in.with().red(): // what is wrong with the hour, before what was understood of the day
		return in.with().fault(), "warn", Caption.In(Red)
	case in.note != "":
		switch in.tone {
		case Bold:
			return in.note, "ok", Caption.In(Green)
		case Alarm:
			return in.note, "info", Caption.In(Ochre)
		}
		return in.note, "", Caption
	}
	if two := in.with(); two != nil {
		if t, i, s := two.said(); t != "" {
			return t, i, s
		}
	}
	return in.f.Hint, "", Caption
}

func (f *Form) draw(p *pen, w, h float32) {
	for i := range f.rows {
		row := &f.rows[i]
		if row.title != "" {
			end := p.text(0, row.y, rowHigh+rowGap, row.title, Section)
			p.hrule(end+8, row.y+15, max(0, w-end-8), Rule)
			continue
		}
		if row.left != nil {
			f.drawInput(p, row.left, false, row)
		}
		if row.right != nil {
			f.drawInput(p, row.right, true, row)
		}
	}
}

// drawLabel draws the label and gives the height at which the field itself stands.
func (f *Form) drawLabel(p *pen, in *input, right bool, row *formRow, y, room float32) float32 {
	x := f.fieldX(right, row)
	switch {
	case in.f.Label == "":
	case f.above:
		p.textFit(0, y, 18, room, in.f.Label, Caption)
		return y + 19
	case right && !f.foldedRow(row):
		p.textFit(x-f.rights, y, rowHigh, f.rights-labelGap, in.f.Label, Quiet)
	default:
		p.textFit(0, y, rowHigh, x-labelGap, in.f.Label, Quiet)
	}
	return y
}

func (f *Form) drawInput(p *pen, in *input, right bool, row *formRow) {
	if in.hidden {
		return
	}
	x, room := f.fieldX(right, row), f.fieldRoom(right, row)
	top := row.y
	if right {
		top += row.under
	}
	y := f.drawLabel(p, in, right, row, top, room)
	text, icon, st := in.said()
	if text == "" {
		return
	}
	if f.slotUnder(in, right, row) {
		if icon == "" {
			icon = "info"
		}
		p.icon(icon, x, y+in.ctl.high()+2, 14, st.Color)
		for i, l := range f.noteLines(in, right, row) {
			p.textFit(x+19, y+in.ctl.high()+float32(i)*noteHigh, noteHigh, f.noteRoom(in, right, row), l, st)
		}
		return
	}
	used := in.ctl.wide()
	if used == 0 {
		used = room
	}
	if two := in.with(); two != nil {
		used += 6 + two.ctl.wide()
	}
	nx, limit := x+used+8, room-used-8
	if !right && (row.right == nil || f.foldedRow(row)) { // nothing stands right of it
		limit = f.wide - nx
	}
	if icon != "" {
		p.icon(icon, nx+1, y+5, 16, st.Color)
		nx, limit = nx+21, limit-21
	}
	p.textFit(nx, y, rowHigh, limit, text, st)
}

func (r *formRenderer) Refresh() {
	f := r.f
	r.Layout(f.Size())
	for _, in := range f.inputs {
		in.ctl.object().Refresh()
	}
	canvas.Refresh(f)
}

func (r *formRenderer) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.f.back}
	for _, in := range r.f.inputs {
		o = append(o, in.ctl.object())
	}
	for _, row := range r.f.rows {
		if row.object != nil {
			o = append(o, row.object)
		}
	}
	return o
}

func (r *formRenderer) Destroy() {}
