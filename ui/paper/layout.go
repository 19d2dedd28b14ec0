package paper

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"hoanhap/app/say"
)

// Layout is how a paper is set: measures in mm, sizes in points. The default file is nd30
// (Nghị định 30/2020/NĐ-CP, Phụ lục I); an office with rules of its own adds another.
type Layout struct {
	Name   string  `json:"name"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Top    float64 `json:"top"`
	Bottom float64 `json:"bottom"`
	Left   float64 `json:"left"`
	Right  float64 `json:"right"`

	Body            float64 `json:"body"`
	Nation          float64 `json:"nation"`
	Motto           float64 `json:"motto"`
	Parent          float64 `json:"parent"`
	Centre          float64 `json:"centre"`
	Number          float64 `json:"number"`
	Place           float64 `json:"place"`
	Title           float64 `json:"title"`
	Subject         float64 `json:"subject"`
	Sign            float64 `json:"sign"`
	RecipientsLabel float64 `json:"recipients_label"`
	Recipients      float64 `json:"recipients"`
	Table           float64 `json:"table"`
	TableSmall      float64 `json:"table_small"`
	PageNumber      float64 `json:"page_number"`

	LineSpacing  float64 `json:"line_spacing"`  // times the size
	ParagraphGap float64 `json:"paragraph_gap"` // mm
	Indent       float64 `json:"indent"`        // first line, mm
	SignSpace    float64 `json:"sign_space"`    // for the hand, mm
	TightLines   float64 `json:"tight_lines"`   // line spacing and sign space where they save a page, 0 for never
	TightSign    float64 `json:"tight_sign"`
	LeftColumn   float64 `json:"left_column"` // share of the letterhead's left column
}

// Layouts reads every *.json of a folder; the key is the file's name without ending. A layout that cannot hold
// text is a say.Problems (err.paper.layout), not a page of overlapping words later.
func Layouts(folder fs.FS) (map[string]Layout, error) {
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, err
	}
	all := map[string]Layout{}
	for _, n := range names {
		b, err := fs.ReadFile(folder, n)
		if err != nil {
			return nil, err
		}
		var l Layout
		if err := json.Unmarshal(b, &l); err != nil {
			return nil, badLayout(n, err.Error())
		}
		if what := l.fault(); what != "" {
			return nil, badLayout(n, what)
		}
		all[strings.TrimSuffix(path.Base(n), ".json")] = l
	}
	return all, nil
}

func badLayout(name, text string) error {
	return say.Problems{{Field: name, Msg: say.Of("err.paper.layout", "layout", name, "text", text)}}
}

// fault names the first measure that cannot be.
func (l Layout) fault() string {
	sizes := []float64{l.Body, l.Nation, l.Motto, l.Parent, l.Centre, l.Number, l.Place, l.Title, l.Subject, l.Sign,
		l.RecipientsLabel, l.Recipients, l.Table, l.TableSmall, l.PageNumber}
	for _, s := range sizes {
		if !(s >= 6 && s <= 24) {
			return fmt.Sprintf("size %g", s)
		}
	}
	switch {
	case !(l.Width >= 100 && l.Width <= 450 && l.Height >= 100 && l.Height <= 450):
		return "width, height"
	case l.Top < 12 || l.Bottom < 5 || l.Left < 5 || l.Right < 5:
		return "top, bottom, left, right"
	case l.Width-l.Left-l.Right < 80 || l.Height-l.Top-l.Bottom < 80:
		return "top, bottom, left, right"
	case !(l.LineSpacing >= 1 && l.LineSpacing <= 3):
		return "line_spacing"
	case !(l.LeftColumn >= 0.3 && l.LeftColumn <= 0.6):
		return "left_column"
	case l.TightLines != 0 && !(l.TightLines >= 1 && l.TightSign >= 5):
		return "tight_lines, tight_sign"
	case l.Indent < 0 || l.Indent > 40 || l.ParagraphGap < 0 || l.ParagraphGap > 20 || l.SignSpace < 5 || l.SignSpace > 60:
		return "indent, paragraph_gap, sign_space"
	}
	return ""
}

// turned is the layout for a landscape page.
func (l Layout) turned(landscape bool) Layout {
	if landscape == (l.Width > l.Height) {
		return l
	}
	l.Width, l.Height = l.Height, l.Width
	return l
}

// tight is the layout with the least distances it allows itself.
func (l Layout) tight() Layout {
	l.LineSpacing, l.SignSpace = min(l.LineSpacing, l.TightLines), min(l.SignSpace, l.TightSign)
	return l
}

func (l Layout) contentWidth() float64  { return l.Width - l.Left - l.Right }
func (l Layout) contentHeight() float64 { return l.Height - l.Top - l.Bottom }
