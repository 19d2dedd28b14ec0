package chart

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

func TestStep(t *testing.T) {
	for top, want := range map[int]int{0: 1, 4: 1, 5: 2, 9: 2, 20: 5, 44: 10, 60: 20, 300: 100, 434: 100} {
		if got := Step(top); got != want {
			t.Errorf("Step(%d) = %d, want %d", top, got, want)
		}
	}
}

func TestPairsAndWeek(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(true, 1.15))
	tapped := ""
	o := kit.Down(0, kit.Fixed(0, 280, Pairs([]Month{{Label: "11", In: 38, Out: 30, Closing: 571}, {Label: "12", In: 31, Out: 36, Closing: 1566, Year: true,
		Tap: func() { tapped = "12" }}}, Words{"thg", "cuối"})), Week([]Day{{Count: 3, Word: "T7", Day: "21"}, {Word: "CN", Day: "22"}}), Key("Vào 434", "Ra 365"))
	w := test.NewTempWindow(t, kit.NewRoot(o))
	w.Resize(fyne.NewSize(600, 500))
	got := strings.Join(kittest.Texts(o), "|")
	for _, want := range []string{"thg", "cuối", "571", "1.566", "10", "30", "T7", "22", "Vào 434", "Ra 365"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	kittest.TapText(o, "1.566")
	if tapped != "12" {
		t.Error("a month opens")
	}
}

// A series shows its last readings with figure and day; none and one are drawn too.
func TestSeries(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(false, 1))
	var points []Point
	for i, w := range []string{"50", "51", "52", "53", "54", "55", "56", "57", "58"} {
		points = append(points, Point{At: i * i, Value: 500 + i*10, Word: "d" + w, Text: w})
	}
	for _, n := range []int{0, 1, 2, len(points)} {
		o := Series(points[:n])
		w := test.NewTempWindow(t, kit.NewRoot(o))
		w.Resize(fyne.NewSize(400, 160))
		got := strings.Join(kittest.Texts(o), "|")
		for i := max(0, n-seriesMost); i < n; i++ {
			if !strings.Contains(got, points[i].Text) || !strings.Contains(got, points[i].Word) {
				t.Errorf("%d: no %q in %s", n, points[i].Text, got)
			}
		}
		if n == len(points) && strings.Contains(got, "d50") {
			t.Error("the oldest is left out", got)
		}
	}
}
