//go:build journey

package journey

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoanhap/app/stay"
)

// BenchmarkStart is the way from the double click to the window, and what the window holds in memory: ours on a book of 12,000
// stays beside an empty Fyne window on the same display. The display draws by software; a graphics card is faster for both.
func BenchmarkStart(b *testing.B) {
	empty := filepath.Join(b.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-tags", "x11,migrated_fynedo,no_animations,journey", "-o", empty, "./empty").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	d := prepare(b)
	d.fillBook()
	b.Run("12,000_stays/ours", func(b *testing.B) { d.startOften(b, "Hôm nay – ", binary(b), "--db", d.db) })
	b.Run("12,000_stays/floor", func(b *testing.B) { d.startOften(b, "Trống", empty) })
}

// fillBook makes a synthetic centre with at least 12,000 stays.
func (d *desk) fillBook() {
	d.t.Helper()
	c := exec.Command(binary(d.t), "demo", "--db", d.db, "--residents", "1300", "--years", "10")
	c.Env = d.env()
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Fatalf("%v\n%s", err, out)
	}
	if n := len(rows[stay.Stay](d)); n < 12000 {
		d.t.Fatalf("%d stays", n)
	}
}

// startOften starts a program b.N times, until its window stands there with its first screen.
func (d *desk) startOften(b *testing.B, title, program string, args ...string) {
	var window, memory, peak float64
	for b.Loop() {
		x := &desk{t: b, display: d.display, home: d.home, db: d.db}
		from := time.Now()
		x.start(program, args...)
		x.until("the window", func() bool { return x.window() != "" })
		window += time.Since(from).Seconds()
		x.until("its first screen", func() bool { return strings.HasPrefix(x.title(), title) })
		memory += x.settled()
		peak += x.memory("VmHWM")
		_ = x.program.Process.Kill()
		_ = x.program.Wait() // killed
	}
	n := float64(b.N)
	b.ReportMetric(1000*window/n, "ms-to-window")
	b.ReportMetric(memory/n, "MB-RSS")
	b.ReportMetric(peak/n, "MB-peak")
}

// settled is the memory once it has not grown for half a second: what is read after the first screen is in it.
func (d *desk) settled() (mb float64) {
	d.t.Helper()
	since := time.Now()
	d.until("the memory to settle", func() bool {
		if now := d.memory("VmRSS"); now > mb+0.5 {
			mb, since = now, time.Now()
		}
		return time.Since(since) > 500*time.Millisecond
	})
	return mb
}

// memory reads a line of /proc/PID/status in MB.
func (d *desk) memory(line string) float64 {
	d.t.Helper()
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", d.program.Process.Pid))
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var kb float64
		if n, err := fmt.Sscanf(s.Text(), line+": %f kB", &kb); n == 1 && err == nil {
			return kb / 1024
		}
	}
	d.t.Fatalf("no %s", line)
	return 0
}
