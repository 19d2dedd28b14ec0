// Package seal keeps secrets: values under a data key (Key, Ring), the data key for those who may open it (Box), and what
// opens with a password or the printed recovery code (Slot). It is pure: bytes in, bytes out; who may open what is decided
// by package app, and what is stored is remembered by data.
//
//	password ── argon2id ──▶ Slot ── opens ──▶ Identity ── opens ──▶ Box ── holds ──▶ Key ── seals ──▶ value
//
// An identity is a key pair: the data key can be given to somebody, or renewed for everybody, without knowing the passwords.
package seal

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"
)

// What can go wrong when something sealed is opened. Package app has a sentence for each.
var (
	ErrPassword = errors.New("wrong password")            // or a slot that was made for somebody else
	ErrSlot     = errors.New("damaged key slot")          // not a slot, or bytes of it were changed
	ErrBox      = errors.New("the key cannot be opened")  // damaged, or not meant for this identity
	ErrValue    = errors.New("damaged sealed value")      // changed, cut, or moved here from another row
	ErrNoKey    = errors.New("no such data key")          // sealed under a key this ring does not hold
	ErrLocked   = errors.New("the data key is not there") // nobody has unlocked it
)

// KeySize is the length of a data key in bytes.
const KeySize = chacha20poly1305.KeySize

// Key is a data key. Gen counts the keys of a file from 1: each renewal makes the next one.
type Key struct {
	Gen   uint32
	Bytes [KeySize]byte
}

// NewKey makes the random data key of a generation.
func NewKey(gen uint32) *Key {
	k := &Key{Gen: gen}
	_, _ = rand.Read(k.Bytes[:]) // never fails (crypto/rand)
	return k
}

// Print tells keys apart without giving them away: it stands in the journal, so that an exchanged key is found.
func (k *Key) Print() string {
	m := hmac.New(sha256.New, k.Bytes[:])
	m.Write([]byte("hoanhap: print of a data key"))
	return hex.EncodeToString(m.Sum(nil)[:16])
}

// Place is where a value stands. It is authenticated with the value: what is moved to another row, field or version does not open.
type Place struct {
	Table   string
	Row     int64
	Field   string
	Version int // counts the changes of the row, so that an older value does not pass for the newest
}

func (p Place) bytes(head []byte) []byte {
	return fmt.Appendf(append([]byte(nil), head...), "%q %d %q %d", p.Table, p.Row, p.Field, p.Version)
}

// A sealed value: format, generation of the key, nonce, ciphertext with its tag.
const (
	format   = 1
	headSize = 1 + 4
	least    = headSize + chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead
	block    = 256 // values are filled up: the length of a result would give it away
)

// Ring holds the data keys of a file that are unlocked. The zero value is locked. It may be asked from several goroutines.
type Ring struct {
	mu   sync.RWMutex
	keys map[uint32]*Key
	last uint32
}

// NewRing holds these keys; the one of the highest generation seals.
func NewRing(keys ...*Key) *Ring {
	r := &Ring{keys: map[uint32]*Key{}}
	for _, k := range keys {
		r.keys[k.Gen] = k
		r.last = max(r.last, k.Gen)
	}
	return r
}

// Keys lists the keys, oldest first.
func (r *Ring) Keys() (out []*Key) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	for g := uint32(1); g <= r.last; g++ {
		if k := r.keys[g]; k != nil {
			out = append(out, k)
		}
	}
	return out
}

// Forget locks the ring: the keys are overwritten.
func (r *Ring) Forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, k := range r.keys {
		clear(k.Bytes[:])
	}
	r.keys, r.last = nil, 0
}

func (r *Ring) aead(gen uint32) (cipher.AEAD, uint32, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if len(r.keys) == 0 {
		return nil, 0, ErrLocked
	}
	if gen == 0 {
		gen = r.last
	}
	k := r.keys[gen]
	if k == nil {
		return nil, gen, ErrNoKey
	}
	a, err := chacha20poly1305.NewX(k.Bytes[:])
	return a, gen, err
}

// Seal seals a value for its place under the newest key.
func (r *Ring) Seal(plain []byte, at Place) ([]byte, error) {
	a, gen, err := r.aead(0)
	if err != nil {
		return nil, err
	}
	head := binary.BigEndian.AppendUint32([]byte{format}, gen)
	nonce := make([]byte, a.NonceSize())
	_, _ = rand.Read(nonce)
	return a.Seal(append(head, nonce...), nonce, pad(plain), at.bytes(head)), nil
}

// Open opens a value at its place.
func (r *Ring) Open(sealed []byte, at Place) ([]byte, error) {
	if len(sealed) < least || sealed[0] != format {
		return nil, ErrValue
	}
	head := sealed[:headSize]
	gen := binary.BigEndian.Uint32(head[1:])
	if gen == 0 {
		return nil, ErrValue
	}
	a, _, err := r.aead(gen)
	if err != nil {
		return nil, err
	}
	nonce := sealed[headSize : headSize+a.NonceSize()]
	plain, err := a.Open(nil, nonce, sealed[headSize+a.NonceSize():], at.bytes(head))
	if err != nil {
		return nil, ErrValue
	}
	return unpad(plain)
}

// pad adds a mark and zeros up to a whole number of blocks.
func pad(b []byte) []byte {
	out := make([]byte, (len(b)/block+1)*block)
	copy(out, b)
	out[len(b)] = 0x80
	return out
}

func unpad(b []byte) ([]byte, error) {
	n := len(b) - 1
	for n >= 0 && b[n] == 0 {
		n--
	}
	if n < 0 || b[n] != 0x80 {
		return nil, ErrValue
	}
	return b[:n], nil
}
