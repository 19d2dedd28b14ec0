package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/ui/kit/kittest"
)

func sumOf(amount string, do func()) func() Why {
	return func() Why {
		return Why{Lines: []WhyLine{{Term: "Đầu ngày", Amount: "3"}, {Sign: "+", Term: "Vào", Amount: "2", Do: do}}, Result: WhyLine{Sign: "=", Term: "Trong sổ", Amount: amount}}
	}
}

func inView(o fyne.CanvasObject, f fyne.Focusable) []Figure {
	first, rest := FiguresIn(o, f)
	return append(first, rest...)
}

// Every part of the kit that shows figures gives them; the ones of the part with the keyboard come first.
func TestFiguresOfTheParts(t *testing.T) {
	b := NewBoard([]BoardCell{{Label: "Trong sổ", Value: "5", Why: sumOf("5", nil)}, {Label: "Sức chứa", Value: "700"}}, []string{"Sổ"},
		[]BoardRow{{Word: "Bắt buộc", Figures: []string{"4"}, Why: []func() Why{sumOf("4", nil)}}})
	g := NewGrid([]Column{{Key: "name", Title: "Tên"}, {Key: "days", Title: "Ngày", Draw: DrawNumber, Why: func(i int) Figure { return Figure{Why: sumOf("20", nil)} }}},
		func() int { return 1 }, func(int) []Cell { return []Cell{{Text: "Nguyễn Văn Thử"}, {Text: "20"}} })
	table := NewTable(100, []TableColumn{{Title: "Tổng"}}, []TableRow{{Label: "Vào", Figures: []int64{7}}})
	table.OnWhy = func(r, c int) Figure { return Figure{"Vào", "7", sumOf("7", nil)} }
	facts := NewFacts(Piece{Text: "chữ"}, Piece{Name: "Còn", Text: "9", Why: sumOf("9", nil)})
	text := NewFigure("Tồn 11 chiếc", func() Figure { return Figure{"Tồn", "11", sumOf("11", nil)} }, Body)
	chips := NewChips([]Chip{{Word: "Vắng", Count: "1", Why: sumOf("1", nil)}, {Word: "Khác"}}, nil)
	all := Down(0, Fixed(0, 92, b), facts, text, chips, table, Grow(g))
	w, _ := window(t, all)
	table.Pick(0, 0)
	g.Pick(0)
	texts := func(f fyne.Focusable) (out string) {
		for _, x := range inView(all, f) {
			out += x.Name + "=" + x.Text + ";"
		}
		return out
	}
	if got := texts(nil); got != "Vào=7;Ngày=20;Trong sổ=5;Bắt buộc, sổ=4;Còn=9;Tồn=11;Vắng=1;" {
		t.Error(got)
	}
	g.Focus()
	if got := texts(w.Canvas().Focused()); got[:len("Ngày=20;")] != "Ngày=20;" {
		t.Error(got)
	}
}

// The explanation opens beside, leads from figure to figure and to the record behind a term, and gives the keyboard back.
func TestExplain(t *testing.T) {
	opened := 0
	facts := NewFacts(Piece{Name: "Còn", Text: "9", Style: Body, Why: sumOf("9", nil)}, Piece{Name: "Trong sổ", Style: Body, Text: "5", Why: sumOf("5", func() { opened++ })})
	entry := NewButton("Lưu", "", "", func() {})
	w, root := window(t, Down(0, entry, facts, Space()))
	root.AllFigures = func() []Figure { return inView(root.content, w.Canvas().Focused()) }
	w.Canvas().Focus(entry)
	if !root.Explain(nil) || !root.Explaining() {
		t.Fatal("nothing is explained")
	}
	if err := says(root, "Vì sao?", "Còn: 9", "Đầu ngày", "Trong sổ"); err != nil {
		t.Error(err)
	}
	press(w, fyne.KeyDown)
	if err := says(root, "Trong sổ: 5"); err != nil {
		t.Error(err)
	}
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyReturn)
	if opened != 1 {
		t.Error("Enter, Enter opens the record behind the term", opened)
	}
	root.CloseFloat()
	if root.Explaining() || w.Canvas().Focused() != fyne.Focusable(entry) {
		t.Error("the keyboard goes back")
	}
	if !kittest.TapText(root, "5") || !root.Explaining() {
		t.Error("a click on a figure explains it")
	}
	if err := says(root, "Trong sổ: 5"); err != nil {
		t.Error(err)
	}
	test.Tap(kittest.Find(root, func(b *Button) bool { return b.icon == "close" }))
	if root.Explaining() {
		t.Error("× closes")
	}
}

// In a dialog the same key explains the figures of the dialog, and Esc shuts the explanation before the dialog.
func TestExplainInADialog(t *testing.T) {
	w, _ := window(t, Space())
	k := NewKeys(w.Canvas())
	d := &Dialog{Title: "Số liệu", Content: Down(0, NewFigure("9", func() Figure { return Figure{"Còn", "9", sumOf("9", nil)} }, Body)), Buttons: []*Button{NewPrimary("Đóng", "", "Enter", func() {})}}
	d.Open(w)
	k.Do(fyne.KeyE, true)
	if !d.sheet.root.Explaining() {
		t.Fatal("nothing is explained")
	}
	press(w, fyne.KeyEscape)
	if d.sheet.root.Explaining() || !d.Shown() {
		t.Error("Esc shuts the explanation and leaves the dialog")
	}
}
