package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// offer opens or changes the list of candidates; force, which is F4, opens it even where nothing fits what was typed.
func (t *textField) offer(force bool) {
	if !t.box.box.in && !force {
		return
	}
	typed := t.box.entry.Text
	list := t.offered(typed, force)
	// In a free field what was typed counts until the clerk moves to a line: Enter must not put another word in its place.
	first := 0
	if t.in.f.Free && !force && !begun(list, typed) {
		first = -1
	}
	switch {
	case t.list.open():
		t.list.set(list, first)
	case len(list) > 0 || force || !t.in.f.Free && typed != "":
		t.list = openPick(t.box, list, first, T("kit.field.nochoice"), t.picked)
	}
}

// offered is the lines that fit; to who asks for the list by force, all of it where a line is chosen already or none fits.
func (t *textField) offered(typed string, force bool) []Option {
	if force && t.option.Text != "" && t.option.Text == typed {
		return t.candidates("")
	}
	list := t.candidates(typed)
	if force && len(list) == 0 {
		return t.candidates("")
	}
	return list
}

func (t *textField) candidates(typed string) []Option {
	if t.in.f.Find != nil {
		return t.in.f.Find(norm.NFC.String(strings.TrimSpace(typed)))
	}
	var out []Option
	typed = strings.ToLower(norm.NFC.String(strings.TrimSpace(typed)))
	as := strings.ToLower
	if typed == accentless(typed) { // typed without accents, any accent fits
		as = accentless
	}
	for _, o := range t.in.f.Options {
		if strings.Contains(as(o.Text), typed) {
			out = append(out, o)
		}
	}
	return out
}

func (t *textField) picked(o Option) {
	t.option = o
	t.quiet(o.Text)
	if !t.box.box.in { // a click took the keyboard away
		focusOn(t.box.entry)
	}
	t.box.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	t.in.left()
}

// key moves in the open list; F4 and the down arrow open it.
func (t *textField) key(e *fyne.KeyEvent) bool {
	open := t.list.open()
	switch {
	case e.Name == fyne.KeyF4 && !open, e.Name == fyne.KeyDown && !open:
		t.offer(true)
	case !open:
		return false
	case e.Name == fyne.KeyDown:
		t.list.move(1)
	case e.Name == fyne.KeyUp:
		t.list.move(-1)
	case e.Name == fyne.KeyPageDown:
		t.list.move(pickRows)
	case e.Name == fyne.KeyPageUp:
		t.list.move(-pickRows)
	case e.Name == fyne.KeyEscape, e.Name == fyne.KeyF4:
		t.list.close()
	case isEnter(e):
		if !t.list.take() {
			t.list.close()
		}
		t.in.next()
	default:
		return false
	}
	return true
}

// settle ends the search when the field is left: a text that names one option is that option.
func (t *textField) settle() {
	s := t.box.entry.Text
	if s != "" && s != t.option.Text {
		t.option = named(t.candidates(s), s)
		if t.option.Text != "" {
			t.quiet(t.option.Text)
		}
	}
	if s == "" {
		t.option = Option{}
	}
	t.in.left()
	if s != "" && t.option.Text == "" && !t.in.f.Free {
		t.in.wrong = T("kit.field.notlisted")
		t.mark(true)
		if t.in.form != nil {
			t.in.form.changed()
		}
	}
	t.box.box.Refresh()
}

// named is the option that a text names: letter by letter, or, of a text typed without any accent, the only one that reads the
// same without its own.
func named(list []Option, s string) (only Option) {
	if same, some := spelled(list, s); some {
		return same
	}
	typed, n := accentless(s), 0
	for _, o := range list {
		if accentless(o.Text) == typed {
			only = o
			n++
		}
	}
	if n != 1 || typed != strings.ToLower(s) {
		return Option{}
	}
	return only
}

// spelled is the option written so letter by letter. Of two of one text, as two people of one name, it is neither: which is meant only the
// clerk can say.
func spelled(list []Option, s string) (same Option, some bool) {
	for _, o := range list {
		switch {
		case !strings.EqualFold(o.Text, s):
		case some && o.Value != same.Value:
			return Option{}, true
		default:
			same, some = o, true
		}
	}
	return same, some
}

// begun reports that a text is the short way to write the one option there is: one word, in small letters without accents, as
// "her" is of "Heroin".
func begun(list []Option, s string) bool {
	return len(list) == 1 && s != "" && s == accentless(s) && !strings.ContainsRune(s, ' ') && strings.HasPrefix(accentless(list[0].Text), s)
}

// accentless is a text in small letters without accents.
func accentless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}

// byValue finds the option that is stored as v; a value in no list shows itself.
func (t *textField) byValue(v string) Option {
	if v == "" {
		return Option{}
	}
	for _, o := range t.in.f.Options {
		if o.Value == v {
			return o
		}
	}
	if t.in.f.Find != nil {
		for _, o := range t.in.f.Find(v) {
			if o.Value == v {
				return o
			}
		}
	}
	return Option{Value: v, Text: v}
}

// Shown is what a field shows that finds something, as a draft keeps it beside the value.
func (f *Form) Shown(key string) string {
	if in := f.byKey[key]; in != nil {
		if t, ok := in.ctl.(*textField); ok && t.value() != "" {
			return t.box.entry.Text
		}
	}
	return ""
}

// Choose puts what was found into a field, with the words it is shown by.
func (f *Form) Choose(key string, o Option) {
	in := f.byKey[key]
	if in == nil {
		return
	}
	t, ok := in.ctl.(*textField)
	if !ok {
		f.Set(key, o.Value)
		return
	}
	t.option = o
	t.quiet(o.Text)
	in.note, in.wrong, in.icon = "", "", ""
	t.mark(false)
	in.last = t.value()
	f.back.Refresh()
}
