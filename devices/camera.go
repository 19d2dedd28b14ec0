// Package devices speaks with what stands on the desk: the camera, the clipboard of the system, the card scanner on a serial
// line. It knows nothing of the office; main hands it to the window, so that screens are tested without any of them.
package devices

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os/exec"
	"sync"

	"hoanhap/devices/frames"
)

// ErrNoCamera says that none is plugged in, or that the system lets no program use it.
var ErrNoCamera = errors.New("no camera")

// Camera is the live picture of a camera. The camera runs in a program of its own (package camera), so that a fault of its
// driver costs no half-typed form; ending that program is how the camera is let go.
type Camera struct {
	process *exec.Cmd
	over    chan struct{}

	mu    sync.Mutex
	names []string
	last  image.Image
	count int
	err   error
	news  chan struct{} // full while there is something not looked at
}

// OpenCamera starts the program that hands over the picture of a camera: of the one with this name, "" of the usual one.
func OpenCamera(program, name string) (*Camera, error) {
	process := exec.Command(program, name)
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
		kind, content, err := frames.Read(out)
		if err != nil {
			return ErrNoCamera
		}
		switch kind {
		case frames.Name:
			c.tell(func() { c.names = append(c.names, string(content)) })
		case frames.Wrong:
			return fmt.Errorf("%w: %s", ErrNoCamera, content)
		case frames.Frame:
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

// News tells that there is something that was not there at the last look.
func (c *Camera) News() <-chan struct{} { return c.news }

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
