package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// A proposal for several people: who cannot be proposed is told, one paper goes to each court, seen first and issued in one act.
func TestProposalFromTheList(t *testing.T) {
	j, p := paintingJourney(t)
	a := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	b := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"))
	gone := datatest.Stay(t, j.Office, datatest.Named("Lê Hoàng Sơn"))
	datatest.Move(t, j.Office, gone, stay.Die, on("2026-10-01"))
	j.OpenProposal([]int64{a, b, gone})
	j.sees("Đề nghị tạm đình chỉ, miễn cho 3 người", "Tòa án nhân dân khu vực 1", "2 người, 1 văn bản theo nơi gửi; 1 người không đề nghị được.")
	j.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // no reason yet
	if n := len(rows[app.IssuedPaper](j)); n != 0 {
		t.Fatal("issued without a reason", n)
	}
	j.form().Set("reason", "thai sản")
	j.grid().OnOpen(1) // Enter on the line of Vũ Đức Ân
	j.sees("Lý do đề nghị cho Vũ Đức Ân")
	j.form().Set("reason", "ốm nặng")
	j.look("proposal-own")
	j.tap("Ghi vào danh sách")
	j.sees("ốm nặng", "Đề nghị tạm đình chỉ, miễn cho 3 người")
	j.look("proposal")
	j.ctrl(fyne.KeyP)
	if len(p.drawn) != 1 || !p.drawn[0].Draft {
		t.Fatal("not seen as a draft")
	}
	j.look("proposal-page")
	j.press(fyne.KeyEscape)
	j.tap("Cấp và in")
	issued := rows[app.IssuedPaper](j)
	if len(issued) != 1 || issued[0].Kind != app.PaperProposal || issued[0].StayID != 0 || len(j.printed.papers) != 1 {
		t.Fatalf("%+v", issued)
	}
	if s := strings.Join(j.printed.papers[0].Lines(), "\n"); !strings.Contains(s, "Trần Văn Đạt") || !strings.Contains(s, "Vũ Đức Ân") || strings.Contains(s, "Lê Hoàng Sơn") {
		t.Error(s)
	} else if strings.Count(s, "ốm nặng") != 1 || strings.Count(s, "thai sản") != 1 {
		t.Errorf("each has a reason: %s", s)
	}
	j.record(b, "papers") // the list stands in the record of each whom it names
	j.sees(issued[0].Number)
}
