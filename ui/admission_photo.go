package ui

import (
	"bytes"
	"image/jpeg"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// photoOf reads the portrait from a file whose path was typed, picked or pasted.
func photoOf(path string) ([]byte, error) {
	f, err := os.Open(plainPath(path))
	if err != nil {
		return nil, say.Problems{{Field: "photo", Msg: say.Of("err.photo.file", "path", path)}}
	}
	photo, err := app.PhotoFrom(f)
	if e := f.Close(); err == nil {
		err = e
	}
	return photo, err
}

// plainPath is a path as "Copy as path" of Windows and the file managers of Linux put it on the clipboard.
func plainPath(path string) string {
	path = strings.Trim(strings.TrimSpace(path), `"`)
	if u, err := url.Parse(path); err == nil && u.Scheme == "file" {
		path = filepath.FromSlash(u.Path)
	}
	return path
}

func parsePhoto(path string) (string, string, any) {
	if _, err := photoOf(path); err != nil {
		return path, "", wrongOf(err)
	}
	return path, kit.T("f.photo.read"), nil
}

// photoSlot shows the portrait chosen; a click looks for a file.
func (s *admission) photoSlot() fyneObject {
	slot := kit.NewPhoto(60, func() {
		pickFile(s.d.Window, "", []string{".jpg", ".jpeg", ".png"}, func(path string) {
			s.form.Set("photo", path)
			s.onChange()
		}, s.d.Fail)
	})
	if path := s.form.Value("photo"); path != s.photoPath {
		s.photoPath, s.photo = path, nil
		if raw, err := photoOf(path); err == nil && path != "" { // what is wrong stands beside the field
			if p, err := jpeg.Decode(bytes.NewReader(raw)); err == nil {
				s.photo = p
			}
		}
	}
	if s.photo != nil {
		slot.Set(s.photo)
	}
	return kit.AcrossMid(12, slot, kit.Grow(kit.NewPara(kit.T("f.photo.hint"), kit.Caption, 240)))
}
