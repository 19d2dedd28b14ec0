package main

import (
	"context"
	"log"
	"sync"
	"time"

	"hoanhap/data"
	"hoanhap/ui"
)

// copyEvery is how often the program copies the open file by itself; nothing is copied when nothing was written.
const copyEvery = 30 * time.Minute

// keepCopies copies a store at every tick until it is told to stop. Stopping waits for a copy under way, so that the store
// can be closed after it; it may be called more than once.
func keepCopies(s *data.Store, tick <-chan time.Time) (stop func()) {
	end := make(chan struct{})
	var once sync.Once
	var running sync.WaitGroup
	running.Go(func() {
		for {
			select {
			case <-end:
				return
			case <-tick:
				if _, err := s.AutoCopy(); err != nil {
					log.Printf("copy: %v", err)
				}
			}
		}
	})
	return func() {
		once.Do(func() { close(end) })
		running.Wait()
	}
}

// keepCopies begins the copies of the file in view.
func (d *desk) keepCopies() {
	t := time.NewTicker(copyEvery)
	stop := keepCopies(d.store, t.C)
	d.stopCopies = func() { t.Stop(); stop() }
}

// endCopies stops them, where they were begun.
func (d *desk) endCopies() {
	if d.stopCopies != nil {
		d.stopCopies()
	}
}

// care is what the window may ask for the safety of the file.
func (s *shell) care() ui.Care {
	return ui.Care{Copies: func() (out []ui.Copy, err error) {
		list, err := s.desk.store.Copies()
		for _, c := range list {
			out = append(out, ui.Copy(c))
		}
		return out, err
	}, Verify: func(ctx context.Context, progress func(done, total int)) ([]string, error) {
		p := *s.p
		return p.check(ctx, s.desk, progress)
	}}
}
