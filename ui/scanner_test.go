package ui

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

const womansCard = "001190123456|012345678|NGUYỄN THỊ ĐƯỢM|05011990|Nữ|Thôn 1, Xã B, Huyện C, Hà Nội|15042021||||"

// A scanner that types like a keyboard fills the form from its first field; with letters lost the name waits for the clerk.
func TestCardTypedByAScanner(t *testing.T) {
	j := newJourney(t)
	j.Go(Route{Screen: "admission"})
	j.keys(womansCard)
	j.holds("name", "NGUYỄN THỊ ĐƯỢM", "birth", "05/01/1990", "id_number", "001190123456", "sex", app.Female, "old_number", "012345678", "issued", "15/04/2021")
	j.form().FocusOn("card")
	j.keys("001190123456||Nguy?n Th? ???m|05011990|Nữ|Xã B|15042021")
	j.holds("name", "NGUY?N TH? ???M")
	j.sees("chữ bị mất khi quét")
	if j.form().Value("name") == "" || len(j.form().Faulty()) != 0 {
		t.Error("a damaged name is to be shown for correction, not refused")
	}
	j.keys("Nguyễn Thị Đượm") // the keyboard is there already
	j.holds("name", "NGUYỄN THỊ ĐƯỢM")
	j.form().FocusOn("card")
	j.keys("001190123456||Nguyeexn Thij DDuwowjm|05011990|Nữ|Xã B|15042021")
	j.holds("name", "NGUYỄN THỊ ĐƯỢM")
	j.sees("xem lại theo thẻ")
}

// A burst that meets another field is a card all the same, whatever typing program stands between.
func TestCardTypedIntoAnotherField(t *testing.T) {
	for _, m := range kittest.Methods {
		j := newJourney(t)
		j.Go(Route{Screen: "admission"})
		j.form().FocusOn("address")
		kittest.Play(j.w.Canvas(), m.Send(womansCard))
		j.press(fyne.KeyReturn)
		j.holds("name", "NGUYỄN THỊ ĐƯỢM", "birth", "05/01/1990", "id_number", "001190123456")
	}
}

// A scanner on a serial line is heard on every page: Tiếp nhận takes the card, elsewhere it asks whose it is.
func TestCardFromASerialScanner(t *testing.T) {
	j := newJourney(t)
	datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Resident.IDNumber = "Nguyễn Thị Đượm", "001190123456"
	})
	var scan func(string)
	var ports []string
	gone := errors.New("gone")
	j.Outer.Prefs = mapPrefs{}
	j.Outer.ScannerPorts = func() ([]string, error) { return []string{"COM3", "COM4"}, nil }
	j.Outer.Scanner = func(port string, do func(string)) func() error {
		ports, scan = append(ports, port), do
		return func() error {
			if port == "COM3" {
				return gone
			}
			return nil
		}
	}
	j.Go(Route{Screen: "settings", Arg: "look"})
	j.sees("Máy quét thẻ", "gõ như bàn phím")
	j.look("scanner")
	j.form().FocusOn("scanner")
	j.press(fyne.KeyDown, fyne.KeyReturn)
	if len(ports) != 1 || ports[0] != "COM3" || j.Outer.Prefs.Get(prefScanner) != "COM3" {
		t.Fatal(ports)
	}
	j.sees("chưa thấy máy quét ở cổng này")
	j.form().FocusOn("scanner")
	j.press(fyne.KeyDown, fyne.KeyReturn)
	j.sees("đang nghe")
	j.Go(Route{Screen: "residents"})
	scan(womansCard)
	j.sees("Nguyễn Thị Đượm")
	if j.w.Canvas().Overlays().Top() == nil {
		t.Fatal("nobody asked whose card it is")
	}
	scan("another") // while a question is open nothing is heard
	j.press(fyne.KeyEscape)
	scan("https://vneid.gov.vn/x")
	j.sees("không phải mã QR của thẻ căn cước")
	j.press(fyne.KeyEscape)
	j.Go(Route{Screen: "admission"})
	j.form().FocusOn("phone")
	scan(womansCard)
	j.holds("name", "NGUYỄN THỊ ĐƯỢM", "id_number", "001190123456")
	j.sees("Người này đang ở cơ sở", "trùng số định danh")
	scan("rubbish")
	if f := j.form().Faulty(); len(f) != 1 {
		t.Error(f)
	}
}

// One key continues the record of the likeliest.
func TestEarlierRecordByOneKey(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, func(a *app.Admission) {
		a.Resident.Name, a.Resident.IDNumber, a.Entry.Day = "Nguyễn Thị Đượm", "001190123456", on("2026-07-10")
	})
	datatest.Move(t, j.Office, id, stay.Complete, on("2026-10-05"))
	j.Go(Route{Screen: "admission"})
	j.keys(womansCard)
	j.press(fyne.KeyF3)
	j.sees("Tiếp nhận đợt 2 của HV00001")
	j.holds("occurrence", "2")
}
