//go:build journey

package journey

import (
	big32 "encoding/binary"
	"hash/maphash"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// BenchmarkPaint is the way from the key to the changed picture on the display, in the real window over a book of 100,000 stays: a
// letter in the search of Học viên, a page of its list, a record opened; and the floor, one letter in a bare entry of Fyne over a bare list
// that answers it. The
// display draws by software, which is most of each figure: read the distance to the floor.
func BenchmarkPaint(b *testing.B) {
	empty := filepath.Join(b.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-tags", "x11,migrated_fynedo,no_animations,journey", "-o", empty, "./empty").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	b.Run("floor", func(b *testing.B) {
		s := newScene(b)
		s.start(empty, "entry")
		s.ready("Trống", below)
		s.painted(b, below, "a", "BackSpace")
	})
	for _, x := range []struct {
		name string
		to   []string // keys that lead there from the list
		see  region
		keys []string
	}{
		{"key_in_search", nil, below, []string{"b", "BackSpace"}},
		{"page_of_list", []string{"Down"}, below, []string{"Next", "Next", "Prior", "Prior"}},
		{"record_opened", []string{"Down"}, below, []string{"Return", "Escape"}},
	} {
		b.Run("100,000_stays/"+x.name, func(b *testing.B) {
			s := newScene(b)
			s.db = bigBook(b, s.desk)
			s.start(binary(b), "--db", s.db)
			s.ready("Hôm nay – ", below)
			s.tool("xdotool", "mousemove", "80", "122", "click", "1")
			s.at("Học viên")
			s.still(below)
			s.keys("b", "BackSpace") // the first letter reads what the next ones have at hand
			s.still(below)
			if len(x.to) > 0 {
				s.keys(x.to...)
				s.still(below)
			}
			s.painted(b, x.see, x.keys...)
		})
	}
}

// bigBook makes a centre with 100,000 stays once for all; HOANHAP_BIG names one that is kept.
func bigBook(b *testing.B, d *desk) string {
	b.Helper()
	if kept := os.Getenv("HOANHAP_BIG"); kept != "" {
		return kept
	}
	if big == "" {
		big = filepath.Join(os.TempDir(), "hoanhap-100000.db")
		c := exec.Command(binary(b), "demo", "--db", big, "--residents", "11000", "--years", "10")
		c.Env = d.env()
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	return big
}

var big string

// scene is a desk whose display can be looked at: Xvfb keeps its picture in a file.
type scene struct {
	*desk
	pixels []byte // of the display, as they change
	from   int    // where the pixels begin
	line   int    // bytes of a line
}

// region is a part of the display in pixels.
type region struct{ x, y, w, h int }

// below is the sheet without its head, in which a caret blinks.
var below = region{190, 112, 820, 480}

func newScene(b *testing.B) *scene {
	b.Helper()
	s := &scene{desk: prepare(b)}
	f, err := os.OpenFile(filepath.Join(s.screens, "Xvfb_screen0"), os.O_RDONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		b.Fatal(err)
	}
	if s.pixels, err = syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = syscall.Munmap(s.pixels) })
	word := func(at int) int { return int(big32.BigEndian.Uint32(s.pixels[at:])) }
	const colour = 12 // bytes of an entry of the colour table
	s.from, s.line = word(0)+word(76)*colour, word(48)
	return s
}

// ready waits for the window with its first screen and puts it where the regions are.
func (s *scene) ready(title string, r region) {
	s.t.Helper()
	s.until("the window", func() bool { return s.window() != "" })
	s.tool("xdotool", "windowsize", "--sync", s.window(), "1366", "768")
	s.tool("xdotool", "windowmove", s.window(), "0", "0")
	s.tool("xdotool", "windowfocus", "--sync", s.window())
	s.until(title, func() bool { return len(s.title()) >= len(title) && s.title()[:len(title)] == title })
	s.still(r)
}

var seed = maphash.MakeSeed()

// look is a sum over the pixels of a region.
func (s *scene) look(r region) uint64 {
	const pixel = 4
	var h maphash.Hash
	h.SetSeed(seed)
	for y := r.y; y < r.y+r.h; y += 3 { // a letter is higher than three lines
		at := s.from + y*s.line + r.x*pixel
		_, _ = h.Write(s.pixels[at : at+r.w*pixel]) // never fails
	}
	return h.Sum64()
}

// still waits until a region has not changed for half a second.
func (s *scene) still(r region) {
	s.t.Helper()
	last, since := s.look(r), time.Now()
	s.until("a picture that stands still", func() bool {
		if now := s.look(r); now != last {
			last, since = now, time.Now()
		}
		return time.Since(since) > 500*time.Millisecond
	})
}

// painted presses the keys in turn and measures each until the region shows something else.
func (s *scene) painted(b *testing.B, r region, keys ...string) {
	b.Helper()
	hand := exec.Command("xdotool", "-")
	hand.Env = s.env()
	in, err := hand.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := hand.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = in.Close(); _ = hand.Wait() }()
	var took []time.Duration
	for b.Loop() {
		took = append(took, s.press(in, r, keys[len(took)%len(keys)]))
		b.StopTimer()
		s.still(r)
		b.StartTimer()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-key-to-paint") // the median: other work goes on beside it
	b.ReportMetric(float64(took[len(took)*9/10].Microseconds())/1000, "ms-nine-in-ten")
}

// lost is after how long a key counts as lost on the way to the window: it is pressed again, and only that time counts.
const lost = 5 * time.Second

// press sends one key and gives the time until the region shows something else.
func (s *scene) press(in io.Writer, r region, key string) time.Duration {
	s.t.Helper()
	for range 4 {
		before, from := s.look(r), time.Now()
		if _, err := io.WriteString(in, "key --delay 0 "+key+"\n"); err != nil {
			s.t.Fatal(err)
		}
		for time.Since(from) < lost {
			if s.look(r) != before {
				return time.Since(from)
			}
		}
	}
	s.picture("painted")
	s.t.Fatalf("%s changes nothing", key)
	return 0
}
