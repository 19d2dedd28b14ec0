package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

// A certificate ticked by hand before its time is held back with the article; only a decision lets it leave. In a run over a
// list who is too early is told in his row and the others get theirs.
func TestCertificateTooEarly(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng"))
	j.OpenPapers(id)
	j.sees("Giấy xác nhận chấp hành xong (Mẫu số 50)")
	j.form().Set("tick5", "1") // after the minutes of the entry, the plan and three notices
	j.ctrl(fyne.KeyP)
	j.sees("Chưa đến ngày cấp giấy xác nhận", "Điều 97, 123", "Theo quyết định")
	j.look("papers-early")
	j.press(fyne.KeyReturn) // without a decision nothing leaves
	if n := len(rows[app.IssuedPaper](j)); n != 0 {
		t.Fatal("issued without a decision", n)
	}
	j.write("05/2026/QĐ-TA ngày 20/11/2026")
	j.press(fyne.KeyReturn)
	if got := rows[app.IssuedPaper](j, "kind", app.PaperCertCompulsory); len(got) != 1 || len(j.printed.papers) != 1 {
		t.Fatal("not issued on the decision", len(got))
	}
	other := datatest.Stay(t, j.Office, datatest.Named("Bùi Văn Bình"))
	j.OpenManyPapers([]int64{other})
	j.keys("g")
	j.sees("Chưa cấp được", "0 người được cấp, 1 người không được cấp")
	j.press(fyne.KeyReturn)
	if n := len(rows[app.IssuedPaper](j, "stay_id", other)); n != 0 {
		t.Error("issued in a run", n)
	}
}
