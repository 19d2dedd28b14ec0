package paper

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Paper is one document as it will be printed: what it is, how it is to be set, and its blocks in order.
type Paper struct {
	Kind      string  `json:"kind"`                // purpose: "completion_notice"
	Edition   string  `json:"edition,omitempty"`   // template it was made from: "completion_notice.r3"
	Form      string  `json:"form,omitempty"`      // number in the decree: "Mẫu số 51"
	Source    string  `json:"source,omitempty"`    // decree and articles
	Mark      string  `json:"mark,omitempty"`      // how sure the form is: see Mark constants
	Name      string  `json:"name,omitempty"`      // name for lists and for the PDF's title
	Layout    string  `json:"layout,omitempty"`    // layout file, "" is nd30 (Nghị định 30/2020)
	Landscape bool    `json:"landscape,omitempty"` // for wide tables only
	Draft     bool    `json:"draft,omitempty"`     // prints BẢN NHÁP and has no number
	Copies    int     `json:"copies,omitempty"`    // of minutes: one for each side; 0 prints one
	About     []int64 `json:"about,omitempty"`     // stays that a list of several people names; never printed
	Blocks    []Block `json:"blocks"`
}

// Marks of a form: how its fields are known. A reconstruction is shown as such before it is printed.
const (
	MarkRead           = "read"           // fields read in the decree; letterhead and signatures follow NĐ 30/2020
	MarkReconstruction = "reconstruction" // purpose and number read, layout rebuilt
	MarkLocal          = "local"          // no legal form exists: the office's own
)

// Block is one part of a paper; exactly one of its fields is set.
type Block struct {
	Head      *Letterhead `json:"head,omitempty"`
	Title     *Title      `json:"title,omitempty"`
	Para      *Para       `json:"para,omitempty"`
	Fields    *Fields     `json:"fields,omitempty"`
	Grid      *Grid       `json:"grid,omitempty"`
	Sign      *Sign       `json:"sign,omitempty"`
	Check     *Check      `json:"check,omitempty"`
	Photo     *Photo      `json:"photo,omitempty"`
	QR        *QR         `json:"qr,omitempty"`
	Space     float64     `json:"space,omitempty"` // mm
	PageBreak bool        `json:"page,omitempty"`
	NewSheet  bool        `json:"sheet,omitempty"` // a new page that is a paper of its own, numbered from one: a return slip, an envelope
}

// Span is a piece of a line in one style.
type Span struct {
	Text   string `json:"t"`
	Bold   bool   `json:"b,omitempty"`
	Italic bool   `json:"i,omitempty"`
	Pages  bool   `json:"n,omitempty"` // stands for the number of pages, which only the sheet knows
}

// Letterhead is the two-column head of an official paper (NĐ 30/2020, annex I).
type Letterhead struct {
	Parent string `json:"parent"`          // cơ quan chủ quản, capitals, not bold; "" for none
	Centre string `json:"centre"`          // capitals bold, rule under it; "" leaves the left side blank (papers of a person)
	Number string `json:"number"`          // "Số: 05/GXN-CSCN"; "" for papers without a number (minutes)
	About  string `json:"about,omitempty"` // "V/v …" of a letter, under its number; "" for papers with a title
	Nation string `json:"nation"`          // Quốc hiệu
	Motto  string `json:"motto"`           // Tiêu ngữ, rule as long as the text
	Place  string `json:"place"`           // "Hạ Long, ngày 05 tháng 02 năm 2026"; "" for none
}

// Title is the name of the paper in bold capitals and, under it, what it is about.
type Title struct {
	Text    string `json:"text"`
	Subject string `json:"subject,omitempty"` // bold, rule under it
}

// Align is where the lines of a paragraph or cell stand.
type Align string

// Alignments; the zero value is justified with the last line left as it is.
const (
	Justify Align = ""
	Left    Align = "left"
	Center  Align = "center"
	Right   Align = "right"
)

// Para is a paragraph, or with Label one item of a list.
type Para struct {
	Label string `json:"label,omitempty"` // "1.", "-": stands at the indent, the text hangs beside it
	Spans []Span `json:"spans"`
	Align Align  `json:"align,omitempty"`
	Flush bool   `json:"flush,omitempty"` // no first-line indent
	Keep  bool   `json:"keep,omitempty"`  // a heading: never the last thing on a page
}

// Fields is one line of a form: labels, each with its value. An empty value prints a dotted line.
type Fields struct {
	Parts []Field `json:"parts"`
}

// Field is a label and what stands after it.
type Field struct {
	Label string `json:"label"`
	Value []Span `json:"value,omitempty"`
}

// Grid is a table as printed.
type Grid struct {
	Columns []GridColumn `json:"columns"`
	Head    [][]GridCell `json:"head,omitempty"` // repeated on every page
	Rows    []GridRow    `json:"rows"`
	Small   bool         `json:"small,omitempty"` // size of tables with many columns
}

// GridColumn has a relative width and an alignment.
type GridColumn struct {
	Width float64 `json:"w"`
	Align Align   `json:"align,omitempty"`
}

// GridCell is one cell; Span counts the columns it covers (0 and 1 are one).
type GridCell struct {
	Spans []Span `json:"spans,omitempty"`
	Span  int    `json:"span,omitempty"`
}

// GridRow is one row; a bold one is a sum or a group.
type GridRow struct {
	Cells []GridCell `json:"cells"`
	Bold  bool       `json:"bold,omitempty"`
}

// Sign is the signature block with, on its left or under it, who receives the paper.
type Sign struct {
	Columns    []Signer `json:"columns"`
	Place      string   `json:"place,omitempty"` // place and date above the last column (reports)
	Recipients []string `json:"recipients,omitempty"`
}

// Signer is one signature: authority and position, hint, name.
type Signer struct {
	Authority string `json:"authority,omitempty"` // "KT. TRƯỞNG CƠ SỞ" above the position
	Position  string `json:"position"`            // "PHÓ TRƯỞNG CƠ SỞ", "ĐẠI DIỆN BÊN GIAO"
	Hint      string `json:"hint,omitempty"`      // "(Ký, ghi rõ họ tên)"
	Name      string `json:"name,omitempty"`
}

// Check is a line that proves a table: what was added and whether it agrees.
type Check struct {
	Text string `json:"text"`
	OK   bool   `json:"ok"`
}

// Photo is a portrait of 3 × 4 cm; without a picture an empty frame is printed.
type Photo struct {
	JPEG    []byte `json:"jpeg,omitempty"`
	Caption string `json:"caption,omitempty"`
}

// QR is a square code.
type QR struct {
	Text string `json:"text"`
}

// Encode is the stored form of an issued paper; Decode reads it back.
func (p Paper) Encode() ([]byte, error) { return json.Marshal(p) }

// Decode reads what Encode wrote.
func Decode(b []byte) (p Paper, err error) {
	err = json.Unmarshal(b, &p)
	return p, err
}

// Plain is the text of spans without their style.
func Plain(s []Span) string {
	var t string
	for _, x := range s {
		if x.Pages {
			t += "[số trang]"
		}
		t += x.Text
	}
	return t
}

// Counted is the paper with its number of pages written where its text tells it; false when it tells none.
func (p Paper) Counted(pages int) (Paper, bool) {
	told := false
	blocks := slices.Clone(p.Blocks)
	for i := range blocks {
		if x := blocks[i].Para; x != nil && slices.ContainsFunc(x.Spans, func(s Span) bool { return s.Pages }) {
			told = true
			para := *x
			para.Spans = slices.Clone(x.Spans)
			for k := range para.Spans {
				if s := &para.Spans[k]; s.Pages {
					s.Text, s.Pages = fmt.Sprintf("%02d", pages), false
				}
			}
			blocks[i].Para = &para
		}
	}
	p.Blocks = blocks
	return p, told
}
