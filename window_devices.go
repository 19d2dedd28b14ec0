package main

import (
	"os"

	"fyne.io/fyne/v2"

	"hoanhap/devices"
	"hoanhap/ui"
)

// cameraCmd is the process in which the camera runs while the window shows its picture. Nobody types it.
type cameraCmd struct {
	Name string `arg:"" optional:"" help:"${cmd_window}"`
}

// Run writes the frames on standard output until nobody reads them.
func (c *cameraCmd) Run(p *program) error { return devices.Serve(p.out, c.Name) }

// camera opens the live picture of a camera in a process of its own.
func camera(name string) (ui.Camera, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := []string{"camera"}
	if name != "" {
		args = append(args, "--", name)
	}
	return devices.OpenCamera(self, args...)
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
