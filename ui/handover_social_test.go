package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/data/datatest"
)

// A minor without a residence goes to a social-protection centre: the book says which path, asks for the dossier, and takes that it was
// sent from the keyboard; nothing is said of parents, and nothing more is asked for once it is there.
func TestDossierOfSocialProtection(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Nhí", (j.Office.Today()+10).AddMonths(-24)), func(a *app.Admission) {
		a.Resident.Birth, a.Resident.NoResidence = date.Partial{Y: 2009, M: 12, D: 15}, true
	})
	j.Go(Route{Screen: "handover", ID: id})
	j.sees("Đưa vào cơ sở bảo trợ xã hội", "chưa gửi hồ sơ vào cơ sở bảo trợ xã hội", "Ghi đã gửi hồ sơ bảo trợ xã hội")
	if j.shown("giao cho cha mẹ") {
		t.Error("parents are spoken of")
	}
	j.ctrl(fyne.KeyG)
	j.press(fyne.KeyDown, fyne.KeyReturn) // after the notices
	j.keys("", "112/CV-CSCN", "")
	if m := rows[app.DueMark](j, "stay_id", id); len(m) != 1 || m[0].Code != due.SocialDossier || m[0].Paper != "112/CV-CSCN" {
		t.Fatalf("%+v\n%s", m, j.screenText())
	}
	if j.shown("chưa gửi hồ sơ") || j.shown("Ghi đã gửi hồ sơ bảo trợ xã hội") {
		t.Error("still asked for\n", j.screenText())
	}
}
