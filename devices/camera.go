// Package devices speaks with what stands on the desk: the camera, the clipboard of the system, the card scanner on a serial
// line. It knows nothing of the office; main hands it to the window, so that screens are tested without any of them.
package devices

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os/exec"
	"sync"
)

// The camera runs in a process of its own (Serve): what drives cameras is C++ on Windows and a kernel's driver on Linux, and
// a fault there must cost the clerk no half-typed form. Ending the process is how a camera is let go.

// Parts of what the process of the camera says: one letter, the length, the content.
const (
	partName  = 'n' // of one camera that is there
	partFrame = 'f' // JPEG
	partWrong = 'e' // why there is no picture
)

// partMost bounds a part: a frame of 1280×960 is a tenth of it.
const partMost = 8 << 20

// ErrNoCamera says that none is plugged in, or that the system lets no program use it.
var ErrNoCamera = errors.New("no camera")

// Camera is the live picture of a camera.
type Camera struct {
	process *exec.Cmd
	over    chan struct{}

	mu    sync.Mutex
	names []string
	last  image.Image
	count int
	err   error
	news  chan struct{} // full while there is something not looked at; for tests
}

// OpenCamera starts the process that serves a camera; its command line ends in Serve.
func OpenCamera(command string, args ...string) (*Camera, error) {
	return openCamera(exec.Command(command, args...))
}

func openCamera(process *exec.Cmd) (*Camera, error) {
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, fmt.Errorf("camera: %w", err)
	}
	c := &Camera{process: process, over: make(chan struct{}), news: make(chan struct{}, 1)}
	go func() {
		defer close(c.over)
		err := c.listen(out)
		// The process was ended by us, or has said itself why it ends.
		_ = process.Wait()
		c.tell(func() {
			if c.err == nil {
				c.err = err
			}
		})
	}()
	return c, nil
}

// listen reads what the process says until it ends.
func (c *Camera) listen(out io.Reader) error {
	for {
		kind, content, err := readPart(out)
		if err != nil {
			return ErrNoCamera
		}
		switch kind {
		case partName:
			c.tell(func() { c.names = append(c.names, string(content)) })
		case partWrong:
			return fmt.Errorf("%w: %s", ErrNoCamera, content)
		case partFrame:
			p, err := jpeg.Decode(bytes.NewReader(content))
			if err != nil {
				continue // one broken frame: the next comes at once
			}
			c.tell(func() { c.last = p; c.count++ })
		}
	}
}

func (c *Camera) tell(change func()) {
	c.mu.Lock()
	change()
	c.mu.Unlock()
	select {
	case c.news <- struct{}{}:
	default:
	}
}

// Latest is the picture seen last and how many there were; nil before the first. The error says that none will come.
func (c *Camera) Latest() (image.Image, int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last, c.count, c.err
}

// Names are the cameras there are, the one in view first.
func (c *Camera) Names() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.names...)
}

// Close lets the camera go.
func (c *Camera) Close() {
	_ = c.process.Process.Kill() // it may have ended already
	<-c.over
}

func writePart(w io.Writer, kind byte, content []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(content)))
	_, err := w.Write(append(head, content...))
	return err
}

func readPart(r io.Reader) (kind byte, content []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.BigEndian.Uint32(head[1:])
	if n > partMost {
		return 0, nil, io.ErrUnexpectedEOF
	}
	content = make([]byte, n)
	_, err = io.ReadFull(r, content)
	return head[0], content, err
}
