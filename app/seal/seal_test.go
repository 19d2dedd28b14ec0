package seal

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// cheap makes the tests quick; TestStandard looks at the cost of the program.
var cheap = Cost{Time: 1, Memory: 64, Lanes: 1}

// OWASP ASVS 5.0, 11.4.2 and appendix C: argon2id with t=1 m≥46 MiB, t=2 m≥19 MiB or t≥3 m≥12 MiB.
func TestStandard(t *testing.T) {
	c := Standard
	if !c.sane() || c.Time < 3 || c.Memory < 12<<10 || c.Memory < 19456 {
		t.Errorf("%+v is below the parameters of ASVS", c)
	}
}

func TestSealAndOpen(t *testing.T) {
	k1, k2 := NewKey(1), NewKey(2)
	old, now := NewRing(k1), NewRing(k1, k2)
	at := Place{"health_note", 7, "body", 1}
	for _, plain := range []string{"", "x", strings.Repeat("dài ", 500)} {
		b, err := old.Seal([]byte(plain), at)
		if err != nil {
			t.Fatal(err)
		}
		if len(plain) > 1 && bytes.Contains(b, []byte(plain)) {
			t.Error("the value stands in clear")
		}
		got, err := now.Open(b, at) // after a renewal the old values open still
		if err != nil || string(got) != plain {
			t.Fatalf("%q, %v", got, err)
		}
		for _, other := range []Place{{"health_note", 8, "body", 1}, {"health_note", 7, "body", 2}, {"draft", 7, "body", 1}, {"health_note", 7, "x", 1}} {
			if _, err := now.Open(b, other); !errors.Is(err, ErrValue) {
				t.Errorf("opened at %v: %v", other, err)
			}
		}
		for i := range b {
			bad := bytes.Clone(b)
			bad[i] ^= 1
			if got, err := now.Open(bad, at); err == nil {
				t.Fatalf("byte %d changed and it opened: %q", i, got)
			}
		}
	}
	b, err := now.Seal([]byte("mới"), at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := old.Open(b, at); !errors.Is(err, ErrNoKey) {
		t.Errorf("the old key opened what the new one sealed: %v", err)
	}
	now.Forget()
	if _, err := now.Open(b, at); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v", err)
	}
	if _, err := now.Seal(nil, at); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v", err)
	}
	if k1.Bytes != [KeySize]byte{} {
		t.Error("a forgotten key is left in memory")
	}
}

// The length of what is sealed does not tell a result: âm tính and dương tính look the same.
func TestLengthSaysNothing(t *testing.T) {
	r := NewRing(NewKey(1))
	a, err1 := r.Seal([]byte("HIV: âm tính"), Place{})
	b, err2 := r.Seal([]byte("HIV: dương tính"), Place{})
	if err1 != nil || err2 != nil || len(a) != len(b) {
		t.Errorf("%d and %d bytes", len(a), len(b))
	}
}

func TestSlot(t *testing.T) {
	s, id, err := NewSlot("account 3", "mật khẩu đúng", cheap)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseSlot(s.Bytes())
	if err != nil || got.Owner != "account 3" || got.Public != id.Public() || got.Cost != cheap {
		t.Fatalf("%+v %v", got, err)
	}
	// The same words from a keyboard that writes the marks apart.
	for _, right := range []string{"mật khẩu đúng", "mật khẩu đúng"} {
		if x, err := got.Open(right); err != nil || x.Public() != id.Public() {
			t.Errorf("%q: %v", right, err)
		}
	}
	for _, wrong := range []string{"", "mật khẩu đúng ", "Mật khẩu đúng", "mat khau dung"} {
		if _, err := got.Open(wrong); !errors.Is(err, ErrPassword) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	b := s.Bytes()
	for i := range b {
		bad := bytes.Clone(b)
		bad[i] ^= 0x40
		if _, err := ParseSlot(bad); !errors.Is(err, ErrSlot) {
			t.Errorf("byte %d: %v", i, err)
		}
		if _, err := ParseSlot(b[:i]); !errors.Is(err, ErrSlot) {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
	// A slot given to another account does not open, even with its check sum put right.
	got.Owner = "account 1"
	if _, err := got.Open("mật khẩu đúng"); !errors.Is(err, ErrPassword) {
		t.Errorf("moved to another account: %v", err)
	}
	if _, _, err := NewSlot("x", "y", Cost{}); err == nil {
		t.Error("a slot without cost was made")
	}
}

func TestBox(t *testing.T) {
	_, a, _ := NewSlot("a", "a", cheap)
	_, b, _ := NewSlot("b", "b", cheap)
	_, c, _ := NewSlot("c", "c", cheap)
	k := NewKey(4)
	box, err := NewBox(k, a.Public(), b.Public())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range []*Identity{a, b} {
		if got, err := i.OpenBox(box); err != nil || *got != *k || got.Print() != k.Print() {
			t.Errorf("%v %v", got, err)
		}
	}
	if _, err := c.OpenBox(box); !errors.Is(err, ErrBox) {
		t.Errorf("a stranger: %v", err)
	}
	for i := range box {
		bad := bytes.Clone(box)
		bad[i] ^= 1
		if got, err := a.OpenBox(bad); err == nil && *got != *k {
			t.Fatalf("byte %d: another key came out", i)
		}
	}
}

func TestCode(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		c := NewCode()
		tidy, ok := TidyCode(strings.ToLower(" " + strings.ReplaceAll(c, "-", " ")))
		if !ok || len(tidy) != codeLetters || seen[tidy] {
			t.Fatalf("%q: %q %v", c, tidy, ok)
		}
		seen[tidy] = true
	}
	slips := 0 // one letter read wrongly: 3 letters let one slip in 27 000 through
	for range 500 {
		c, _ := TidyCode(NewCode())
		i := len(c) / 2
		wrong := byte('2')
		if c[i] == wrong {
			wrong = '3'
		}
		if _, ok := TidyCode(c[:i] + string(wrong) + c[i+1:]); ok {
			slips++
		}
	}
	if slips > 5 {
		t.Errorf("%d of 500 slips pass the check", slips)
	}
	for _, bad := range []string{"", "abc", "O0O0O-11111-22222-33333-44444-55555", strings.Repeat("2", 31)} {
		if _, ok := TidyCode(bad); ok {
			t.Errorf("%q passes", bad)
		}
	}
}

func TestFile(t *testing.T) {
	admin, _, _ := NewSlot("account 1", "quản trị viên", cheap)
	code, _ := TidyCode(NewCode())
	paper, _, _ := NewSlot(Recovery, code, cheap)
	plain := bytes.Repeat([]byte("Nguyễn Văn An\n"), 10000)
	write := func(to Readers) []byte {
		var b bytes.Buffer
		w, err := Encrypt(&b, to)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(plain); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	file := write(Readers{Slots: []*Slot{admin, paper}})
	if !IsFile(file) || bytes.Contains(file, []byte("Nguyễn")) {
		t.Error("not sealed")
	}
	for secret, who := range map[string]string{"quản trị viên": "account 1", code: Recovery, strings.ToLower(code[:5]) + "-" + code[5:]: Recovery} {
		r, got, err := Decrypt(bytes.NewReader(file), secret)
		if err != nil || got != who {
			t.Fatalf("%q: %q %v", secret, got, err)
		}
		if b, err := io.ReadAll(r); err != nil || !bytes.Equal(b, plain) {
			t.Errorf("%d bytes, %v", len(b), err)
		}
	}
	if _, _, err := Decrypt(bytes.NewReader(file), "không đúng"); !errors.Is(err, ErrPassword) {
		t.Errorf("got %v", err)
	}
	if _, _, err := Decrypt(strings.NewReader("SQLite format 3\x00"), "x"); !errors.Is(err, ErrValue) {
		t.Errorf("got %v", err)
	}
	if _, err := Encrypt(io.Discard, Readers{}); err == nil {
		t.Error("a file that nobody opens")
	}
	// Cut in the middle: what was read so far is not taken for the whole.
	r, _, err := Decrypt(bytes.NewReader(file[:len(file)/2]), "quản trị viên")
	if err == nil {
		_, err = io.ReadAll(r)
	}
	if err == nil {
		t.Error("half a file passed")
	}
}

func TestPassphraseFile(t *testing.T) {
	var b bytes.Buffer
	w, err := Encrypt(&b, Readers{Passphrase: "một câu dài để nhớ"})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(func() error { _, err := w.Write([]byte("xin chào")); return err }(), w.Close()); err != nil {
		t.Fatal(err)
	}
	r, _, err := Decrypt(bytes.NewReader(b.Bytes()), "một câu dài để nhớ")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || string(got) != "xin chào" {
		t.Errorf("%q %v", got, err)
	}
	if _, _, err := Decrypt(bytes.NewReader(b.Bytes()), "câu khác"); !errors.Is(err, ErrPassword) {
		t.Errorf("got %v", err)
	}
}

// Whatever bytes stand in a slot, reading it neither fails badly nor gives an identity.
func FuzzSlot(f *testing.F) {
	s, _, err := NewSlot("account 1", "mật khẩu", cheap)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(s.Bytes())
	f.Add([]byte(slotMark))
	f.Add(s.head())
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ParseSlot(b)
		if err != nil {
			if !errors.Is(err, ErrSlot) {
				t.Errorf("got %v", err)
			}
			return
		}
		if !bytes.Equal(p.Bytes(), b) {
			t.Error("read and written again it differs")
		}
		if p.Cost.Memory > 1<<12 || p.Cost.Time > 2 {
			return // only slow
		}
		if _, err := p.Open("một mật khẩu khác"); err == nil {
			t.Error("opened with another password")
		}
	})
}

// Sealed values and key boxes from elsewhere open to nothing.
func FuzzValue(f *testing.F) {
	k := NewKey(1)
	ring := NewRing(k)
	_, id, err := NewSlot("a", "b", cheap)
	if err != nil {
		f.Fatal(err)
	}
	good, err := ring.Seal([]byte("x"), Place{})
	if err != nil {
		f.Fatal(err)
	}
	box, err := NewBox(NewKey(2), id.Public())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(box)
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := ring.Open(b, Place{"t", 1, "f", 1}); err == nil {
			t.Errorf("opened: %q", got)
		}
		if got, err := id.OpenBox(b); err == nil && !bytes.Equal(b, box) && got.Gen == 0 {
			t.Error("a key without generation")
		}
	})
}

// The word in the head of a sealed file is read without a key; it is not in every file.
func TestNote(t *testing.T) {
	slot, _, err := NewSlot("account 1", "một câu dài", cheap)
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range []string{"", "12-ab34"} {
		var b bytes.Buffer
		w, err := Encrypt(&b, Readers{Slots: []*Slot{slot}, Note: note})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, "-> hoanhap-note 99\n"); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got := NoteOf(bytes.NewReader(b.Bytes())); got != note {
			t.Errorf("%q, want %q", got, note)
		}
		if plain, _, err := Decrypt(&b, "một câu dài"); err != nil {
			t.Error(err)
		} else if text, err := io.ReadAll(plain); err != nil || !strings.HasPrefix(string(text), "-> ") {
			t.Errorf("%q %v", text, err)
		}
	}
}
