package ui

import (
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/assets"
	"hoanhap/ui/kit"
)

// A key is painted within this: what a person calls at once.
const keyPainted = 50 * time.Millisecond

func benchDesk(b *testing.B, people int) (*Desk, fyne.Window) {
	b.Helper()
	return benchWindow(b, func() *app.Office { return seeded(b, people) })
}

func benchWindow(b *testing.B, office func() *app.Office) (*Desk, fyne.Window) {
	b.Helper()
	a := test.NewTempApp(b)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		b.Fatal(err)
	}
	kit.InPlace = true
	b.Cleanup(func() { kit.InPlace = false })
	o := office()
	w := test.NewTempWindow(b, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{Print: &tray{}, Prefs: mapPrefs{}})
	w.Resize(fyne.NewSize(1366, 696))
	return d, w
}

// timed runs key after key and reports the mean and the slowest; the painting is that of the test driver, by the processor
// alone, and so an upper bound of a window with a graphics card.
func timed(b *testing.B, w fyne.Window, key func(i int)) {
	b.Helper()
	var slowest, asked, worked time.Duration
	before := cpu(b)
	for i := 0; b.Loop(); i++ {
		from := time.Now()
		key(i)
		mid := time.Now()
		worked += mid.Sub(from)
		w.Canvas().Capture()
		asked = max(asked, mid.Sub(from))
		slowest = max(slowest, time.Since(from))
	}
	b.ReportMetric(float64((cpu(b)-before).Microseconds())/1000/float64(b.N), "ms-processor") // neighbours do not change it
	b.ReportMetric(float64(worked.Microseconds())/1000/float64(b.N), "ms-key")
	b.ReportMetric(float64(asked.Microseconds())/1000, "ms-slowest-key")
	b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest-painted")
	if asked > keyPainted {
		b.Logf("the slowest key took %v, the aim is %v", asked, keyPainted)
	}
}

// cpu is the processor time of this process so far.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// From the key to the painted list of Học viên, in a centre of 640.
func BenchmarkKeyToPaintList(b *testing.B) {
	d, w := benchDesk(b, 640)
	d.Go(Route{Screen: "residents"})
	typeAndTakeBack(b, w)
}

// From the key to the painted one box.
func BenchmarkKeyToPaintFind(b *testing.B) {
	d, w := benchDesk(b, 640)
	d.Find()
	typeAndTakeBack(b, w)
}

func typeAndTakeBack(b *testing.B, w fyne.Window) {
	b.Helper()
	w.Canvas().Focused().TypedRune('a') // the first key reads what the next ones have at hand
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	const word = "nguyen anh"
	timed(b, w, func(i int) {
		if at := i % (2 * len(word)); at < len(word) {
			w.Canvas().Focused().TypedRune(rune(word[at]))
		} else {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
	})
}

// From Enter to the painted record.
func BenchmarkOpenRecord(b *testing.B) {
	d, w := benchDesk(b, 640)
	timed(b, w, func(i int) { d.Go(Route{Screen: "resident", ID: int64(1 + i%600)}) })
}

// One page of the list.
func BenchmarkScrollList(b *testing.B) {
	d, w := benchDesk(b, 640)
	d.Go(Route{Screen: "residents"})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	timed(b, w, func(i int) {
		k := fyne.KeyPageDown
		if i%40 > 20 {
			k = fyne.KeyPageUp
		}
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	})
}
