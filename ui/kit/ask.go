package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Question asks before an act. It repeats name, act and date in its text. A dangerous act (cho ra, hủy) has plain
// buttons, and the safe answer stands first and has the keyboard.
type Question struct {
	Title, Text string
	Yes, No     string // verb and object; "" means the words of the kit
	Danger      bool
	Do          func()
	Not         func()
}

// Ask shows a question 480 wide: Enter takes the button with the keyboard, Esc the safe answer.
func Ask(w fyne.Window, q Question) *Dialog {
	if q.Yes == "" {
		q.Yes = T("kit.yes")
	}
	if q.No == "" {
		q.No = T("kit.no")
	}
	d := &Dialog{Title: q.Title, Content: NewPara(q.Text, Body, 448)}
	not := func() {
		d.Close()
		if q.Not != nil {
			q.Not()
		}
	}
	yes := func() {
		d.Close()
		if q.Do != nil {
			q.Do()
		}
	}
	d.OnEsc = not
	if q.Danger {
		d.Buttons = []*Button{NewButton(q.No, "", "Esc", not), NewButton(q.Yes, "", "", yes)}
		d.Default = 0
	} else {
		d.Buttons = []*Button{NewButton(q.No, "", "Esc", not), NewPrimary(q.Yes, "", "Enter", yes)}
		d.Default = 1
	}
	d.Open(w)
	return d
}

// Tell says something that must be read, with one button.
func Tell(w fyne.Window, title, text string) *Dialog {
	d := &Dialog{Title: title, Content: NewPara(text, Body, 448)}
	d.Buttons = []*Button{NewPrimary(T("kit.close"), "", "Enter", d.Close)}
	d.Open(w)
	return d
}

// Failed shows a failure: one sentence, what is still safe, and the reference number under which it is logged in full.
func Failed(w fyne.Window, sentence, ref string) *Dialog {
	n := &Notice{Ground: RedGround, Mark: "warn", Title: sentence, Lines: []string{T("kit.error.kept"), T("kit.error.number", "ref", ref)}}
	d := &Dialog{Title: T("kit.error.title"), Content: n.Build(448)}
	d.Buttons = []*Button{NewPrimary(T("kit.close"), "", "Enter", d.Close)}
	d.Open(w)
	return d
}

// Dialog is a box on the window, 480 or 640 wide, never higher than 560; it closes only by answering.
type Dialog struct {
	Title   string
	Content fyne.CanvasObject
	Wide    float32 // 0 means 480
	Buttons []*Button
	Default int            // the button Enter takes and that has the keyboard, unless First is given
	First   fyne.Focusable // has the keyboard at the start: the first field of a form
	OnEsc   func()         // default closes
	Keys    []Shortcut     // keys of the dialog, as Ctrl+S
	Closed  func()         // told when the dialog is taken away, however it was answered
	Tall    bool           // the content scrolls and takes what height there is

	sheet *sheet
}

// Open shows the dialog.
func (d *Dialog) Open(w fyne.Window) {
	if d.Wide == 0 {
		d.Wide = 480
	}
	scroll := d.scrolled()
	content := container.New(&dialogRoom{canvas: w.Canvas(), of: d.Content, tall: d.Tall}, scroll)
	row := []fyne.CanvasObject{Space()}
	for _, b := range d.Buttons {
		row = append(row, b)
	}
	box := Down(12, NewPara(d.Title, Block, d.Wide-32), Grow(content), AcrossMid(8, row...))
	d.sheet = newSheet(w.Canvas(), d.Wide, Inset(16, 14, 16, 14, box))
	d.sheet.scroll = scroll
	d.sheet.keys = d.Keys
	if k := keysOf[w.Canvas()]; k != nil {
		k.listen(d.Keys) // the window may know no such key itself
	}
	d.sheet.escape = d.OnEsc
	if d.OnEsc == nil {
		d.sheet.escape = d.Close
	}
	first := d.First
	if d.Default >= 0 && d.Default < len(d.Buttons) {
		def := d.Buttons[d.Default]
		d.sheet.enter = def.act
		if first == nil {
			first = def
		}
	}
	d.sheet.open(first)
}

// dialogFrame is what a dialog needs beside its content: title, buttons, edges, and a little of the window around it.
const dialogFrame = 132

// dialogHigh is the window a dialog is made for at most: its box is never higher than 560.
const dialogHigh = 572

// scrolled is the content in a scroller, which ends before its bar.
func (d *Dialog) scrolled() *container.Scroll {
	if f, ok := d.Content.(*Form); ok {
		f.Scrolled()
		return f.scroll
	}
	s := container.NewVScroll(container.New(dialogBody{}, d.Content))
	if f, ok := d.Content.(following); ok {
		f.follow(s)
	}
	return s
}

// dialogBody is the content in its scroller: a long list in it gives way before all of it scrolls.
type dialogBody struct{}

func (dialogBody) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, leastHigh(o[0])) }
func (dialogBody) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s.SubtractWidthHeight(Unit(barRoom), 0))
}

// dialogRoom gives the content of a dialog the height it needs, up to what the window has; beyond that it scrolls. The bar stands
// in the edge of the box, so that the fields keep their width when it comes.
type dialogRoom struct {
	canvas fyne.Canvas
	of     fyne.CanvasObject
	tall   bool // takes all there is
}

func (r *dialogRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	m := r.of.MinSize()
	most := min(r.canvas.Size().Height, Unit(dialogHigh)) - Unit(dialogFrame)
	if r.tall || m.Height > most {
		m.Height = most
	}
	return m
}

func (r *dialogRoom) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(s.AddWidthHeight(Unit(barRoom), 0))
}

// Enter does the default act, for the last field of a form.
func (d *Dialog) Enter() {
	if d.sheet != nil && d.sheet.enter != nil {
		d.sheet.enter()
	}
}

// Close takes the dialog away; the keyboard goes back to where it was.
func (d *Dialog) Close() {
	if d.sheet != nil {
		d.sheet.close()
		d.sheet = nil
		if d.Closed != nil {
			d.Closed()
		}
	}
}

// Shown reports whether the dialog is open.
func (d *Dialog) Shown() bool { return d.sheet != nil }

// ShowKeys lists every key that holds now (Ctrl+/).
func ShowKeys(w fyne.Window, k *Keys) *Dialog {
	list := k.All()
	half := (len(list) + 1) / 2
	columns := []fyne.CanvasObject{}
	for _, part := range [][]Shortcut{list[:half], list[half:]} {
		columns = append(columns, Grow(NewKeyList(part)))
	}
	d := &Dialog{Title: T("kit.keys.title"), Content: Across(16, columns...)}
	d.Buttons = []*Button{NewPrimary(T("kit.close"), "", "Esc", d.Close)}
	d.Open(w)
	return d
}

// NewKeyList is a column of key caps with what they do, as beside the admission form.
func NewKeyList(list []Shortcut) fyne.CanvasObject {
	wide := float32(0)
	for _, s := range list {
		wide = max(wide, capWidth(s.Cap()))
	}
	d := &drawn{}
	d.start(d, func() (float32, float32) { return wide + 90, float32(len(list)) * 23 }, func(p *pen, w, h float32) {
		for i, s := range list {
			y := float32(i) * 23
			p.cap(0, y, 23, s.Cap(), Second, Rule, Surface)
			p.text(max(56, wide+12), y, 23, T(s.Word), Caption)
		}
	})
	return d
}

// HasDefault reports whether Enter does something in the dialog that is open; for tests.
func HasDefault(c fyne.Canvas) bool {
	s, ok := c.Overlays().Top().(*sheet)
	return ok && s.enter != nil
}
