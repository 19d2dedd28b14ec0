package seal

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
)

// Identity is a key pair; its public half is a text that begins with age1.
type Identity struct{ x *age.X25519Identity }

// Public is the half that seals.
func (i *Identity) Public() string { return i.x.Recipient().String() }

const boxMark = "hoanhap data key "

// NewBox puts a data key into a box that each of these public halves opens.
func NewBox(k *Key, public ...string) ([]byte, error) {
	to, err := recipients(public)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to...)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(w, boxMark+strconv.FormatUint(uint64(k.Gen), 10)+"\n"+string(k.Bytes[:])); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

func recipients(public []string) ([]age.Recipient, error) {
	out := make([]age.Recipient, len(public))
	for i, p := range public {
		r, err := age.ParseX25519Recipient(p)
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return out, nil
}

// Recipient reports a public age key (age1…).
func Recipient(public string) bool {
	_, err := age.ParseX25519Recipient(public)
	return err == nil
}

// OpenBox takes the data key out. The error is ErrBox.
func (i *Identity) OpenBox(box []byte) (*Key, error) {
	r, err := age.Decrypt(bytes.NewReader(box), i.x)
	if err != nil {
		return nil, ErrBox
	}
	b, err := io.ReadAll(io.LimitReader(r, 1024))
	if err != nil {
		return nil, ErrBox
	}
	head, key, ok := strings.Cut(string(b), "\n")
	n, isBox := strings.CutPrefix(head, boxMark)
	gen, err := strconv.ParseUint(n, 10, 32)
	if !ok || !isBox || err != nil || gen == 0 || len(key) != KeySize {
		return nil, ErrBox
	}
	return &Key{Gen: uint32(gen), Bytes: [KeySize]byte([]byte(key))}, nil
}
