package paper

import "hoanhap/app/paper"

// Rule is a straight line, Picture an image or a code; places in mm as for Run.
type Rule struct{ X1, Y1, X2, Y2 float64 }

// Picture is a JPEG portrait or, with Code, a QR code.
type Picture struct {
	X, Y, W, H float64
	JPEG       []byte
	Code       string
}

// box is what stands whole on one page: a line, a fragment of a table row, a signature block.
type box struct {
	h     float64
	gap   float64 // above, dropped at the head of a page
	runs  []Run
	rules []Rule
	pics  []Picture
	keep  bool   // not parted from the next box while a page can hold both
	brk   bool   // a new page begins here
	anew  bool   // it is the first of a sheet of its own
	head  *[]box // of a table: repeated when its row begins a page
}

// Page is a set page: everything at its place from the upper left corner.
type Page struct {
	W, H  float64
	Runs  []Run
	Rules []Rule
	Pics  []Picture
	Body  int  // the first Body runs are the paper's; what follows is page number and draft mark
	first bool // of a sheet of its own
}

// flow lays boxes on pages.
type flow struct {
	l     Layout
	pages []Page
	y     float64
}

func (f *flow) page() *Page {
	if len(f.pages) == 0 {
		f.newPage()
	}
	return &f.pages[len(f.pages)-1]
}

func (f *flow) newPage() {
	f.pages = append(f.pages, Page{W: f.l.Width, H: f.l.Height})
	f.y = 0
}

func (f *flow) put(b box) {
	p := f.page()
	if f.y > 0 {
		f.y += b.gap
	}
	dx, dy := f.l.Left, f.l.Top+f.y
	for _, r := range b.runs {
		r.X, r.Y = r.X+dx, r.Y+dy
		p.Runs = append(p.Runs, r)
	}
	for _, r := range b.rules {
		p.Rules = append(p.Rules, Rule{r.X1 + dx, r.Y1 + dy, r.X2 + dx, r.Y2 + dy})
	}
	for _, c := range b.pics {
		c.X, c.Y = c.X+dx, c.Y+dy
		p.Pics = append(p.Pics, c)
	}
	f.y += b.h
}

// height of boxes put one under the other; the gap of the first counts unless it begins a page.
func height(bs []box, first bool) float64 {
	var h float64
	for i, b := range bs {
		if i > 0 || !first {
			h += b.gap
		}
		h += b.h
	}
	return h
}

// paginate lays all boxes. A chain of kept boxes goes to the next page together; one that no page can hold
// loses its oldest bonds first, so that a signature stays with the last lines before it.
func paginate(l Layout, bs []box) []Page {
	f := &flow{l: l}
	room := l.ContentHeight()
	for i := 0; i < len(bs); {
		n := i + 1
		for n < len(bs) && bs[n-1].keep && !bs[n].brk {
			n++
		}
		for n-i > 1 && f.headHeight(bs[i])+height(bs[i:n], true) > room+1e-6 {
			// Too long for any page: what begins the chain stands by itself.
			f.lay(bs[i:i+1], room)
			i++
		}
		f.lay(bs[i:n], room)
		i = n
	}
	f.page()
	return f.pages
}

func (f *flow) headHeight(b box) float64 {
	if b.head == nil {
		return 0
	}
	return height(*b.head, true)
}

// lay puts boxes that belong together here, or on a new page with the head of their table.
func (f *flow) lay(chain []box, room float64) {
	first := chain[0]
	if first.brk && f.y > 0 || f.y > 0 && f.y+height(chain, false) > room+1e-6 {
		f.newPage()
		f.page().first = first.anew
	}
	if f.page(); f.y == 0 && first.head != nil {
		for _, h := range *first.head {
			f.put(h)
		}
	}
	for _, b := range chain {
		f.put(b)
	}
}

// set is the paper on its pages. Where the least distances of the layout save a page they are used: a second
// page with two lines and a signature is what every office tries to avoid.
func set(p paper.Paper, l Layout, words Words) []Page {
	l = l.Turned(p.Landscape)
	first, told := p.Counted(1)
	pages := laid(first, l)
	if told { // minutes say of how many pages they are
		p, _ = p.Counted(len(pages))
		pages = laid(p, l)
	}
	if p.Mark == paper.MarkReconstruction && words.Reconstructed != "" {
		words.DraftNote = words.Reconstructed
	}
	n := 0
	for i := range pages {
		pages[i].Body = len(pages[i].Runs)
		if n++; pages[i].first {
			n = 1
		}
		if n > 1 {
			pages[i].number(l, n)
		}
		if p.Draft {
			pages[i].draft(l, words)
		}
	}
	return pages
}

// laid is the text on its pages, closer together where that saves one.
func laid(p paper.Paper, l Layout) []Page {
	pages := flowed(p, l)
	if len(pages) > 1 && l.TightLines > 0 {
		if t := flowed(p, l.Tight()); len(t) < len(pages) {
			return t
		}
	}
	return pages
}

func flowed(p paper.Paper, l Layout) []Page {
	s := &setter{l: l, w: l.ContentWidth()}
	for _, b := range p.Blocks {
		s.block(b)
	}
	return paginate(l, s.out)
}
