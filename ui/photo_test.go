package ui

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
)

// bars is a camera that sees two bars of colour.
type bars struct {
	name   string
	count  int
	err    error
	closed bool
}

func (b *bars) Latest() (image.Image, int, error) {
	if b.err != nil || b.count == 0 {
		return nil, 0, b.err
	}
	p := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for y := range 480 {
		for x := range 640 {
			c := color.RGBA{30, 90, 110, 255}
			if x > 320 {
				c = color.RGBA{220, 200, 180, 255}
			}
			p.Set(x, y, c)
		}
	}
	return p, b.count, nil
}
func (b *bars) Names() []string { return []string{b.name, "USB Camera"} }
func (b *bars) Close()          { b.closed = true }

// The picture of the webcam is seen live, cut as the portrait will be; Enter takes it, and it is stored with the person.
func TestPortraitFromTheCamera(t *testing.T) {
	j := newJourney(t)
	var opened []*bars
	j.Outer.Camera = func(name string) (Camera, error) {
		b := &bars{name: or(name, "Integrated Camera")}
		opened = append(opened, b)
		return b, nil
	}
	j.Go(Route{Screen: "admission"})
	j.fill("name", "Vàng A Chu", "sex", "nam", "birth", "1999")
	j.form().FocusOn("status")
	j.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	j.tap("Chụp bằng webcam")
	j.sees("Chụp ảnh 3×4", "Đang mở máy ảnh…")
	j.press(fyne.KeyReturn) // nothing is seen yet
	if opened[0].closed {
		t.Fatal("Enter takes a picture that is not there")
	}
	opened[0].count = 1
	j.live.look()
	j.sees("Để khuôn mặt vào", "Integrated Camera")
	j.look("camera")
	j.tap("Máy ảnh khác")
	if len(opened) != 2 || !opened[0].closed || opened[1].name != "USB Camera" {
		t.Fatal(len(opened), "cameras were opened")
	}
	opened[1].count = 3
	j.press(fyne.KeyReturn)
	if !opened[1].closed || j.w.Canvas().Overlays().Top() != nil {
		t.Fatal("the camera is still on")
	}
	j.look("camera-taken")
	j.ctrl(fyne.KeyS)
	p := rows[app.Photo](j)
	if len(p) != 1 {
		t.Fatal(len(p), j.screenText())
	}
	m, err := jpeg.Decode(bytes.NewReader(p[0].JPEG))
	if err != nil || m.Bounds() != image.Rect(0, 0, 450, 600) {
		t.Error(err, m.Bounds())
	}
}

func TestCameraThatDoesNotAnswer(t *testing.T) {
	j := newJourney(t)
	b := &bars{err: errors.New("busy")}
	j.Outer.Camera = func(string) (Camera, error) { return b, nil }
	j.Go(Route{Screen: "admission"})
	j.tap("Chụp bằng webcam")
	j.sees("Không thấy hình từ", "cho phép ứng dụng")
	j.press(fyne.KeyEscape)
	if !b.closed || j.now.Screen != "admission" {
		t.Error("Esc leaves the camera on")
	}
}

// A copied file is taken by its path when no picture is on the clipboard; with neither, the clerk is told what to do.
func TestPortraitFromTheClipboard(t *testing.T) {
	j := newJourney(t)
	j.Outer.ClipboardPicture = func() ([]byte, error) { return nil, nil }
	j.Go(Route{Screen: "admission"})
	j.tap("Dán ảnh đã chép")
	j.sees("Chưa có ảnh nào được chép.")
	j.press(fyne.KeyReturn)
	var file bytes.Buffer
	if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 30, 40)), nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "ảnh.jpg")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	fyne.CurrentApp().Clipboard().SetContent("file://" + filepath.ToSlash(path))
	j.tap("Dán ảnh đã chép")
	j.holds("photo", path)
	j.sees("đã đọc ảnh")
	j.Outer.ClipboardPicture = func() ([]byte, error) { return []byte("no picture"), nil }
	fyne.CurrentApp().Clipboard().SetContent("")
	j.tap("Dán ảnh đã chép")
	j.sees("Tệp này không phải ảnh")
}
