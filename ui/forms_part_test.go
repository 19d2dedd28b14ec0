package ui

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/assets"
	"hoanhap/ui/kit"
	uipaper "hoanhap/ui/paper"
)

// painting is a tray that can also draw, as the program does.
type painting struct {
	*tray
	forms func() *paper.Templates
	drawn []paper.Paper
}

func (p *painting) Pictures(width int, layouts map[string]paper.Layout, papers ...paper.Paper) ([]image.Image, error) {
	if layouts == nil {
		layouts = p.forms().Layouts()
	}
	p.drawn = papers
	return uipaper.Pictures(papers, width, uipaper.Options{Layouts: layouts})
}

func paintingJourney(t *testing.T) (*journey, *painting) {
	j := newJourney(t)
	p := &painting{tray: j.printed, forms: func() *paper.Templates { return j.Office.Forms }}
	j.Outer.Print = p
	return j, p
}

// A signature block is worded anew on a page of its own, seen in a form that is chosen; a fault stays beside the text and nothing is
// kept; what is saved holds for every form from its day on, and the shipped block comes back.
func TestEditSignatureBlock(t *testing.T) {
	j, p := paintingJourney(t)
	j.Go(Route{Screen: "form", Arg: "_sign"})
	j.sees("Sửa mẫu", "Khối chữ ký", "Dùng để xem trước", "Mẫu số 50 · Giấy xác nhận chấp hành xong")
	f := j.form()
	old := f.Value("text")
	f.Set("text", old+"\n{{nothing}}")
	j.ctrl(fyne.KeyS)
	j.sees("không có hàm “nothing”")
	f.Set("text", strings.Replace(old, "đóng dấu)", "đóng dấu đỏ)", 1))
	j.view.Show()
	if len(p.drawn) != 1 || !strings.Contains(strings.Join(p.drawn[0].Lines(), "\n"), "đóng dấu đỏ)") {
		t.Fatal("the page does not show the new block")
	}
	j.look("mau-chu-ky")
	j.ctrl(fyne.KeyS)
	j.form().Set("note", "mẫu dấu mới")
	j.press(fyne.KeyReturn)
	j.press(fyne.KeyReturn)
	if got := rows[app.FormEdition](j, "name", "_sign"); len(got) != 1 || got[0].From != j.Office.Today() {
		t.Fatalf("%+v", got)
	}
	if now, _ := j.Office.FormText("_sign", j.Office.Today()); !strings.Contains(now, "đóng dấu đỏ)") {
		t.Error("not in force")
	}
	j.tap("Về mẫu gốc")
	j.tap("Lưu mẫu")
	if now, shipped := j.Office.FormText("_sign", j.Office.Today()); now != shipped || j.form().Value("text") != old {
		t.Error("the shipped block is not back")
	}
}

// A layout is worded in millimetres and points; a measure that cannot be is told beside its field.
func TestEditLayout(t *testing.T) {
	j, p := paintingJourney(t)
	j.Go(Route{Screen: "settings", Arg: "forms"})
	g := j.grid()
	g.Pick(len(j.formList()) - 1)
	g.OnOpen(len(j.formList()) - 1)
	j.sees("Trình bày trang giấy (NĐ 30/2020)", "Khổ giấy và lề (mm)", "Lề trái", "Cỡ chữ (pt)", "Giãn dòng (lần)")
	f := j.form()
	f.Set("left", "3")
	j.ctrl(fyne.KeyS)
	j.sees("phải từ 5 đến 100")
	if len(rows[app.FormEdition](j)) != 0 {
		t.Fatal("a layout that cannot be was kept")
	}
	f.Set("left", "35,5")
	j.view.Show()
	j.look("mau-trinh-bay")
	j.ctrl(fyne.KeyS)
	j.press(fyne.KeyReturn)
	j.press(fyne.KeyReturn)
	name := j.Office.Forms.LayoutOn("", j.Office.Today())
	if l := j.Office.Forms.Layouts()[name]; l.Left != 35.5 || name == "" {
		t.Errorf("%q %+v", name, l)
	}
	j.Back()
	if j.now.Arg != "forms" {
		t.Errorf("comes back to %+v", j.now)
	}
	p.drawn = nil
	g = j.grid()
	g.Pick(1)
	j.tap("Sửa mẫu")
	if len(p.drawn) != 1 || p.drawn[0].Layout == "" {
		t.Error("forms are not seen in the new layout")
	}
}

// Papers are seen as pages inside the window, large ones turned by the keyboard; the viewer is one button away.
func TestPagesInTheWindow(t *testing.T) {
	j, _ := paintingJourney(t)
	id := nearEnd(j)
	j.OpenPapers(id)
	pages := found[*kit.Pages](j)
	pages.OnOpen(0)
	j.sees("Mở bằng chương trình xem PDF", "Đóng")
	j.look("trang-giay")
	j.press(fyne.KeyEscape)
	j.tap("Xem bản nháp")
	j.press("Next", "End", "Home")
	j.look("ban-nhap")
	j.tap("Mở bằng chương trình xem PDF")
	if len(j.printed.opened) != 1 || len(j.printed.papers) != 6 {
		t.Error("the viewer was not opened with the ticked papers", j.printed.opened, len(j.printed.papers))
	}
}

// Every form has its name in lists and on the desk of papers, in both languages.
func TestEveryFormHasItsName(t *testing.T) {
	j := newJourney(t)
	for _, lang := range []string{"vi", "en"} {
		if err := kit.LoadWords(assets.Lang(), lang); err != nil {
			t.Fatal(err)
		}
		for _, e := range j.Office.Forms.Editions() {
			for _, key := range []string{"paper.", "papers.kind."} {
				if kit.T(key+e.Kind) == key+e.Kind {
					t.Errorf("%s: %s%s", lang, key, e.Kind)
				}
			}
		}
		for _, n := range append(j.Office.Forms.Parts(), paper.LayoutPrefix+paper.NationalLayout) {
			kit.T("forms.name." + n)
		}
	}
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
}
