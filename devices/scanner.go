package devices

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"go.bug.st/serial"
)

// A card scanner in serial mode (USB-COM) sends the bytes of the card as they are, so that no typing program can mangle the
// name. A scan ends with CR or LF, or with a pause.

const (
	scanBaud  = 115200 // without effect on a USB line; scanners on a true one are set to the speed chosen
	scanPause = 200 * time.Millisecond
	scanMost  = 4096 // bytes of one scan: a card has about 150
	retry     = 3 * time.Second
)

// ScannerPorts are the serial lines of this computer, in order.
func ScannerPorts() ([]string, error) {
	list, err := serial.GetPortsList()
	slices.Sort(list)
	return list, err
}

// Scanner listens to a serial line until it is closed; a scanner that is pulled out and put in again is found again.
type Scanner struct {
	name string
	scan func(string)
	stop chan struct{}
	over chan struct{}

	mu   sync.Mutex
	port io.Closer
	err  error
}

// OpenScanner listens to a line, also to one that is not there yet; scan gets the text of each scan, outside the window's
// thread.
func OpenScanner(name string, scan func(text string)) *Scanner {
	s := &Scanner{name: name, scan: scan, stop: make(chan struct{}), over: make(chan struct{})}
	p, err := openLine(name)
	if err != nil {
		s.err = err
	} else {
		s.port = p
	}
	go s.run(p)
	return s
}

func openLine(name string) (serial.Port, error) {
	p, err := serial.Open(name, &serial.Mode{BaudRate: scanBaud})
	if err != nil {
		return nil, fmt.Errorf("scanner %s: %w", name, err)
	}
	if err := p.SetReadTimeout(scanPause); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// run reads the line, and looks for it again when it is gone.
func (s *Scanner) run(p serial.Port) {
	defer close(s.over)
	for {
		if p != nil {
			err := listen(p, s.scan)
			s.mu.Lock()
			s.err = errors.Join(err, p.Close())
			s.mu.Unlock()
		}
		for p = nil; p == nil; {
			select {
			case <-s.stop:
				return
			case <-time.After(retry):
			}
			p, _ = openLine(s.name) // not there yet
		}
		if !s.again(p) {
			return
		}
	}
}

// again takes up a line that was found anew; not when listening was ended meanwhile.
func (s *Scanner) again(p serial.Port) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.stop:
		_ = p.Close() // nothing was read from it
		return false
	default:
	}
	s.port, s.err = p, nil
	return true
}

// Err is why the line cannot be read just now, nil while it can.
func (s *Scanner) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Close ends listening.
func (s *Scanner) Close() {
	s.mu.Lock()
	close(s.stop)
	if s.port != nil {
		_ = s.port.Close() // a line that is gone is closed already
	}
	s.mu.Unlock()
	<-s.over
}

// listen cuts what comes into scans until the line ends. A read that brings nothing is the pause after a scan.
func listen(r io.Reader, scan func(string)) error {
	var scanned []byte
	buf := make([]byte, 512)
	tell := func() {
		if len(scanned) > 0 {
			scan(string(scanned))
		}
		scanned = nil
	}
	for {
		n, err := r.Read(buf)
		for _, b := range buf[:n] {
			switch {
			case b == '\r' || b == '\n':
				tell()
			case len(scanned) < scanMost:
				scanned = append(scanned, b)
			}
		}
		if err != nil {
			tell()
			return err
		}
		if n == 0 {
			tell()
		}
	}
}
