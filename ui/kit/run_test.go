package kit

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
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

// waits lets Run and Look wait for their work for ever, or not at all.
func waits(t *testing.T, ever bool) {
	t.Helper()
	test.NewTempApp(t)
	was, place := patience, InPlace
	t.Cleanup(func() { patience, InPlace = was, place })
	InPlace = false
	patience = func(time.Duration) <-chan time.Time {
		c := make(chan time.Time, 1)
		if !ever {
			c <- time.Time{}
		}
		return c
	}
}

// What is done at once is over before the next key: no bar is shown and Run has told its end when it comes back. What takes longer
// leaves the window to the clerk and tells its end afterwards.
func TestRunIsOverBeforeTheNextKey(t *testing.T) {
	for _, run := range []func(f *Frame, work func(*Job) error, then func(error)){
		func(f *Frame, work func(*Job) error, then func(error)) { f.Run("x", work, then) },
		func(f *Frame, work func(*Job) error, then func(error)) { f.Look("x", work, then) }} {
		var order []string
		waits(t, true)
		f := NewFrame("", nil)
		run(f, func(*Job) error { order = append(order, "work"); return nil }, func(error) { order = append(order, "then "+f.Busy()) })
		order = append(order, "key")
		if !slices.Equal(order, []string{"work", "then ", "key"}) {
			t.Errorf("quick: %q", order)
		}
		waits(t, false)
		order = nil
		key, over := make(chan struct{}), make(chan struct{})
		run(f, func(*Job) error { <-key; return context.Canceled }, func(err error) { order = append(order, "then "+err.Error()); close(over) })
		order = append(order, "key")
		close(key)
		<-over
		if !slices.Equal(order, []string{"key", "then context canceled"}) {
			t.Errorf("slow: %q", order)
		}
	}
}

// Work that was told to stop says so until it has come to where it can, and is not told twice.
func TestStoppingIsSaid(t *testing.T) {
	test.NewTempApp(t)
	var work func()
	Aside = func(_ string, w func()) { work = w }
	t.Cleanup(func() { Aside = nil })
	f := NewFrame("", nil)
	var got error
	f.Run("x", func(j *Job) error {
		if f.Stop() {
			t.Error("stopped although it heeds nothing")
		}
		ctx := j.Context()
		if !f.Stop() || f.Busy() != T("kit.stopping") || f.status.stop != nil {
			t.Errorf("stopping: %q", f.Busy())
		}
		return ctx.Err()
	}, func(err error) { got = err })
	if f.Busy() != "x" {
		t.Errorf("busy with %q", f.Busy())
	}
	work()
	if !errors.Is(got, context.Canceled) || f.Busy() != "" || f.Stop() {
		t.Errorf("%v, busy with %q", got, f.Busy())
	}
}
