package paper

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app/paper"
)

// made draws blocks of words that are all different and counts them in order.
type made struct {
	n    int
	want []string
}

func (m *made) words(t *rapid.T, most int) string {
	var out []string
	for range rapid.IntRange(1, most).Draw(t, "words") {
		m.n++
		w := fmt.Sprintf("q%d%sz", m.n, strings.Repeat("ưỡ", rapid.IntRange(0, 12).Draw(t, "long")))
		if rapid.IntRange(0, 40).Draw(t, "endless") == 0 {
			w = fmt.Sprintf("q%d%sz", m.n, strings.Repeat("M", 150)) // wider than any line
		}
		out = append(out, w)
	}
	m.want = append(m.want, out...)
	return strings.Join(out, " ")
}

func (m *made) spans(t *rapid.T, most int) []paper.Span {
	var out []paper.Span
	for range rapid.IntRange(1, 3).Draw(t, "spans") {
		out = append(out, paper.Span{Text: m.words(t, most) + " ", Bold: rapid.Bool().Draw(t, "b"), Italic: rapid.Bool().Draw(t, "i")})
	}
	return out
}

func (m *made) block(t *rapid.T) paper.Block {
	switch rapid.IntRange(0, 7).Draw(t, "kind") {
	case 0:
		return paper.Block{Title: &paper.Title{Text: m.words(t, 12), Subject: m.words(t, 30)}}
	case 1:
		f := &paper.Fields{}
		for range rapid.IntRange(1, 4).Draw(t, "parts") {
			f.Parts = append(f.Parts, paper.Field{Label: m.words(t, 2), Value: m.spans(t, 6)})
		}
		return paper.Block{Fields: f}
	case 2:
		return m.grid(t)
	case 3:
		s := &paper.Sign{}
		for range rapid.IntRange(1, 3).Draw(t, "signers") {
			s.Columns = append(s.Columns, paper.Signer{Authority: m.words(t, 4), Position: m.words(t, 6), Hint: m.words(t, 3), Name: m.words(t, 5)})
		}
		for range rapid.IntRange(0, 60).Draw(t, "recipients") {
			s.Recipients = append(s.Recipients, m.words(t, 6))
		}
		return paper.Block{Sign: s}
	case 4:
		return paper.Block{Space: float64(rapid.IntRange(1, 400).Draw(t, "space"))}
	case 5:
		return paper.Block{PageBreak: true}
	case 6:
		return paper.Block{Head: &paper.Letterhead{Parent: m.words(t, 20), Centre: m.words(t, 20), Number: m.words(t, 3), Nation: m.words(t, 8), Motto: m.words(t, 5), Place: m.words(t, 9)}}
	}
	return paper.Block{Para: &paper.Para{Spans: m.spans(t, 90), Keep: rapid.Bool().Draw(t, "keep"),
		Align: rapid.SampledFrom([]paper.Align{paper.Justify, paper.Left, paper.Center, paper.Right}).Draw(t, "align")}}
}

func (m *made) grid(t *rapid.T) paper.Block {
	g := &paper.Grid{Small: rapid.Bool().Draw(t, "small")}
	n := rapid.IntRange(1, 9).Draw(t, "columns")
	for range n {
		g.Columns = append(g.Columns, paper.GridColumn{Width: rapid.Float64Range(0, 100).Draw(t, "w")})
	}
	for range rapid.IntRange(0, 30).Draw(t, "rows") {
		r := paper.GridRow{Bold: rapid.Bool().Draw(t, "b")}
		for range rapid.IntRange(0, n).Draw(t, "cells") {
			r.Cells = append(r.Cells, paper.GridCell{Spans: m.spans(t, 14)})
		}
		g.Rows = append(g.Rows, r)
	}
	return paper.Block{Grid: g}
}

// Whatever blocks a paper has: nothing beyond the margins, and every word is printed exactly once; within
// one column of text in its order.
func TestNothingIsLost(t *testing.T) {
	l := options(t).Layouts["nd30"]
	rapid.Check(t, func(rt *rapid.T) {
		m := &made{}
		p := paper.Paper{Landscape: rapid.Bool().Draw(rt, "landscape"), Draft: rapid.Bool().Draw(rt, "draft")}
		for range rapid.IntRange(1, 12).Draw(rt, "blocks") {
			p.Blocks = append(p.Blocks, m.block(rt))
		}
		sets, err := Pages([]paper.Paper{p}, Options{Layouts: map[string]Layout{"nd30": l}})
		if err != nil {
			rt.Fatal(err)
		}
		for i, pg := range sets[0] {
			if bad := outside(l, pg); bad != "" {
				rt.Fatalf("page %d: %s", i+1, bad)
			}
		}
		if got, want := letters(sets[0]), sorted(strings.Join(m.want, "")); got != want {
			rt.Fatalf("letters differ: %d of %d", len(got), len(want))
		}
	})
}

// letters are all letters of the words q…z on the pages in an order of their own: cut words count as well.
func letters(pages []Page) string {
	var b strings.Builder
	for _, pg := range pages {
		for _, r := range body(pg) {
			if r.Style == boldItalic && strings.HasPrefix(r.Text, "Nơi nhận") {
				continue
			}
			b.WriteString(strings.NewReplacer(" ", "", ":", "", ";", "", "-", "", ".", "").Replace(r.Text))
		}
	}
	return sorted(b.String())
}

func sorted(s string) string {
	r := []rune(s)
	sort.Slice(r, func(i, j int) bool { return r[i] < r[j] })
	return string(r)
}

// Running text keeps its order over lines and pages.
func TestOrderIsKept(t *testing.T) {
	l := options(t).Layouts["nd30"]
	rapid.Check(t, func(rt *rapid.T) {
		m := &made{}
		var p paper.Paper
		for range rapid.IntRange(1, 10).Draw(rt, "blocks") {
			p.Blocks = append(p.Blocks, paper.Block{Para: &paper.Para{Spans: m.spans(rt, 120)}})
		}
		sets, err := Pages([]paper.Paper{p}, Options{Layouts: map[string]Layout{"nd30": l}})
		if err != nil {
			rt.Fatal(err)
		}
		var got strings.Builder
		for _, pg := range sets[0] {
			for _, r := range body(pg) {
				got.WriteString(strings.ReplaceAll(r.Text, " ", ""))
			}
		}
		if got.String() != strings.Join(m.want, "") {
			rt.Fatal("words lost, doubled or out of order")
		}
	})
}
