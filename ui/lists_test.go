package ui

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"hoanhap/app/paper"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
	setting "hoanhap/ui/paper"
)

// gridsIn are the lists with a head below an object.
func gridsIn(o fyne.CanvasObject) (out []*kit.Grid) {
	kittest.Walk(o, func(o fyne.CanvasObject) {
		if g, ok := o.(*kit.Grid); ok && !g.NoHead {
			out = append(out, g)
		}
	})
	return out
}

// Every list of every screen is sorted, narrowed, chosen from, remembered after a restart, found in by letter, and goes to paper and
// to Excel as it stands; but what the health desk knows stays in the program.
func TestEveryList(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	o := seeded(t, 40)
	id := datatest.Stay(t, o, longest)
	who, err := o.ResidentOf(id)
	if err != nil {
		t.Fatal(err)
	}
	out, kept := &tray{}, mapPrefs{}
	open := func() (*Desk, fyne.Window) {
		w := test.NewTempWindow(t, nil)
		d := NewDesk(w, o, Outer{File: "thu.db", Print: out, Prefs: kept})
		w.Resize(fyne.NewSize(1366, 696))
		return d, w
	}
	d, w := open()
	walked := 0
	for _, r := range everyRoute(who.ID, id) {
		d.Go(r)
		for i, g := range gridsIn(w.Content()) {
			if g.Len() < 2 {
				continue
			}
			walked++
			t.Run(fmt.Sprintf("%s-%s-%d", r.Screen, r.Arg, i), func(t *testing.T) { oneList(t, d, w, g, out) })
		}
	}
	if walked < 14 {
		t.Errorf("only %d lists have rows", walked)
	}
	again, w2 := open()
	for _, screen := range []string{"residents", "discharge", "handover", "journal", "support", "training"} {
		again.Go(Route{Screen: screen})
		if g := kit.ListIn(again.Frame.Sheet()); g == nil || g.Len() > 1 && len(g.Prefs().Hidden) == 0 {
			t.Errorf("%s has forgotten its columns", screen)
		}
	}
	_ = w2
}

func oneList(t *testing.T, d *Desk, w fyne.Window, g *kit.Grid, out *tray) {
	whole := g.Listing()
	if len(whole.Columns) == 0 || len(whole.Rows) != g.Len() {
		t.Fatalf("%d rows of %d go out", len(whole.Rows), g.Len())
	}
	key := func(list ...fyne.KeyName) {
		for _, k := range list {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	g.Focus()
	key(fyne.KeyF6, fyne.KeyReturn) // by the first column
	if p := g.Prefs(); p.Sort == "" {
		t.Error("Enter does not sort")
	}
	last := len(whole.Columns) - 1
	if g.IsBare(g.Columns[len(g.Columns)-1].Key) {
		last++ // it is not there, whatever is chosen
	}
	for range g.Columns {
		key(fyne.KeyDown)
	}
	hidden := func() bool { return slices.Contains(g.Prefs().Hidden, g.Columns[len(g.Columns)-1].Key) }
	if hidden() {
		last++
		key(fyne.KeySpace)
	}
	key(fyne.KeySpace, fyne.KeyEscape)
	if l := g.Listing(); len(l.Columns) != last && g.Columns[len(g.Columns)-1].Title != "" || !hidden() {
		t.Errorf("%d columns of %d are shown", len(l.Columns), last+1)
	}
	sorted := g.Listing()
	if a, b := flat(sorted, last), flat(whole, last); !slices.Equal(a, b) {
		t.Error("sorting lost or changed a row")
	}
	if w.Canvas().Focused() != g.Focusable() {
		t.Error("Esc does not lead back to the list")
	}
	before := len(out.sheets)
	key(fyne.KeyF6)
	may := kittest.TapText(w.Canvas().Overlays().Top(), "Excel")
	if d.now.Screen == "health" {
		if may || len(out.sheets) != before {
			t.Error("what the health desk knows went to Excel")
		}
		key(fyne.KeyEscape)
		return
	}
	if len(out.sheets) != before+1 || len(out.sheets[before].Rows) != g.Len() {
		t.Errorf("%d sheets", len(out.sheets)-before)
	}
	g.Focus()
	key(fyne.KeyF6, fyne.KeyF6) // the key alone leads to Excel too
	if len(out.sheets) != before+2 || len(out.sheets[before+1].Rows) != g.Len() {
		t.Errorf("F6 twice: %d sheets", len(out.sheets)-before)
	}
}

// flat are the rows as a set, without the last column.
func flat(l kit.Listing, cols int) (out []string) {
	for _, r := range l.Rows {
		out = append(out, strings.Join(r[:cols], "|"))
	}
	slices.Sort(out)
	return out
}

// What a list sends to Excel keeps figures and days, and a name that begins like a formula is text.
func TestListsAreHarmless(t *testing.T) {
	j := newJourney(t)
	j.listOut(kit.Listing{Columns: []kit.ListingColumn{{Title: "Tên", Wide: 160}, {Title: "Số", Wide: 80, Number: true}, {Title: "Ngày", Wide: 80}},
		Rows: [][]string{{"=1+1", "1.200", "05/01/2026"}, {"+84", "–3", ""}, {"@SUM(A1)", "x", "-1"}}}, true)
	if len(j.printed.sheets) != 1 {
		t.Fatal("nothing went to Excel")
	}
	sheet := j.printed.sheets[0]
	if c := sheet.Rows[0].Cells; c[1] != paper.Num(1200) || sheet.Rows[1].Cells[1] != paper.Num(-3) || sheet.Rows[0].Cells[2].Text == "05/01/2026" {
		t.Errorf("%+v", c)
	}
	file, err := setting.Sheet(sheet)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for row := 1; row < 12; row++ {
		for col := 'A'; col < 'E'; col++ {
			if x, err := f.GetCellFormula(f.GetSheetName(0), fmt.Sprintf("%c%d", col, row)); err != nil || x != "" {
				t.Errorf("%c%d is a formula %q %v", col, row, x, err)
			}
		}
	}
}
