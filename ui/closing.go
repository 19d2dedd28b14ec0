package ui

import (
	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

// Closing makes the last copy of the day and then closes. A copy that takes longer than a moment stands in a page of its own, where it can
// be stopped; nothing can be typed any more that would not be in it.
func Closing(w fyne.Window, work func(progress Step) error, then func(error)) {
	frame, over := kit.NewFrame("Hòa Nhập", nil), false
	frame.Run(kit.T("closing.work"), func(j *kit.Job) error { return work(step(j)) }, func(err error) { over = true; then(err) })
	if over {
		return
	}
	kit.NewKeys(w.Canvas()).Window(key{Key: fyne.KeyPeriod, Ctrl: true, Word: "key.stop", Always: true, Do: func() { frame.Stop() }})
	for top := w.Canvas().Overlays().Top(); top != nil; top = w.Canvas().Overlays().Top() {
		w.Canvas().Overlays().Remove(top)
	}
	page := kit.EmptyPage(kit.Empty{Title: kit.T("closing.title"), Text: kit.T("closing.text"),
		Acts: []*kit.Button{kit.NewButton(kit.T("closing.stop"), "", "Ctrl+.", func() { frame.Stop() })}})
	w.SetContent(kit.NewRoot(kit.Down(0, kit.Grow(kit.Inset(200, 160, 200, 0, page)), frame.Status())))
}
