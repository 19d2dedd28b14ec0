package paper

import "strings"

// Lines is the paper as plain lines, one for each paragraph, field line or table row: for golden tests, for
// comparing what was issued with what would be issued now, and for reading a paper without a printer.
func (p Paper) Lines() []string {
	var out []string
	if p.Draft {
		out = append(out, "[BẢN NHÁP]")
	}
	for _, b := range p.Blocks {
		out = append(out, b.lines()...)
	}
	return out
}

func (b Block) lines() []string {
	switch {
	case b.Head != nil:
		return filled(b.Head.Parent, b.Head.Centre, b.Head.Nation, b.Head.Motto, b.Head.Number, b.Head.About, b.Head.Place)
	case b.Title != nil:
		return filled("== "+b.Title.Text, b.Title.Subject)
	case b.Para != nil:
		return []string{strings.TrimSpace(b.Para.Label + " " + Plain(b.Para.Spans))}
	case b.Fields != nil:
		return []string{b.Fields.line()}
	case b.Grid != nil:
		return b.Grid.lines()
	case b.Sign != nil:
		return b.Sign.lines()
	case b.Check != nil:
		return []string{map[bool]string{true: "✓ ", false: "✗ "}[b.Check.OK] + b.Check.Text}
	case b.Photo != nil:
		return []string{"[ảnh] " + b.Photo.Caption}
	case b.QR != nil:
		return []string{"[QR] " + b.QR.Text}
	case b.PageBreak:
		return []string{"---"}
	case b.NewSheet:
		return []string{"======"}
	}
	return nil
}

func filled(s ...string) []string {
	var out []string
	for _, x := range s {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

func (f Fields) line() string {
	parts := make([]string, len(f.Parts))
	for i, p := range f.Parts {
		v := Plain(p.Value)
		if v == "" {
			v = "....."
		}
		parts[i] = p.Label + ": " + v
	}
	return strings.Join(parts, "   ")
}

func (g Grid) lines() []string {
	var out []string
	row := func(cells []GridCell, mark string) {
		t := make([]string, len(cells))
		for i, c := range cells {
			t[i] = Plain(c.Spans)
		}
		out = append(out, mark+strings.Join(t, " | "))
	}
	for _, h := range g.Head {
		row(h, "# ")
	}
	for _, r := range g.Rows {
		row(r.Cells, map[bool]string{true: "* ", false: "| "}[r.Bold])
	}
	return out
}

func (s Sign) lines() []string {
	out := filled(s.Place)
	for _, c := range s.Columns {
		out = append(out, "["+strings.Join(filled(c.Authority, c.Position, c.Hint, c.Name), " / ")+"]")
	}
	if len(s.Recipients) > 0 {
		out = append(out, "Nơi nhận:")
	}
	for _, r := range s.Recipients {
		out = append(out, "- "+r)
	}
	return out
}
