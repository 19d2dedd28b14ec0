package seal

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"fmt"

	"filippo.io/age"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Cost is what one try of a password costs (argon2id). It stands in every slot, so that it can be raised: a slot is written
// with the new cost when its password is next changed.
type Cost struct {
	Time   uint32 // passes
	Memory uint32 // KiB
	Lanes  uint8
}

// Standard is above what OWASP ASVS 5.0 asks (appendix C: t=2 with 19 MiB, p=1).
var Standard = Cost{Time: 3, Memory: 64 << 10, Lanes: 1}

// most bounds what a slot from elsewhere may ask of this computer.
var most = Cost{Time: 16, Memory: 512 << 10, Lanes: 8}

func (c Cost) sane() bool {
	return c.Time >= 1 && c.Time <= most.Time && c.Lanes >= 1 && c.Lanes <= most.Lanes && c.Memory >= 8*uint32(c.Lanes) && c.Memory <= most.Memory
}

const (
	saltSize  = 16
	checkSize = 8
	maxSlot   = 4096
	slotMark  = "HNKS"
	slotForm  = 1
)

// Slot is an identity behind a password (khe khóa), as disk encryption has them: one for each account, one for the recovery
// code. Nothing else of a password is stored: it is right when the slot opens.
type Slot struct {
	Owner  string // whose: "account 3", "recovery", "passphrase"; authenticated
	Public string // the public half of the identity; authenticated
	Cost   Cost
	salt   [saltSize]byte
	nonce  [chacha20poly1305.NonceSizeX]byte
	box    []byte
}

// NewSlot makes a fresh identity and puts it behind a password.
func NewSlot(owner, password string, c Cost) (*Slot, *Identity, error) {
	if !c.sane() {
		return nil, nil, fmt.Errorf("cost %+v is out of bounds", c)
	}
	x, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, err
	}
	s := &Slot{Owner: owner, Public: x.Recipient().String(), Cost: c}
	_, _ = rand.Read(s.salt[:])
	_, _ = rand.Read(s.nonce[:])
	a, err := chacha20poly1305.NewX(s.derive(password))
	if err != nil {
		return nil, nil, err
	}
	s.box = a.Seal(nil, s.nonce[:], []byte(x.String()), s.head())
	return s, &Identity{x}, nil
}

// derive stretches a password. It is taken as typed, in the normal form NFC: keyboards write Vietnamese letters in two ways.
func (s *Slot) derive(password string) []byte {
	return argon2.IDKey(norm.NFC.Bytes([]byte(password)), s.salt[:], s.Cost.Time, s.Cost.Memory, s.Cost.Lanes, chacha20poly1305.KeySize)
}

// Open gives the identity behind the password. The error is ErrPassword or ErrSlot.
func (s *Slot) Open(password string) (*Identity, error) {
	if !s.Cost.sane() {
		return nil, ErrSlot
	}
	a, err := chacha20poly1305.NewX(s.derive(password))
	if err != nil {
		return nil, err
	}
	plain, err := a.Open(nil, s.nonce[:], s.box, s.head())
	if err != nil {
		return nil, ErrPassword
	}
	x, err := age.ParseX25519Identity(string(plain))
	if err != nil || subtle.ConstantTimeCompare([]byte(x.Recipient().String()), []byte(s.Public)) != 1 {
		return nil, ErrSlot
	}
	return &Identity{x}, nil
}

// head is everything of a slot before its nonce.
func (s *Slot) head() []byte {
	b := append([]byte(slotMark), slotForm)
	b = binary.BigEndian.AppendUint32(b, s.Cost.Time)
	b = binary.BigEndian.AppendUint32(b, s.Cost.Memory)
	b = append(b, s.Cost.Lanes)
	b = appendText(b, s.Owner)
	b = appendText(b, s.Public)
	return append(b, s.salt[:]...)
}

func appendText(b []byte, s string) []byte {
	return append(binary.BigEndian.AppendUint16(b, uint16(len(s))), s...)
}

// Bytes is the slot as stored, with a check sum: damage is told from a wrong password.
func (s *Slot) Bytes() []byte {
	b := append(s.head(), s.nonce[:]...)
	b = append(b, s.box...)
	sum := sha256.Sum256(b)
	return append(b, sum[:checkSize]...)
}

// ParseSlot reads a stored slot. The error is ErrSlot.
func ParseSlot(b []byte) (*Slot, error) {
	if len(b) < checkSize || len(b) > maxSlot {
		return nil, ErrSlot
	}
	body := b[:len(b)-checkSize]
	sum := sha256.Sum256(body)
	if !bytes.Equal(sum[:checkSize], b[len(body):]) {
		return nil, ErrSlot
	}
	r := &reader{body, true}
	s := &Slot{}
	if string(r.take(len(slotMark))) != slotMark || r.num(1) != slotForm {
		return nil, ErrSlot
	}
	s.Cost = Cost{Time: r.num(4), Memory: r.num(4), Lanes: uint8(r.num(1))}
	s.Owner, s.Public = string(r.take(int(r.num(2)))), string(r.take(int(r.num(2))))
	copy(s.salt[:], r.take(saltSize))
	copy(s.nonce[:], r.take(len(s.nonce)))
	s.box = bytes.Clone(r.left)
	if _, err := age.ParseX25519Recipient(s.Public); err != nil || !r.ok || !s.Cost.sane() || len(s.box) <= chacha20poly1305.Overhead {
		return nil, ErrSlot
	}
	return s, nil
}

// reader takes bytes from the front; once too few are left, ok is false.
type reader struct {
	left []byte
	ok   bool
}

func (r *reader) take(n int) []byte {
	if !r.ok || n > len(r.left) {
		r.ok = false
		return make([]byte, min(n, saltSize+chacha20poly1305.NonceSizeX))
	}
	b := r.left[:n]
	r.left = r.left[n:]
	return b
}

func (r *reader) num(n int) (v uint32) {
	for _, b := range r.take(n) {
		v = v<<8 | uint32(b)
	}
	return v
}
