// Package paper sets the lines of app/paper on A4 pages, writes them as PDF through maroto, writes lists as
// sheets through excelize, and hands files to the viewer and the printer. The layout is computed here, from
// the metrics of the typeface itself, because maroto stretches last lines, knows no bold word inside a line
// and lets an over-tall row run off the page; maroto only draws.
package paper

import (
	"sync"
	"time"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/merge"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/phpdave11/gofpdf"

	"hoanhap/app/paper"
	"hoanhap/app/say"
)

const family = "serif"

// Words are the few words the sheet adds itself, in the language of the papers.
type Words struct {
	Draft         string // BẢN NHÁP
	DraftNote     string
	Reconstructed string // in place of DraftNote where the form is rebuilt and must be compared before signing
}

// Options are what a run of papers is printed with.
type Options struct {
	Layouts map[string]Layout
	Created time.Time // written into the file; the same papers with the same time give the same bytes
	Title   string
	Words   Words
}

// DefaultLayout is used by papers that name none.
const DefaultLayout = "nd30"

func (o Options) layout(name string) (Layout, error) {
	if name == "" {
		name = DefaultLayout
	}
	l, ok := o.Layouts[name]
	if !ok {
		return l, badLayout(name, "?")
	}
	return l, nil
}

// Pages sets papers without drawing them: one list of pages for each paper.
func Pages(papers []paper.Paper, o Options) ([][]Page, error) {
	if o.Words.Draft == "" {
		o.Words = Words{"BẢN NHÁP", "BẢN NHÁP – chưa ban hành",
			"BẢN NHÁP – mẫu dựng lại, đối chiếu với mẫu của nghị định trước khi ký"}
	}
	out := make([][]Page, len(papers))
	for i, p := range papers {
		l, err := o.layout(p.Layout)
		if err != nil {
			return nil, err
		}
		out[i] = set(p, l, o.Words)
	}
	return out, nil
}

// Count is the number of pages of a paper: what minutes state in their last paragraph.
func Count(p paper.Paper, o Options) (int, error) {
	sets, err := Pages([]paper.Paper{p}, o)
	if err != nil {
		return 0, err
	}
	return len(sets[0]), nil
}

// Render writes papers into one PDF, in order, each beginning on a page of its own and numbered by itself.
// One file for a whole run is ten times as quick as one file a paper: the typeface is embedded once.
func Render(papers []paper.Paper, o Options) ([]byte, error) {
	if len(papers) == 0 {
		return nil, say.Problems{{Field: "papers", Msg: say.Of("err.paper.none")}}
	}
	sets, err := Pages(papers, o)
	if err != nil {
		return nil, err
	}
	var files [][]byte
	var run []Page
	flush := func() error {
		if len(run) == 0 {
			return nil
		}
		b, err := draw(run, o)
		files, run = append(files, b), nil
		return err
	}
	for _, pages := range sets {
		for _, p := range pages {
			if len(run) > 0 && (run[0].W != p.W || run[0].H != p.H) {
				if err := flush(); err != nil {
					return nil, err
				}
			}
			run = append(run, p)
		}
	}
	if err := flush(); err != nil {
		return nil, err
	}
	if len(files) == 1 {
		return files[0], nil
	}
	api.DisableConfigDir() // pdfcpu would write a settings folder into the user's home
	return merge.Bytes(files...)
}

// newMaroto is locked because gofpdf takes the order of its catalogue and its dates from package variables.
var newMaroto sync.Mutex

// draw writes pages of one size.
func draw(pages []Page, o Options) ([]byte, error) {
	m := prepare(pages, o)
	for i := range pages {
		m.AddRows(row.New(pages[i].H).Add(col.New().Add(&sheet{&pages[i]})))
	}
	doc, err := m.Generate()
	if err != nil {
		return nil, err
	}
	return doc.GetBytes(), nil
}

func prepare(pages []Page, o Options) core.Maroto {
	fonts := usedFonts(pages)
	cfg := config.NewBuilder().
		WithDimensions(pages[0].W, pages[0].H).
		WithCustomFonts(fonts).
		WithDefaultFont(&props.Font{Family: family, Style: fonts[0].GetStyle(), Size: 13}).
		WithCreationDate(o.Created).
		WithCompression(true).
		WithTitle(o.Title, true).
		Build()
	cfg.Margins = &entity.Margins{}
	newMaroto.Lock()
	defer newMaroto.Unlock()
	gofpdf.SetDefaultCatalogSort(true)
	gofpdf.SetDefaultModificationDate(o.Created)
	return maroto.New(cfg)
}

var styleNames = [4]fontstyle.Type{fontstyle.Normal, fontstyle.Bold, fontstyle.Italic, fontstyle.BoldItalic}

// usedFonts embeds only the cuts that occur: parsing one costs more than setting ten pages.
func usedFonts(pages []Page) []entity.CustomFont {
	var used [4]bool
	for _, p := range pages {
		for _, r := range p.Runs {
			used[r.Style] = true
		}
	}
	var out []entity.CustomFont
	for s, u := range used {
		if u {
			out = append(out, cutOf(style(s)))
		}
	}
	if len(out) == 0 {
		out = append(out, cutOf(regular))
	}
	return out
}

// cutOf is a face as maroto wants it.
type cutOf style

func (c cutOf) GetFamily() string        { return family }
func (c cutOf) GetStyle() fontstyle.Type { return styleNames[c] }
func (c cutOf) GetFile() string          { return "" }
func (c cutOf) GetBytes() []byte         { return faces()[c].ttf }

// sheet draws one whole page: a maroto component as high as the page.
type sheet struct{ p *Page }

func (s *sheet) SetConfig(*entity.Config) {}
func (s *sheet) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "sheet"})
}
func (s *sheet) GetHeight(core.Provider, *entity.Cell) float64 { return s.p.H }

func (s *sheet) Render(pr core.Provider, _ *entity.Cell) {
	for _, r := range s.p.Runs {
		if r.Gray {
			drawRun(pr, r)
		}
	}
	for _, l := range s.p.Rules {
		drawRule(pr, l)
	}
	for _, r := range s.p.Runs {
		if !r.Gray {
			drawRun(pr, r)
		}
	}
	for _, c := range s.p.Pics {
		drawPicture(pr, c)
	}
}

// drawRun draws a run; the cell is wider than the page so that maroto never breaks what is already broken.
func drawRun(pr core.Provider, r Run) {
	prop := &props.Text{Family: family, Style: styleNames[r.Style], Size: r.Size, Align: align.Left}
	if r.Gray {
		prop.Color = &props.Color{Red: 226, Green: 226, Blue: 226}
	}
	pr.AddText(r.Text, &entity.Cell{X: r.X, Y: r.Y - r.Size*point, Width: 1e6, Height: 1e6}, prop)
}

func drawRule(pr core.Provider, l Rule) {
	prop := &props.Line{Thickness: 0.2, SizePercent: 100, Style: linestyle.Solid, Orientation: orientation.Horizontal}
	if l.X1 == l.X2 {
		prop.Orientation = orientation.Vertical
	}
	pr.AddLine(&entity.Cell{X: l.X1, Y: l.Y1, Width: l.X2 - l.X1, Height: l.Y2 - l.Y1}, prop)
}

func drawPicture(pr core.Provider, c Picture) {
	cell := &entity.Cell{X: c.X, Y: c.Y, Width: c.W, Height: c.H}
	prop := &props.Rect{Center: true, Percent: 100}
	if c.Code != "" {
		pr.AddQrCode(c.Code, cell, prop)
		return
	}
	pr.AddImageFromBytes(c.JPEG, cell, prop, extension.Jpg)
}
