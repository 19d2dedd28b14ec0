package kit

import "image"

// Photo is the 3×4 slot: the portrait, or the outline of one; a click asks for a file.
type Photo struct {
	touched
	picture image.Image
	wide    float32
	OnPick  func()
}

// NewPhoto makes a slot of the given width (60 in the preview); the height follows 3×4.
func NewPhoto(wide float32, onPick func()) *Photo {
	f := &Photo{wide: wide, OnPick: onPick}
	f.start(f, func() (float32, float32) { return f.wide, f.high() }, f.draw)
	return f
}

func (f *Photo) high() float32 { return f.wide*4/3 - 4 }

// Set shows a portrait; nil shows the outline.
func (f *Photo) Set(p image.Image) { f.picture = p; f.Refresh() }

func (f *Photo) draw(p *pen, _, _ float32) {
	w, h := f.wide, f.high()
	p.box(0, 0, w, h, FieldGround, Rule, 1, 3)
	if f.picture != nil {
		p.picture(f.picture, 2, 2, w-4, h-4)
	} else {
		k := f.wide / 60
		p.iconIn("portrait", w/2-22*k, h-59*k, 44*k, 58*k, Edge)
	}
	if f.OnPick != nil {
		tip := ""
		if f.picture == nil {
			tip = T("kit.photo.add")
		}
		p.on(0, 0, w, h, tip, f.OnPick)
	}
}
