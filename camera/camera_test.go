package main

import (
	"errors"
	"image"
	"os"
	"testing"

	"github.com/pion/mediadevices/pkg/driver"
	_ "github.com/pion/mediadevices/pkg/driver/videotest" // colour bars instead of a camera
	"github.com/pion/mediadevices/pkg/frame"
	"github.com/pion/mediadevices/pkg/prop"

	"hoanhap/devices"
)

// serveCamera makes this test program the process of a camera.
const serveCamera = "HOANHAP_SERVE_CAMERA"

func TestMain(m *testing.M) {
	switch os.Getenv(serveCamera) {
	case "":
		os.Exit(m.Run())
	case "none":
		for _, d := range driver.GetManager().Query(driver.FilterVideoRecorder()) {
			driver.GetManager().Delete(d.ID())
		}
	case "crash":
		os.Exit(3)
	}
	if err := serve(os.Stdout, os.Args[1]); err != nil {
		os.Exit(1)
	}
}

func served(t *testing.T, how string) *devices.Camera {
	t.Helper()
	t.Setenv(serveCamera, how)
	c, err := devices.OpenCamera(os.Args[0], "VideoTest")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// seen waits for the second frame, or for the word that none will come.
func seen(c *devices.Camera) (image.Image, error) {
	for range c.News() {
		if p, n, err := c.Latest(); n >= 2 || err != nil {
			return p, err
		}
	}
	return nil, nil
}

// The picture of a camera comes from a process of its own, frame after frame; ending it lets the camera go.
func TestCamera(t *testing.T) {
	c := served(t, "test")
	p, err := seen(c)
	if err != nil {
		t.Fatal(err)
	}
	if p.Bounds().Dx() != 640 || p.Bounds().Dy() != 480 {
		t.Error(p.Bounds())
	}
	if names := c.Names(); len(names) == 0 || names[0] != "VideoTest" {
		t.Error(names)
	}
	c.Close()
	if _, _, err := c.Latest(); !errors.Is(err, devices.ErrNoCamera) {
		t.Errorf("the process is still there: %v", err)
	}
}

// No camera, and a driver that crashes, are said; nothing hangs.
func TestNoCamera(t *testing.T) {
	for _, how := range []string{"none", "crash"} {
		if p, err := seen(served(t, how)); !errors.Is(err, devices.ErrNoCamera) || p != nil {
			t.Errorf("%s: %v", how, err)
		}
	}
	if _, err := devices.OpenCamera("no such program", ""); err == nil {
		t.Error("a program that is not there serves no camera")
	}
}

func TestSizeOfTheFrame(t *testing.T) {
	size := func(w, h int, rate float32) prop.Media {
		return prop.Media{Video: prop.Video{Width: w, Height: h, FrameRate: rate, FrameFormat: frame.FormatYUY2}}
	}
	got, ok := fitting([]prop.Media{size(640, 480, 30), size(1920, 1080, 5), size(1280, 720, 10), size(1280, 720, 30)})
	if !ok || got.Height != 720 || got.FrameRate != 30 {
		t.Error(got.Video)
	}
	if got, _ = fitting([]prop.Media{size(320, 240, 30), size(640, 480, 15)}); got.Height != 480 {
		t.Error(got.Video)
	}
	if _, ok := fitting(nil); ok {
		t.Error("a camera without a size")
	}
}
