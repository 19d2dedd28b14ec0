package devices

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/pion/mediadevices/pkg/driver"
	_ "github.com/pion/mediadevices/pkg/driver/videotest" // colour bars instead of a camera
	"github.com/pion/mediadevices/pkg/frame"
	"github.com/pion/mediadevices/pkg/prop"
)

// serveCamera makes this test program the process of a camera.
const serveCamera = "DEVICES_SERVE_CAMERA"

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
	if err := Serve(os.Stdout, "VideoTest"); err != nil {
		os.Exit(1)
	}
}

func served(t *testing.T, how string) *Camera {
	t.Helper()
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), serveCamera+"="+how)
	c, err := openCamera(process)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// The picture of a camera comes from a process of its own, frame after frame; ending it lets the camera go.
func TestCamera(t *testing.T) {
	c := served(t, "test")
	for {
		<-c.news
		p, n, err := c.Latest()
		if err != nil {
			t.Fatal(err)
		}
		if n < 2 {
			continue
		}
		if p.Bounds().Dx() != 640 || p.Bounds().Dy() != 480 {
			t.Error(p.Bounds())
		}
		break
	}
	if names := c.Names(); len(names) == 0 || names[0] != "VideoTest" {
		t.Error(names)
	}
	c.Close()
	if c.process.ProcessState == nil {
		t.Error("the process is still there")
	}
}

// No camera, and a driver that crashes, are said; nothing hangs.
func TestNoCamera(t *testing.T) {
	for _, how := range []string{"none", "crash"} {
		c := served(t, how)
		<-c.over
		if p, _, err := c.Latest(); !errors.Is(err, ErrNoCamera) || p != nil {
			t.Errorf("%s: %v", how, err)
		}
	}
	if _, err := OpenCamera("no such program"); err == nil {
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

// line is what a serial line gives, read by read; "" is a pause.
type line []string

func (l *line) Read(b []byte) (int, error) {
	if len(*l) == 0 {
		return 0, io.EOF
	}
	n := copy(b, (*l)[0])
	*l = (*l)[1:]
	return n, nil
}

func TestScansOnALine(t *testing.T) {
	l := line{"001090123456||Nguy", "ễn Văn A|010", "11990\r\n", "abc", "", "d\re\n\n", strings.Repeat("x", 500), "z"}
	for range 20 {
		l = append(l, strings.Repeat("x", 500))
	}
	var got []string
	if err := listen(&l, func(s string) { got = append(got, s) }); err != io.EOF {
		t.Error(err)
	}
	if len(got) != 5 || got[0] != "001090123456||Nguyễn Văn A|01011990" || got[1] != "abc" || got[2] != "d" || got[3] != "e" || len(got[4]) != scanMost {
		t.Errorf("%.60q", got)
	}
}

func FuzzReadPart(f *testing.F) {
	f.Add([]byte("f\x00\x00\x00\x02ab"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		kind, content, err := readPart(strings.NewReader(string(raw)))
		if err == nil && (kind != raw[0] || len(content) > len(raw)-5) {
			t.Fatal(kind, len(content))
		}
	})
}
