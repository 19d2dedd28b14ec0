package kit

import (
	"image"

	"fyne.io/fyne/v2/container"
)

// Pages shows the pages of papers one under the other, as they will be printed. A click on one says which.
type Pages struct {
	touched
	list   []image.Image
	wide   float32
	OnOpen func(page int)
}

const pagesGap = 10

// NewPages makes a place for pages of the given width.
func NewPages(wide float32, list ...image.Image) *Pages {
	g := &Pages{wide: wide, list: list}
	g.start(g, func() (float32, float32) { return g.wide, g.At(len(g.list)) }, g.draw)
	return g
}

// Set shows other pages.
func (g *Pages) Set(list []image.Image) { g.list = list; g.Refresh() }

// At is how far below the top page i begins.
func (g *Pages) At(i int) (y float32) {
	for _, m := range g.list[:min(i, len(g.list))] {
		y += g.high(m) + pagesGap
	}
	return y
}

func (g *Pages) high(m image.Image) float32 {
	b := m.Bounds()
	return g.wide * float32(b.Dy()) / float32(max(b.Dx(), 1))
}

func (g *Pages) draw(p *pen, _, _ float32) {
	for i, m := range g.list {
		y, h := g.At(i), g.high(m)
		p.box(0, y, g.wide, h, Surface, Rule, 1, 0)
		p.picture(m, 1, y+1, g.wide-2, h-2)
		if g.OnOpen != nil {
			p.on(0, y, g.wide, h, T("kit.pages.open"), func() { g.OnOpen(i) })
		}
	}
}

// PagesDialog is a large view of pages that the keyboard turns: PgDn and PgUp by most of a screen.
func PagesDialog(title string, first int, list []image.Image, buttons ...*Button) *Dialog {
	const wide, high = 860, 456
	pages := NewPages(wide-60, list...)
	scroll := container.NewVScroll(Across(0, pages, Space()))
	by := func(part float32) func() {
		return func() {
			at := scroll.Offset
			at.Y = max(0, min(at.Y+part*scroll.Size().Height, scroll.Content.MinSize().Height-scroll.Size().Height))
			scroll.ScrollToOffset(at)
		}
	}
	d := &Dialog{Title: title, Wide: wide, Content: Fixed(0, high, scroll), Default: len(buttons),
		Keys: []Shortcut{{Key: "Next", Word: "kit.pages.down", Do: by(0.85)}, {Key: "Prior", Word: "kit.pages.up", Do: by(-0.85)},
			{Key: "Home", Word: "kit.pages.first", Do: by(-1e6)}, {Key: "End", Word: "kit.pages.last", Do: by(1e6)}}}
	d.Buttons = append(d.Buttons, buttons...)
	d.Buttons = append(d.Buttons, NewButton(T("kit.pages.close"), "", "Esc", func() { d.Close() }))
	if first > 0 {
		at := scroll.Offset
		at.Y = Unit(pages.At(first))
		scroll.Offset = at
	}
	return d
}
