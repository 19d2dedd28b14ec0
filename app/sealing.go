package app

import (
	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// How a copy or workbook that leaves the computer is sealed (Sealing.How).
const (
	SealNot    = "clear"      // in clear
	SealOwn    = "own"        // for the administrators and the recovery code
	SealPhrase = "passphrase" // with a passphrase of its own
	SealTo     = "key"        // for a public age key
)

// Sealing is what the window was told about a copy or workbook that leaves the computer.
type Sealing struct {
	How        string
	Passphrase string // of SealPhrase
	Key        string // of SealTo: age1…
}

// Problems says what is wrong with the passphrase ("password") or the key ("key").
func (s Sealing) Problems() (p say.Problems) {
	switch s.How {
	case SealPhrase:
		if m := CheckPassword(s.Passphrase); !m.IsZero() {
			p = append(p, say.Problem{Field: "password", Msg: m})
		}
	case SealTo:
		if !seal.Recipient(s.Key) {
			p.Add("key", "err.seal.key")
		}
	}
	return p
}

// ReadersFor are those who will open it; nobody: it goes in clear. What cannot be sealed as it was asked is refused, never
// given in clear.
func (o *Office) ReadersFor(s Sealing) (to seal.Readers, err error) {
	if p := s.Problems(); len(p) > 0 {
		return to, p
	}
	switch s.How {
	case SealNot:
		return to, nil
	case SealPhrase:
		return seal.Readers{Passphrase: s.Passphrase}, nil
	}
	if to, err = o.ReadersOf(); err != nil {
		return to, err
	}
	if s.How == SealTo {
		to.Public = []string{s.Key}
	}
	if to.None() {
		return to, &say.Refused{Msg: say.Of("err.command.seal_nobody")}
	}
	return to, nil
}
