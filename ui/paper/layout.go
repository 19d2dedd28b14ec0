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

// fault names the first measure that cannot be; not-a-number is none.
func (l Layout) fault() string {
	for _, c := range []struct {
		name             string
		value, low, high float64
	}{
		{"body", l.Body, 6, 24}, {"nation", l.Nation, 6, 24}, {"motto", l.Motto, 6, 24}, {"parent", l.Parent, 6, 24},
		{"centre", l.Centre, 6, 24}, {"number", l.Number, 6, 24}, {"place", l.Place, 6, 24}, {"title", l.Title, 6, 24},
		{"subject", l.Subject, 6, 24}, {"sign", l.Sign, 6, 24}, {"recipients_label", l.RecipientsLabel, 6, 24},
		{"recipients", l.Recipients, 6, 24}, {"table", l.Table, 6, 24}, {"table_small", l.TableSmall, 6, 24},
		{"page_number", l.PageNumber, 6, 24},
		{"width", l.Width, 100, 450}, {"height", l.Height, 100, 450},
		{"top", l.Top, 12, 100}, {"bottom", l.Bottom, 5, 100}, {"left", l.Left, 5, 100}, {"right", l.Right, 5, 100},
		{"left, right", l.contentWidth(), 80, 450}, {"top, bottom", l.contentHeight(), 80, 450},
		{"line_spacing", l.LineSpacing, 1, 3}, {"left_column", l.LeftColumn, 0.3, 0.6}, {"indent", l.Indent, 0, 40},
		{"paragraph_gap", l.ParagraphGap, 0, 20}, {"sign_space", l.SignSpace, 5, 60},
	} {
		if !(c.value >= c.low && c.value <= c.high) {
			return fmt.Sprintf("%s = %g", c.name, c.value)
		}
	}
	if l.TightLines != 0 && !(l.TightLines >= 1 && l.TightSign >= 5) {
		return fmt.Sprintf("tight_lines = %g, tight_sign = %g", l.TightLines, l.TightSign)
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
