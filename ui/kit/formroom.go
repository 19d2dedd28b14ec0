package kit

// How much room the words of a form have: its labels, and what stands under a field.

// noteRoom is how wide the line under a field is.
func (f *Form) noteRoom(in *input, right bool, row *formRow) float32 {
	if in.f.Under && !right && !f.one {
		return f.wide - f.fieldX(right, row) - 20
	}
	return f.fieldRoom(right, row) - 20
}

// noteLines is what stands under a field: a hint on one line, whole on hover; what is wrong is never cut and takes the lines it needs.
func (f *Form) noteLines(in *input, right bool, row *formRow) []string {
	text, _, _ := in.said()
	if !in.loud() {
		return []string{text}
	}
	return wrap(text, Caption, f.noteRoom(in, right, row))
}

// labelRoom is the column of the labels at the left: as wide as asked for, more where a label needs it.
func (f *Form) labelRoom() float32 {
	if f.above {
		return f.label
	}
	most := max(f.label, f.wide*0.46)
	if !f.one {
		most = f.label + labelMore
	}
	return f.widest(f.label, most, func(r *formRow) *input { return r.left })
}

// labelMore is how much wider than the measure of the pictures the labels of two columns may become; labelGap stands after a label.
const (
	labelMore = 12
	labelGap  = 6
)

// widest is the room of a column of labels: least, more where a label needs it, at most so much.
func (f *Form) widest(least, most float32, of func(*formRow) *input) float32 {
	w := least
	for i := range f.rows {
		if in := of(&f.rows[i]); in != nil && !in.hidden {
			w = max(w, width(in.f.Label, Quiet)+labelGap+1)
		}
	}
	return min(w, most)
}
