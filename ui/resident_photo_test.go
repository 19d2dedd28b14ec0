package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"hoanhap/app"
	"hoanhap/data/datatest"
)

// A portrait can be given later: in Sửa by its path, pasted as the system copies it, and in the record by picking the file.
func TestPortraitGivenLater(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	who := j.stayOf(id).Stay.ResidentID
	src := image.NewRGBA(image.Rect(0, 0, 400, 300))
	for x := range 400 {
		src.Set(x, 100, color.RGBA{uint8(x), 90, 40, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, src); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "ảnh thẻ.png")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "resident", ID: who, Arg: "edit"})
	j.form().Set("photo", `"`+path+`"`)
	j.view.Keys[0].Do()
	p := rows[app.Photo](j)
	if len(p) != 1 || p[0].ResidentID != who {
		t.Fatalf("%d portraits", len(p))
	}
	m, err := jpeg.Decode(bytes.NewReader(p[0].JPEG))
	if err != nil || m.Bounds().Dx()*4 != m.Bounds().Dy()*3 {
		t.Error(err, "is not 3×4")
	}
	s := &record{d: j.Desk, id: who}
	if s.life, err = j.Office.Open(who); err != nil {
		t.Fatal(err)
	}
	s.setPhoto("file://" + filepath.ToSlash(path))
	if n := len(rows[app.Photo](j)); n != 2 {
		t.Errorf("%d portraits after a new one", n)
	}
	s.setPhoto(filepath.Join(t.TempDir(), "không có.png"))
	j.sees("Không đọc được tệp")
}
