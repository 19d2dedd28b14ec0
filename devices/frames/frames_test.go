package frames

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// What is said is heard as it was; what is no part is refused and takes no memory.
func TestParts(t *testing.T) {
	var b bytes.Buffer
	for _, s := range []string{"HD Webcam", ""} {
		if err := Write(&b, Name, []byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"HD Webcam", ""} {
		if kind, got, err := Read(&b); kind != Name || string(got) != want || err != nil {
			t.Errorf("%c %q %v", kind, got, err)
		}
	}
	if _, _, err := Read(&b); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
	if _, _, err := Read(strings.NewReader("Failed to list camera")); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("f\x00\x00\x00\x02ab"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		kind, content, err := Read(strings.NewReader(string(raw)))
		if err == nil && (kind != raw[0] || len(content) > len(raw)-5) {
			t.Fatal(kind, len(content))
		}
	})
}
