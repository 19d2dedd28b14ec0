package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/why"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// digits are what two writings of a figure have in common.
func digits(s string) string { return notDigit.ReplaceAllString(s, "") }

var notDigit = regexp.MustCompile(`[^0-9]`)

// explainer walks screens and asks every figure why.
type explainer struct {
	t     *testing.T
	where string
	asked map[string]int // figures asked, by screen
	sums  int
}

// ask opens one figure: its explanation is not empty, ends in the figure as it stands on the screen, and its terms add up to it.
func (x *explainer) ask(f kit.Figure) {
	x.t.Helper()
	x.asked[x.where]++
	if f.Why == nil {
		x.t.Errorf("%s: %q has no explanation", x.where, f.Title())
		return
	}
	w := f.Why()
	switch {
	case f.Name == "":
		x.t.Errorf("%s: the figure %q has no name", x.where, f.Text)
	case len(w.Lines)+len(w.Notes)+len(w.Open) == 0:
		x.t.Errorf("%s: %q explains nothing", x.where, f.Title())
	case w.Result.Term != "" && f.Text != "" && !strings.Contains(digits(f.Text), digits(w.Result.Amount)) && !strings.Contains(digits(w.Result.Amount), digits(f.Text)):
		x.t.Errorf("%s: %q is explained as %s", x.where, f.Title(), w.Result.Amount)
	case w.Result.Term != "" && len(w.Lines) == 0 && digits(w.Result.Amount) != "0":
		x.t.Errorf("%s: %q has no terms", x.where, f.Title())
	}
}

// screen asks every figure of a screen in view: of each row of its lists, each cell of its tables, its boards and texts, its own.
func (x *explainer) screen(d *Desk) {
	x.t.Helper()
	kittest.Walk(d.Window.Canvas().Content(), func(o fyne.CanvasObject) {
		switch p := o.(type) {
		case *kit.Grid:
			for i := range p.Columns {
				c := &p.Columns[i]
				if (c.Draw == kit.DrawNumber || c.Draw == kit.DrawDays) && c.Why == nil && !c.Fact {
					x.t.Errorf("%s: the figures of the column %q are neither explained nor marked as written", x.where, c.Title)
				}
			}
			for i := range min(p.Len(), 40) {
				for _, f := range p.FiguresOf(i) {
					x.ask(f)
				}
			}
		case *kit.Table:
			for _, f := range p.EveryFigure() {
				x.ask(f)
			}
		case *kit.Board:
			for _, f := range p.EveryFigure() {
				x.ask(f)
			}
		}
	})
	for _, f := range d.figures() {
		x.ask(f)
	}
}

// Every computed figure of every screen and tab explains itself: a column of figures is explained or marked as written down, each
// cell of the census and the board opens its sum, and every sum that is shown adds up to the figure on the screen.
func TestEveryFigureExplainsItself(t *testing.T) {
	full := seeded(t, 40)
	id := datatest.Stay(t, full, longest)
	who, err := full.ResidentOf(id)
	if err != nil {
		t.Fatal(err)
	}
	figuresOfWork(t, full, who.ID, id)
	for _, lang := range []string{"vi", "en"} {
		explainScreens(t, full, lang, everyRoute(who.ID, id))
	}
	explainScreens(t, seeded(t, 0), "vi", everyRoute(0, 0))
	treated := treatedOfTheManual(t, full)
	explainScreens(t, full, "vi", []Route{{Screen: "health"}, {Screen: "health", Arg: "doses"}, {Screen: "health", Arg: "counts"}, {Screen: "health", ID: treated}, {Screen: "today"}})
}

// lookTheme is light and at 100 %, or what is asked for with the pictures: LOOK=folder DARK=1 SCALE=1.25.
func lookTheme() fyne.Theme {
	scale, err := strconv.ParseFloat(os.Getenv("SCALE"), 32)
	if err != nil {
		scale = 1
	}
	return kit.NewTheme(os.Getenv("DARK") != "", float32(scale))
}

func explainScreens(t *testing.T, o *app.Office, lang string, routes []Route) {
	t.Helper()
	missing := kit.OnMissing
	t.Cleanup(func() { kit.OnMissing, onSum = missing, nil })
	kit.OnMissing = func(key string) { t.Errorf("no words for %s", key) }
	if err := kit.LoadWords(assets.Lang(), lang); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	a := test.NewTempApp(t)
	a.Settings().SetTheme(lookTheme())
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
	w.Resize(fyne.NewSize(1366, 696))
	x := &explainer{t: t, asked: map[string]int{}}
	onSum = func(s *why.Sum) {
		x.sums++
		if err := s.Holds(); err != nil {
			t.Errorf("%s: %s: %v", x.where, s.Result.Label, err)
		}
	}
	for _, r := range routes {
		d.Go(r)
		settle(w.Content())
		x.where = lang + " " + r.Screen + " " + r.Arg
		x.screen(d)
		if dir := os.Getenv("LOOK"); dir != "" && d.Frame.Root.Explain(nil) {
			draw(t, w, filepath.Join(dir, fmt.Sprintf("why-%s-%d-%s-%s.png", lang, routes[2].ID, r.Screen, strings.NewReplacer("/", "_", ";", "_").Replace(r.Arg))))
			d.Frame.Root.CloseFloat()
		}
	}
	if lang == "vi" {
		t.Logf("%d sums, figures by screen: %v", x.sums, x.asked)
	}
}

// figuresOfWork writes what the sample centre has none of: a deposit, a voucher, a counted cash box, things in store.
func figuresOfWork(t *testing.T, o *app.Office, who, stay int64) {
	t.Helper()
	today := o.Today()
	for _, err := range []error{
		o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositGift, Day: today - 20, Amount: 500_000, Party: "Lê Thị Mẹ"}),
		o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositCanteen, Day: today - 3, Amount: 120_000}),
		o.Keep(app.DepositEntry{ResidentID: who, Kind: app.DepositGift, Day: today, Amount: 50_000, Party: "Lê Thị Mẹ"}),
		o.StockIn(app.StockEntry{Kind: app.StockCame, Day: today - 9, Things: "10 chiếc chăn|3,5 kg xà phòng", Party: "Công ty Thử", Paper: "HĐ 12"}),
		o.IssueGoods(app.StockOnEntry, today-2, []string{"2 chiếc chăn"}, []int64{stay}, ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range []string{app.VoucherReceive, app.VoucherPay} {
		if _, err := o.Pay(app.Voucher{Kind: kind, About: app.AboutOther, Party: "Trần Văn Tổ", Day: today, Amount: 70_000, Fund: app.FundState, Text: "thử"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.CountCash(today, 400_000, "thiếu 100.000 đ"); err != nil {
		t.Fatal(err)
	}
}

// What a rule does is told in the language of the window; the pack refuses a sentence without its English.
func TestRulesAreExplainedInTheLanguageOfTheWindow(t *testing.T) {
	j := newJourney(t)
	t.Cleanup(func() { words(t, "vi") })
	for lang, want := range map[string]string{"vi": "Không kể ngày đi đường.", "en": "Without the days of travel."} {
		words(t, lang)
		j.Go(Route{Screen: "settings", Arg: "rules/mourning_days"})
		j.sees(want)
		j.Go(Route{Screen: "today"})
	}
}

func words(t *testing.T, lang string) {
	t.Helper()
	if err := kit.LoadWords(assets.Lang(), lang); err != nil {
		t.Fatal(err)
	}
}

// By keyboard alone: the key on any screen, to a term, to the record behind it; Esc gives the keyboard back.
func TestWhyLeadsToTheRecordByKeyboard(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường", date.Of(2026, 11, 18)))
	who, err := j.Office.ResidentOf(id)
	if err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "today"})
	back := j.w.Canvas().Focused()
	j.ctrl(fyne.KeyE)
	j.sees("Vì sao?", "20/11/2026", "Ngày vào cơ sở", "Lê Văn Cường", "2 ngày theo quy định", "NĐ 163/2026/NĐ-CP, Điều 84")
	j.press(fyne.KeyEscape)
	if j.Frame.Root.Explaining() || j.w.Canvas().Focused() != back || j.now.Screen != "today" {
		t.Errorf("Esc leaves it open, or the keyboard with %T", j.w.Canvas().Focused())
	}
	j.ctrl(fyne.KeyE)
	j.press(fyne.KeyEnd, fyne.KeyHome, fyne.KeyReturn, fyne.KeyReturn)
	if j.now.Screen != "resident" || j.now.ID != who.ID || j.Frame.Root.Explaining() {
		t.Errorf("in view is %+v", j.now)
	}
	for _, r := range everyRoute(who.ID, id) { // on every screen and tab the key says something
		j.Go(r)
		if j.Frame.Root.Explaining() {
			continue // a link that opens it
		}
		j.ctrl(fyne.KeyE)
		if !j.Frame.Root.Explaining() {
			t.Fatalf("%s %s explains nothing", r.Screen, r.Arg)
		}
		j.ctrl(fyne.KeyE)
	}
}
