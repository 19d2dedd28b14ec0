package devices

import (
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// pty is a line with two ends: what is written to one the scanner's line reads at the other.
func pty(t *testing.T) (end *os.File, line string) {
	t.Helper()
	end, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = end.Close() })
	fd := int(end.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	return end, fmt.Sprintf("/dev/pts/%d", n)
}

// A scan on a line arrives with every letter as on the card; a pause ends a scan that has no Enter.
func TestScannerOnALine(t *testing.T) {
	end, line := pty(t)
	scans := make(chan string)
	s := OpenScanner(line, func(text string) { scans <- text })
	for _, card := range []string{"001090123456||Nguyễn Thị Đượm|01011990|Nữ|Xã B, Huyện C|15042021", "001090123457||Y Bhăm Niê|1990|Nam||"} {
		if _, err := end.WriteString(card + "\r"); err != nil {
			t.Fatal(err)
		}
		if got := <-scans; got != card {
			t.Errorf("%q", got)
		}
	}
	if _, err := end.WriteString("without an end"); err != nil {
		t.Fatal(err)
	}
	if got := <-scans; got != "without an end" {
		t.Errorf("%q", got)
	}
	if err := s.Err(); err != nil {
		t.Error(err)
	}
	s.Close()
	gone := OpenScanner("/dev/no-such-line", nil)
	if gone.Err() == nil {
		t.Error("a line that is not there is read")
	}
	gone.Close()
}
