package kit

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// Job is slow work under way: it tells how far it is and hears when the clerk says "Dừng".
type Job struct {
	ctx   context.Context
	tell  func(done, total int)
	stage func(what string)
	heeds func()
}

// Context ends when the clerk stops the work. Only work that asks for it is offered to be stopped: the rest would go on.
func (j *Job) Context() context.Context {
	if j.heeds != nil {
		j.heeds()
	}
	return j.ctx
}

// Progress tells how far the work is; total 0 means not known. It may be called often.
func (j *Job) Progress(done, total int) { j.tell(done, total) }

// Stage says what the work is at now, in place of what it was begun as.
func (j *Job) Stage(what string) { j.stage(what) }

// InPlace makes Run do the work at once, in the place of the call: tests set it, so that nothing has to be waited for.
var InPlace = false

// showAfter is how long work may take before it is told of: nothing that the clerk does waits longer without a sign.
const showAfter = 100 * time.Millisecond

// The window waits a moment for its work before it goes on without. An answer that was read within lookAtOnce is painted together with
// the key that asked for it, instead of one picture without and another with it. What was done within runAtOnce is over before the next
// key is taken: a key pressed right after it stands in the queue of the system and finds the page as it is then.
const (
	lookAtOnce = 24 * time.Millisecond
	runAtOnce  = showAfter
)

// patience ends the wait; tests put in one that never ends, or ends at once.
var patience = time.After

// Aside takes work instead of its being begun, where a test sets it: the test sees the window as it stands meanwhile, stops the work, or
// does it when it wants to.
var Aside func(what string, work func())

// InPlaceTook is told how long each piece of work took that Run did in the place of the call: benchmarks tell it from what the window's
// own thread has to do.
var InPlaceTook = func(what string, took time.Duration) {}

// Run is the one door for slow work: it runs outside the window's thread, shows a bar in the status line once it has taken
// 0.1 s, with "Dừng" where the work heeds its context, and hands its error to then in the window's thread. context.Canceled means
// it was stopped. No other place of the window starts a goroutine.
func (f *Frame) Run(what string, work func(*Job) error, then func(error)) {
	f.run(what, work, then, false, runAtOnce)
}

// Look is Run for work that only reads or sets a page: "Dừng" ends the waiting at once with context.Canceled, and what the work
// brings later is dropped.
func (f *Frame) Look(what string, work func(*Job) error, then func(error)) {
	f.run(what, work, then, true, lookAtOnce)
}

// Reread is Look for what was on the screen before a write: it waits for it as Run does, so that the next key finds the page as it is.
func (f *Frame) Reread(what string, work func(*Job) error, then func(error)) {
	f.run(what, work, then, true, runAtOnce)
}

func (f *Frame) run(what string, work func(*Job) error, then func(error), reads bool, wait time.Duration) {
	ctx, stop := context.WithCancel(context.Background())
	bar := &progress{status: f.status, what: what, start: time.Now()}
	job := &Job{ctx: ctx, tell: bar.tell, stage: bar.stage, heeds: func() { bar.heeds.Store(true) }}
	if InPlace && Aside == nil {
		from := time.Now()
		err := whole(work, job)
		InPlaceTook(what, time.Since(from))
		stop()
		then(err)
		return
	}
	end := func(err error) { // in the window's thread, once
		if bar.over {
			return
		}
		stop()
		bar.hide()
		then(err)
	}
	bar.stop = func() { stop(); bar.stopping() }
	if reads {
		bar.heeds.Store(true)
		bar.stop = func() { end(context.Canceled) }
	}
	if Aside != nil {
		bar.show()
		Aside(what, func() { end(whole(work, job)) })
		return
	}
	timer := time.AfterFunc(showAfter, func() { fyne.Do(bar.show) })
	quick, late := make(chan error), make(chan struct{})
	go func() {
		err := whole(work, job)
		select {
		case quick <- err:
		case <-late:
			fyne.Do(func() { end(err) })
		}
	}()
	select {
	case err := <-quick:
		timer.Stop()
		end(err)
	case <-patience(wait):
		close(late)
	}
}

// Crashed is work that came to an end nobody foresaw. It names the fault and the place, not what was being worked on.
type Crashed struct {
	Fault string
	Stack []byte
}

func (c *Crashed) Error() string { return "crash: " + c.Fault + "\n" + string(c.Stack) }

// whole does the work; a crash of it is an error like others: the screen says one sentence and the window stays.
func whole(work func(*Job) error, j *Job) (err error) {
	defer func() {
		if why := recover(); why != nil {
			c := &Crashed{Fault: fmt.Sprintf("%T", why), Stack: debug.Stack()}
			if e, ok := why.(runtime.Error); ok {
				c.Fault = e.Error()
			}
			err = c
		}
	}()
	return work(j)
}

// progress passes on how far the work is, at most ten times a second.
type progress struct {
	status *statusLine
	what   string
	stop   func()
	heeds  atomic.Bool // the work can be stopped
	start  time.Time

	mu          sync.Mutex
	done, total int
	ending      bool // told to stop
	shown       bool // only touched in the window's thread
	over        bool
	last        time.Time
}

func (p *progress) tell(done, total int) {
	p.mu.Lock()
	p.done, p.total = done, total
	now := time.Now()
	quick := now.Sub(p.last) < 100*time.Millisecond || now.Sub(p.start) < showAfter
	if !quick {
		p.last = now
	}
	p.mu.Unlock()
	if !quick && !InPlace {
		fyne.Do(p.show)
	}
}

func (p *progress) stage(what string) {
	p.mu.Lock()
	p.what = what
	p.mu.Unlock()
}

// stopping says that the work was told to stop and has not come to where it can.
func (p *progress) stopping() {
	p.mu.Lock()
	p.ending = true
	p.mu.Unlock()
	p.show()
}

func (p *progress) show() {
	if p.over {
		return
	}
	p.mu.Lock()
	done, total, what, ending := p.done, p.total, p.what, p.ending
	if ending {
		total, what = 0, T("kit.stopping")
	}
	p.mu.Unlock()
	p.shown, p.status.bar = true, p
	part, text := 0.0, what
	if total > 0 {
		part = float64(done) / float64(total)
		text = T("kit.progress", "what", what, "done", done, "total", total)
	}
	var stop func()
	if p.heeds.Load() && !ending {
		stop = p.stop
	}
	p.status.setBusy(text, part, stop)
}

func (p *progress) hide() {
	p.over = true
	if p.shown {
		p.status.bar = nil
		p.status.setBusy("", 0, nil)
	}
}

func (s *statusLine) setBusy(text string, part float64, stop func()) {
	s.busy, s.part, s.stop = text, part, stop
	s.Refresh()
}

// Busy is what the status line says of slow work, "" when there is none.
func (f *Frame) Busy() string { return f.status.busy }

// Stop is the "Dừng" of the work the status line shows; it reports whether it can be stopped.
func (f *Frame) Stop() bool {
	bar := f.status.bar
	if bar == nil || bar.over || !bar.heeds.Load() {
		return false
	}
	bar.stop()
	return true
}
