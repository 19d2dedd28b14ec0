package devices

import (
	"io"
	"strings"
	"testing"
)

// line is what a serial line gives, read by read; "" is a pause.
type line []string

func (l *line) Read(b []byte) (int, error) {
	if len(*l) == 0 {
		return 0, io.EOF
	}
	n := copy(b, (*l)[0])
	*l = (*l)[1:]
	return n, nil
}

func TestScansOnALine(t *testing.T) {
	l := line{"001090123456||Nguy", "ễn Văn A|010", "11990\r\n", "abc", "", "d\re\n\n", strings.Repeat("x", 500), "z"}
	for range 20 {
		l = append(l, strings.Repeat("x", 500))
	}
	var got []string
	if err := listen(&l, func(s string) { got = append(got, s) }); err != io.EOF {
		t.Error(err)
	}
	if len(got) != 5 || got[0] != "001090123456||Nguyễn Văn A|01011990" || got[1] != "abc" || got[2] != "d" || got[3] != "e" || len(got[4]) != scanMost {
		t.Errorf("%.60q", got)
	}
}
