package ui

import "hoanhap/ui/kit"

// Screens still to be built; the builder of a screen takes its line out of here.
func pending(d *Desk, title string) *View {
	s := &kit.Screen{Title: kit.T(title), Body: kit.Space()}
	return &View{Content: s.Build()}
}

func newSettings(d *Desk, r Route) *View { return pending(d, "nav.settings") }
