package due_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/stay"
)

var pack = sync.OnceValue(func() *law.Pack {
	p, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		panic(err)
	}
	return p
})

var today = date.Must("2026-11-21")

// with is the shipped pack with settings of the centre.
func with(t testing.TB, from string, settings ...string) *law.Pack {
	t.Helper()
	var rows []law.Row
	for i := 0; i < len(settings); i += 2 {
		rows = append(rows, law.Row{Key: settings[i], From: date.Must(from), Value: settings[i+1], Source: "cài đặt", Scope: law.Centre})
	}
	p, err := pack().With(rows)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tale is one case of due.cases being read.
type tale struct {
	pack      *law.Pack
	facts     due.Facts
	decisions []stay.Decision
	movements []stay.Movement
}

// TestCases tells the cases of due.cases: plain lines an officer who knows the law can read (testdata/stories/README.md).
func TestCases(t *testing.T) {
	b, err := os.ReadFile("../testdata/stories/due.cases")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, block := range strings.Split(string(b), "\n\n") {
		if s := strings.TrimSpace(block); s != "" && !strings.HasPrefix(s, "#") {
			name, rest, _ := strings.Cut(s, "\n")
			n++
			t.Run(name, func(t *testing.T) { tell(t, rest) })
		}
	}
	if n < 40 {
		t.Fatalf("only %d cases", n)
	}
}

func tell(t *testing.T, text string) {
	c := tale{pack: pack()}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		f := strings.Fields(lines[i])
		if f[0] != "=>" {
			c.line(t, i+2, f)
			continue
		}
		var want []string
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "- ") {
			i++
			want = append(want, strings.TrimPrefix(lines[i], "- "))
		}
		got := c.seen(t, f[1:])
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got\n  %s\nwant\n  %s", strings.Join(f, " "), strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
}

// seen is what is due on a day, in the words of the cases.
func (c *tale) seen(t *testing.T, f []string) (out []string) {
	tl, err := stay.Fold(stay.Stay{ID: 1, Code: "D1", ResidentID: 1}, c.decisions, c.movements, c.pack, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range due.Items(tl, c.facts, vn(t, f[0]), c.pack) {
		if len(f) > 1 && !slices.Contains(strings.Split(f[2], ","), string(it.Code)) {
			continue
		}
		name, when := string(it.Code), it.Day.Text()
		if it.To != "" {
			name += "/" + it.To
		}
		if it.Time != "" {
			when += "T" + it.Time
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", name, when, it.Regime.Code, it.State))
	}
	return out
}

func (c *tale) line(t *testing.T, n int, f []string) {
	t.Helper()
	switch f[0] {
	case "cài-đặt":
		k, v, _ := strings.Cut(f[1], "=")
		c.pack = with(t, "1990-01-01", k, v)
	case "mở-sổ":
		c.facts.From = vn(t, f[1])
	case "người":
		c.person(t, f[1:])
	case "giấy":
		c.facts.Papers = append(c.facts.Papers, due.Paper{ID: int64(n), Kind: f[2], Day: vn(t, f[1]), To: value(f, "nơi"), Number: value(f, "số")})
	case "đã-xong", "miễn":
		key := "1/" + f[2] + "//"
		c.facts.Marks = append(c.facts.Marks, due.Mark{ID: int64(n), Key: key, Day: vn(t, f[1]), Waived: f[0] == "miễn", Paper: value(f, "số"),
			Note: value(f, "lý-do")})
	default:
		c.movement(t, n, f)
	}
}

func (c *tale) person(t *testing.T, f []string) {
	t.Helper()
	c.facts.NoResidence, c.facts.UnableToWork = slices.Contains(f, "không-nơi-cư-trú"), slices.Contains(f, "không-lao-động")
	if v := value(f, "sinh"); len(v) == 4 {
		c.facts.Birth = date.Partial{Y: int16(num(t, v))}
	} else {
		c.facts.Birth = date.Whole(vn(t, v))
	}
}

func (c *tale) movement(t *testing.T, n int, f []string) {
	t.Helper()
	m := stay.Movement{ID: int64(n), StayID: 1, Day: vn(t, f[0]), Kind: stay.Kind(f[1]), Time: value(f, "lúc"), Status: stay.Status(value(f, "diện"))}
	if v := value(f, "hẹn"); v != "" {
		d, tm, _ := strings.Cut(v, "T")
		m.Due, m.DueTime = vn(t, d), tm
	}
	if v := value(f, "qđ"); v != "" {
		d := stay.Decision{ID: int64(n), StayID: 1, Day: vn(t, v), Term: num(t, value(f, "tháng"))}
		if v := value(f, "từ"); v != "" {
			d.Start = vn(t, v)
		}
		m.DecisionID = d.ID
		c.decisions = append(c.decisions, d)
	}
	c.movements = append(c.movements, m)
}

func value(f []string, key string) string {
	for _, kv := range f {
		if k, v, ok := strings.Cut(kv, "="); ok && k == key {
			return v
		}
	}
	return ""
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
