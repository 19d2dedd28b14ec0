package ui

import (
	"maps"
	"time"

	"hoanhap/ui/kit"
)

// keeper writes a half-typed form to the disk while it is being typed, so that a power cut costs two seconds at most. It
// looks every second and writes only what has changed.
type keeper struct {
	d             *Desk
	screen, about string
	values        func() map[string]string // nil: nothing worth keeping
	told          func(at string)          // the form was written
	last          map[string]string
	stop          func()
}

const keepEvery = time.Second

func (k *keeper) start() {
	k.last = k.values()
	k.stop = kit.Every(keepEvery, k.look)
}

// look writes the form when it has changed since the last look.
func (k *keeper) look() {
	now := k.values()
	if maps.Equal(now, k.last) {
		return
	}
	k.last = now
	if err := k.d.Office.KeepDraft(k.screen, k.about, now); err != nil {
		k.end() // the disk is full or gone: said once, not every second
		k.d.Fail(err)
		return
	}
	if k.told != nil && len(now) > 0 {
		k.told(k.d.Office.Now().Format("15:04"))
	}
}

// end stops looking; what was written stays.
func (k *keeper) end() {
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
}

// saved forgets the draft: what it held is on the record, or was thrown away by the clerk.
func (k *keeper) saved() {
	k.last = k.values()
	if err := k.d.Office.DropDraft(k.screen, k.about); err != nil {
		k.d.Fail(err)
	}
}
