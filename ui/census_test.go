package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

// counted is a clerk at the census of October: three came, one of them completed.
func counted(t *testing.T) (*journey, []int64) {
	t.Helper()
	j := newJourney(t)
	var ids []int64
	for i, n := range []string{"Lê Văn Cường", "Hà Minh Đức", "Trần Thị Hạnh"} {
		ids = append(ids, datatest.Stay(t, j.Office, datatest.Named(n, date.Of(2026, 10, 1)+date.Date(i))))
	}
	datatest.Move(t, j.Office, ids[0], stay.Complete, date.Of(2026, 10, 30))
	j.Go(Route{Screen: "census", Arg: "2026-10"})
	return j, ids
}

func (j *journey) read() []string { return kittest.Texts(j.view.Content) }

func (j *journey) says(t *testing.T, want ...string) {
	t.Helper()
	all := strings.Join(j.read(), "\n")
	for _, w := range want {
		if !strings.Contains(all, w) {
			t.Errorf("the screen does not say %q:\n%s", w, all)
		}
	}
}

func TestCensusOpensThePeopleOfANumber(t *testing.T) {
	j, _ := counted(t)
	j.says(t, "Tháng 10/2026", "01/10 – 31/10/2026", "Đầu kỳ, ngày 30/09", "Vào trong kỳ", "3 lượt, 3 người", "0 + 3 + 0 – 0 – 1 = 2", "Mười hai tháng", "Kỳ bắt đầu ngày 1 hằng tháng.")
	s := censusOf(t, j)
	j.w.Canvas().Focus(s.table)
	s.table.Pick(indexOfRow(stay.InTotal), 2)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} {
		j.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	j.says(t, "Hoàn thành", "1 lượt, 1 người", "Cường")
	if len(s.people) != 1 || s.people[0].Resident.Name != "Lê Văn Cường" {
		t.Fatalf("%+v", s.people)
	}
	j.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if j.now.Screen != "resident" || j.now.ID != s.people[0].Resident.ID {
		t.Fatalf("Enter opened %+v", j.now)
	}
}

// censusOf is the screen in view with what it knows.
func censusOf(t *testing.T, j *journey) *census {
	t.Helper()
	s := j.kept["census"]
	if c, ok := s.(*census); ok {
		return c
	}
	t.Fatal("no census in view")
	return nil
}

func TestCensusByMonth(t *testing.T) {
	j, _ := counted(t)
	s := censusOf(t, j)
	for typed, want := range map[string]string{"9/2026": "Tháng 09/2026", "11": "Tháng 11/2026", "tháng 8/2026": "Tháng 08/2026", "102026": "Tháng 10/2026", "Tháng 10/2026": "Tháng 10/2026"} {
		if got, _, wrong := s.parseMonth(typed); got != want || wrong != nil {
			t.Errorf("%q is %q, %v", typed, got, wrong)
		}
	}
	for _, typed := range []string{"1/2027", "hai", "2026"} {
		if _, _, wrong := s.parseMonth(typed); wrong == nil {
			t.Errorf("%q is no month", typed)
		}
	}
	j.Keys.Do(fyne.KeyPageDown, false)
	j.says(t, "Tháng 11/2026", "01/11 – 30/11/2026", "tính đến hết 21/11")
	j.Keys.Do(fyne.KeyPageDown, false)
	j.says(t, "Kỳ này bắt đầu 01/12/2026")
}

func TestCensusBreakdownSumsToClosing(t *testing.T) {
	j, _ := counted(t)
	s := censusOf(t, j)
	for _, by := range stay.Breakdowns {
		s.view(by)
		rows := s.breakRows()
		sum := int64(0)
		for _, r := range rows[:len(rows)-1] {
			sum += r.Figures[2]
		}
		if sum != 2 || rows[len(rows)-1].Figures[2] != 2 || len(s.people) == 0 {
			t.Errorf("%s: %d, %+v", by, sum, s.people)
		}
	}
	j.Keys.Do(fyne.KeyP, true)
	if len(j.printed.papers) != 1 || !strings.Contains(strings.Join(j.printed.papers[0].Lines(), "\n"), "Dân tộc") {
		t.Fatal("the breakdowns are not printed")
	}
}

func TestCensusIsClosedAndLateEntriesShown(t *testing.T) {
	j, ids := counted(t)
	if !kittest.TapText(j.view.Content, "Chốt kỳ") {
		t.Fatal("no button")
	}
	if !kittest.TapText(j.w.Canvas().Overlays().Top(), "Chốt kỳ") {
		t.Fatal("no question")
	}
	p, err := j.Office.Frozen(2026, 10)
	if err != nil || p == nil {
		t.Fatal(p, err)
	}
	j.says(t, "Đã chốt 21/11/2026, không có bổ sung")
	if _, err := j.Office.Record(app.Move{Movement: stay.Movement{StayID: ids[1], Kind: stay.Hospital, Day: date.Of(2026, 10, 20)}, Why: "giấy đến muộn"}); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.says(t, "Đã chốt 21/11/2026, 1 bổ sung")
	kittest.TapText(j.view.Content, "Đã chốt 21/11/2026, 1 bổ sung")
	j.says(t, p.ShortHash(), "lý do: giấy đến muộn", "Đi viện: Bắt buộc +1, Tổng +1", "Có mặt: Bắt buộc –1, Tổng –1")
	j.Keys.Do(fyne.KeyP, true)
	if len(j.printed.papers) != 1 || !strings.Contains(strings.Join(j.printed.papers[0].Lines(), "\n"), p.ShortHash()) {
		t.Fatal("the hash is not on the paper")
	}
	censusOf(t, j).onCSV()
	if !slices.Contains(j.printed.saved, "Thống kê 2026-10.csv") {
		t.Fatal(j.printed.saved)
	}
}

// A census on which the two computations disagree is shown with the stay, and neither printed nor closed.
func TestCensusThatDoesNotBalance(t *testing.T) {
	j, ids := counted(t)
	if err := j.Office.Store.Write(func(tx app.Tx) error {
		return tx.PutIntervals(ids[1], []stay.Interval{{StayID: ids[1], From: date.Of(2026, 10, 2), To: date.Max, State: stay.Present, Status: stay.Voluntary}})
	}); err != nil {
		t.Fatal(err)
	}
	j.Done()
	j.says(t, "Lệch", "đợt D00002-1 ngày 31/10/2026")
	j.Keys.Do(fyne.KeyP, true)
	if len(j.printed.papers) != 0 || !censusOf(t, j).close.Disabled() {
		t.Fatal("printed or closable")
	}
	if os.Getenv("LOOK") != "" {
		draw(t, j.w, os.Getenv("LOOK")+"/census-unbalanced.png")
	}
}
