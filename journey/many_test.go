//go:build journey

package journey

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
)

// TestMany: three are chosen in the list of Học viên, of whom one ran away; one movement is recorded for the two who are here, and taken back by
// its name with the reason.
func TestMany(t *testing.T) {
	d := prepare(t)
	stays := d.leavers(today() + 95)
	d.book(func(o *app.Office) error {
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: stays[1], Kind: stay.Escape, Day: today() - 2}})
		return err
	})
	d.run("--db", d.db)
	d.at("Hôm nay")
	d.pressed = 0
	d.find("Học viên")
	d.at("Học viên")
	d.drawn("150x12+190+160") // the third line
	d.keys("Down", "shift+Down", "shift+Down", "ctrl+b")
	d.at("Ghi biến động")
	d.kind(stays[:3], stay.Hospital)
	d.fill("" /* today */, "", "Bệnh viện 09")
	d.keys("ctrl+s")
	d.keys("Tab", "Return") // asked, because one is refused by name
	out := d.hospitals(2)
	for _, m := range out {
		if m.StayID == stays[1] || m.Day != today() || m.Place != "Bệnh viện 09" {
			t.Errorf("%+v", m)
		}
	}
	d.at("Học viên")
	d.keys("ctrl+z")
	d.keys("Tab")
	d.fill("ghi nhầm người")
	d.until("the movement taken back", func() bool {
		n := 0
		for _, m := range rows[stay.Movement](d) {
			if m.Kind == stay.Hospital && m.VoidWhy == "ghi nhầm người" {
				n++
			}
		}
		return n == 2
	})
	d.counted("many")
	for i, id := range stays[:3] {
		e := d.stayOf(leaver(i))
		want := stay.Present
		if id == stays[1] {
			want = stay.Escaped
		}
		if e.Clock.Point.State != want {
			t.Errorf("%s is %s", leaver(i), e.Clock.Point.State)
		}
	}
	undone := false
	d.read(func(o *app.Office) error {
		return o.Store.Read(func(tx app.Tx) error {
			es, err := tx.Entries(app.EntryQuery{Limit: 4})
			for _, e := range es {
				undone = undone || e.Undoes != 0 && e.Why == "ghi nhầm người" && e.Name == "act.movement.hospital" && e.Label == "2 người"
			}
			return err
		})
	})
	if !undone {
		t.Error("the journal has no compensating entry with the reason")
	}
	d.sound()
}

// hospitals waits for n movements to a hospital.
func (d *desk) hospitals(n int) (out []stay.Movement) {
	d.t.Helper()
	d.until("the movements", func() bool {
		out = nil
		for _, m := range rows[stay.Movement](d) {
			if m.Kind == stay.Hospital {
				out = append(out, m)
			}
		}
		return len(out) >= n
	})
	return out
}
