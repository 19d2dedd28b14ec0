package kit

import (
	"errors"
	"strings"
	"testing"
)

// Work that crashes is an error like others: the window stays, and the error tells the place but nothing that was worked on.
func TestCrashOfWorkIsAnError(t *testing.T) {
	for _, x := range []struct {
		work func(*Job) error
		says string
	}{{func(*Job) error { noMap()["a"]++; return nil }, "nil map"}, {func(*Job) error { panic("GIANGMAI") }, "crash: string"}} {
		err := whole(x.work, &Job{})
		var c *Crashed
		if !errors.As(err, &c) || !strings.Contains(err.Error(), x.says) || !strings.Contains(err.Error(), "TestCrashOfWorkIsAnError") {
			t.Errorf("got %v", err)
		} else if strings.Contains(err.Error(), "GIANGMAI") {
			t.Error("the error tells what was worked on")
		}
	}
	want := errors.New("no")
	if err := whole(func(*Job) error { return want }, &Job{}); err != want {
		t.Errorf("got %v", err)
	}
}

// noMap is a map that was never made: writing to it crashes.
func noMap() map[string]int { return nil }
