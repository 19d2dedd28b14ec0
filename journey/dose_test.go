//go:build journey

package journey

import (
	"strings"
	"testing"

	"hoanhap/app"
)

// TestDoses: somebody is examined, agrees, is given Methadone in the house; the doctor orders another dose from tomorrow on, and the
// sheet of each day says the dose of that day: every step by keyboard, nothing of it in clear in the file.
func TestDoses(t *testing.T) {
	d := open(t)
	d.begin("health")
	d.admit(tho, today().AddMonths(-3), "24", false)
	d.find("Y tế")
	d.at("Y tế")
	d.picture("list")
	d.keys("Tab", "Return") // the one line
	d.primary()
	d.fill((today() - 30).Text())
	d.keys("Return") // at entry: ticked already
	d.fill("168", "gầy", "", "", "", "", "", "")
	d.keys("space", "Return") // depends on opioids
	d.fill("12/XĐTTN", "")
	exam := written[app.HealthNote](d, "the examination", 1)[0]
	d.picture("exam")

	d.keys("shift+Tab", "Right", "Right", "Right", "Right") // Chuyển gửi
	d.primary()
	d.fill((today() - 20).Text(), "" /* Methadone */)
	d.keys("Down", "Return") // inside the house
	d.fill("", "", "", "", "", "", "", "", "")
	ref := written[app.HealthNote](d, "the referral", 2)[1]
	d.keys("Return", "Return") // consent stands there
	d.fill((today() - 20).Text(), "", "tự nguyện")
	d.version(ref.ID, 2)
	d.picture("referral")

	d.keys("shift+Tab", "Left") // Methadone
	d.picture("methadone-empty")
	d.primary()
	d.fill((today() - 2).Text(), "30", "Lê Thị Y", "")
	course := written[app.HealthNote](d, "the treatment", 3)[2]
	d.picture("methadone-begun")
	d.keys("shift+Tab")
	d.primary() // another dose
	d.fill((today() + 1).Text(), "40")
	d.picture("order")
	d.keys("Down", "Return") // titration stands first
	d.fill("", "")
	d.version(course.ID, 2)
	d.picture("methadone-ordered")

	d.find("Y tế")
	d.at("Y tế")
	d.keys("Right") // Cấp phát thuốc
	d.keys("Tab", "Return")
	d.fill("", "08:00", "", "")
	d.version(course.ID, 3)
	d.picture("sheet-today")
	d.keys("ctrl+Next")
	d.picture("sheet-tomorrow")
	d.keys("ctrl+p")
	sheet := d.printed(1)
	for _, w := range []string{"SỔ CẤP PHÁT THUỐC HẰNG NGÀY", (today() + 1).Text(), tho.name, " 40"} {
		if !strings.Contains(strings.Join(strings.Fields(sheet), " "), w) {
			t.Errorf("%q does not stand on the sheet of tomorrow: %s", w, sheet)
		}
	}
	d.sound()
	b := d.bytes()
	for _, w := range []string{"12/XĐTTN", "Lê Thị Y", "titrate"} {
		if strings.Contains(b, w) {
			t.Errorf("%q lies in the file", w)
		}
	}
	if exam.ResidentID != course.ResidentID {
		t.Error("two people")
	}
}
