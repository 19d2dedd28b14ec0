// Package kittest reads and taps a screen as a clerk would: by the words that stand on it. There is no pixel to
// compare and nothing to wait for.
package kittest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Walk visits every visible object below o, in the order it is drawn.
func Walk(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	f(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			Walk(c, f)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(x).Objects() {
			Walk(c, f)
		}
	}
}

// Texts reads what stands on the screen, in the order it is drawn.
func Texts(o fyne.CanvasObject) []string {
	var out []string
	Walk(o, func(x fyne.CanvasObject) {
		switch t := x.(type) {
		case *canvas.Text:
			if t.Text != "" {
				out = append(out, t.Text)
			}
		case *widget.Entry:
			if t.Text != "" {
				out = append(out, t.Text)
			}
		}
	})
	return out
}

// Find gives the first object of a type that satisfies is, or nil.
func Find[T fyne.CanvasObject](o fyne.CanvasObject, is func(T) bool) T {
	var got T
	found := false
	Walk(o, func(x fyne.CanvasObject) {
		if t, ok := x.(T); ok && !found && is(t) {
			got, found = t, true
		}
	})
	return got
}

// TapText taps the place where a text stands; it reports whether the text is there and can be tapped.
func TapText(o fyne.CanvasObject, text string) bool {
	done := false
	Walk(o, func(x fyne.CanvasObject) {
		if done {
			return
		}
		b, ok := x.(interface {
			fyne.Widget
			fyne.Tappable
		})
		if !ok {
			return
		}
		for _, c := range test.WidgetRenderer(b).Objects() {
			if t, ok := c.(*canvas.Text); ok && t.Text == text {
				at := t.Position().AddXY(t.Size().Width/2, t.Size().Height/2)
				b.Tapped(&fyne.PointEvent{Position: at})
				done = true
				return
			}
		}
	})
	return done
}
