// Package frames is what the program of the camera says to the window: one letter, the length, the content.
package frames

import (
	"encoding/binary"
	"io"
)

// Kinds of parts.
const (
	Name  = 'n' // of one camera that is there
	Frame = 'f' // JPEG
	Wrong = 'e' // why there is no picture
)

// most bounds a part: a frame of 1280×960 is a tenth of it.
const most = 8 << 20

// Write says one part.
func Write(w io.Writer, kind byte, content []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(content)))
	_, err := w.Write(append(head, content...))
	return err
}

// Read hears one part. io.EOF: there are no more; io.ErrUnexpectedEOF: what comes is none.
func Read(r io.Reader) (kind byte, content []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.BigEndian.Uint32(head[1:])
	if n > most {
		return 0, nil, io.ErrUnexpectedEOF
	}
	content = make([]byte, n)
	_, err = io.ReadFull(r, content)
	return head[0], content, err
}
