package kit

import (
	"sync/atomic"
	"time"
)

// lastUse is when a key or the pointer last did something, in nanoseconds.
var lastUse atomic.Int64

func init() { Used() }

// Used notes that somebody is at the desk. The widgets call it; so does work that goes on by itself.
func Used() { lastUse.Store(time.Now().UnixNano()) }

// Idle is how long nobody has touched anything.
func Idle() time.Duration { return time.Duration(time.Now().UnixNano() - lastUse.Load()) }

// Hold keeps the keys of the window from doing anything, while another page covers it.
func (k *Keys) Hold(on bool) { k.held = on }
