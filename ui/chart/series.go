package chart

import (
	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

// Point is one reading of a series: At is its place on the axis (a day), Word and Text what stands under and above it.
type Point struct {
	At, Value  int
	Word, Text string
}

// seriesMost is how many readings are drawn: the last ones.
const seriesMost = 8

// Series draws readings over time, as weight: a stem and a dot for each, the figure above, the day below. Readings stand apart by
// their days; the first and the last keep the edges.
func Series(points []Point) fyne.CanvasObject {
	if len(points) > seriesMost {
		points = points[len(points)-seriesMost:]
	}
	return kit.NewDrawing(300, 120, func(p kit.Pen, wide, high float32) {
		base := high - 22
		p.HLine(0, base, wide, kit.Rule)
		if len(points) == 0 {
			return
		}
		low, top := points[0].Value, points[0].Value
		for _, x := range points {
			low, top = min(low, x.Value), max(top, x.Value)
		}
		span, days := max(1, top-low), max(1, points[len(points)-1].At-points[0].At)
		const edge = 24
		for i, x := range points {
			at := edge + (wide-2*edge)*float32(i)/float32(max(1, len(points)-1))
			if len(points) > 2 && i > 0 && i < len(points)-1 { // by day, but never over its neighbours
				by := edge + (wide-2*edge)*float32(x.At-points[0].At)/float32(days)
				at = (at + by) / 2
			}
			y := base - 14 - (base-40)*float32(x.Value-low)/float32(span)
			p.Fill(at-1, y, 2, base-y, kit.Bar)
			p.Fill(at-3, y-3, 6, 6, kit.Accent)
			p.TextMid(at, y-20, 16, x.Text, kit.Caption.In(kit.Ink))
			p.TextMid(at, base+3, 16, x.Word, kit.Caption)
		}
	})
}
