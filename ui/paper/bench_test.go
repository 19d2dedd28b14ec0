package paper

import (
	"testing"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
)

// packet is what one discharge prints: certificate, notice, hand-over minutes.
func packet(t testing.TB) []paper.Paper {
	var out []paper.Paper
	for _, p := range filled(t, papertest.Sample()) {
		switch p.Edition {
		case "certificate_compulsory.r3", "completion_notice.r3", "handover_minutes_paper.r3":
			out = append(out, p)
		}
	}
	if len(out) != 3 {
		t.Fatalf("%d papers", len(out))
	}
	return out
}

func BenchmarkPacket(b *testing.B) {
	ps, o := packet(b), options(b)
	for b.Loop() {
		if _, err := Render(ps, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPackets400(b *testing.B) {
	one, o := packet(b), options(b)
	var ps []paper.Paper
	for range 400 {
		ps = append(ps, one...)
	}
	for b.Loop() {
		if _, err := Render(ps, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayoutOnly400(b *testing.B) {
	one, o := packet(b), options(b)
	var ps []paper.Paper
	for range 400 {
		ps = append(ps, one...)
	}
	for b.Loop() {
		if _, err := Pages(ps, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList2000(b *testing.B) {
	tb, o := people(2000), options(b)
	for b.Loop() {
		if _, err := TablePDF(tb, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSheet2000(b *testing.B) {
	tb := people(2000)
	for b.Loop() {
		if _, err := Sheet(tb); err != nil {
			b.Fatal(err)
		}
	}
}

// The same text by maroto's own rows, for comparison: no letterhead, no justified text, no kept signature.
func plainRows(b *testing.B, times int) {
	ps := packet(b)
	for b.Loop() {
		cfg := config.NewBuilder().WithCustomFonts(usedFonts([]Page{{Runs: []Run{{Style: regular}, {Style: bold}, {Style: italic}, {Style: boldItalic}}}})).
			WithDefaultFont(&props.Font{Family: family, Size: 13}).Build()
		m := maroto.New(cfg)
		for range times {
			for _, p := range ps {
				for _, l := range p.Lines() {
					m.AddRows(text.NewAutoRow(l))
				}
			}
		}
		if _, err := m.Generate(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainMarotoPacket(b *testing.B)     { plainRows(b, 1) }
func BenchmarkPlainMarotoPackets400(b *testing.B) { plainRows(b, 400) }
