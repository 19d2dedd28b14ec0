package kit

import (
	"fyne.io/fyne/v2"
)

// tapped is told of a click on the sheet beside the fields: the toolkit takes the keyboard away with it, and what is typed next
// would go nowhere. A click beside a field or on its label goes to that field, any other back to where the keyboard was.
func (f *Form) tapped(at fyne.Position) {
	if in := f.beside(at); in != nil {
		f.goTo(in)
		return
	}
	f.goBack()
}

// goBack gives the keyboard back to the field that had it last: typing goes on where it was, and replaces nothing.
func (f *Form) goBack() {
	if f.last == nil || f.last.hidden {
		return
	}
	f.goTo(f.last)
	if t, ok := f.last.ctl.(*textField); ok {
		t.box.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// letter is a letter typed while nothing has the keyboard, after a click on something that takes none: it goes to the field
// that had it last, where that is still in view.
func (k *Keys) letter(r rune) {
	if k.held || k.form == nil || k.canvas.Focused() != nil || k.canvas.Overlays().Top() != nil {
		return
	}
	if _, here := scrollersOf(k.canvas.Content(), k.form); !here {
		return
	}
	k.form.goBack()
	if at := k.canvas.Focused(); at != nil {
		at.TypedRune(r)
	}
}

// beside is the field in whose line a click was: the one whose label or box is nearest.
func (f *Form) beside(at fyne.Position) (near *input) {
	least := float32(0)
	for _, in := range f.inputs {
		if in.hidden || in.ctl.focus() == nil {
			continue
		}
		pos, size := in.ctl.object().Position(), in.ctl.object().Size()
		if at.Y < pos.Y || at.Y > pos.Y+size.Height {
			continue
		}
		from, to := pos.X-Unit(rightLabel), pos.X+size.Width
		off := max(0, from-at.X, at.X-to)
		if near == nil || off < least {
			near, least = in, off
		}
	}
	return near
}
