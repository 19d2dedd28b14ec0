package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
)

// Step is one thing to do on an empty page.
type Step struct {
	Word, Text string
	Done       bool
	Button     *Button
}

// Empty is what a page without rows tells: what it will show, and the steps in order (look.md §9).
type Empty struct {
	Title, Text string
	Steps       []Step
	Acts        []*Button // "Bỏ lọc Tự nguyện", for an empty search
}

func (e Empty) same(o Empty) bool {
	return e.Title == o.Title && e.Text == o.Text && len(e.Steps) == len(o.Steps) && len(e.Acts) == len(o.Acts)
}

func (e Empty) object() fyne.CanvasObject { return EmptyPage(e) }

// EmptyPage draws an Empty by itself, at most 700 wide.
func EmptyPage(e Empty) fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if e.Title != "" {
		parts = append(parts, NewText(e.Title, Title))
	}
	if e.Text != "" {
		parts = append(parts, NewPara(e.Text, Quiet, 700))
	}
	if len(e.Acts) > 0 {
		row := []fyne.CanvasObject{}
		for _, b := range e.Acts {
			row = append(row, b)
		}
		parts = append(parts, Gap(0, 4), AcrossMid(8, append(row, Space())...))
	}
	if len(e.Steps) > 0 {
		parts = append(parts, Gap(0, 6), HLine())
	}
	for i, s := range e.Steps {
		row := []fyne.CanvasObject{numberRing(i+1, s), Grow(Down(0, NewText(s.Word, Section), NewText(s.Text, Quiet).Narrow(200)))}
		if s.Button != nil {
			row = append(row, s.Button)
		}
		parts = append(parts, Fixed(0, 56, AcrossMid(16, row...)), HLine())
	}
	return Down(4, parts...)
}

// numberRing is the ringed number of a step, a tick when done; the first open one is accent.
func numberRing(n int, s Step) fyne.CanvasObject {
	d := &drawn{}
	ink, edge := Second, Edge
	if s.Button != nil && s.Button.weight == Primary {
		ink, edge = Accent, Accent
	}
	d.start(d, func() (float32, float32) { return 26, 26 }, func(p *pen, w, h float32) {
		p.box(0, 0, 26, 26, none, edge, 1.2, 13)
		if s.Done {
			p.icon("ok", 5, 5, 16, Green)
			return
		}
		p.textMid(13, 0, 26, strconv.Itoa(n), Strong.In(ink))
	})
	return d
}
