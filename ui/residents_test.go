package ui

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/demo"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// register is a centre with five people: present, voluntary, escaped, before the court's decision, and one who left.
func register(t *testing.T) (*journey, map[string]int64) {
	j := newJourney(t)
	o := j.Office
	stays := map[string]int64{}
	in := func(name string, day date.Date, edits ...func(*app.Admission)) {
		stays[name] = datatest.Stay(t, o, append([]func(*app.Admission){datatest.Named(name, day)}, edits...)...)
	}
	in("Lê Hoàng Đạt", date.Of(2026, 3, 2))
	in("Trần Thị Bình", date.Of(2026, 8, 3), func(a *app.Admission) {
		a.Entry.Status, a.Decision.Term, a.Resident.Sex = stay.Voluntary, 6, app.Female
	})
	in("Vũ Đức Ân", date.Of(2026, 3, 1))
	in("Hoàng Hòa", date.Of(2026, 11, 2), func(a *app.Admission) { a.Entry.Status, a.Decision = stay.PreCourt, nil })
	in("Đặng Quỳnh Ánh", date.Of(2026, 1, 5), func(a *app.Admission) { a.Entry.Status, a.Decision.Term = stay.Voluntary, 6 })
	datatest.Move(t, o, stays["Vũ Đức Ân"], stay.Escape, date.Of(2026, 5, 1))
	datatest.Move(t, o, stays["Đặng Quỳnh Ánh"], stay.Complete, date.Of(2026, 7, 5))
	j.Go(Route{Screen: "residents"})
	return j, stays
}

// list reads the names in view, in their order.
func (j *journey) list() []string {
	j.Helper()
	g := j.grid()
	var out []string
	for i := range g.Len() {
		out = append(out, g.Row(i)[1].Text)
	}
	return out
}

func (j *journey) lists(want ...string) {
	j.Helper()
	if got := j.list(); !slices.Equal(got, want) {
		j.Errorf("the list shows %q, want %q", got, want)
	}
}

func (j *journey) chips() *kit.Chips { return found[*kit.Chips](j) }

func TestListOfTheOpenStays(t *testing.T) {
	j, _ := register(t)
	j.lists("Vũ Đức Ân", "Trần Thị Bình", "Lê Hoàng Đạt", "Hoàng Hòa") // by given name
	j.sees("4 hồ sơ đang mở", "chưa xác định", "chưa có thời hạn", "467", "74")
}

func TestSearchIsReadyAtTheStartAndGoesOnIntoTheList(t *testing.T) {
	j, _ := register(t)
	j.write("dat le")
	j.lists("Lê Hoàng Đạt")
	j.sees("1 hồ sơ", "Còn 467 ngày")
	j.press(fyne.KeyEscape) // takes back what was typed
	if n := len(j.list()); n != 4 {
		t.Fatalf("%d people after Esc", n)
	}
	j.press(fyne.KeyDown, fyne.KeyDown)
	j.sees("HV00004 · đợt 1")
	j.write("l") // typed in the list: goes to the box
	j.lists("Lê Hoàng Đạt")
	j.press(fyne.KeyReturn)
	if j.now.Screen != "resident" {
		t.Fatalf("Enter in the box opened %q", j.now.Screen)
	}
	j.Back()
	j.lists("Lê Hoàng Đạt") // the list is as it was left
}

func TestFoundByCodeNumberAndOldTonePlacement(t *testing.T) {
	j, _ := register(t)
	for typed, want := range map[string]string{"hv00002": "Trần Thị Bình", "hoà d00004": "Hoàng Hòa", "D00003": "Vũ Đức Ân", "binh tran": "Trần Thị Bình"} {
		found[*kit.SearchBox](j).SetText("")
		j.write(typed)
		if got := j.list(); len(got) != 1 || got[0] != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
}

func TestChipsNarrowAndAnEmptyListOffersToDropOne(t *testing.T) {
	j, _ := register(t)
	j.chips().Choose("escaped", true)
	j.lists("Vũ Đức Ân")
	j.chips().Choose("absent", true) // the same group: the other is given up
	j.lists()
	j.sees("Không tìm thấy ai", "Bỏ lọc Vắng", "Bỏ lọc Đang mở")
	j.tap("Bỏ lọc Vắng")
	if n := len(j.list()); n != 4 {
		t.Fatalf("%d people", n)
	}
	j.chips().Choose("open", false) // everybody, the archive too
	j.lists("Đặng Quỳnh Ánh", "Vũ Đức Ân", "Trần Thị Bình", "Lê Hoàng Đạt", "Hoàng Hòa")
	j.sees("ra 05/07/2026")
	j.chips().Choose("voluntary", true)
	j.lists("Đặng Quỳnh Ánh", "Trần Thị Bình")
}

func TestWhoWasHereOnADay(t *testing.T) {
	j, _ := register(t)
	f := j.form()
	f.FocusOn("day")
	j.keys("1/4/26")
	j.lists("Đặng Quỳnh Ánh", "Vũ Đức Ân", "Lê Hoàng Đạt")
	j.sees("3 người, 01/04/2026")
	j.w.Canvas().Unfocus()
	f.FocusOn("day") // what is there is chosen and typing replaces it
	j.keys("32/13")
	j.sees("Không hiểu ngày “32/13”")
	j.tap("Về hôm nay")
	j.sees("4 hồ sơ đang mở")
}

// The list of any day counts those on the books as the board and the census of that day do, on the screen, on paper and in Excel.
func TestListOfADayEqualsTheCensus(t *testing.T) {
	j := newJourney(t)
	fill(t, j.Office, demo.Size{Residents: 60, Years: 2, Seed: 1, Today: j.Office.Today()})
	j.Go(Route{Screen: "residents"})
	days := []date.Date{j.Office.Today() - 1, j.Office.Today() - 333}
	for m := range 14 {
		days = append(days, date.Of(2025, 9, 1).AddMonths(m)-1) // the ends of months
	}
	off := 0
	for _, day := range days {
		j.dayIs(day)
		b, err := j.Office.Board(day)
		if err != nil {
			t.Fatal(err)
		}
		on := 0
		f, err := j.Office.Find(app.Search{Day: day, OpenOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		for i := range f.Hits {
			if f.Hits[i].State.OnBooks() {
				on++
			}
		}
		if on != b.OnBooks {
			t.Errorf("%s: the list has %d on the books, the board %d", day, on, b.OnBooks)
		}
		y, m, _ := day.YMD()
		if day == date.Of(y, m, 1).AddMonths(1)-1 {
			c, err := j.Office.CensusOf(y, m, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Cell(stay.Closing, stay.Total); got != on {
				t.Errorf("%s: the list has %d on the books, the census closes with %d", day, on, got)
			}
		}
		text := kit.T("residents.total", "n", on)
		if n := len(f.Hits); n > on {
			text = kit.T("residents.total.books", "n", n, "on", on, "off", n-on)
			off++
		}
		g := j.grid()
		if g.Footer == nil || g.Footer(0) != text {
			t.Errorf("%s: under the list stands not %q", day, text)
		}
		j.ctrl(fyne.KeyP)
		j.tap("Excel")
		raw, err := json.Marshal(j.printed.papers[0])
		if err != nil || !strings.Contains(string(raw), text) || !strings.Contains(string(raw), day.Text()) {
			t.Errorf("%s: on paper stands not %q %v", day, text, err)
		}
		sheet := j.printed.sheets[len(j.printed.sheets)-1]
		if len(sheet.Rows) != len(f.Hits) || !strings.Contains(sheet.Subtitle, day.Text()) {
			t.Errorf("%s: %d lines in Excel, %q", day, len(sheet.Rows), sheet.Subtitle)
		}
	}
	if off == 0 {
		t.Error("nobody was off the books on any of the days: the test is empty")
	}
}

// dayIs types a day over what stands in the field.
func (j *journey) dayIs(day date.Date) {
	j.Helper()
	j.ctrl(fyne.KeyD)
	j.keys(day.Text())
}

func TestHeaderSortsByEveryColumn(t *testing.T) {
	j, _ := register(t)
	for _, c := range []struct{ title, first string }{
		{"Mã", "Lê Hoàng Đạt"}, {"Diện", "Vũ Đức Ân"}, {"Trạng thái", "Trần Thị Bình"}, {"Còn lại, ngày", "Trần Thị Bình"}, {"Tên", "Vũ Đức Ân"},
	} {
		j.tap(c.title)
		if got := j.list(); got[0] != c.first {
			t.Errorf("by %s: %q", c.title, got)
		}
	}
}

func TestListPrintsWithItsFilter(t *testing.T) {
	j, _ := register(t)
	j.chips().Choose("voluntary", true)
	j.ctrl(fyne.KeyP)
	if len(j.printed.names) != 1 || len(j.printed.papers) != 1 {
		t.Fatalf("printed %v", j.printed.names)
	}
	raw, err := json.Marshal(j.printed.papers[0])
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for _, want := range []string{"Danh sách học viên", "Tự nguyện", "21/11/2026", "Trần Thị Bình", "03/02/2027"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the paper: %s", want, text)
		}
	}
	if strings.Contains(text, "Lê Hoàng Đạt") {
		t.Error("somebody outside the filter is on the paper")
	}
}

func TestMovementForMany(t *testing.T) {
	j, stays := register(t)
	j.press(fyne.KeyDown)
	j.w.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	j.press(fyne.KeyDown, fyne.KeyDown)
	j.sees("Đang chọn 3 trong 4 người")
	j.ctrl(fyne.KeyB)
	if j.now.Screen != "move" {
		t.Fatalf("Ctrl+B opened %q", j.now.Screen)
	}
	for _, name := range []string{"Vũ Đức Ân", "Trần Thị Bình", "Lê Hoàng Đạt"} {
		if !strings.Contains(","+j.now.Arg+",", ","+strconv.FormatInt(stays[name], 10)+",") {
			t.Errorf("%s (%d) is not among %s", name, stays[name], j.now.Arg)
		}
	}
}

func TestPreviewOfAnEmptyCentre(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "residents"})
	j.sees("Chưa có học viên nào", "0 hồ sơ đang mở")
	if strings.Contains(j.screenText(), "Mở hồ sơ") {
		t.Error("nobody is there to be opened")
	}
}

func TestColumnsAreRemembered(t *testing.T) {
	j, _ := register(t)
	j.Outer.Prefs = mapPrefs{}
	j.Go(Route{Screen: "residents"})
	j.grid().HideColumn("birth", true)
	j.Go(Route{Screen: "journal"})
	j.Go(Route{Screen: "residents"})
	if p := j.grid().Prefs(); !slices.Equal(p.Hidden, []string{"birth"}) || p.Sort != "name" {
		t.Errorf("remembered %+v", p)
	}
}

// Enter right after a letter opens somebody of the answer to that letter, never of the list before.
func TestEnterWaitsForTheAnswer(t *testing.T) {
	j, stays := register(t)
	s := &residents{d: j.Desk}
	s.residentsAsk, _ = j.residentsKept(Route{})
	s.buildGrid()
	s.preview = newPreview(s)
	s.shown = []app.Hit{{Resident: stays["Lê Hoàng Đạt"]}}
	s.grid.Pick(0)
	s.turn.Store(2)
	s.answer = 1
	s.onEnter()
	if j.now.Screen != "residents" || !s.enter {
		t.Fatalf("opened %+v before the answer", j.now)
	}
	s.answer, s.shown = 2, []app.Hit{{Resident: stays["Trần Thị Bình"]}}
	s.onEnter()
	if j.now.Screen != "resident" || j.now.ID != stays["Trần Thị Bình"] {
		t.Errorf("opened %+v", j.now)
	}
}
