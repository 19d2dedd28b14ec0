package paper

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
)

func options(t testing.TB) Options {
	t.Helper()
	ls, err := Layouts(os.DirFS("../../assets/papers/layouts"))
	if err != nil {
		t.Fatal(err)
	}
	return Options{Layouts: ls, Created: time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC), Title: "Giấy tờ"}
}

// filled is every edition with a dossier.
func filled(t testing.TB, d paper.Dossier) []paper.Paper {
	t.Helper()
	all, err := paper.Load(os.DirFS("../../assets/papers"))
	if err != nil {
		t.Fatal(err)
	}
	var out []paper.Paper
	for _, e := range all.Editions() {
		d.Regime = e.Regime
		day := max(e.From, date.Must("2022-01-01"))
		p, err := paper.Fill(all, d, e.Kind, day)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func pagesOf(t testing.TB, p paper.Paper) []Page {
	t.Helper()
	sets, err := Pages([]paper.Paper{p}, options(t))
	if err != nil {
		t.Fatal(err)
	}
	return sets[0]
}

func body(p Page) []Run { return p.Runs[:p.Body] }

func text1(rs []Run) string {
	var b strings.Builder
	for _, r := range rs {
		b.WriteString(r.Text + " ")
	}
	return b.String()
}

// outside names the first thing beyond the margins.
func outside(l Layout, p Page) string {
	const e = 0.05
	for _, r := range body(p) {
		if r.X < l.Left-e || r.X+r.W > p.W-l.Right+e || r.Y > p.H-l.Bottom+e || r.Y-0.7*r.Size*point < l.Top-e {
			return fmt.Sprintf("%q at %.2f–%.2f, %.2f", r.Text, r.X, r.X+r.W, r.Y)
		}
		if math.Abs(width(r.Text, r.Style, r.Size)-r.W) > 0.05 && !strings.Contains(r.Text, " ") {
			return fmt.Sprintf("%q is %.2f wide, not %.2f", r.Text, width(r.Text, r.Style, r.Size), r.W)
		}
	}
	for _, r := range p.Rules {
		if r.X1 < l.Left-e || r.X2 > p.W-l.Right+e || r.Y1 < l.Top-e || r.Y2 > p.H-l.Bottom+e {
			return fmt.Sprintf("rule %+v", r)
		}
	}
	return ""
}

// Every form, empty, ordinary and longest: nothing beyond the margins, and the whole text is there.
func TestFormsFit(t *testing.T) {
	o := options(t)
	for name, d := range map[string]paper.Dossier{"empty": {}, "plain": papertest.Sample(), "long": papertest.LongSample()} {
		for _, p := range filled(t, d) {
			for i, pg := range pagesOf(t, p) {
				if bad := outside(o.Layouts["nd30"], pg); bad != "" {
					t.Errorf("%s %s page %d: %s", p.Edition, name, i+1, bad)
				}
			}
		}
	}
}

// The ordinary certificates and notices are one page, as every office expects.
func TestOnePage(t *testing.T) {
	for _, p := range filled(t, papertest.Sample()) {
		switch p.Kind {
		case "certificate_compulsory", "certificate_voluntary", "completion_notice", "handover_minutes_paper", "census", "reintegration_plan", "evaluation", "introduction_letter", "training_certificate", "deposit_return":
			if n := len(pagesOf(t, p)); n != 1 {
				t.Errorf("%s has %d pages", p.Edition, n)
			}
		}
	}
}

// Page numbers: top centre, from the second page on, size of the layout.
func TestPageNumbers(t *testing.T) {
	for _, p := range filled(t, papertest.LongSample()) {
		n := 0
		for i, pg := range pagesOf(t, p) {
			extra := pg.Runs[pg.Body:]
			if n++; i == 0 || pg.first {
				n = 1
				if len(extra) != 0 {
					t.Errorf("%s: first page has %q", p.Edition, text1(extra))
				}
				continue
			}
			if len(extra) != 1 || extra[0].Text != fmt.Sprint(n) || extra[0].Size != 13 || math.Abs(extra[0].X+extra[0].W/2-105) > 0.1 || extra[0].Y > 20 {
				t.Errorf("%s page %d: %+v", p.Edition, i+1, extra)
			}
		}
	}
}

// What goes out with a paper and is one of its own, a return slip or an envelope, is numbered from one.
func TestSheetsOfTheirOwn(t *testing.T) {
	var bs []paper.Block
	for part, n := range []int{90, 60, 1} {
		if part > 0 {
			bs = append(bs, paper.Block{NewSheet: true})
		}
		for range n {
			bs = append(bs, para("dòng"))
		}
	}
	var got []string
	for _, pg := range pagesOf(t, paper.Paper{Blocks: bs}) {
		got = append(got, strings.TrimSpace(text1(pg.Runs[pg.Body:])))
	}
	if s := strings.Join(got, "|"); s != "|2|3||2|" {
		t.Errorf("numbered %q", s)
	}
}

// A draft says so on every page; an issued paper nowhere.
func TestDraftMark(t *testing.T) {
	d := papertest.LongSample()
	d.Issued = false
	for _, p := range filled(t, d) {
		for i, pg := range pagesOf(t, p) {
			extra := text1(pg.Runs[pg.Body:])
			if strings.Count(extra, "BẢN NHÁP") != 2 {
				t.Errorf("%s page %d: %q", p.Edition, i+1, extra)
			}
			if (p.Mark == paper.MarkReconstruction) != strings.Contains(extra, "mẫu dựng lại") {
				t.Errorf("%s is %s and says %q", p.Edition, p.Mark, extra)
			}
		}
	}
}

func para(text string) paper.Block {
	return paper.Block{Para: &paper.Para{Spans: []paper.Span{{Text: text}}}}
}

// Full lines of a justified paragraph reach both margins; the last keeps its blanks.
func TestLastLineIsNotStretched(t *testing.T) {
	pg := pagesOf(t, paper.Paper{Blocks: []paper.Block{para(strings.Repeat("Người cai nghiện chấp hành quyết định ", 12))}})[0]
	byLine := map[float64][]Run{}
	var ys []float64
	for _, r := range body(pg) {
		if len(byLine[r.Y]) == 0 {
			ys = append(ys, r.Y)
		}
		byLine[r.Y] = append(byLine[r.Y], r)
	}
	if len(ys) < 4 {
		t.Fatalf("%d lines", len(ys))
	}
	for i, y := range ys {
		x1, x2 := extent(byLine[y])
		if i == 0 && math.Abs(x1-42.7) > 0.01 || i > 0 && math.Abs(x1-30) > 0.01 {
			t.Errorf("line %d begins at %.2f", i, x1)
		}
		last := i == len(ys)-1
		if !last && math.Abs(x2-195) > 0.05 {
			t.Errorf("line %d ends at %.2f", i, x2)
		}
		if last && (x2 > 190 || len(byLine[y]) != 1) {
			t.Errorf("the last line is stretched: %.2f, %d runs", x2, len(byLine[y]))
		}
	}
}

func bigTable(rows int, cell string) *paper.Grid {
	t := paper.Table{Columns: []paper.Column{{Title: "STT", Width: 12}, {Title: "Nội dung", Width: 100}, {Title: "Số", Width: 30}}}
	for i := range rows {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{paper.Num(int64(i + 1)), paper.Txt(cell), paper.Num(1250000)}})
	}
	t.Totals = []paper.Row{{Cells: []paper.Cell{{}, paper.Txt("Cộng"), paper.Num(9)}}}
	return t.Grid()
}

// The head of a table is repeated on each page, once; the sum never stands alone; every row is there once.
func TestTableHeadRepeats(t *testing.T) {
	for _, rows := range []int{1, 40, 41, 42, 43, 44, 45, 46, 200} {
		pages := pagesOf(t, paper.Paper{Blocks: []paper.Block{para("Trước bảng."), {Grid: bigTable(rows, "x")}}})
		all := ""
		for i, pg := range pages {
			s := text1(body(pg))
			if strings.Count(s, "Nội dung") != 1 {
				t.Errorf("%d rows, page %d: head %d times", rows, i+1, strings.Count(s, "Nội dung"))
			}
			if strings.Contains(s, "Cộng") && !strings.Contains(s, " x ") {
				t.Errorf("%d rows: the sum stands alone", rows)
			}
			all += s
		}
		if strings.Count(all, " x ") != rows {
			t.Errorf("%d rows printed, want %d", strings.Count(all, " x "), rows)
		}
	}
}

// A row higher than a page is cut between lines and loses nothing.
func TestTallRowIsSplit(t *testing.T) {
	var words []string
	for i := range 2500 {
		words = append(words, fmt.Sprintf("từ%d", i))
	}
	o := options(t)
	pages := pagesOf(t, paper.Paper{Blocks: []paper.Block{{Grid: bigTable(1, strings.Join(words, " "))}}})
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	var all []string
	for i, pg := range pages {
		if bad := outside(o.Layouts["nd30"], pg); bad != "" {
			t.Errorf("page %d: %s", i+1, bad)
		}
		for _, w := range strings.Fields(text1(body(pg))) {
			if strings.HasPrefix(w, "từ") {
				all = append(all, w)
			}
		}
	}
	if strings.Join(all, " ") != strings.Join(words, " ") {
		t.Errorf("%d words of %d, or out of order", len(all), len(words))
	}
}

// Whatever the length of the text, the signatures are on one page and two lines of text with them.
func TestSignatureIsKept(t *testing.T) {
	sign := paper.Block{Sign: &paper.Sign{Columns: []paper.Signer{{Authority: "KT. TRƯỞNG CƠ SỞ", Position: "PHÓ TRƯỞNG CƠ SỞ", Hint: "(Ký)", Name: "Đỗ Quốc Khánh"}},
		Recipients: []string{"Như trên", "Lưu: VT"}}}
	for n := 1; n < 90; n++ {
		var bs []paper.Block
		for i := range n {
			bs = append(bs, para(fmt.Sprintf("Dòng%d.", i)))
		}
		pages := pagesOf(t, paper.Paper{Blocks: append(bs, sign)})
		last := text1(body(pages[len(pages)-1]))
		for _, want := range []string{"KT. TRƯỞNG CƠ SỞ", "Đỗ Quốc Khánh", "Nơi nhận:", "- Lưu: VT.", fmt.Sprintf("Dòng%d.", n-1)} {
			if !strings.Contains(last, want) {
				t.Errorf("%d lines: the last page lacks %q", n, want)
			}
		}
		if n > 1 && !strings.Contains(last, fmt.Sprintf("Dòng%d.", n-2)) {
			t.Errorf("%d lines: only one line stands with the signature", n)
		}
	}
}

// The same papers give the same bytes, on any run and beside other work.
func TestReprintIsIdentical(t *testing.T) {
	ps := filled(t, papertest.LongSample())
	ps = append(ps, paper.Paper{Blocks: []paper.Block{para("Mã"), {QR: &paper.QR{Text: "HV-0001"}}, {Photo: &paper.Photo{Caption: "Ảnh 3 × 4"}}}})
	a, err := Render(ps, options(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		done := make(chan error)
		go func() {
			_, err := Render(ps[:1], Options{Layouts: options(t).Layouts, Created: time.Unix(0, 0)})
			done <- err
		}()
		b, err := Render(ps, options(t))
		if e := <-done; e != nil || err != nil {
			t.Fatal(e, err)
		}
		if !bytes.Equal(a, b) {
			t.Fatal("the same papers gave other bytes")
		}
	}
}

// The PDF itself: pages, their order, the text with its accents; by poppler where it is installed.
func TestPDF(t *testing.T) {
	ps := filled(t, papertest.Sample())
	n := 0
	for _, p := range ps {
		n += len(pagesOf(t, p))
	}
	b, err := Render(ps, options(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(b, []byte("/Type /Page\n")); got != n {
		t.Errorf("%d pages, want %d", got, n)
	}
	if bin, err := exec.LookPath("pdftotext"); err == nil {
		file := filepath.Join(t.TempDir(), "x.pdf")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(bin, "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(out), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"); got != len(ps) {
			t.Errorf("%d letterheads in the text, want %d", got, len(ps))
		}
		if !strings.Contains(string(out), "NGUYỄN VĂN TƯỞNG") {
			t.Error("the name is not in the text")
		}
	}
}

// Portrait and landscape in one run.
func TestMixedOrientation(t *testing.T) {
	b, err := Render([]paper.Paper{{Blocks: []paper.Block{para("đứng")}}, {Landscape: true, Blocks: []paper.Block{para("ngang")}}, {Blocks: []paper.Block{para("đứng")}}}, options(t))
	if err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Fatal(err)
	}
	p := pagesOf(t, paper.Paper{Landscape: true, Blocks: []paper.Block{para("ngang")}})[0]
	if p.W != 297 || p.H != 210 {
		t.Errorf("%g × %g", p.W, p.H)
	}
}

func TestCount(t *testing.T) {
	if n, err := Count(paper.Paper{Blocks: []paper.Block{para("một"), {PageBreak: true}, para("hai")}}, options(t)); n != 2 || err != nil {
		t.Error(n, err)
	}
	if _, err := Count(paper.Paper{Layout: "unknown"}, options(t)); err == nil {
		t.Error("an unknown layout has pages")
	}
}

func TestRenderRefuses(t *testing.T) {
	if _, err := Render(nil, options(t)); err == nil {
		t.Error("nothing gave a file")
	}
	if _, err := Render([]paper.Paper{{Layout: "unknown"}}, options(t)); err == nil {
		t.Error("an unknown layout gave a file")
	}
	if _, err := Render([]paper.Paper{{}}, options(t)); err != nil {
		t.Errorf("an empty paper is an empty page: %v", err)
	}
}

func TestLayoutFaults(t *testing.T) {
	ok := options(t).Layouts["nd30"]
	for name, change := range map[string]func(*Layout){
		"size":    func(l *Layout) { l.Body = 0 },
		"nan":     func(l *Layout) { l.Title = math.NaN() },
		"margins": func(l *Layout) { l.Left, l.Right = 100, 100 },
		"lines":   func(l *Layout) { l.LineSpacing = 0.5 },
		"page":    func(l *Layout) { l.Width = 0 },
		"column":  func(l *Layout) { l.LeftColumn = 1 },
		"indent":  func(l *Layout) { l.Indent = -1 },
		"tight":   func(l *Layout) { l.TightLines = 0.3 },
		"top":     func(l *Layout) { l.Top = 3 },
	} {
		l := ok
		change(&l)
		if l.Fault() == "" {
			t.Errorf("%s was accepted", name)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.json"), []byte(`{"width":210}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Layouts(os.DirFS(dir)); err == nil {
		t.Error("a layout without sizes was accepted")
	}
}
