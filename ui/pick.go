package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"hoanhap/ui/kit"
)

// pickFile lets the clerk find a file with one of the endings; a path can always be typed instead.
func pickFile(w fyne.Window, near string, endings []string, do func(path string), fail func(error)) {
	f := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			fail(err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		if err := r.Close(); err != nil {
			fail(err)
			return
		}
		do(filepath.FromSlash(path))
	}, w)
	if len(endings) > 0 {
		f.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	startAt(f, near)
}

// pickFolder lets the clerk find a folder.
func pickFolder(w fyne.Window, near string, do func(path string), fail func(error)) {
	startAt(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			fail(err)
		case u != nil:
			do(filepath.FromSlash(u.Path()))
		}
	}, w), near)
}

func startAt(f *dialog.FileDialog, near string) {
	if u, err := storage.ListerForURI(storage.NewFileURI(near)); err == nil && near != "" {
		f.SetLocation(u)
	}
	f.Show() // first: before it there is nothing to give a size to, and the toolkit falls over
	f.Resize(fyne.NewSize(kit.Unit(760), kit.Unit(520)))
}
