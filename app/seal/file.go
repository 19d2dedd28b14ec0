package seal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
)

// Sealed files (copies and exports that leave the computer) are age files (age-encryption.org/v1), which any program of that
// format opens with the right key. Those that are sealed for accounts carry the key slots of these in a line of their own,
// so that a new computer needs nothing but the file and a password.

// fileMark begins every age file.
const fileMark = "age-encryption.org/v1\n"

// slotStanza is the type of the header line with a key slot.
const slotStanza = "hoanhap-slot"

// noteStanza is the type of the header line with a word about the copy.
const noteStanza = "hoanhap-note"

// headMost bounds the header that NoteOf reads: a slot is some hundred bytes.
const headMost = 1 << 20

// NoteOf is the word in the header of a sealed file, "" where there is none. It is as true as the place the file lies in: only who
// opens the file knows that nobody changed it.
func NoteOf(r io.Reader) string {
	lines := bufio.NewScanner(io.LimitReader(r, headMost))
	for lines.Scan() {
		line := lines.Text()
		if note, ok := strings.CutPrefix(line, "-> "+noteStanza+" "); ok {
			return note
		}
		if strings.HasPrefix(line, "---") {
			break
		}
	}
	return ""
}

// IsFile reports a sealed file by its first bytes.
func IsFile(first []byte) bool { return bytes.HasPrefix(first, []byte(fileMark)) }

// Readers is who can open a sealed file: a passphrase, or accounts and public keys.
type Readers struct {
	Passphrase string
	Public     []string // age1…
	Slots      []*Slot  // accounts and the recovery code; their public halves are added
	Note       string   // a word that stands in clear in the header, beside slots; letters and figures only
}

// None reports that nobody could open it.
func (r *Readers) None() bool { return r.Passphrase == "" && len(r.Public) == 0 && len(r.Slots) == 0 }

// slotKeeper writes key slots into the header of a file. It wraps no key itself.
type slotKeeper struct {
	slots []*Slot
	note  string
}

func (k slotKeeper) Wrap([]byte) ([]*age.Stanza, error) {
	out := make([]*age.Stanza, len(k.slots))
	for i, s := range k.slots {
		out[i] = &age.Stanza{Type: slotStanza, Args: []string{strconv.Itoa(i + 1)}, Body: s.Bytes()}
	}
	if k.note != "" {
		out = append(out, &age.Stanza{Type: noteStanza, Args: []string{k.note}})
	}
	return out, nil
}

// Encrypt seals what is written for the readers. Close finishes the file: without it it cannot be opened.
func Encrypt(w io.Writer, to Readers) (io.WriteCloser, error) {
	if to.None() {
		return nil, errors.New("nobody could open the file")
	}
	if to.Passphrase != "" {
		r, err := age.NewScryptRecipient(to.Passphrase)
		if err != nil {
			return nil, err
		}
		return age.Encrypt(w, r)
	}
	public := to.Public
	for _, s := range to.Slots {
		public = append(public, s.Public)
	}
	list, err := recipients(public)
	if err != nil {
		return nil, err
	}
	if len(to.Slots) > 0 {
		list = append(list, slotKeeper{to.Slots, to.Note})
	}
	return age.Encrypt(w, list...)
}

// opener tries a secret on a file: as the passphrase of it, as an age key, as the password or recovery code of its slots.
type opener struct {
	secret string
	found  string // the owner of the slot that opened
	bad    bool   // a slot was damaged
}

func (o *opener) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) == 1 && stanzas[0].Type == "scrypt" {
		i, err := age.NewScryptIdentity(o.secret)
		if err != nil {
			return nil, age.ErrIncorrectIdentity
		}
		i.SetMaxWorkFactor(20)
		return i.Unwrap(stanzas)
	}
	if i, err := age.ParseX25519Identity(o.secret); err == nil {
		return i.Unwrap(stanzas)
	}
	code, isCode := TidyCode(o.secret)
	for _, s := range stanzas {
		if s.Type != slotStanza {
			continue
		}
		slot, err := ParseSlot(s.Body)
		if err != nil {
			o.bad = true
			continue
		}
		secret := o.secret
		if isCode && slot.Owner == Recovery {
			secret = code
		}
		if i, err := slot.Open(secret); err == nil {
			o.found = slot.Owner
			return i.x.Unwrap(stanzas)
		}
	}
	return nil, age.ErrIncorrectIdentity
}

// Recovery and Passphrase are the owners of the slots that belong to no account.
const (
	Recovery   = "recovery"
	Passphrase = "passphrase"
)

// Decrypt opens a sealed file with a passphrase, an age key, the password of an account or the recovery code. who tells
// whose slot opened it, "" when none did. The error is ErrPassword, ErrSlot or ErrValue.
func Decrypt(r io.Reader, secret string) (plain io.Reader, who string, err error) {
	o := &opener{secret: secret}
	plain, err = age.Decrypt(bufio.NewReader(r), o)
	if err == nil {
		return plain, o.found, nil
	}
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none) && o.bad:
		return nil, "", ErrSlot
	case errors.As(err, &none):
		return nil, "", ErrPassword
	}
	return nil, "", ErrValue
}
