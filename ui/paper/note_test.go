package paper

import (
	"fmt"
	"strings"
	"testing"

	"hoanhap/app/paper"
	"hoanhap/app/paper/papertest"
)

// The draft's note never meets the page number, and a table leaves the cell of unknown data empty.
func TestNoteAboveNumber(t *testing.T) {
	for _, p := range filled(t, paper.Dossier{}) {
		for i, pg := range pagesOf(t, p) {
			var number, note *Run
			for k := range pg.Runs[pg.Body:] {
				switch r := &pg.Runs[pg.Body+k]; {
				case r.Text == fmt.Sprint(i+1):
					number = r
				case strings.HasPrefix(r.Text, "BẢN NHÁP –"):
					note = r
				}
			}
			if note == nil || note.Y < 6 {
				t.Fatalf("%s page %d: note %+v", p.Edition, i+1, note)
			}
			if number != nil && number.Y-number.Size*point*0.8 < note.Y {
				t.Errorf("%s page %d: the number at %.1f meets the note at %.1f", p.Edition, i+1, number.Y, note.Y)
			}
		}
	}
	p := paper.Paper{Blocks: []paper.Block{{Grid: &paper.Grid{Columns: []paper.GridColumn{{Width: 1}, {Width: 1}},
		Rows: []paper.GridRow{{Cells: []paper.GridCell{{Spans: paper.Inline("Kết quả")}, {Spans: paper.Inline(`\.`)}}}}}}}}
	if got := strings.TrimSpace(text1(body(pagesOf(t, p)[0]))); got != "Kết quả" {
		t.Errorf("the row prints %q", got)
	}
}

// Minutes tell of how many pages they are, whatever their lists add.
func TestMinutesCountTheirPages(t *testing.T) {
	for name, d := range map[string]paper.Dossier{"plain": papertest.Sample(), "long": papertest.LongSample()} {
		for _, p := range filled(t, d) {
			if !strings.HasPrefix(p.Edition, "entry_minutes_compulsory") {
				continue
			}
			pages := pagesOf(t, p)
			all := ""
			for _, pg := range pages {
				all += text1(body(pg))
			}
			if want := fmt.Sprintf("gồm %02d trang", len(pages)); !strings.Contains(strings.Join(strings.Fields(all), " "), want) {
				t.Errorf("%s %s does not say %q", p.Edition, name, want)
			}
		}
	}
}
