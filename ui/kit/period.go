package kit

import "fyne.io/fyne/v2"

// Steps sets what says the period in view between two arrows, which go one on or back: wherever a month, a year or a day is
// stepped through it looks the same.
func Steps(period fyne.CanvasObject, step func(by int)) *fyne.Container {
	return AcrossMid(2, NewTool("left", T("kit.period.back"), func() { step(-1) }), period, NewTool("right", T("kit.period.on"), func() { step(1) }))
}

// Period is the same in a line of facts.
func Period(text string, step func(by int)) []Piece {
	return []Piece{{Icon: "left", Ink: Second, Tap: func() { step(-1) }}, {Text: text, Style: Strong, Gap: 6}, {Icon: "right", Ink: Second, Gap: 6, Tap: func() { step(1) }}}
}
