package ui

import (
	"image"
	_ "image/png" // pictures of the manual
	"io/fs"
	"path"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

// helpPages are the pages of the manual in their order.
var helpPages = []string{"bat-dau", "tim", "tiep-nhan", "ho-so", "bien-dong", "ra-co-so", "in-giay", "ban-giao", "y-te", "hoc-nghe", "che-do", "thong-ke", "nhat-ky", "sao-luu", "cai-dat",
	"tai-khoan", "bieu-mau", "danh-muc-xa", "phim"}

// helpOf is the page of each screen, and of a part of it (screen/part) that has a page of its own.
var helpOf = map[string]string{"today": "bat-dau", "residents": "tim", "resident": "ho-so", "move": "bien-dong", "decision": "bien-dong", "papers": "in-giay",
	"admission": "tiep-nhan", "discharge": "ra-co-so", "handover": "ban-giao", "health": "y-te", "training": "hoc-nghe", "support": "che-do", "form": "bieu-mau",
	"census": "thong-ke", "journal": "nhat-ky", "settings": "cai-dat", "settings/backup": "sao-luu", "settings/forms": "bieu-mau", "settings/places": "danh-muc-xa",
	"settings/accounts": "tai-khoan", "resident/money": "che-do", "resident/train": "hoc-nghe", "resident/papers": "in-giay", "resident/handover": "ban-giao"}

// help is the manual in a dialog over the screen, so that what was half typed stays where it is.
type help struct {
	d      *Desk
	page   string
	body   *fyne.Container
	pages  *kit.Button
	dialog *kit.Dialog
}

const helpWide = 640 - 32

// Help opens the page of the screen in view (F1).
func (d *Desk) Help() {
	d.HelpOn(d.helpPage())
}

// helpPage is the page of the part in view, else of its screen.
func (d *Desk) helpPage() string {
	if d.view != nil && d.view.Part != nil {
		if page, ok := helpOf[d.now.Screen+"/"+d.view.Part()]; ok {
			return page
		}
	}
	if page, ok := helpOf[d.now.Screen]; ok {
		return page
	}
	return helpPages[0]
}

// HelpOn opens a page of the manual.
func (d *Desk) HelpOn(page string) {
	if d.Outer.Manual == nil {
		kit.ShowKeys(d.Window, d.Keys)
		return
	}
	h := &help{d: d, body: kit.Down(6)}
	h.pages = kit.NewButton(kit.T("help.pages"), "menu", "", func() { kit.Menu(h.pages, h.menu()...) })
	tour := kit.NewButton(kit.T("help.tour"), "", "", func() { h.dialog.Close(); d.Tour() })
	h.dialog = &kit.Dialog{Title: kit.T("help.title"), Wide: 640, Content: h.body, Tall: true,
		Buttons: []*kit.Button{h.pages, tour, kit.NewPrimary(kit.T("kit.close"), "", "Esc", func() { h.dialog.Close() })}, Default: 2,
		Keys: []key{{Key: fyne.KeyDown, Do: h.by(40)}, {Key: fyne.KeyUp, Do: h.by(-40)}, {Key: fyne.KeyPageDown, Do: h.by(400)}, {Key: fyne.KeyPageUp, Do: h.by(-400)},
			{Key: fyne.KeyHome, Do: h.by(-1e6)}, {Key: fyne.KeyEnd, Do: h.by(1e6)}, {Key: fyne.KeyRight, Do: h.turn(1)}, {Key: fyne.KeyLeft, Do: h.turn(-1)},
			{Key: fyne.KeyF1, Do: func() { h.dialog.Close() }}}}
	if h.show(page) {
		h.dialog.Open(d.Window)
	}
}

// by scrolls, in units of the look.
func (h *help) by(y float32) func() {
	return func() {
		h.dialog.ScrollTo(func(now float32) float32 { return now + kit.Unit(y) })
	}
}

// turn goes to the next page or the one before.
func (h *help) turn(by int) func() {
	return func() {
		for i, p := range helpPages {
			if p == h.page {
				h.show(helpPages[(i+by+len(helpPages))%len(helpPages)])
				return
			}
		}
	}
}

func (h *help) menu() (out []kit.Act) {
	for _, p := range helpPages {
		out = append(out, kit.Act{Word: h.d.helpTitle(p), Icon: "file", Do: func() { h.show(p) }})
	}
	return out
}

// show puts a page in view; it reports whether there is one.
func (h *help) show(page string) bool {
	text, err := fs.ReadFile(h.d.Outer.Manual, page+".md")
	if err != nil {
		h.d.Fail(err)
		return false
	}
	h.page = page
	h.body.Objects = nil
	for _, b := range parsePage(string(text)) {
		h.body.Add(h.d.helpBlock(b))
	}
	h.body.Refresh()
	h.dialog.ScrollTo(func(float32) float32 { return 0 })
	return true
}

// helpTitle is the first line of a page.
func (d *Desk) helpTitle(page string) string {
	text, err := fs.ReadFile(d.Outer.Manual, page+".md")
	if err != nil {
		return page
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(line, "# ")
}

func (d *Desk) helpBlock(b pageBlock) fyne.CanvasObject {
	switch b.kind {
	case pageTitle:
		return kit.NewPara(b.text, kit.Title, helpWide)
	case pageHead:
		return kit.Inset(0, 6, 0, 0, kit.NewPara(b.text, kit.Block, helpWide))
	case pagePoint:
		return kit.Across(0, kit.Fixed(20, 0, kit.NewPara(b.mark, kit.Quiet, 20)), kit.Grow(kit.NewPara(b.text, kit.Body, helpWide-20)))
	case pageRow:
		st := kit.Body
		if b.mark == pageTableHead {
			st = kit.Quiet
		}
		return kit.Across(12, kit.Fixed(210, 0, kit.NewPara(b.cells[0], st.B(), 210)), kit.Grow(kit.NewPara(b.cells[1], st, helpWide-222)))
	case pagePicture:
		return d.helpPicture(b.text)
	}
	return kit.NewPara(b.text, kit.Body, helpWide)
}

// helpPicture is a picture of the manual, as wide as the page; one that is not there leaves no hole.
func (d *Desk) helpPicture(name string) fyne.CanvasObject {
	f, err := d.Outer.Manual.Open(path.Clean(name))
	if err != nil {
		return kit.Gap(0, 0)
	}
	src, _, err := image.Decode(f)
	if cerr := f.Close(); err != nil || cerr != nil {
		return kit.Gap(0, 0)
	}
	size := src.Bounds().Size()
	high := helpWide * float32(size.Y) / float32(size.X)
	return kit.NewDrawing(helpWide, high+2, func(p kit.Pen, w, h float32) {
		p.Picture(src, 1, 1, helpWide-2, high)
		p.Edge(0, 0, helpWide, high+2, kit.Rule)
	})
}

// The parts of a page.
const (
	pageTitle = iota
	pageHead
	pageText
	pagePoint
	pageRow
	pagePicture

	pageTableHead = "head"
)

// pageBlock is one part of a page: the manual uses headings, paragraphs, lists, tables of two columns and pictures.
type pageBlock struct {
	kind  int
	text  string
	mark  string // of a list: the dot or the number
	cells [2]string
}

// parsePage reads the markdown of the manual.
func parsePage(md string) (out []pageBlock) {
	first := true // line of a table
	for _, line := range strings.Split(md, "\n") {
		b, ok := parseLine(strings.TrimSpace(line))
		if !ok {
			first = first || strings.TrimSpace(line) == ""
			continue
		}
		if b.kind == pageRow {
			if first {
				b.mark = pageTableHead
			}
			first = false
		}
		out = append(out, b)
	}
	return out
}

func parseLine(line string) (pageBlock, bool) {
	n, rest, point := strings.Cut(line, ". ")
	switch {
	case line == "", strings.HasPrefix(line, "|--"), strings.HasPrefix(line, "|:-"):
		return pageBlock{}, false
	case strings.HasPrefix(line, "# "):
		return pageBlock{kind: pageTitle, text: plain(line[2:])}, true
	case strings.HasPrefix(line, "## "):
		return pageBlock{kind: pageHead, text: plain(line[3:])}, true
	case strings.HasPrefix(line, "- "):
		return pageBlock{kind: pagePoint, mark: "·", text: plain(line[2:])}, true
	case point && len(n) < 3 && strings.Trim(n, "0123456789") == "":
		return pageBlock{kind: pagePoint, mark: n + ".", text: plain(rest)}, true
	case strings.HasPrefix(line, "!["):
		_, name, _ := strings.Cut(line, "](")
		return pageBlock{kind: pagePicture, text: strings.TrimSuffix(name, ")")}, true
	case strings.HasPrefix(line, "|"):
		c := strings.Split(strings.Trim(line, "|"), "|")
		b := pageBlock{kind: pageRow}
		for i := range min(2, len(c)) {
			b.cells[i] = plain(strings.TrimSpace(c[i]))
		}
		return b, true
	}
	return pageBlock{kind: pageText, text: plain(line)}, true
}

var pagePlain = strings.NewReplacer("**", "", "`", "", "*", "")

// pageTo is a link to another page; where the pages are read in the window its name is enough.
var pageTo = regexp.MustCompile(`\[([^\]]+)\]\([^)]+\)`)

// plain leaves out the marks of bold and of keys, and where links lead to.
func plain(s string) string { return pagePlain.Replace(pageTo.ReplaceAllString(s, "$1")) }
