package paper

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"hoanhap/app/say"
)

// Layout is how a paper is set: measures in mm, sizes in points. The default is nd30 (Nghị định 30/2020/NĐ-CP, Phụ lục I); an office
// with rules of its own words it anew from a day on.
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
		l, err := ReadLayout(n, b)
		if err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(path.Base(n), ".json")] = l
	}
	return all, nil
}

// ReadLayout reads one layout; a measure that cannot be is named (err.paper.layout).
func ReadLayout(name string, text []byte) (l Layout, err error) {
	if err := json.Unmarshal(text, &l); err != nil {
		return l, badLayout(name, err.Error())
	}
	if what := l.Fault(); what != "" {
		return l, badLayout(name, what)
	}
	return l, nil
}

func badLayout(name, text string) error {
	return say.Problems{{Field: name, Msg: say.Of("err.paper.layout", "layout", name, "text", text)}}
}

// Measure is one figure of a layout, by its name in the file, with the least and the most it can be.
type Measure struct {
	Name      string
	Value     *float64
	Low, High float64
}

// Measures are the figures of a layout in the order in which the office reads them: the sheet, the sizes, the distances.
func (l *Layout) Measures() []Measure {
	return []Measure{{"width", &l.Width, 100, 450}, {"height", &l.Height, 100, 450}, {"top", &l.Top, 12, 100}, {"bottom", &l.Bottom, 5, 100},
		{"left", &l.Left, 5, 100}, {"right", &l.Right, 5, 100},
		{"body", &l.Body, 6, 24}, {"nation", &l.Nation, 6, 24}, {"motto", &l.Motto, 6, 24}, {"parent", &l.Parent, 6, 24}, {"centre", &l.Centre, 6, 24},
		{"number", &l.Number, 6, 24}, {"place", &l.Place, 6, 24}, {"title", &l.Title, 6, 24}, {"subject", &l.Subject, 6, 24}, {"sign", &l.Sign, 6, 24},
		{"recipients_label", &l.RecipientsLabel, 6, 24}, {"recipients", &l.Recipients, 6, 24}, {"table", &l.Table, 6, 24}, {"table_small", &l.TableSmall, 6, 24},
		{"page_number", &l.PageNumber, 6, 24},
		{"line_spacing", &l.LineSpacing, 1, 3}, {"paragraph_gap", &l.ParagraphGap, 0, 20}, {"indent", &l.Indent, 0, 40}, {"sign_space", &l.SignSpace, 5, 60},
		{"tight_lines", &l.TightLines, 0, 3}, {"tight_sign", &l.TightSign, 0, 60}, {"left_column", &l.LeftColumn, 0.3, 0.6}}
}

// Fault names the first measure that cannot be; not-a-number is none.
func (l *Layout) Fault() string {
	wide, high := l.ContentWidth(), l.ContentHeight()
	for _, c := range append(l.Measures(), Measure{"left, right", &wide, 80, 450}, Measure{"top, bottom", &high, 80, 450}) {
		if !(*c.Value >= c.Low && *c.Value <= c.High) {
			return fmt.Sprintf("%s = %g", c.Name, *c.Value)
		}
	}
	if l.TightLines != 0 && !(l.TightLines >= 1 && l.TightSign >= 5) {
		return fmt.Sprintf("tight_lines = %g, tight_sign = %g", l.TightLines, l.TightSign)
	}
	return ""
}

// Turned is the layout for a landscape page.
func (l Layout) Turned(landscape bool) Layout {
	if landscape == (l.Width > l.Height) {
		return l
	}
	l.Width, l.Height = l.Height, l.Width
	return l
}

// Tight is the layout with the least distances it allows itself.
func (l Layout) Tight() Layout {
	l.LineSpacing, l.SignSpace = min(l.LineSpacing, l.TightLines), min(l.SignSpace, l.TightSign)
	return l
}

// ContentWidth is the width between the margins, in mm.
func (l Layout) ContentWidth() float64 { return l.Width - l.Left - l.Right }

// ContentHeight is the height between the margins, in mm.
func (l Layout) ContentHeight() float64 { return l.Height - l.Top - l.Bottom }

// Text is the layout as it is kept.
func (l *Layout) Text() string {
	b, err := json.MarshalIndent(l, "", "  ")
	if err != nil { // a measure that is not a number
		return ""
	}
	return string(b)
}
