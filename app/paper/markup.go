package paper

import (
	"fmt"
	"strconv"
	"strings"

	"hoanhap/app/say"
)

// The markup is line by line; assets/papers/README.md tells it to the office. A line that begins with @ is a
// directive, any other non-empty line a paragraph. Inside a line *bold*, _italic_ and | between cells;
// a backslash takes the next letter as it is, \. is a blank to be filled by hand, and \= the number of
// pages.

const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
	blank  = "………………"
)

// Escape makes data safe: whatever it holds, the parser reads it back as that text and never as markup.
// Line breaks become spaces. Empty data becomes the blank that prints as a dotted line.
func Escape(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return `\.`
	}
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '*', '_', '|':
			b.WriteByte('\\')
		case '@', '#':
			if i == 0 {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// parser builds the blocks of one paper; err is the first fault.
type parser struct {
	blocks []Block
	head   *Letterhead
	title  *Title
	grid   *Grid
	sign   *Sign
	line   int
	err    error
}

// Parse reads the markup. An error names the line (err.paper.markup).
func Parse(text string) ([]Block, error) {
	p := &parser{}
	for i, l := range strings.Split(text, "\n") {
		p.line = i + 1
		p.read(strings.TrimSpace(l))
		if p.err != nil {
			return nil, p.err
		}
	}
	return p.blocks, nil
}

func (p *parser) fail(what string) {
	if p.err == nil {
		p.err = say.Problems{{Field: fmt.Sprintf("%d", p.line), Msg: say.Of("err.paper.markup", "line", p.line, "text", what)}}
	}
}

func (p *parser) add(b Block) { p.blocks = append(p.blocks, b) }

func (p *parser) read(l string) {
	if l == "" || strings.HasPrefix(l, "#") {
		return
	}
	if l[0] != '@' {
		p.leave()
		p.add(Block{Para: &Para{Spans: Inline(l)}})
		return
	}
	name, rest, _ := strings.Cut(l[1:], " ")
	f, ok := directives[name]
	if !ok {
		p.fail("@" + name)
		return
	}
	f(p, strings.TrimSpace(rest))
}

// leave ends what directives were building together.
func (p *parser) leave() { p.head, p.title, p.grid, p.sign = nil, nil, nil, nil }

var directives map[string]func(*parser, string)

func init() {
	directives = map[string]func(*parser, string){
		"parent":  func(p *parser, s string) { p.letterhead().Parent = printed(s) },
		"centre":  func(p *parser, s string) { p.letterhead().Centre = printed(s) },
		"number":  func(p *parser, s string) { p.letterhead().Number = printed(s) },
		"place":   func(p *parser, s string) { p.letterhead().Place = printed(s) },
		"about":   func(p *parser, s string) { p.letterhead().About = printed(s) },
		"nation":  func(p *parser, s string) { p.letterhead().Nation = printed(s) },
		"motto":   func(p *parser, s string) { p.letterhead().Motto = printed(s) },
		"title":   (*parser).addTitle,
		"subject": (*parser).addSubject,
		"c":       func(p *parser, s string) { p.para(Para{Spans: Inline(s), Align: Center, Flush: true}) },
		"r":       func(p *parser, s string) { p.para(Para{Spans: Inline(s), Align: Right, Flush: true}) },
		"l":       func(p *parser, s string) { p.para(Para{Spans: Inline(s), Align: Left, Flush: true}) },
		"basis":   func(p *parser, s string) { p.para(Para{Spans: slanted(Inline(s))}) },
		"h":       func(p *parser, s string) { p.para(Para{Spans: embolden(Inline(s)), Keep: true}) },
		"k":       func(p *parser, s string) { p.para(Para{Spans: Inline(s), Keep: true}) },
		"i":       (*parser).addItem,
		"f":       (*parser).addFields,
		"cols":    (*parser).addGrid,
		"th":      func(p *parser, s string) { p.row(s, "th") },
		"tr":      func(p *parser, s string) { p.row(s, "tr") },
		"tt":      func(p *parser, s string) { p.row(s, "tt") },
		"sign":    (*parser).addSigner,
		"for":     func(p *parser, s string) { p.signer(func(x *Signer) { x.Authority = printed(s) }) },
		"hint":    func(p *parser, s string) { p.signer(func(x *Signer) { x.Hint = printed(s) }) },
		"name":    func(p *parser, s string) { p.signer(func(x *Signer) { x.Name = named(s) }) },
		"signed":  func(p *parser, s string) { p.signing().Place = printed(s) },
		"to":      func(p *parser, s string) { p.signing().Recipients = append(p.signing().Recipients, printed(s)) },
		"check":   (*parser).addCheck,
		"photo":   func(p *parser, s string) { p.leave(); p.add(Block{Photo: &Photo{Caption: named(s)}}) },
		"qr":      func(p *parser, s string) { p.leave(); p.add(Block{QR: &QR{Text: printed(s)}}) },
		"space":   (*parser).addSpace,
		"page":    func(p *parser, _ string) { p.leave(); p.add(Block{PageBreak: true}) },
		"sheet":   func(p *parser, _ string) { p.leave(); p.add(Block{NewSheet: true}) },
	}
}

func (p *parser) letterhead() *Letterhead {
	if p.head == nil {
		p.leave()
		p.head = &Letterhead{Nation: nation, Motto: motto}
		p.add(Block{Head: p.head})
	}
	return p.head
}

func (p *parser) addTitle(s string) {
	p.leave()
	p.title = &Title{Text: printed(s)}
	p.add(Block{Title: p.title})
}

func (p *parser) addSubject(s string) {
	if p.title == nil {
		p.fail("@subject")
		return
	}
	p.title.Subject = printed(s)
}

func (p *parser) para(x Para) {
	p.leave()
	p.add(Block{Para: &x})
}

func (p *parser) addItem(s string) {
	label, rest, _ := strings.Cut(s, " ")
	p.para(Para{Label: printed(label), Spans: Inline(strings.TrimSpace(rest))})
}

func (p *parser) addFields(s string) {
	p.leave()
	f := &Fields{}
	for _, c := range split(s) {
		label, value, _ := strings.Cut(c, ":")
		x := Field{Label: printed(strings.TrimSpace(label))}
		if v := strings.TrimSpace(value); strings.Trim(v, "*_") != "" && strings.Trim(v, "*_") != `\.` {
			x.Value = Inline(v)
		}
		f.Parts = append(f.Parts, x)
	}
	p.add(Block{Fields: f})
}

// addGrid reads "@cols 10 60 20:right", widths being relative.
func (p *parser) addGrid(s string) {
	p.leave()
	g := &Grid{}
	for _, c := range strings.Fields(s) {
		if c == "small" {
			g.Small = true
			continue
		}
		w, a, _ := strings.Cut(c, ":")
		width, err := strconv.ParseFloat(w, 64)
		if err != nil || !(width > 0 && width < 1000) {
			p.fail("@cols " + c)
			return
		}
		if a != "" && a != string(Left) && a != string(Center) && a != string(Right) {
			p.fail("@cols " + c)
			return
		}
		g.Columns = append(g.Columns, GridColumn{Width: width, Align: Align(a)})
	}
	if len(g.Columns) == 0 {
		p.fail("@cols")
		return
	}
	p.grid = g
	p.add(Block{Grid: g})
}

func (p *parser) row(s, kind string) {
	if p.grid == nil {
		p.fail("@" + kind)
		return
	}
	var cells []GridCell
	for _, c := range split(s) {
		x := GridCell{Spans: Inline(strings.TrimSpace(c))}
		if kind != "tr" {
			x.Spans = embolden(x.Spans)
		}
		cells = append(cells, x)
	}
	if len(cells) > len(p.grid.Columns) {
		p.fail("@" + kind + " " + s)
		return
	}
	if kind == "th" {
		p.grid.Head = append(p.grid.Head, cells)
		return
	}
	p.grid.Rows = append(p.grid.Rows, GridRow{Cells: cells, Bold: kind == "tt"})
}

func (p *parser) signing() *Sign {
	if p.sign == nil {
		p.leave()
		p.sign = &Sign{}
		p.add(Block{Sign: p.sign})
	}
	return p.sign
}

func (p *parser) addSigner(s string) {
	x := p.signing()
	if len(x.Columns) == 3 {
		p.fail("@sign")
		return
	}
	x.Columns = append(x.Columns, Signer{Position: printed(s)})
}

func (p *parser) signer(set func(*Signer)) {
	if p.sign == nil || len(p.sign.Columns) == 0 {
		p.fail("@sign")
		return
	}
	set(&p.sign.Columns[len(p.sign.Columns)-1])
}

// addCheck reads "@check ok …" or "@check bad …".
func (p *parser) addCheck(s string) {
	p.leave()
	state, text, _ := strings.Cut(s, " ")
	if state != "ok" && state != "bad" {
		p.fail("@check " + state)
		return
	}
	p.add(Block{Check: &Check{Text: printed(text), OK: state == "ok"}})
}

func (p *parser) addSpace(s string) {
	p.leave()
	mm, err := strconv.ParseFloat(s, 64)
	if err != nil || !(mm > 0 && mm <= 200) {
		p.fail("@space " + s)
		return
	}
	p.add(Block{Space: mm})
}

// split cuts a line at the bars that are not escaped.
func split(s string) []string {
	var out []string
	var b strings.Builder
	esc := false
	for _, r := range s {
		if r == '|' && !esc {
			out = append(out, strings.TrimSpace(b.String()))
			b.Reset()
			continue
		}
		esc = r == '\\' && !esc
		b.WriteRune(r)
	}
	return append(out, strings.TrimSpace(b.String()))
}

// Inline reads the styles inside one line.
func Inline(s string) []Span {
	var out []Span
	cur := Span{}
	flush := func() {
		if cur.Text != "" {
			out = append(out, cur)
		}
		cur.Text = ""
	}
	esc := false
	for _, r := range s {
		switch {
		case esc:
			esc = false
			switch r {
			case '.':
				cur.Text += blank
			case '=':
				flush()
				out = append(out, Span{Bold: cur.Bold, Italic: cur.Italic, Pages: true})
			default:
				cur.Text += string(r)
			}
		case r == '\\':
			esc = true
		case r == '*':
			flush()
			cur.Bold = !cur.Bold
		case r == '_':
			flush()
			cur.Italic = !cur.Italic
		default:
			cur.Text += string(r)
		}
	}
	flush()
	return out
}

func embolden(s []Span) []Span {
	for i := range s {
		s[i].Bold = true
	}
	return s
}

func slanted(s []Span) []Span {
	for i := range s {
		s[i].Italic = true
	}
	return s
}

// printed is the text of a line whose style is fixed by its place.
func printed(s string) string { return Plain(Inline(s)) }

// Unknown reports whether a text is nothing but the blank of data that is not known.
func Unknown(s []Span) bool { return len(s) == 1 && s[0].Text == blank }

// named is printed, but blank stays empty: a name that is not known is written by hand.
func named(s string) string {
	if strings.TrimSpace(s) == `\.` {
		return ""
	}
	return printed(s)
}
