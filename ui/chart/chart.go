// Package chart draws the two pictures of numbers the program has: ins and outs by month, and the week to come.
// Solid and hatched are told apart in black and white and in a photocopy (look.md §11).
package chart

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

// Month is one pair of bars with the figure the month closed on.
type Month struct {
	Label   string // 11, 12, 1 …
	Year    bool   // a thin line before it: a new year begins
	In, Out int
	Closing int
	Tap     func()
}

// Words are the two captions under the bars; the caller gives them in the language of the clerk.
type Words struct{ Month, Closing string }

// Pairs draws Vào solid and Ra hatched, in pairs from zero, three grey guide lines, the closing figure under its month.
func Pairs(months []Month, w Words) fyne.CanvasObject {
	return kit.NewDrawing(160, 200, func(p kit.Pen, wide, high float32) { pairs(p, months, w, wide, high) })
}

func pairs(p kit.Pen, months []Month, words Words, wide, high float32) {
	top := 0
	for _, m := range months {
		top = max(top, m.In, m.Out)
	}
	guide := Step(top)
	bottom, ceiling := high-44, float32(22)
	unit := (bottom - ceiling) / float32(max(top, 4*guide))
	left := float32(34)
	for i := 0; i <= max(top, 1)/guide; i++ {
		y := bottom - float32(i*guide)*unit
		if y < ceiling-10 {
			break
		}
		c := kit.Rule
		if i == 0 {
			c = kit.Edge
		}
		p.HLine(left, y, wide-left, c)
		p.TextRight(left-6, y-9, 18, strconv.Itoa(i*guide), kit.Caption)
	}
	p.TextRight(left-6, bottom+1, 18, words.Month, kit.Caption)
	p.TextRight(left-6, bottom+20, 18, words.Closing, kit.Caption)
	if len(months) == 0 {
		return
	}
	if n := int((wide - left) / 30); n > 0 && n < len(months) { // a narrow place shows the last ones
		months = months[len(months)-n:]
	}
	pitch := (wide - left) / float32(len(months))
	bar := min(11, pitch/2-2)
	for i, m := range months {
		x := left + pitch*float32(i)
		mid := x + pitch/2
		if m.Year {
			p.VLine(x, bottom, 40, kit.Rule)
		}
		h := float32(m.In) * unit
		p.Fill(mid-bar-1, bottom-h, bar, h, kit.Accent)
		h = float32(m.Out) * unit
		if h > 0 {
			p.Hatch(mid+1, bottom-h, bar, h, kit.Accent)
			p.Edge(mid+1, bottom-h, bar, h, kit.Accent)
		}
		p.TextMid(mid, bottom+1, 18, m.Label, kit.Caption)
		p.TextMid(mid, bottom+20, 18, kit.Group(int64(m.Closing)), kit.Caption.In(kit.Ink))
		if m.Tap != nil {
			p.Tap(x, ceiling, pitch, high-ceiling, "", m.Tap)
		}
	}
}

// Step is the distance of the guide lines: about four to the highest bar, on 1, 2 or 5 times a power of ten.
func Step(top int) int {
	s := 1
	for {
		for _, f := range []int{1, 2, 5} {
			if f*s*4+f*s/2 >= top {
				return f * s
			}
		}
		s *= 10
	}
}

// Key is the legend in the head of the chart: a solid and a hatched square with their sums.
func Key(in, out string) fyne.CanvasObject {
	w := kit.Width(in, kit.Caption) + kit.Width(out, kit.Caption) + 18 + 18 + 16
	return kit.NewDrawing(w, 18, func(p kit.Pen, wide, high float32) {
		p.Fill(0, 3, 12, 12, kit.Accent)
		x := p.Text(18, 0, 18, in, kit.Caption.In(kit.Ink)) + 16
		p.Hatch(x, 3, 12, 12, kit.Accent)
		p.Edge(x, 3, 12, 12, kit.Accent)
		p.Text(x+18, 0, 18, out, kit.Caption.In(kit.Ink))
	})
}

// Day is one day of the week to come: how many things fall due.
type Day struct {
	Count     int
	Word, Day string // T7, 21
	Tap       func()
}

// Week draws the small bars of Hôm nay: bar, count, weekday, day.
func Week(days []Day) fyne.CanvasObject {
	return kit.NewDrawing(200, 94, func(p kit.Pen, wide, high float32) {
		top := 1
		for _, d := range days {
			top = max(top, d.Count)
		}
		unit := min(7, 34/float32(top))
		pitch := wide / float32(max(1, len(days)))
		base := float32(38)
		for i, d := range days {
			mid := pitch * (float32(i) + 0.5)
			h := float32(d.Count) * unit
			p.Fill(mid-8, base-h, 16, h, kit.Bar)
			st := kit.Caption.B().In(kit.Ink)
			if d.Count == 0 {
				st = kit.Caption
			}
			p.TextMid(mid, base, 20, strconv.Itoa(d.Count), st)
			p.TextMid(mid, base+22, 16, d.Word, kit.Caption)
			p.TextMid(mid, base+38, 16, d.Day, kit.Caption)
			if d.Tap != nil {
				p.Tap(mid-pitch/2, 0, pitch, high, "", d.Tap)
			}
		}
		p.HLine(0, base+19, wide, kit.Rule)
	})
}
