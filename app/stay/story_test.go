package stay

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hoanhap/app/date"
)

// Stories are cases told in plain lines, for an officer who knows the law (app/testdata/stories/README.md).
func TestStories(t *testing.T) {
	files, err := filepath.Glob("../testdata/stories/*.story")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range strings.Split(string(b), "\n\n") {
			if s := strings.TrimSpace(block); s != "" && !strings.HasPrefix(s, "#") {
				name, _, _ := strings.Cut(s, "\n")
				t.Run(filepath.Base(f)+"/"+name, func(t *testing.T) { tell(t, s) })
			}
		}
	}
}

// A story: a title, then "day kind key=value …" lines, then "=> day key=value …" or "=> từ chối key" lines.
func tell(t *testing.T, text string) {
	h := history{Stay: Stay{ID: 1, Code: "D1"}}
	sc := bufio.NewScanner(strings.NewReader(text))
	sc.Scan()
	for n := 2; sc.Scan(); n++ {
		f := strings.Fields(sc.Text())
		if f[0] == "=>" {
			check(t, &h, f[1:], n)
			continue
		}
		m := Movement{ID: int64(n), StayID: 1, Day: vn(t, f[0]), Kind: Kind(f[1])}
		d := Decision{ID: int64(n), StayID: 1}
		for _, kv := range f[2:] {
			k, v, _ := strings.Cut(kv, "=")
			switch k {
			case "lúc":
				m.Time = v
			case "diện":
				m.Status = Status(v)
			case "qđ":
				d.Day = vn(t, v)
				m.DecisionID = d.ID
			case "tháng":
				d.Term, m.Months = num(t, v), num(t, v)
			case "từ":
				d.Start = vn(t, v)
			case "trừ":
				d.Credit = num(t, v)
			case "không-tính":
				d.NotCounted = num(t, v)
			case "đã-giảm":
				d.Reduced = num(t, v)
			case "đường":
				m.Travel = num(t, v)
			case "hủy":
				m.VoidWhy = v
			default:
				t.Fatalf("line %d: %s", n, kv)
			}
		}
		h.Movements = append(h.Movements, m)
		if m.DecisionID != 0 {
			h.Decisions = append(h.Decisions, d)
		}
	}
}

func check(t *testing.T, h *history, f []string, n int) {
	t.Helper()
	tl, err := Fold(h.Stay, h.Decisions, h.Movements, pack(), today)
	if f[0] == "refused" {
		if err == nil || !strings.Contains(err.Error(), f[1]) {
			t.Errorf("line %d: want refusal %s, got %v", n, f[1], err)
		}
		h.Movements = h.Movements[:len(h.Movements)-1] // the story goes on without it
		return
	}
	if err != nil {
		t.Fatalf("line %d: %v", n, err)
	}
	c, ok := tl.Clock(vn(t, f[0]), pack())
	for _, kv := range f[1:] {
		k, want, _ := strings.Cut(kv, "=")
		got := map[string]string{"hết-hạn": c.End.Text(), "đã-tính": fmt.Sprint(c.Served), "còn": fmt.Sprint(c.Remaining), "không-tính": fmt.Sprint(c.NotCounted),
			"trừ": fmt.Sprint(c.Credit), "bắt-đầu": c.Start.Text(), "trạng-thái": string(c.Point.State), "diện": string(c.Point.Status),
			"chưa-xác-định": fmt.Sprint(c.Running), "chưa-xác-minh": fmt.Sprint(c.Unverified), "thời-hạn": fmt.Sprint(c.HasTerm)}[k]
		if ok && k == "chế-độ" {
			got = c.Regime.Code
		}
		if got != want {
			t.Errorf("line %d: %s = %s, want %s", n, k, got, want)
		}
	}
}

func vn(t *testing.T, s string) date.Date {
	t.Helper()
	p := strings.Split(s, "/")
	if len(p) != 3 {
		t.Fatalf("not a day: %s", s)
	}
	return date.Of(num(t, p[2]), num(t, p[1]), num(t, p[0]))
}

func num(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
