//go:build journey

package journey

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
)

// TestAdmit: a person is brought to the gate; the card is scanned, the decision typed, Mẫu 42 printed with one key.
func TestAdmit(t *testing.T) {
	d := open(t)
	d.begin()
	d.pressed = 0
	day := today() - 1
	d.admit(dung, day, "24", true)
	d.counted("admit")

	e := d.stayOf(dung.name)
	r := d.residentOf(dung.name)
	if r.IDNumber != "017088003127" || r.Birth.Text() != "05/01/1988" || r.Sex != app.Male || r.Commune == "" || r.Address != "xóm Kè" {
		t.Errorf("%+v", r)
	}
	entry := e.Timeline.Entry()
	if entry.Kind != stay.Admit || entry.Day != day || entry.Time != "08:30" || entry.Status != stay.Compulsory {
		t.Errorf("%+v", entry)
	}
	if x := e.Clock.Decision; x.Number != "112/2026/QĐ-TA" || x.Day != day-4 || x.Term != 24 || x.Occurrence != 1 {
		t.Errorf("%+v", x)
	}
	if want := day.AddMonths(24); e.Clock.End != want {
		t.Errorf("ends %s, not %s", e.Clock.End, want)
	}
	if p := written[app.IssuedPaper](d, "the minutes in the book", 1); len(p) != 1 || p[0].Kind != app.PaperEntryCompulsory || p[0].Day != day {
		t.Errorf("%+v", p)
	}
	text := d.printed(1)
	d.holds(text, "Giao, nhận hồ sơ, người vào cơ sở cai nghiện công lập", "hồi 08 giờ 30 phút, "+long(day), "112/2026/QĐ-TA "+long(day-4),
		"Họ và tên: LÒ VĂN DŨNG Giới tính: Nam", "017088003127", "Ngày cấp: 12/08/2021", centreName)
	if n := strings.Count(text, "BIÊN BẢN"); n != 2 {
		t.Errorf("%d copies, one for each side", n)
	}
	d.sound()
}

// TestEscape: seven days outside do not count, so the end moves by seven days; the search is decided on paper.
func TestEscape(t *testing.T) {
	d := open(t)
	d.begin()
	s := d.admit(kien, today()-40, "24", false)
	before := d.stayOf(kien.name).Clock
	d.pressed = 0
	d.record(kien.name)
	gone, back := today()-10, today()-3
	m := d.move(&s, stay.Escape, gone, "2130", "leo tường sau khu bếp")
	if m.Day != gone || m.Time != "21:30" || m.Note != "leo tường sau khu bếp" {
		t.Errorf("%+v", m)
	}
	if st := d.stayOf(kien.name).Clock; st.Point.State != stay.Escaped || !st.Running {
		t.Errorf("%+v", st.Point)
	}
	d.keys("Return") // the search decision is offered: issue and print
	text := d.printed(1)
	d.move(&s, stay.ReturnEscape, back, "0915")
	d.counted("escape")

	after := d.stayOf(kien.name).Clock
	if after.Point.State != stay.Present || after.Running {
		t.Errorf("%+v", after.Point)
	}
	if days := int(back - gone); after.NotCounted != days || after.End != before.End+back-gone {
		t.Errorf("the end was %s and is %s, %d days not counted, not %d", before.End, after.End, after.NotCounted, days)
	}
	if p := rows[app.IssuedPaper](d); len(p) != 1 || p[0].Kind != app.PaperSearch || p[0].Number != "01/QĐ-CSHT" {
		t.Errorf("%+v", p)
	}
	d.holds(text, "Số: 01/QĐ-CSHT", "Truy tìm", "BÙI TRUNG KIÊN", "017090004512")
	d.sound()
}

// TestComplete: the term is over; the packet is issued and printed with one key, and the census of the month balances.
func TestComplete(t *testing.T) {
	d := open(t)
	d.begin()
	in := today().AddMonths(-24)
	s := d.admit(tho, in, "24", false)
	d.pressed = 0
	d.record(tho.name)
	d.move(&s, stay.Complete, today())
	d.papers()
	d.keys("ctrl+p")
	packet := d.printed(1)
	d.find("Thống kê")
	d.at("Thống kê")
	d.again("ctrl+p", "the census on paper", func() bool { return len(d.files("printed-")) > 2 })
	census := d.printed(2)
	d.counted("complete")

	kinds := map[string]int{}
	for _, p := range rows[app.IssuedPaper](d) {
		kinds[p.Kind]++
	}
	if kinds[app.PaperNotice] != 3 || kinds[app.PaperCertCompulsory] != 1 || kinds[app.PaperHandPaper] != 1 || kinds[app.PaperHandPerson] != 1 {
		t.Error(kinds)
	}
	d.holds(packet, "Số: 01/TB-CSHT", "Số: 03/TB-CSHT", "Số: 01/GXN-CSHT", "XÁC NHẬN: 1. Họ, tên: HÀ QUANG THỌ", "từ "+long(in)+" đến "+long(today()),
		"Giấy xác nhận số: 01/GXN-CSHT")
	y, month, _ := today().YMD()
	d.read(func(o *app.Office) error {
		c, err := o.CensusOf(y, month, 0)
		if err != nil {
			return err
		}
		for row, want := range map[stay.Row]int{stay.Opening: 1, stay.InTotal: 0, stay.OutComplete: 1, stay.OutTotal: 1, stay.Closing: 0} {
			if got := c.Cell(row, stay.Total); got != want {
				t.Errorf("%s: %d, not %d", row, got, want)
			}
		}
		if len(c.Faults) > 0 {
			t.Error(c.Faults)
		}
		return nil
	})
	d.holds(census, "THỐNG KÊ NGƯỜI CAI NGHIỆN MA TÚY", "Hoàn thành 1 0 1 0", "Khớp: 1 + 0 + 0 – 0 – 1 = 0")
	d.sound()
}
