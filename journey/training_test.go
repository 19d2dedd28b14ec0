//go:build journey

package journey

import (
	"fmt"
	"strings"
	"testing"

	"hoanhap/app"
)

// TestClass: a class of fifteen from its opening to the certificates, by keyboard alone: opened, fifteen of twenty chosen and enrolled, a day
// attended, all passed, fifteen certificates numbered and printed as one file.
func TestClass(t *testing.T) {
	d := prepare(t)
	stays := d.leavers(today() + 95) // all twenty are here
	d.run("--db", d.db)
	d.at("Hôm nay")
	d.pressed = 0
	d.find("Học nghề")
	d.at("Học nghề")
	first, last := today()-70, today()-4
	d.keys("ctrl+b")
	d.fill("May công nghiệp K1", "" /* dưới 03 tháng */, "May công nghiệp", "" /* cơ sở tự dạy */, "Lê Thị Dạy", first.Text(), last.Text(), "120", "CN 6h-7h; T2 8h-11h", "15", "2000000", "")
	class := written[app.TrainingClass](d, "the class", 1)[0]
	if class.Name != "May công nghiệp K1" || class.First != first || class.Places != 15 || class.Timetable != "T2 08:00-11:00; CN 06:00-07:00" {
		t.Errorf("%+v", class)
	}
	d.keys("ctrl+g")
	d.keys("Tab", "Tab", "Tab") // from the class past the day and the reason to the list
	for range 15 {
		d.keys("Return", "Down")
	}
	d.keys("ctrl+s")
	enrolled := written[app.Enrolment](d, "fifteen enrolled", 15)
	if len(enrolled) != 15 {
		t.Fatalf("%d enrolled", len(enrolled))
	}
	in := map[int64]bool{}
	for _, e := range enrolled {
		in[e.StayID] = true
		if e.From != first || e.ClassID != class.ID {
			t.Errorf("%+v", e)
		}
	}
	for i, id := range stays {
		if in[id] != (i < 15) {
			t.Errorf("%s enrolled: %v", leaver(i), in[id])
		}
	}
	d.keys("ctrl+d") // the last lesson
	d.keys("Tab", "Tab", "Tab", "Return", "ctrl+s")
	for _, a := range written[app.Attendance](d, "fifteen marks of attendance", 15) {
		if a.State != app.AtLesson || a.Day > last || a.Day < first {
			t.Errorf("%+v", a)
		}
	}
	d.keys("ctrl+k")
	d.keys("shift+Tab", "shift+Tab", "Return", "Tab", "Return") // all passed, written
	d.until("fifteen passed", func() bool {
		n := 0
		for _, e := range rows[app.Enrolment](d) {
			if e.Result == app.Passed {
				n++
			}
		}
		return n == 15
	})
	d.keys("ctrl+h")
	d.keys("Return") // today
	text := d.printed(0)
	d.counted("class")
	heads := rows[app.PaperHead](d)
	if len(heads) != 15 {
		t.Errorf("%d papers", len(heads))
	}
	for i := range 15 {
		d.holds(text, fmt.Sprintf("Số: %02d/GCN-CSHT", i+1), "GIẤY CHỨNG NHẬN", strings.ToUpper(leaver(i)), first.Text(), last.Text())
	}
	if strings.Contains(text, strings.ToUpper(leaver(15))) {
		t.Errorf("%s was not in the class", leaver(15))
	}
	for _, e := range rows[app.Enrolment](d) {
		if e.CertNumber == "" || e.PaperID == 0 || e.CertDay != today() {
			t.Errorf("%+v", e)
		}
	}
	d.sound()
}
