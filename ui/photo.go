package ui

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// photoEndings are the files a portrait may come in.
var photoEndings = []string{".jpg", ".jpeg", ".png", ".webp"}

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

// photo is the portrait a form is about to give a person: from a file, the clipboard or the camera.
type photo struct {
	d     *Desk
	taken func() // another picture is there

	raw     []byte      // 3×4 JPEG as it will be stored; nil: none
	picture image.Image // raw, decoded once
	shown   *kit.Photo  // where it is seen
	path    string      // the file it was read from, "" when it came otherwise
}

// draftPhoto is where a draft keeps a portrait that is in no file.
const draftPhoto = "portrait"

func (p *photo) set(raw []byte, path string) {
	p.raw, p.path, p.picture = raw, path, nil
	if len(raw) > 0 {
		m, err := jpeg.Decode(bytes.NewReader(raw))
		if err != nil {
			p.d.Fail(err)
		} else {
			p.picture = m
		}
	}
	if p.shown != nil {
		p.shown.Set(p.picture)
	}
}

// follow takes up the path a form holds; what is wrong with it stands beside the field.
func (p *photo) follow(path string) {
	if path == p.path {
		return
	}
	if path == "" {
		p.set(nil, "")
		return
	}
	if raw, err := photoOf(path); err == nil {
		p.set(raw, path)
	}
}

// kept is the portrait as a draft keeps it: one that is in a file is found there again.
func (p *photo) kept(v map[string]string) {
	if p.path == "" && len(p.raw) > 0 {
		v[draftPhoto] = base64.StdEncoding.EncodeToString(p.raw)
	}
}

// resume takes the portrait out of a draft.
func (p *photo) resume(v map[string]string) {
	if raw, err := base64.StdEncoding.DecodeString(v[draftPhoto]); err == nil && len(raw) > 0 {
		p.set(raw, "")
	}
	delete(v, draftPhoto)
}

// ways are the acts that bring a portrait.
func (p *photo) ways(file func(path string)) (acts []kit.Act) {
	acts = append(acts, kit.Act{Word: kit.T("photo.file"), Icon: "file", Do: func() { pickFile(p.d.Window, "", photoEndings, file, p.d.Fail) }})
	if p.d.Outer.ClipboardPicture != nil {
		acts = append(acts, kit.Act{Word: kit.T("photo.paste"), Icon: "add", Do: func() { p.onPaste(file) }})
	}
	if p.d.Outer.Camera != nil {
		acts = append(acts, kit.Act{Word: kit.T("photo.camera"), Icon: "person", Do: p.onCamera})
	}
	return acts
}

// buttons are the ways side by side, under the field of the path.
func (p *photo) buttons(file func(path string)) fyne.CanvasObject {
	var row []fyne.CanvasObject
	for _, a := range p.ways(file) {
		row = append(row, kit.NewButton(a.Word, a.Icon, "", a.Do))
	}
	return kit.AcrossMid(8, append(row, kit.Space())...)
}

// slot shows the portrait; a click offers the ways.
func (p *photo) slot(wide float32, file func(path string)) *kit.Photo {
	if p.shown == nil { // one for all: a click ends on the object it began on, also when leaving a field has built the panel anew
		p.shown = kit.NewPhoto(wide, func() { kit.Menu(p.shown, p.ways(file)...) })
	}
	p.shown.Set(p.picture)
	return p.shown
}

// paste is Ctrl+I: the picture on the clipboard, where there is a clipboard.
func (p *photo) paste(file func(path string)) {
	if p.d.Outer.ClipboardPicture != nil {
		p.onPaste(file)
	}
}

// onPaste takes the picture on the clipboard, or the file whose path is on it. Another program hands it over, so the window
// does not wait for it.
func (p *photo) onPaste(file func(path string)) {
	var raw []byte
	p.d.Frame.Run(kit.T("photo.paste.work"), func(*kit.Job) error {
		png, err := p.d.Outer.ClipboardPicture()
		if err != nil || len(png) == 0 {
			return err
		}
		raw, err = app.PhotoFrom(bytes.NewReader(png))
		return err
	}, func(err error) {
		if err == nil && raw != nil {
			p.set(raw, "")
			p.taken()
			return
		}
		path := plainPath(fyne.CurrentApp().Clipboard().Content())
		if info, e := os.Stat(path); e == nil && info.Mode().IsRegular() {
			file(path)
			return
		}
		if problems, ok := app.Beside(err); ok {
			kit.Tell(p.d.Window, kit.T("photo.paste"), kit.Say(problems[0].Msg))
			return
		}
		kit.Tell(p.d.Window, kit.T("photo.paste"), kit.T("photo.paste.none"))
	})
}
