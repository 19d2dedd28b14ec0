package devices

import (
	"errors"
	"time"

	"golang.design/x/clipboard"
)

// ErrNoClipboard says that the system has none that can be read, or that the program that filled it does not answer.
var ErrNoClipboard = errors.New("the clipboard does not answer")

// clipboardWait is how long another program may take to hand over what it copied.
const clipboardWait = 3 * time.Second

// ClipboardPicture is the picture on the clipboard as PNG, nil when there is none. Another program may have to hand it over:
// it is asked outside the window's thread.
func ClipboardPicture() ([]byte, error) {
	if err := clipboard.Init(); err != nil {
		return nil, errors.Join(ErrNoClipboard, err)
	}
	got := make(chan []byte, 1)
	go func() { got <- clipboard.Read(clipboard.FmtImage) }()
	select {
	case b := <-got:
		return b, nil
	case <-time.After(clipboardWait):
		return nil, ErrNoClipboard
	}
}
