package kit

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Form is a sheet of fields in one or two columns, labels at the left (look.md §8). Values go in and out as text by key.
type Form struct {
	widget.BaseWidget
	// OnChange is told after a field was left or chosen.
	OnChange func()
	// OnLast is told when Enter is pressed in the last field.
	OnLast func()
	// About says which rows the form is about, by their ids: two dialogs of one title are told apart by it.
	About string

	rows   []formRow
	inputs []*input
	byKey  map[string]*input
	clean  map[string]string
	back   *touched
	last   *input // has the keyboard, or had it last
	foot   *Facts
	scroll *container.Scroll
	wide   float32
	label  float32 // width of the labels
	labels float32 // the width they have
	rights float32 // and those of the right column
	above  bool
	one    bool
}

type formRow struct {
	title       string
	left, right *input
	object      fyne.CanvasObject
	whole       bool // the field goes over both columns
	y, h        float32
	under       float32 // where the right field begins when it stands under the left
}

const (
	leftLabel  = 96
	leftField  = 294
	rightLabel = 100
	rowHigh    = 26
	rowGap     = 3
	noteHigh   = 18
)

// NewForm makes an empty form: add sections and fields in the order of the paper.
func NewForm() *Form {
	f := &Form{byKey: map[string]*input{}, clean: map[string]string{}, label: leftLabel}
	f.back = &touched{}
	f.back.rest = f.tapped
	f.back.start(f.back, func() (float32, float32) { return 100, 10 }, f.draw)
	f.ExtendBaseWidget(f)
	return f
}

// OneColumn makes a form for a dialog or a panel: one column, labels of the given width.
func (f *Form) OneColumn(label float32) *Form { f.one, f.label = true, label; return f }

// LabelsAbove puts the labels above the fields, for dialogs narrower than 480.
func (f *Form) LabelsAbove() *Form { f.one, f.above, f.label = true, true, 0; return f }

// Section starts a part with a bold title and a line.
func (f *Form) Section(title string) *Form {
	f.rows = append(f.rows, formRow{title: title})
	return f
}

// Add adds a row of one or two fields; in a form of one column each has its own row.
func (f *Form) Add(left *Field, right ...*Field) *Form {
	if f.one {
		f.rows = append(f.rows, formRow{left: f.input(left)})
		for _, r := range right {
			f.rows = append(f.rows, formRow{left: f.input(r)})
		}
		return f
	}
	r := formRow{}
	if left != nil {
		r.left = f.input(left)
	}
	if len(right) > 0 {
		r.right = f.input(right[0])
	}
	f.rows = append(f.rows, r)
	return f
}

// Wide adds one field over both columns.
func (f *Form) Wide(x *Field) *Form {
	f.rows = append(f.rows, formRow{left: f.input(x), whole: true})
	return f
}

// Object adds a strip under the fields (the computed end of the term), from the field column to the right end.
func (f *Form) Object(o fyne.CanvasObject) *Form {
	f.rows = append(f.rows, formRow{object: o})
	return f
}

func (f *Form) input(x *Field) *input {
	in := newInput(f, x)
	f.inputs = append(f.inputs, in)
	f.byKey[x.Key] = in
	if x.With != nil {
		w := newInput(f, x.With)
		f.inputs = append(f.inputs, w)
		f.byKey[x.With.Key] = w
	}
	return in
}

func (in *input) with() *input {
	if in.f.With == nil {
		return nil
	}
	return in.form.byKey[in.f.With.Key]
}

// Values collects what the form holds by key; an empty field is "".
func (f *Form) Values() map[string]string {
	m := map[string]string{}
	for _, in := range f.inputs {
		if in.f.Key != "" {
			m[in.f.Key] = in.ctl.value()
		}
	}
	return m
}

// Value is what one field holds.
func (f *Form) Value(key string) string {
	if in := f.byKey[key]; in != nil {
		return in.ctl.value()
	}
	return ""
}

// SetValues fills fields (from a card, a draft, a record) and shows what is understood of them; errors wait for
// the clerk to leave the field.
func (f *Form) SetValues(m map[string]string) {
	for _, in := range f.inputs {
		if v, ok := m[in.f.Key]; ok {
			in.fill(v)
		}
	}
	f.relay()
}

// Set fills one field.
func (f *Form) Set(key, v string) {
	if in := f.byKey[key]; in != nil {
		in.fill(v)
		f.back.Refresh()
	}
}

func (in *input) fill(v string) {
	in.ctl.set(v)
	in.note, in.wrong, in.icon, in.asked = "", "", "", false
	in.ctl.mark(false)
	if now := in.ctl.value(); now != "" && in.f.Parse != nil {
		if _, understood, wrong := in.f.Parse(now); wrong == nil {
			in.note, in.tone = understood, Normal
		}
	}
	in.doubted(in.ctl.value())
	in.unread = in.ctl.value() != ""
	in.last = in.ctl.value()
}

// SetClean takes what the form holds now as unchanged; Dirty compares with it.
func (f *Form) SetClean() { f.clean = f.Values() }

// Dirty reports whether something was changed since SetClean.
func (f *Form) Dirty() bool {
	for k, v := range f.Values() {
		if f.clean[k] != v {
			return true
		}
	}
	return false
}

// SetOptions changes the list of a choice.
func (f *Form) SetOptions(key string, list []Option) {
	if in := f.byKey[key]; in != nil {
		v := in.ctl.value()
		in.f.Options = list
		in.ctl.set(v)
	}
}

// Note writes in the slot of a field: what the screen understood (Normal), that it is checked (Bold: green with a
// tick), or to look twice (Alarm: ochre).
func (f *Form) Note(key, text string, tone Tone) {
	in := f.byKey[key]
	if in == nil {
		return
	}
	in.note, in.tone = text, tone
	f.relay()
}

// Wrong is one thing to mend: the field and the sentence (app/say.Msg or string).
type Wrong struct {
	Field string
	Say   any
}

// Problems shows what is wrong beside the fields, goes to the first, and gives back what belongs to no field here.
func (f *Form) Problems(list []Wrong) (rest []Wrong) {
	for _, in := range f.inputs {
		in.wrong = ""
	}
	var first *input
	for _, w := range list {
		in := f.byKey[w.Field]
		if in == nil || in.hidden {
			rest = append(rest, w)
			continue
		}
		if in.wrong == "" {
			in.wrong = Say(w.Say)
		}
	}
	for _, in := range f.inputs {
		in.ctl.mark(in.red())
		if in.wrong != "" && first == nil {
			first = in
		}
	}
	f.changed()
	if first != nil {
		f.goTo(first)
	}
	return rest
}

// Missing names the required fields that are empty, Faulty those that are wrong, in the order of the form.
func (f *Form) Missing() []string { return f.names((*input).missing) }

// Faulty names the fields with an error.
func (f *Form) Faulty() []string { return f.names(func(in *input) bool { return in.wrong != "" }) }

func (f *Form) names(is func(*input) bool) []string {
	var out []string
	for _, in := range f.inputs {
		if is(in) {
			out = append(out, in.name())
		}
	}
	return out
}

func (in *input) name() string {
	if in.f.Name != "" {
		return in.f.Name
	}
	r, n := utf8.DecodeRuneInString(in.f.Label)
	return string(unicode.ToLower(r)) + in.f.Label[n:]
}

// FocusFirst gives the keyboard to the first field that takes it, FocusOn to one by key.
func (f *Form) FocusFirst() {
	for _, in := range f.inputs {
		if in.focus() != nil {
			f.goTo(in)
			return
		}
	}
}

// FocusOn gives the keyboard to a field.
func (f *Form) FocusOn(key string) {
	if in := f.byKey[key]; in != nil {
		f.goTo(in)
	}
}

// First is the first field that takes the keyboard, for dialogs.
func (f *Form) First() fyne.Focusable {
	for _, in := range f.inputs {
		if x := in.focus(); x != nil {
			return x
		}
	}
	return nil
}

func (f *Form) goTo(in *input) {
	if x := in.focus(); x != nil {
		if c := canvasOf(f); c != nil {
			give(c, f, x)
		}
	}
}

// next goes to the field after this one; after the last, OnLast or the next thing in the window.
func (f *Form) next(from *input) {
	found := false
	for _, in := range f.inputs {
		if found && in.focus() != nil {
			f.goTo(in)
			return
		}
		found = found || in == from
	}
	if f.OnLast != nil {
		f.OnLast()
		return
	}
	if c := canvasOf(f); c != nil {
		c.FocusNext()
	}
}

func (f *Form) changed() {
	f.relay()
	if f.OnChange != nil {
		f.OnChange()
	}
}

// Fields are the fields in the order of the form, with those that stand beside another.
func (f *Form) Fields() []*Field {
	out := make([]*Field, len(f.inputs))
	for i, in := range f.inputs {
		out[i] = in.f
	}
	return out
}
