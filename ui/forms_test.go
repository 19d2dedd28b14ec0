package ui

import (
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

// The office corrects a word: the preview shows it, saving keeps it with its day, a fault is named and not saved.
func TestEditForm(t *testing.T) {
	j := newJourney(t)
	const name = "completion_notice.r3"
	j.Go(Route{Screen: "form", Arg: name})
	j.sees("Sửa mẫu", "Mẫu số 51", "Kính gửi: Công an xã Ba Chẽ")
	f := j.form()
	text := f.Value("text")
	f.Set("text", text+"\n@chữ lạ")
	j.view.Show()
	j.sees("của mẫu không hiểu")
	f.Set("text", strings.Replace(text, "thông báo để biết", "trân trọng thông báo để biết", 1))
	j.view.Show()
	j.sees("trân trọng thông báo để biết")
	j.look("mau")
	j.tap("Lưu mẫu")
	j.form().Set("note", "theo góp ý")
	j.tap("Lưu mẫu")
	if got := rows[app.FormEdition](j, "name", name); len(got) != 1 || got[0].From != j.Office.Today() || got[0].Note != "theo góp ý" {
		t.Fatalf("%+v", got)
	}
	j.sees("Từ 21/11/2026: theo góp ý")
	j.tap("Về mẫu gốc")
	j.tap("Lưu mẫu")
	if now, shipped := j.Office.FormText(name, j.Office.Today()); now != shipped {
		t.Error("not the shipped wording")
	}
	j.Go(Route{Screen: "settings", Arg: "forms"})
	j.tap("Sửa mẫu")
	if j.now.Screen != "form" {
		t.Errorf("%+v", j.now)
	}
}

// The number book of the year: each symbol with its next number, what is missing, voided numbers struck through.
func TestNumberBook(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường"))
	made, err := j.Office.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: j.Office.Today(), Addressee: app.ToPolice},
		app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: j.Office.Today(), Addressee: app.ToFamily, Serial: 5})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Office.VoidPaper(made[0].ID, "nhầm"); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "settings", Arg: "numbers"})
	j.sees("TB-CSCN", "thiếu số: 2–4", "số tiếp: 6", "01/TB-CSCN", "05/TB-CSCN", "Lê Văn Cường")
	j.look("so-cong-van")
	j.tap("In")
	if len(j.printed.papers) != 1 || !strings.Contains(strings.Join(j.printed.papers[0].Lines(), "\n"), "01/TB-CSCN (Hủy)") {
		t.Fatal("not printed with the voided number")
	}
}
