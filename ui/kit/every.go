package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Every does something again and again in the window's thread until it is stopped, as keeping a half-typed form. Tests,
// which work in place, do it themselves.
func Every(pause time.Duration, do func()) (stop func()) {
	if InPlace {
		return func() {}
	}
	over := false // only touched in the window's thread
	var timer *time.Timer
	timer = time.AfterFunc(pause, func() {
		fyne.Do(func() {
			if over {
				return
			}
			do()
			timer.Reset(pause)
		})
	})
	return func() { over = true; timer.Stop() }
}
