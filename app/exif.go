package app

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// A camera held upright writes the picture lying and says so in its metadata (EXIF, JEITA CP-3451, tag 0112). That one figure
// is read; everything else a camera writes (place, hour, its number) is left behind with the file.

const (
	exifOrientation = 0x0112
	uprightAlready  = 1
)

// turnOf is how a JPEG says it must be turned: 1 to 8, 1 being as it stands.
func turnOf(raw []byte) int {
	if len(raw) < 4 || raw[0] != 0xFF || raw[1] != 0xD8 {
		return uprightAlready
	}
	for b := raw[2:]; len(b) >= 4 && b[0] == 0xFF && b[1] != 0xDA; {
		size := int(binary.BigEndian.Uint16(b[2:]))
		if size < 2 || len(b) < 2+size {
			break
		}
		if part := b[4 : 2+size]; b[1] == 0xE1 && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return turnIn(part[6:])
		}
		b = b[2+size:]
	}
	return uprightAlready
}

// turnIn finds the orientation in the first directory of the metadata.
func turnIn(tiff []byte) int {
	if len(tiff) < 8 {
		return uprightAlready
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return uprightAlready
	}
	entries := tiff[at+2:]
	for range int(order.Uint16(tiff[at:])) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == exifOrientation {
			if n := int(order.Uint16(entries[8:])); n >= 1 && n <= 8 {
				return n
			}
			break
		}
		entries = entries[12:]
	}
	return uprightAlready
}

// turned is a picture as it was seen through the camera.
type turned struct {
	image.Image
	how int
}

func (t turned) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	if t.how >= 5 {
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// from is the place in the file of a place in the picture.
func (t turned) from(x, y int) (int, int) {
	b := t.Image.Bounds()
	right, bottom := b.Dx()-1, b.Dy()-1
	switch t.how {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return b.Min.X + x, b.Min.Y + y
}

func (t turned) At(x, y int) color.Color { return t.Image.At(t.from(x, y)) }
