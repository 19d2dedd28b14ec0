package main

import (
	"os"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"

	"hoanhap/app/say"
	"hoanhap/devices"
	"hoanhap/ui"
)

// camera opens the live picture of a camera through the program beside this one, the only one into which drivers of cameras
// are linked.
func camera(name string) (ui.Camera, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return cameraBeside(filepath.Dir(self), name)
}

func cameraBeside(dir, name string) (ui.Camera, error) {
	file := "hoanhap-camera"
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	program := filepath.Join(dir, file)
	if _, err := os.Stat(program); err != nil {
		return nil, &say.Refused{Msg: say.Of("err.camera.program", "file", file, "folder", dir)}
	}
	return devices.OpenCamera(program, name)
}

// scanner listens to the card scanner on a serial line in place of the one before; "" listens to none.
func (s *shell) scanner(port string, scan func(string)) func() error {
	if s.scans != nil {
		s.scans.Close()
		s.scans = nil
	}
	if port == "" {
		return nil
	}
	s.scans = devices.OpenScanner(port, func(text string) { fyne.Do(func() { scan(text) }) })
	return s.scans.Err
}
