package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// sizing is a window and a size of text: 1366×768 and 1920×1080 less bar and title of the system.
type sizing struct {
	window fyne.Size
	text   float32
}

// sizings are every size of text in both windows, and both windows at 125 % of the system, which leaves less room.
func sizings() (out []sizing) {
	small, large := fyne.NewSize(1366, 696), fyne.NewSize(1920, 1008)
	for _, text := range append([]float32{1.25}, kit.Scales...) {
		out = append(out, sizing{small, text}, sizing{large, text})
	}
	return append(out, sizing{fyne.NewSize(1093, 557), 1}, sizing{fyne.NewSize(1536, 806), 1})
}

// longest is a person with everything as long as it gets.
func longest(a *app.Admission) {
	a.Resident.Name = "Nguyễn Phước Công Tằng Tôn Nữ Huyền Trân Thục Quyên Khuynh"
	a.Resident.OtherNames = "Út Khuynh, Tư Thượng Nguyên, Năm Nghiêng"
	a.Resident.Address = "Số nhà 128/45/7 ngõ Đường Nguyễn Thượng Nghiêm, khu phố Phường Đông Thượng Nguyên"
	a.Decision.Number = "1234/2026/QĐ-TAND-XLVPHC"
	a.Decision.Issuer = "Tòa án nhân dân khu vực 12 – Thành phố Hồ Chí Minh"
	a.Stay.Room = "Tổ lao động trị liệu số 12, phòng 305, khu nhà B"
}

// lived is the longest person with two stays, the second of which is open.
func lived(t *testing.T, o *app.Office) (stayID, who int64) {
	t.Helper()
	before := datatest.Stay(t, o, longest, func(a *app.Admission) { a.Entry.Day, a.Decision.Day = date.Of(2024, 3, 1), date.Of(2024, 2, 20) })
	r, err := o.ResidentOf(before)
	if err != nil {
		t.Fatal(err)
	}
	datatest.Move(t, o, before, stay.Exempt, date.Of(2025, 9, 1), func(m *app.Move) {
		m.Paper, m.PaperDay, m.PaperBy = "9/2025/QĐ-TA", date.Of(2025, 8, 20), "Tòa án nhân dân khu vực 12"
	})
	return datatest.Stay(t, o, longest, func(a *app.Admission) { a.Resident = r }), r.ID
}

// everyRoute is every screen with every tab of it; who and stay are 0 where the book is empty.
func everyRoute(who, stay int64) (out []Route) {
	for _, s := range screens {
		r := Route{Screen: s.Route}
		switch s.Route {
		case "resident":
			r.ID = who
		case "papers", "discharge":
			r.ID = stay
		case "move":
			r.Arg = strconv.FormatInt(stay, 10)
		}
		out = append(out, r)
	}
	tabs := func(screen string, id int64, args ...string) {
		for _, a := range args {
			out = append(out, Route{Screen: screen, ID: id, Arg: a})
		}
	}
	tabs("support", 0, supportTabs[1:]...)
	tabs("training", 0, trainingTabs[1:]...)
	tabs("health", 0, healthTabs[1:]...)
	for _, s := range sections[1:] {
		tabs("settings", 0, s.Key)
	}
	if who != 0 {
		tabs("resident", who, "edit", "why")
		tabs("resident", who, recordTabs[1:]...)
		tabs("move", 0, fmt.Sprintf("%d;escape", stay), fmt.Sprintf("%d;complete", stay))
	}
	return out
}

// Every screen and every tab is whole at every size of the window and of the text, with the longest names and with nothing: it
// fits, nothing that can be clicked or typed into lies outside its place, and no button is cut.
func TestEveryScreenAtEverySize(t *testing.T) {
	full, empty := seeded(t, 40), seeded(t, 0)
	id, who := lived(t, full)
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	for _, at := range sizings() {
		sizedScreens(t, full, at, everyRoute(who, id), "full")
		sizedScreens(t, empty, at, everyRoute(0, 0), "empty")
	}
}

func sizedScreens(t *testing.T, o *app.Office, at sizing, routes []Route, book string) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, at.text))
	w := test.NewTempWindow(t, nil)
	w.Resize(at.window)
	d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
	w.Resize(at.window)
	for _, r := range routes {
		d.Go(r)
		settle(w.Content())
		name := fmt.Sprintf("%s %s %s at %.0f×%.0f, text %v", book, r.Screen, r.Arg, at.window.Width, at.window.Height, at.text)
		if m, has := d.view.Content.MinSize(), d.view.Content.Size(); m.Width > has.Width || m.Height > has.Height {
			t.Errorf("%s needs %v, has %v", name, m, has)
		}
		for _, out := range cutOff(w, w.Canvas().Content()) {
			t.Errorf("%s: %s", name, out)
		}
		for _, out := range cutLabels(w.Canvas().Content()) {
			t.Errorf("%s: the label %q is cut", name, out)
		}
		if dir := os.Getenv("LOOK"); dir != "" {
			draw(t, w, filepath.Join(dir, fmt.Sprintf("size-%s-%s-%s-%.0f-%v.png", book, r.Screen, strings.ReplaceAll(r.Arg, "/", "_"), at.window.Width, at.text)))
		}
	}
}

// cutOff lists what can have the keyboard and does not stand whole in its place: outside the window or of what holds it,
// unless that scrolls, or a button narrower than its words.
func cutOff(w fyne.Window, content fyne.CanvasObject) (out []string) {
	size := w.Canvas().Size()
	walkIn(content, fyne.Position{}, span{0, size.Width}, span{0, size.Height}, func(o fyne.CanvasObject, at fyne.Position, x, y span) {
		if _, ok := o.(fyne.Focusable); !ok || o.Size().Width <= 1 || at.X >= size.Width {
			return
		}
		what := func(how string) string {
			return fmt.Sprintf("%T %q %s: %.0f–%.0f × %.0f–%.0f in %v × %v", o, first(kittest.Texts(o), 3), how, at.X, at.X+o.Size().Width, at.Y, at.Y+o.Size().Height, x, y)
		}
		switch b, isButton := o.(*kit.Button); {
		case at.X < x.from-1 || at.X+o.Size().Width > x.to+1 || at.Y < y.from-1 || at.Y+o.Size().Height > y.to+1:
			out = append(out, what("lies outside"))
		case isButton && strings.Contains(strings.Join(kittest.Texts(b), ""), "…") && !strings.Contains(b.Word(), "…"):
			out = append(out, what("is cut"))
		}
	})
	return out
}

// longLabel is a label that is no word of ours but somebody's name; as long as names get it is whole on hover.
const longLabel = 40

// cutLabels lists the labels of forms that are not whole: what a field is for is never guessed.
func cutLabels(content fyne.CanvasObject) (out []string) {
	kittest.Walk(content, func(o fyne.CanvasObject) {
		f, ok := o.(*kit.Form)
		if !ok {
			return
		}
		for _, s := range kittest.Texts(f) {
			part, cut := strings.CutSuffix(s, "…")
			if !cut {
				continue
			}
			for _, x := range f.Fields() {
				if x.Label != "" && len([]rune(x.Label)) < longLabel && strings.HasPrefix(x.Label, part) {
					out = append(out, x.Label)
				}
			}
		}
	})
	return out
}

// settle measures what stands in a scroller anew, as the driver of the window does with each frame.
func settle(o fyne.CanvasObject) {
	kittest.Walk(o, func(o fyne.CanvasObject) {
		if s, ok := o.(*container.Scroll); ok {
			s.Refresh()
		}
	})
}

func first(list []string, n int) []string { return list[:min(n, len(list))] }

// span is a stretch of the window.
type span struct{ from, to float32 }

func (s span) and(from, to float32) span { return span{max(s.from, from), min(s.to, to)} }

// walkIn visits every visible object with its place and the place that shows it; inside a scroller there is no end downwards.
func walkIn(o fyne.CanvasObject, at fyne.Position, x, y span, f func(o fyne.CanvasObject, at fyne.Position, x, y span)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	f(o, at, x, y)
	var inside []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		inside = c.Objects
	case *container.Scroll:
		const far = 1 << 20
		inside = []fyne.CanvasObject{c.Content}
		x = x.and(at.X, at.X+c.Size().Width)
		if c.Direction != container.ScrollHorizontalOnly && c.Size().Height > 24 {
			y = span{-far, far}
		}
		if c.Direction != container.ScrollVerticalOnly {
			x = span{-far, far}
		}
	case fyne.Widget:
		inside = test.WidgetRenderer(c).Objects()
	}
	if _, scrolls := o.(*container.Scroll); !scrolls && o.Size().Width > 1 {
		x, y = x.and(at.X, at.X+o.Size().Width), y.and(at.Y, at.Y+o.Size().Height)
	}
	for _, c := range inside {
		walkIn(c, at, x, y, f)
	}
}
