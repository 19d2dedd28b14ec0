package kit

import (
	"strings"
)

// Ready leaves the field being typed in, and reports whether nothing is wrong or missing; if not, every required field that is
// empty says so, and the keyboard is in the first to mend. Ctrl+S begins with it.
func (f *Form) Ready() bool {
	f.leave()
	var first *input
	for _, in := range f.inputs {
		if in.unread && !in.hidden && f.clean[in.f.Key] != in.ctl.value() { // a draft brings back what was wrong in it; a record stands
			in.left()
		}
		if in.missing() {
			in.asked = true
			in.ctl.mark(true)
		}
		if first == nil && in.red() {
			first = in
		}
	}
	if first == nil {
		return true
	}
	f.relay()
	f.goTo(first)
	return false
}

// leave judges the field with the keyboard as if it was left; the keyboard stays.
func (f *Form) leave() {
	c := canvasOf(f)
	if c == nil {
		return
	}
	for _, in := range f.inputs {
		if c.Focused() == nil || in.ctl.focus() != c.Focused() {
			continue
		}
		if t, ok := in.ctl.(*textField); ok {
			here := t.box.box.in
			t.out()
			t.box.box.in = here
			t.box.box.Refresh()
		} else {
			in.left()
		}
	}
}

// missing is a required field that is empty; one that was asked for says so until something stands in it.
func (in *input) missing() bool {
	return in.f.Required && !in.hidden && in.ctl.value() == "" && in.wrong == ""
}

// FocusMissing puts the keyboard into the first required field that is empty, or the first of all.
func (f *Form) FocusMissing() {
	for _, in := range f.inputs {
		if in.missing() && in.focus() != nil {
			f.goTo(in)
			return
		}
	}
	f.FocusFirst()
}

// red reports a field that must be mended before the form can be written: wrong, or asked for and still empty.
func (in *input) red() bool { return in.wrong != "" || in.asked && in.missing() }

// Wrong reports that one of the fields holds what cannot be: nothing is computed from it.
func (f *Form) Wrong(keys ...string) bool {
	for _, k := range keys {
		if in := f.byKey[k]; in != nil && in.wrong != "" {
			return true
		}
	}
	return false
}

// label is what stands beside the field, as it is written there.
func (in *input) label() string {
	if in.f.Label == "" {
		return in.f.Name
	}
	return in.f.Label
}

// loud reports a field that has something to say which is read whole: what must be mended or is to be looked at twice.
func (in *input) loud() bool {
	return in.red() || in.note != "" && in.tone == Alarm || in.with() != nil && in.with().red()
}

// fault is what a red field says.
func (in *input) fault() string {
	if in.wrong == "" && in.asked && in.missing() {
		return T("kit.form.needed", "field", in.label())
	}
	return in.wrong
}

// Foot is what the bar at the foot says: the first wrong field, else what is missing. It follows the form.
func (f *Form) Foot() *Facts {
	if f.foot == nil {
		f.foot = NewFacts().Narrow(200)
		f.sayFoot()
	}
	return f.foot
}

func (f *Form) sayFoot() {
	if f.foot == nil {
		return
	}
	wrong, missing := f.Faulty(), f.Missing()
	tap := func() { f.Ready() }
	switch {
	case len(wrong) == 1:
		f.foot.Set(Piece{Icon: "warn", Text: T("kit.form.wrong.one", "field", wrong[0]), Style: Strong.In(Red), Tap: tap})
	case len(wrong) > 1:
		f.foot.Set(Piece{Icon: "warn", Text: T("kit.form.wrong.many", "n", len(wrong), "field", wrong[0]), Style: Strong.In(Red), Tap: tap})
	case len(missing) > 0:
		p := Piece{Text: T("kit.form.missing", "fields", strings.Join(missing, ", ")), Style: Quiet, Tap: tap}
		if f.asked() {
			p.Icon, p.Style = "warn", Strong.In(Red)
		}
		f.foot.Set(p)
	default:
		f.foot.Set()
	}
}

// asked reports that the form was to be written while something was missing that still is.
func (f *Form) asked() bool {
	for _, in := range f.inputs {
		if in.asked && in.missing() {
			return true
		}
	}
	return false
}
