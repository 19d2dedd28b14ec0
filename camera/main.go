// Hoanhap-camera hands the picture of a camera to the window, frame after frame, on standard output; the window starts it and
// ends it. It is a program of its own because what drives cameras is C++ and the drivers of others, on Windows set going before
// the first line of main: a fault there must cost the clerk no half-typed form, nor keep the window from opening.
package main

import "os"

func main() {
	wanted := ""
	if len(os.Args) > 1 {
		wanted = os.Args[1] // the name of a camera
	}
	if err := serve(os.Stdout, wanted); err != nil {
		os.Exit(1)
	}
}
