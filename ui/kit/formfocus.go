package kit

import "fyne.io/fyne/v2"

// At tells which field has the keyboard: its key and kind; "" when none of this form has.
func (f *Form) At() (key string, kind Kind) {
	c := canvasOf(f)
	if c == nil || c.Focused() == nil {
		return "", 0
	}
	for _, in := range f.inputs {
		if in.ctl.focus() == c.Focused() {
			return in.f.Key, in.f.Kind
		}
	}
	return "", 0
}

// FocusEnd gives the keyboard to a field with the caret behind what stands in it: the typing goes on there, and replaces nothing.
func (f *Form) FocusEnd(key string) {
	f.FocusOn(key)
	if at, _ := f.At(); at != key || key == "" {
		return
	}
	if e, ok := canvasOf(f).Focused().(*entry); ok {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// Relabel changes the words beside a field, as the diện chosen asks for another paper.
func (f *Form) Relabel(key, label string, required bool) {
	in := f.byKey[key]
	if in == nil || in.f.Label == label && in.f.Required == required {
		return
	}
	in.f.Label, in.f.Required = label, required
	f.relay()
}

// Reveal shows a field, or takes it away with its line: what is asked for only now and then is not in the way otherwise.
// A field taken away is emptied, is not missed and takes no keyboard.
func (f *Form) Reveal(key string, on bool) {
	in := f.byKey[key]
	if in == nil {
		return
	}
	if !on {
		in.ctl.set("")
		in.note, in.wrong, in.last = "", "", ""
		in.ctl.mark(false)
	}
	if in.hidden == !on {
		return
	}
	in.hidden = !on
	if on {
		in.ctl.object().Show()
	} else {
		in.ctl.object().Hide()
	}
	f.relay()
}

// focus is what takes the keyboard; nil for a field that is not there.
func (in *input) focus() fyne.Focusable {
	if in.hidden {
		return nil
	}
	return in.ctl.focus()
}
