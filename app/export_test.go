package app

// Inner is the store behind the guard, as a second program opens it.
func Inner(o *Office) Store { return o.inner() }
