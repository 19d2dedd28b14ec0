//go:build journey

package journey

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/stay"
)

// TestMonth: twenty people complete this month. From Hôm nay notices, plans, certificates and minutes are issued in batch, each batch one file; the twenty are let
// go in one movement; three communes answer in one entry, one sends back; the overdue list shows the rest. By keyboard alone, until the file and the paper.
func TestMonth(t *testing.T) {
	d := prepare(t)
	end := today() - 25 // so that every answer is late, whatever holidays lie between
	stays := d.leavers(end)
	d.run("--db", d.db)
	d.at("Hôm nay")
	d.batches(stays)
	d.letGo(stays, end)
	d.answers(stays)
	d.overdue(stays)
	d.sound()
}

// batches issues the papers of the groups on Hôm nay, one key a group.
func (d *desk) batches(stays []int64) {
	d.t.Helper()
	for n, b := range []struct {
		kinds map[string]int
		says  string
	}{
		{map[string]int{app.PaperNotice: 60}, "THÔNG BÁO"},
		{map[string]int{app.PaperReintegration: 20}, "KẾ HOẠCH"},
		{map[string]int{app.PaperCertCompulsory: 20, app.PaperHandPerson: 20}, "XÁC NHẬN"},
	} {
		d.keys("Home", "ctrl+Return") // the group of the first line
		d.keys("Return")              // asked once
		text := d.printed(n)
		got := map[string]int{}
		for _, p := range rows[app.IssuedPaper](d) {
			got[p.Kind]++
		}
		for kind, want := range b.kinds {
			if got[kind] != want {
				d.t.Errorf("batch %d: %d of %s, not %d", n, got[kind], kind, want)
			}
		}
		last := -1
		for i := range given { // in the order of the list, everybody
			at := strings.Index(text, strings.ToUpper(leaver(i)))
			if at < 0 {
				d.t.Errorf("batch %d: %s is not in the file", n, leaver(i))
			}
			if at < last {
				d.t.Errorf("batch %d: %s stands before %s", n, leaver(i), leaver(i-1))
			}
			last = at
		}
		d.holds(text, b.says)
		d.at("Hôm nay")
	}
}

// letGo records one completion for the twenty, chosen all at once in the list.
func (d *desk) letGo(stays []int64, end date.Date) {
	d.t.Helper()
	d.find("Học viên")
	d.at("Học viên")
	d.drawn("150x12+190+528") // the twentieth line
	d.keys("Down", "ctrl+a", "ctrl+b")
	d.at("Ghi biến động")
	d.kind(stays, stay.Complete)
	d.fill(end.Text())
	d.keys("ctrl+s")
	d.keys("Tab", "Return") // asked by name; the safe answer has the keyboard
	d.until("twenty completions", func() bool {
		n := 0
		for _, m := range rows[stay.Movement](d) {
			if m.Kind == stay.Complete && m.Day == end {
				n++
			}
		}
		return n == len(stays)
	})
	d.at("Học viên") // where nobody is left to show
}

// answers writes what the communes said: three acknowledged in one entry, one sent the papers back.
func (d *desk) answers(stays []int64) {
	d.t.Helper()
	d.find("Bàn giao")
	d.at("Bàn giao")
	d.drawn("150x100+190+420") // the twenty reach down there; no dialog does
	d.keys("Down", "Home", "shift+Down", "shift+Down", "ctrl+b")
	d.fill("", "", "12/CAX", "", "", "") // acknowledged, today
	steps := written[app.HandoverStep](d, "three answers", 3)
	for i, s := range steps {
		if s.Kind != handover.Acknowledged || s.StayID != stays[i] || s.Paper != "12/CAX" || s.Day != today() {
			d.t.Errorf("%+v", s)
		}
	}
	d.drawn("90x20+430+48") // the chip of those who are acknowledged: the book was read anew
	d.keys("Home", "ctrl+b", "Right")
	d.fill("", "", "13/CAX", "")
	d.keys("Down") // not a resident here
	d.fill("", "")
	steps = written[app.HandoverStep](d, "the return", 4)
	if s := steps[3]; s.Kind != handover.Returned || s.StayID != stays[3] || s.Reason != "not_resident" {
		d.t.Errorf("%+v", s)
	}
}

// overdue reads the list of who is still waited for: in the file, on the print of Hôm nay and in the book of handovers.
func (d *desk) overdue(stays []int64) {
	d.t.Helper()
	d.read(func(o *app.Office) error {
		w, err := o.Work(o.Today(), 0)
		late := 0
		for _, l := range w.Lines {
			if l.Code == due.Ack {
				late++
			}
		}
		if late != 17 || w.Answers != 17 || w.LateAnswers != 17 {
			d.t.Errorf("%d late on the list, %d of %d beside Bàn giao", late, w.LateAnswers, w.Answers)
		}
		book, err2 := o.Book()
		count := map[handover.State]int{}
		for i := range book {
			count[book[i].State]++
		}
		if count[handover.Acked] != 3 || count[handover.SentBack] != 1 || count[handover.Released] != 16 {
			d.t.Error(count)
		}
		return errors.Join(err, err2)
	})
	d.keys("ctrl+p")
	book := plain(d.printed(3))
	if a, b, c := strings.Count(book, "Xã đã xác nhận"), strings.Count(book, "Xã trả lại"), strings.Count(book, "Chờ xã xác nhận"); a != 3 || b != 1 || c != 16 {
		d.t.Errorf("the book says %d acknowledged, %d sent back, %d waiting:\n%s", a, b, c, book)
	}
	d.find("Hôm nay")
	d.at("Hôm nay")
	d.again("ctrl+p", "the work list on paper", func() bool { return len(d.files("printed-")) > 4 })
	list := plain(d.printed(4))
	for i := range given {
		if on := strings.Contains(list, leaver(i)); on != (i > 2) {
			d.t.Errorf("%s on the overdue list: %v", leaver(i), on)
		}
	}
}
