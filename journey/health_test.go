//go:build journey

package journey

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// TestMethadone: somebody who depends on heroin is examined, agrees, is referred to the clinic at home, is accepted, leaves when
// the term is over and begins there: every step by keyboard, the slip on paper, nothing of it on the papers of the discharge.
func TestMethadone(t *testing.T) {
	d := open(t)
	d.begin("health")
	in := today().AddMonths(-24)
	s := d.admit(tho, in, "24", false)

	d.find("Y tế") // the catalogue first: where people can be sent
	d.at("Y tế")
	d.keys("Right", "Right", "Right") // Học viên, Cấp phát thuốc, Ăn bệnh lý, Nơi tiếp nhận
	d.primary()
	d.fill("Phòng khám Tân Lạc", "" /* treats */)
	d.keys("space", "Return") // Methadone
	for range 5 {
		d.keys("Return")
	}
	d.fill("Mường Hoa Phú Thọ", "xóm Bin", "0218 3888 999")
	if p := written[app.ReceivingPlace](d, "the receiving place", 1); p[0].Name != "Phòng khám Tân Lạc" || p[0].Province == "" {
		t.Errorf("%+v", p)
	}

	d.keys("shift+Tab", "Left", "Left", "Left", "Tab", "Return") // back to Học viên, the one line there
	d.primary()
	seen := today() - 30
	d.fill(seen.Text())
	d.keys("Return") // at entry: ticked already
	d.fill("168", "gầy", "", "", "", "", "", "")
	d.keys("space", "Return") // depends on opioids
	d.fill("12/XĐTTN", "")
	n := written[app.HealthNote](d, "the examination", 1)
	if n[0].Due != seen.AddMonths(12) || n[0].StayID != s.ID {
		t.Errorf("%+v", n[0])
	}

	d.keys("shift+Tab", "Right", "Right", "Right", "Right") // Chuyển gửi
	d.primary()
	d.fill((today() - 20).Text(), "" /* Methadone */, "" /* on release */)
	d.keys("Down", "Return") // the first place: the one at home
	d.fill("" /* by the term */, "", "60", (today() - 1).Text(), "08:15", "", "", "")
	n = written[app.HealthNote](d, "the referral", 2)
	d.clear(d.working(today(), -10)) // ten working days before the end of the term, reckoned without a key

	step := func(days int) { // the line in hand: its next step
		t.Helper()
		d.keys("Return", "Return") // the step that comes next stands there
		d.fill((today() - date.Date(days)).Text(), "", "tự nguyện")
	}
	step(20) // consent
	d.version(n[1].ID, 2)
	step(9) // sent: the slip is printed
	slip := d.printed(1)
	d.holds(slip, "PHIẾU CHUYỂN TIẾP ĐIỀU TRỊ", "PHIẾU PHÚC ĐÁP", "60 mg/ngày", "Phòng khám Tân Lạc", "12/XĐTTN", "HÀ QUANG THỌ", "MẬT")
	d.version(n[1].ID, 3)
	d.clear(d.working(today()-9, 5))
	step(5) // accepted
	d.version(n[1].ID, 4)
	d.clear(today()) // the dose of the day after the last one

	d.record(tho.name)
	d.move(&s, stay.Complete, today())
	d.papers()
	d.keys("ctrl+p")
	packet := d.printed(2)
	for _, w := range []string{"methadone", "thay thế", "chuyển gửi", "XĐTTN"} {
		if strings.Contains(strings.ToLower(packet), strings.ToLower(w)) {
			t.Errorf("%q stands on the papers of the discharge", w)
		}
	}

	d.find("Y tế")
	d.at("Y tế")
	d.keys("Tab", "Return") // who left with something not over yet stands in the list
	d.keys("Right", "Right", "Right", "Right", "Tab")
	step(0) // started: the first dose there, the day after the last one here
	d.version(n[1].ID, 5)
	d.read(func(o *app.Office) error {
		lines, err := o.Due(o.Today(), app.AnyDay)
		if i := slices.IndexFunc(lines, func(l app.DueLine) bool { return l.Code == app.HealthDue }); i >= 0 {
			t.Errorf("something of the health desk is left: %+v", lines[i])
		}
		return err
	})
	d.sound()
	if b := d.bytes(); strings.Contains(b, "12/XĐTTN") || strings.Contains(b, "08:15") {
		t.Error("what was typed at the health desk lies in the file")
	}
}

// primary takes the main button of Y tế; the tabs have the keyboard.
func (d *desk) primary() {
	d.t.Helper()
	d.keys("shift+Tab", "Return")
}

// version waits until an entry of the health desk was written so many times: what is in it stands sealed.
func (d *desk) version(id int64, n int) {
	d.t.Helper()
	d.until("the step of the referral", func() bool {
		for _, x := range rows[app.HealthNote](d) {
			if x.ID == id && x.Version >= n {
				return true
			}
		}
		return false
	})
}

// clear is the day on which everybody reads "việc y tế", reckoned without any key.
func (d *desk) clear(want date.Date) {
	d.t.Helper()
	d.read(func(o *app.Office) error {
		lines, err := o.Due(o.Today(), app.AnyDay)
		i := slices.IndexFunc(lines, func(l app.DueLine) bool { return l.Code == app.HealthDue })
		if i < 0 || lines[i].Day != want || lines[i].About != "" {
			d.t.Errorf("the day in clear is not %s: %+v", want.Text(), lines)
		}
		return err
	})
}

// working is a day so many working days on.
func (d *desk) working(from date.Date, n int) (day date.Date) {
	d.t.Helper()
	d.read(func(o *app.Office) error {
		day, _ = o.Law.AddWorkingDays(from, n)
		return nil
	})
	return day
}

// bytes is the file with its log.
func (d *desk) bytes() string {
	d.t.Helper()
	var out strings.Builder
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(d.db + end)
		if err != nil && end == "" {
			d.t.Fatal(err)
		}
		out.Write(b)
	}
	return out.String()
}
