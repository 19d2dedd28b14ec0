package ui

import (
	"fmt"

	"hoanhap/ui/kit"
)

// prefTour remembers that the tour was shown on this computer.
const prefTour = "tour"

// tourCards is how many cards the tour has; each is one thing to know before the first day.
const tourCards = 5

var tourIcons = [tourCards]string{"today", "search", "in", "undo", "key"}

// offerTour shows the tour once, at the first start; while a question is open it waits for the next one.
func (d *Desk) offerTour() {
	if !d.Outer.Tour || d.Outer.Prefs == nil || d.Outer.Prefs.Get(prefTour) != "" || d.Window.Canvas().Overlays().Top() != nil {
		return
	}
	d.Outer.Prefs.Set(prefTour, "1")
	d.Tour()
}

// Tour shows the five cards, one after the other: Enter goes on, Esc ends.
func (d *Desk) Tour() { d.tourCard(0) }

func (d *Desk) tourCard(i int) {
	key := fmt.Sprintf("tour.%d", i+1)
	c := &kit.Dialog{Title: kit.T("tour.title", "n", i+1, "of", tourCards)}
	c.Content = kit.Across(14, kit.Down(0, kit.Inset(0, 2, 0, 0, kit.NewIcon(tourIcons[i], kit.Accent))), kit.Grow(kit.Down(6, kit.NewPara(kit.T(key), kit.Section, 410),
		kit.NewPara(kit.T(key+".text"), kit.Body, 410))))
	c.Buttons = []*kit.Button{kit.NewButton(kit.T("tour.end"), "", "Esc", c.Close)}
	if i > 0 {
		c.Buttons = append(c.Buttons, kit.NewButton(kit.T("tour.back"), "", "", func() { c.Close(); d.tourCard(i - 1) }))
	}
	word, next := "tour.next", func() { c.Close(); d.tourCard(i + 1) }
	if i == tourCards-1 {
		word, next = "tour.done", c.Close
	}
	c.Buttons = append(c.Buttons, kit.NewPrimary(kit.T(word), "", "Enter", next))
	c.Default = len(c.Buttons) - 1
	c.Open(d.Window)
}
