package kit

import (
	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// Kind is what a field holds.
type Kind int

// The kinds of field of look.md §8.
const (
	KindText    Kind = iota
	KindName         // put in capitals on leaving, as the form demands
	KindDate         // Parse says what was understood
	KindTime         // 8h30, 0830 → 08:30
	KindNumber       // whole number, grouped
	KindMoney        // đồng, grouped
	KindChoice       // one of Options; letters jump, F4 opens
	KindSearch       // typed text finds options (commune, hospital)
	KindSegment      // one of few Options, side by side
	KindCheck        // yes or no
	KindLong         // several lines of text
	KindLines        // a list of lines (tư trang), quick add with Usual
	KindShow         // a computed value, not typed
)

// Field is one field of a form, as data. Nothing is judged while typing: Parse runs when the field is left.
type Field struct {
	Key   string
	Label string
	Name  string // how the foot bar names it, when the label is not enough; default is the label in small letters
	Kind  Kind
	Width float32 // 0 fills the column
	Rows  int     // of KindLong
	Plain bool    // a number that counts nothing, as a year or the number of a paper, is written without dots

	Required bool
	Hint     string // in the note slot while there is nothing better to say
	Place    string // grey words in the empty field
	Icon     string
	Under    bool // the note stands on a line of 18 under the field, always reserved

	Options []Option
	Find    func(typed string) []Option // KindSearch
	Free    bool                        // KindSearch also takes what is in no list
	Usual   []string                    // KindLines: offered for quick adding

	// Parse turns what was typed into how it is written (16/11/2026), says what was understood ("Thứ Hai"), or what
	// is wrong: a sentence as T words it (app/say.Msg) or a string. It sees no empty text.
	Parse func(typed string) (text, understood string, wrong any)
	// OnCome is told when the keyboard comes to the field.
	OnCome func()
	// Doubt says what is to be looked at twice in a text that is taken all the same, "" when nothing is.
	Doubt func(text string) string
	// OnChange is told when the value has changed and the field was left, or an option was chosen.
	OnChange func(value string)

	With *Field // a second field in the same place: the hour after the day
}

// input is a field at work.
type input struct {
	f     *Field
	form  *Form
	ctl   control
	note  string // understood, or said by the screen
	tone  Tone
	icon  string
	wrong string
	last  string // value when last told

	asked bool // the form was to be written while it was empty

	unread bool // was filled in and not judged since

	hidden bool
}

// control is the widget of a kind.
type control interface {
	object() fyne.CanvasObject
	focus() fyne.Focusable // nil when it takes no keyboard
	value() string
	set(string)
	mark(wrong bool)
	high() float32
	wide() float32 // 0 fills
}

func newInput(form *Form, f *Field) *input {
	in := &input{f: f, form: form}
	switch f.Kind {
	case KindChoice:
		in.ctl = newChoice(in)
	case KindSegment:
		in.ctl = newSegmentField(in)
	case KindCheck:
		in.ctl = newCheckField(in)
	case KindLines:
		in.ctl = newLinesField(in)
	case KindShow:
		in.ctl = newShowField(in)
	default:
		in.ctl = newTextField(in)
	}
	return in
}

// entered is told by the control that the keyboard came.
func (in *input) entered() {
	if in.form != nil {
		in.form.last = in
		if k := keysOf[canvasOf(in.form)]; k != nil {
			k.form = in.form
		}
		in.form.entered(in)
	}
	if in.f.OnCome != nil {
		in.f.OnCome()
	}
}

// left judges the field: normal form, what was understood, what is wrong. It is the only place that does.
func (in *input) left() {
	v := in.ctl.value()
	in.wrong, in.icon, in.unread = "", "", false
	if v == "" || in.tone == Alarm && v != in.last { // what was to be looked at was changed
		in.note, in.tone = "", Normal
	}
	if v != "" {
		in.judge(v)
	}
	if v != "" {
		in.asked = false
	}
	in.ctl.mark(in.red())
	in.told()
	if in.form != nil {
		in.form.changed()
	}
}

func (in *input) judge(v string) {
	if wrong := in.f.Kind.unfit(v); wrong != nil {
		in.wrong = Say(wrong)
		return
	}
	defer in.doubted(v)
	parse := in.f.Parse
	if parse == nil {
		parse = in.f.Kind.parse()
	}
	if parse == nil {
		return
	}
	text, understood, wrong := parse(v)
	if wrong != nil {
		in.wrong = Say(wrong)
		return
	}
	if in.f.Parse != nil {
		in.note, in.tone = understood, Normal
	}
	if text != v || in.f.Kind == KindNumber || in.f.Kind == KindMoney {
		in.ctl.set(text)
	}
}

// doubted says what is to be looked at twice.
func (in *input) doubted(v string) {
	if in.f.Doubt == nil || v == "" {
		return
	}
	if s := in.f.Doubt(v); s != "" {
		in.note, in.tone = s, Alarm
	}
}

func (in *input) told() {
	v := in.ctl.value()
	if v == in.last {
		return
	}
	in.last = v
	if in.f.OnChange != nil && in.wrong == "" {
		in.f.OnChange(v)
	}
}

func (in *input) next() {
	if in.form != nil {
		in.form.next(in)
		return
	}
	if c := canvasOf(in.ctl.object()); c != nil {
		c.FocusNext()
	}
}

// textField is every kind that is typed.
type textField struct {
	in   *input
	box  *entryBox
	list *pickList
	// the option chosen last, for KindSearch
	option Option
}

func newTextField(in *input) *textField {
	f := in.f
	var e *entry
	high := float32(26)
	if f.Kind == KindLong {
		rows := max(2, f.Rows)
		e = newLongEntry(rows)
		high = float32(rows)*20 + 8
	} else {
		e = newEntry()
	}
	e.Password = f.Kind == KindPassword
	t := &textField{in: in, box: newEntryBox(e, high)}
	t.box.box.icon = f.Icon
	e.TextStyle = fyne.TextStyle{Bold: f.Kind == KindName}
	if f.Place != "" {
		e.SetPlaceHolder(f.Place)
	}
	e.onIn = func() { t.box.box.in = true; t.box.box.Refresh(); in.entered() }
	e.onOut = t.out
	e.onRing = func(on bool) { t.box.box.in = on; t.box.box.Refresh() }
	e.onEnter = in.next
	if f.Kind == KindSearch {
		t.box.withChevron(func() { focusOn(e); t.offer(true) })
		e.OnChanged = func(string) { t.offer(false) }
		e.onKey = t.key
	}
	return t
}

// out puts the text in its normal form (NFC, no space at the ends), then judges it.
func (t *textField) out() {
	t.box.box.in = false
	t.list.close()
	e := t.box.entry
	if s := tidy(e.Text, t.in.f.Kind); s != e.Text {
		t.quiet(s)
	}
	if t.in.f.Kind == KindSearch {
		t.settle()
		return
	}
	t.in.left()
	t.box.box.Refresh()
}

// quiet sets the text without offering candidates.
func (t *textField) quiet(s string) {
	on := t.box.entry.OnChanged
	t.box.entry.OnChanged = nil
	t.box.entry.SetText(s)
	t.box.entry.OnChanged = on
}

func (t *textField) object() fyne.CanvasObject { return t.box }
func (t *textField) focus() fyne.Focusable     { return t.box.entry }
func (t *textField) high() float32             { return t.box.high }
func (t *textField) wide() float32             { return t.in.f.Width }

func (t *textField) value() string {
	s := norm.NFC.String(t.box.entry.Text)
	switch t.in.f.Kind {
	case KindSearch:
		if t.option.Text == s && s != "" {
			return t.option.Value
		}
		if !t.in.f.Free {
			return ""
		}
	case KindNumber, KindMoney:
		return plainNumber(s)
	}
	return s
}

func (t *textField) set(v string) {
	switch t.in.f.Kind {
	case KindNumber, KindMoney:
		if !t.in.f.Plain {
			v = groupNumber(v)
		}
	case KindSearch:
		t.option = t.byValue(v)
		v = t.option.Text
	}
	t.quiet(v)
}

func (t *textField) mark(wrong bool) {
	if t.box.box.wrong != wrong {
		t.box.box.wrong = wrong
		t.box.box.Refresh()
	}
}

// showField shows a computed value in the place of a field.
type showField struct {
	in   *input
	text *Text
}

func newShowField(in *input) *showField { return &showField{in, NewText("", Body).Narrow(40)} }

func (s *showField) object() fyne.CanvasObject { return s.text }
func (s *showField) focus() fyne.Focusable     { return nil }
func (s *showField) value() string             { return s.text.Content() }
func (s *showField) set(v string)              { s.text.Set(v) }
func (s *showField) mark(bool)                 {}
func (s *showField) high() float32             { return 26 }
func (s *showField) wide() float32             { return s.in.f.Width }

// Judge puts a text into a field as if it was typed there and the field left, and gives the sentence of what is wrong with it,
// "" when nothing is; for tests.
func (f *Form) Judge(key, typed string) (wrong string) {
	in := f.byKey[key]
	in.ctl.set(typed)
	in.left()
	return in.wrong
}
