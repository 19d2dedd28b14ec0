package main

import (
	"bytes"
	"cmp"
	"errors"
	"image/jpeg"
	"io"
	"slices"

	"github.com/pion/mediadevices/pkg/driver"
	_ "github.com/pion/mediadevices/pkg/driver/camera" // V4L2 and DirectShow
	"github.com/pion/mediadevices/pkg/prop"

	"hoanhap/devices/frames"
)

// errNoSize says that a camera offers no size of picture this program can read.
var errNoSize = errors.New("it offers no picture that can be read")

// portraitHigh is what a portrait of the record needs of a frame; more only makes the picture slow.
const portraitHigh = 600

// serve names the cameras, the asked one or the usual one first, and writes the frames of that one until
// nobody reads them. What is wrong it says and ends.
func serve(w io.Writer, wanted string) error {
	list := driver.GetManager().Query(func(d driver.Driver) bool {
		_, takes := d.(driver.VideoRecorder)
		return takes && d.Info().DeviceType == driver.Camera
	})
	slices.SortFunc(list, func(a, b driver.Driver) int {
		if x, y := called(a) == wanted, called(b) == wanted; x != y {
			return map[bool]int{true: -1, false: 1}[x]
		}
		return cmp.Or(cmp.Compare(b.Info().Priority, a.Info().Priority), cmp.Compare(called(a), called(b)))
	})
	for _, d := range list {
		if err := frames.Write(w, frames.Name, []byte(called(d))); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		return frames.Write(w, frames.Wrong, []byte("none is plugged in"))
	}
	err := film(w, list[0])
	if err == nil {
		return nil
	}
	return frames.Write(w, frames.Wrong, []byte(err.Error()))
}

// called is the name of a camera as its maker gave it.
func called(d driver.Driver) string { return cmp.Or(d.Info().Name, d.Info().Label) }

// film writes frame after frame.
func film(w io.Writer, d driver.Driver) error {
	if err := d.Open(); err != nil {
		return err
	}
	size, ok := fitting(d.Properties())
	if !ok {
		return errNoSize
	}
	pictures, err := d.(driver.VideoRecorder).VideoRecord(size)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for {
		p, done, err := pictures.Read()
		if err != nil {
			return err
		}
		b.Reset()
		err = jpeg.Encode(&b, p, &jpeg.Options{Quality: 90})
		done()
		if err != nil {
			return err
		}
		if err := frames.Write(w, frames.Frame, b.Bytes()); err != nil {
			return nil // nobody looks any more
		}
	}
}

// fitting is the smallest size a portrait can be cut from, else the largest there is; of one size the fastest.
func fitting(list []prop.Media) (prop.Media, bool) {
	if len(list) == 0 {
		return prop.Media{}, false
	}
	return slices.MinFunc(list, func(a, b prop.Media) int {
		enoughA, enoughB := a.Height >= portraitHigh, b.Height >= portraitHigh
		switch {
		case enoughA != enoughB:
			return map[bool]int{true: -1, false: 1}[enoughA]
		case enoughA:
			return cmp.Or(a.Height-b.Height, a.Width-b.Width, cmp.Compare(b.FrameRate, a.FrameRate))
		}
		return cmp.Or(b.Height-a.Height, b.Width-a.Width, cmp.Compare(b.FrameRate, a.FrameRate))
	}), true
}
