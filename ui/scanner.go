package ui

import (
	"slices"
	"strings"

	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// prefScanner is the serial line of the card scanner on this computer; "" where it types like a keyboard.
const prefScanner = "scanner"

// listen begins to hear the card scanner that is set on this computer.
func (d *Desk) listen() {
	if d.Outer.Scanner == nil || d.Outer.Prefs == nil {
		return
	}
	d.scanState = d.Outer.Scanner(d.Outer.Prefs.Get(prefScanner), d.onScan)
}

// onScan hands a card to the screen that takes cards; elsewhere it asks whose it is. A window that is covered hears nothing.
func (d *Desk) onScan(scanned string) {
	if d.shut != nil || d.Window.Content() != d.Frame.Root || d.Window.Canvas().Overlays().Top() != nil {
		return
	}
	if d.view != nil && d.view.Scan != nil {
		d.view.Scan(scanned)
		return
	}
	c, err := text.CardQR(scanned)
	if err != nil {
		d.Fail(err)
		return
	}
	d.findFor(c.Number)
}

// scannerLine is the choice of the line in Cài đặt; it counts at once.
func (s *settings) scannerLine() (*kit.Form, bool) {
	d := s.d
	if d.Outer.ScannerPorts == nil || d.Outer.Scanner == nil {
		return nil, false
	}
	ports, err := d.Outer.ScannerPorts()
	if err != nil {
		d.Fail(err)
	}
	now := s.pref(prefScanner)
	if now != "" && !slices.Contains(ports, now) {
		ports = append(ports, now)
	}
	f := kit.NewForm().OneColumn(160) // in line with the choices above it
	x := &kit.Field{Key: "scanner", Label: kit.T("settings.look.scanner"), Kind: kit.KindChoice, Width: 230, Required: true,
		Options: []kit.Option{{Value: scannerTypes, Text: kit.T("settings.look.scanner.keys")}}}
	for _, p := range ports {
		x.Options = append(x.Options, kit.Option{Value: p, Text: p})
	}
	say := func() {
		switch {
		case f.Value("scanner") == scannerTypes:
			f.Note("scanner", "", kit.Normal)
		case d.scanState != nil && d.scanState() != nil:
			f.Note("scanner", kit.T("settings.look.scanner.gone"), kit.Alarm)
		default:
			f.Note("scanner", kit.T("settings.look.scanner.heard"), kit.Bold)
		}
	}
	x.OnChange = func(v string) {
		d.Outer.Prefs.Set(prefScanner, strings.TrimPrefix(v, scannerTypes))
		d.listen()
		say()
	}
	f.Add(x)
	if now == "" {
		now = scannerTypes
	}
	f.Set("scanner", now)
	say()
	return f, true
}

// scannerTypes is the choice of a scanner that types: no line is listened to.
const scannerTypes = "keyboard"
