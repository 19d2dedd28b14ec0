package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hoanhap/ui/kit/kittest"
)

// remembering is a list office whose memory is a map.
func remembering(t *testing.T, kept map[string]string, out func(Listing, bool)) {
	t.Helper()
	was := Lists
	t.Cleanup(func() { Lists = was })
	Lists = ListOffice{Load: func(k string) string { return kept[k] }, Save: func(k, v string) { kept[k] = v }, Out: out}
}

func mixedGrid() *Grid {
	rows := [][]Cell{{{Text: "Sáu"}, {Text: "1.200"}, {Text: "05/01/2026"}}, {{Text: "Anh"}, {Text: "–30"}, {Text: "31/12/2025"}},
		{{Text: "minh"}, {Text: ""}, {Text: "01/02/2026"}}, {{Text: "Bình"}, {Text: "7"}, {Text: ""}}}
	return NewGrid([]Column{{Key: "word", Title: "Chữ", Width: 120, Still: true}, {Key: "sum", Title: "Số", Width: 90, Draw: DrawNumber, Still: true},
		{Key: "day", Title: "Ngày", Width: 90, Grow: true, Still: true}}, func() int { return len(rows) }, func(i int) []Cell { return rows[i] })
}

func column(g *Grid, at int) string {
	var out []string
	for _, r := range g.Listing().Rows {
		out = append(out, r[at])
	}
	return strings.Join(out, " ")
}

// A list sorts itself by what stands in a column, figures and days by what they mean, and its acts still go to the row they are on.
func TestListSortsItself(t *testing.T) {
	kept := map[string]string{}
	remembering(t, kept, func(Listing, bool) {})
	g := mixedGrid()
	opened := -1
	g.OnOpen = func(i int) { opened = i }
	window(t, g)
	for _, x := range []struct {
		key, word string
		col       int
	}{{"word", "Anh Bình minh Sáu", 0}, {"word", "Sáu minh Bình Anh", 0}, {"word", "Sáu Anh minh Bình", 0}, {"sum", "–30 7 1.200 ", 1}, {"day", "31/12/2025 05/01/2026 01/02/2026 ", 2}} {
		g.sort(x.key)
		if got := column(g, x.col); got != x.word {
			t.Errorf("by %s: %q", x.key, got)
		}
	}
	g.Pick(0) // Sáu, which now stands second
	if g.cursor != 1 || g.Cursor() != 0 {
		t.Errorf("the cursor stands at %d on row %d", g.cursor, g.Cursor())
	}
	g.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != 0 {
		t.Errorf("row %d was opened", opened)
	}
	again := mixedGrid()
	window(t, again)
	if got := column(again, 2); got != "31/12/2025 05/01/2026 01/02/2026 " {
		t.Errorf("after a restart the order is %q", got)
	}
}

// Letters lead to the row that begins so; several rows chosen are what goes to paper.
func TestListJumpsAndChooses(t *testing.T) {
	var out Listing
	remembering(t, map[string]string{}, func(l Listing, _ bool) { out = l })
	g := mixedGrid()
	w, root := window(t, g)
	g.Focus()
	for _, r := range "bi" {
		w.Canvas().Focused().TypedRune(r)
	}
	if g.Cursor() != 3 {
		t.Errorf("bi leads to row %d", g.Cursor())
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	g.list.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	g.list.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if fmt.Sprint(g.Chosen()) != "[0 1]" || !strings.Contains(strings.Join(kittest.Texts(root), "|"), "4 dòng, đang chọn 2") {
		t.Errorf("chosen %v, %q", g.Chosen(), kittest.Texts(root))
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	if !kittest.TapText(w.Canvas().Overlays().Top(), "Excel") || len(out.Rows) != 2 || !out.Chosen || len(out.Columns) != 3 || !out.Columns[1].Number {
		t.Errorf("%+v went out", out)
	}
}

// By keyboard a column is hidden, widened and sorted by; the list remembers it.
func TestColumnsByKeyboard(t *testing.T) {
	kept := map[string]string{}
	remembering(t, kept, func(Listing, bool) {})
	g := mixedGrid()
	w, _ := window(t, g)
	g.Focus()
	key := func(list ...fyne.KeyName) {
		for _, n := range list {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	key(fyne.KeyF6, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if p := g.Prefs(); p.Widths["word"] != 140 || fmt.Sprint(p.Hidden) != "[sum]" || p.Sort != "day" {
		t.Errorf("%+v", p)
	}
	key(fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != g.Focusable() {
		t.Error("Esc does not lead back to the list")
	}
	again := mixedGrid()
	window(t, again)
	if l := again.Listing(); len(l.Columns) != 2 || l.Columns[0].Wide != 140 {
		t.Errorf("%+v is remembered", l.Columns)
	}
}
