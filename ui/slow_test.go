package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/app/paper"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	uipaper "hoanhap/ui/paper"
)

// realTray sets papers and sheets as the program does, and hands them to nobody.
type realTray struct{ tray }

func (p *realTray) PDF(list ...paper.Paper) ([]byte, error) {
	return uipaper.Render(list, uipaper.Options{Created: datatest.Now})
}
func (p *realTray) Sheet(t paper.Table) ([]byte, error) { return uipaper.Sheet(t) }

// actBench runs acts of the clerk one after the other on a book.
type actBench struct {
	*testing.B
	d     *Desk
	w     fyne.Window
	aside time.Duration // spent beside the window's thread
}

// clear takes away what an act left on the window.
func (b *actBench) clear() {
	for top := b.w.Canvas().Overlays().Top(); top != nil; top = b.w.Canvas().Overlays().Top() {
		b.w.Canvas().Overlays().Remove(top)
	}
}

// act measures one act: what the window's own thread does, and what goes on beside it. It is processor time, which neighbours on the machine
// do not change; what of it was beside is told by the clock.
func (b *actBench) act(name string, before func(), do func()) {
	b.Run(strings.ReplaceAll(name, " ", "_"), func(s *testing.B) {
		var own, aside float64
		n := 0
		for s.Loop() {
			s.StopTimer()
			b.clear()
			if before != nil {
				before()
			}
			b.aside = 0
			used, from := cpu(s), time.Now()
			s.StartTimer()
			do()
			s.StopTimer()
			took, part := float64((cpu(s)-used).Microseconds())/1000, float64(b.aside)/float64(max(1, time.Since(from)))
			own += took * (1 - part)
			aside += took * part
			n++
			s.StartTimer()
		}
		s.ReportMetric(own/float64(n), "ms-window")
		s.ReportMetric(aside/float64(n), "ms-aside")
	})
}

// BenchmarkActs measures every act of a screen that can take long, in a centre of 640 and in a book of 111,000 stays: which of them
// would keep the window waiting. docs/bench.md has the table.
func BenchmarkActs(b *testing.B) {
	kit.InPlaceTook = func(string, time.Duration) {}
	b.Run("640", func(b *testing.B) {
		benchActs(b, func() *app.Office {
			o := dressed(b, datatest.Office(b))
			fill(b, o, demo.Size{Residents: 640, Years: 5, Seed: 1, Today: o.Today()})
			return o
		})
	})
	b.Run("111000", func(b *testing.B) {
		benchActs(b, func() *app.Office {
			o := bigOffice(b)
			if os.Getenv("HOANHAP_BIG") != "" {
				o.Now = time.Now // the book was made by the program, not on the day of the tests
			}
			return o
		})
	})
}

func benchActs(b *testing.B, office func() *app.Office) {
	d, w := benchWindow(b, office)
	d.Outer.Print = &realTray{}
	x := &actBench{B: b, d: d, w: w}
	kit.InPlaceTook = func(_ string, took time.Duration) { x.aside += took }
	b.Cleanup(func() { kit.InPlaceTook = func(string, time.Duration) {} })
	o := d.Office
	who, id := someStay(b, o)
	if _, err := o.SetHealthPassphrase(datatest.Password); err != nil {
		b.Log(err) // the book has one already
		if err := o.UnlockHealth(datatest.Password); err != nil {
			b.Fatal(err)
		}
	}
	home := func() { d.Go(Route{Screen: "settings"}) }
	for _, r := range everyRoute(who, id) {
		name := strings.TrimSpace("open " + r.Screen + " " + strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return -1
			}
			return c
		}, r.Arg))
		x.act(name, home, func() { d.Go(r) })
	}
	x.onLists(who)
	x.onPages()
	x.onFiles()
	x.act("window", home, func() { NewDesk(w, o, d.Outer) })
}

// someStay is somebody who is here, with the stay.
func someStay(b *testing.B, o *app.Office) (who, id int64) {
	b.Helper()
	f, err := o.Find(app.Search{Day: o.Today(), OpenOnly: true, Limit: 3})
	if err != nil || len(f.Hits) == 0 {
		b.Fatal(err)
	}
	return f.Hits[0].Resident, f.Hits[0].Stay
}

// onLists: what is done from Học viên with many.
func (b *actBench) onLists(who int64) {
	d := b.d
	var s *residents
	list := func() {
		b.d.Go(Route{Screen: "residents"})
		d.leave(func() {})
		s, _ = d.kept["residents"].(*residents)
	}
	stays := func(n int) []int64 {
		rows := make([]int, min(n, len(s.shown)))
		for i := range rows {
			rows[i] = i
		}
		return s.stays(rows, true)
	}
	b.act("residents print", list, func() { s.onPrint() })
	b.act("residents excel", list, func() { d.SheetTable(s.table()) })
	b.act("residents day", list, func() { s.onDay("15/03/2024") })
	b.act("residents sort", list, func() { s.onSort("stay", true) })
	b.act("residents all", list, func() { s.onChips(map[string]bool{}) })
	b.act("move 100", list, func() { d.OpenMoveAs(stays(100), stay.Hospital) })
	b.act("papers of 100", list, func() { d.OpenManyPapers(stays(100)) })
	b.act("room of 100", list, func() { d.OpenRoom(stays(100)) })
	b.act("enrol 100", list, func() { d.enrolAct(stays(100)).Do() })
	b.act("proposal 100", list, func() { d.proposalAct(stays(100)).Do() })
	b.act("merge", list, func() { d.OpenMerge(who, who+1, func(int64) {}) })
	b.act("find", nil, func() { d.Find() })
	b.act("find typed", func() { d.Find() }, func() { d.findFor("nguyen van") })
	b.act("undo list", nil, d.undo)
	b.act("why", nil, func() { d.Go(Route{Screen: "resident", ID: who, Arg: "why"}) })
	b.act("written", nil, d.Done)
	b.act("written on residents", list, d.Done)
	b.act("written on today", func() { d.Go(Route{Screen: "today"}) }, d.Done)
	b.act("written on handover", func() { d.Go(Route{Screen: "handover"}) }, d.Done)
	b.act("new day", func() { d.Go(Route{Screen: "today"}); d.day-- }, d.lookDay)
}

// onPages: what the other pages print and count.
func (b *actBench) onPages() {
	d := b.d
	view := func(screen string) func() { return func() { d.Go(Route{Screen: screen}) } }
	keys := func(screen string, ctrl bool, k fyne.KeyName) {
		b.act(fmt.Sprintf("%s key %s", screen, k), view(screen), func() { d.Keys.Do(k, ctrl) })
	}
	for _, s := range []string{"today", "handover", "census", "journal", "support", "training", "health"} {
		keys(s, true, fyne.KeyP)
	}
	year := d.Office.Today().Year()
	b.act("census of a year", nil, func() {
		if _, err := findCensus(d.Office, year-1, 12); err != nil {
			b.Error(err)
		}
	})
}

// onFiles: what the book does as a whole.
func (b *actBench) onFiles() {
	b.act("export", nil, func() {
		if _, err := b.d.Office.Export(); err != nil {
			b.Error(err)
		}
	})
}
