//go:build !ci

package main

import (
	"fmt"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// openGL tries what the window needs, OpenGL 2.1, on a window nobody sees. Fyne's driver ends the program with an English
// message where it fails, so the program looks first.
func openGL() (err error) {
	defer func() {
		if r := recover(); r != nil { // glfw panics at errors it does not expect
			err = fmt.Errorf("opengl: %v", r)
		}
	}()
	if err := glfw.Init(); err != nil {
		return fmt.Errorf("%w: %w", errNoDisplay, err)
	}
	// It stays initialised: an X server without a desktop starts anew when its last client goes, and Fyne would come too early.
	defer glfw.DefaultWindowHints()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	w, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return err
	}
	if w == nil { // an error of the system that glfw only logs
		return fmt.Errorf("opengl: no window")
	}
	w.Destroy()
	return nil
}
