package ui

import (
	"image"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// Camera is the live picture of a camera; main opens it.
type Camera interface {
	Latest() (picture image.Image, count int, err error) // nil before the first; the error says that none will come
	Names() []string                                     // those there are, the one in view first
	Close()
}

// cameraBox is the dialog with the live picture, cut as the portrait will be.
type cameraBox struct {
	d      *Desk
	taken  func(raw []byte)
	cam    Camera
	names  []string // as first seen: the order in which one goes round
	at     int
	count  int
	slot   *kit.Photo
	said   *fyne.Container
	dialog *kit.Dialog
	stop   func()
}

const (
	frameEvery = 66 * time.Millisecond
	liveWide   = 276
)

// onCamera opens the live picture.
func (p *photo) onCamera() {
	b := &cameraBox{d: p.d, slot: kit.NewPhoto(liveWide, nil), said: kit.Down(6), taken: func(raw []byte) { p.set(raw, ""); p.taken() }}
	if !b.open("") {
		return
	}
	b.dialog = &kit.Dialog{Title: kit.T("camera.title"), Content: kit.Across(16, b.slot, kit.Grow(b.said)), Default: 2, OnEsc: b.close, Buttons: []*kit.Button{
		kit.NewButton(kit.T("kit.close"), "", "Esc", b.close), kit.NewButton(kit.T("camera.other"), "swap", "", b.onOther),
		kit.NewPrimary(kit.T("camera.take"), "person", "Enter", b.onTake)}}
	b.say()
	p.d.live = b
	b.dialog.Open(p.d.Window)
	b.stop = kit.Every(frameEvery, b.look)
}

func (b *cameraBox) open(name string) bool {
	cam, err := b.d.Outer.Camera(name)
	if err != nil {
		b.d.Fail(err)
		return false
	}
	b.cam, b.count = cam, 0
	return true
}

// look shows the newest frame.
func (b *cameraBox) look() {
	p, n, err := b.cam.Latest()
	switch {
	case n != b.count:
		first := b.count == 0
		b.count = n
		b.slot.Set(portraitCut(p))
		if first {
			b.say()
		}
	case err != nil && b.stop != nil:
		b.stop()
		b.stop = nil
		b.say()
	}
}

// say tells what is seen, or why nothing is.
func (b *cameraBox) say() {
	_, n, err := b.cam.Latest()
	const wide = 480 - 32 - liveWide - 16
	var parts []fyne.CanvasObject
	switch {
	case err != nil:
		parts = []fyne.CanvasObject{kit.NewPara(kit.T("camera.none"), kit.Strong.In(kit.Red), wide), kit.NewPara(kit.T("camera.none.text"), kit.Body, wide)}
	case n == 0:
		parts = []fyne.CanvasObject{kit.NewPara(kit.T("camera.wait"), kit.Quiet, wide)}
	default:
		parts = []fyne.CanvasObject{kit.NewPara(kit.T("camera.hint"), kit.Body, wide), kit.NewPara(b.cam.Names()[0], kit.Caption, wide)}
	}
	b.said.Objects = parts
	b.said.Refresh()
}

// onOther turns to the next camera.
func (b *cameraBox) onOther() {
	if b.names == nil {
		b.names = b.cam.Names()
	}
	if len(b.names) < 2 {
		return
	}
	b.at = (b.at + 1) % len(b.names)
	b.cam.Close()
	if b.open(b.names[b.at]) {
		b.say()
	}
}

// onTake makes the frame in view the portrait.
func (b *cameraBox) onTake() {
	p, n, _ := b.cam.Latest()
	if n == 0 {
		return // nothing is seen yet; why stands beside the frame
	}
	raw, err := app.PhotoOf(p)
	b.close()
	if err != nil {
		b.d.Fail(err)
		return
	}
	b.taken(raw)
}

func (b *cameraBox) close() {
	if b.stop != nil {
		b.stop()
	}
	b.d.live = nil
	b.cam.Close()
	b.dialog.Close()
}

// portraitCut is the part of a frame that becomes the portrait.
func portraitCut(p image.Image) image.Image {
	if s, ok := p.(interface {
		SubImage(image.Rectangle) image.Image
	}); ok {
		return s.SubImage(app.PortraitIn(p.Bounds()))
	}
	return p
}
