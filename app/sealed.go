package app

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"

	"hoanhap/app/say"
	"hoanhap/app/seal"
)

// Sealed is the part of a record that only those read who hold the data key: a value of any form as JSON, sealed for its
// table, row and version. It is sealed before it is journalled, so that the chain and verify need no key.
type Sealed struct {
	Version int    // 1, 2, … with each change
	Body    []byte `gorm:"column:sealed"`
}

func (s *Sealed) box() *Sealed { return s }

// Secret is a record with a sealed part: it embeds Sealed.
type Secret interface {
	Record
	box() *Sealed
}

const sealedField = "sealed"

func placeOf(row Secret) seal.Place {
	return seal.Place{Table: row.TableName(), Row: idOf(row), Field: sealedField, Version: row.box().Version}
}

// PutSealed seals body into the row and adds it, or changes it when it has an id.
func (a *Act) PutSealed(row Secret, body any) error {
	ring, err := a.office.desk.keys()
	if err != nil {
		return err
	}
	raw, err := json.Marshal(body)
	if err != nil {
		return err
	}
	fresh := idOf(row) == 0
	if fresh {
		id, err := a.NextID(row.TableName())
		if err != nil {
			return err
		}
		setID(row, id)
	}
	row.box().Version++
	if row.box().Body, err = ring.Seal(raw, placeOf(row)); err != nil {
		return sealedErr(err, row)
	}
	if fresh {
		return a.Add(row)
	}
	return a.Change(row)
}

// openSealed reads the sealed part of a row into body.
func openSealed(ring *seal.Ring, row Secret, body any) error {
	raw, err := ring.Open(row.box().Body, placeOf(row))
	if err != nil {
		return sealedErr(err, row)
	}
	return json.Unmarshal(raw, body)
}

// sealedErr is one sentence for what does not open.
func sealedErr(err error, row Secret) error {
	switch {
	case errors.Is(err, seal.ErrLocked):
		return errKeyLocked()
	case errors.Is(err, seal.ErrNoKey):
		return &say.Refused{Msg: say.Of("err.sealed.no_key")}
	}
	return &say.Refused{Msg: say.Of("err.sealed.damaged", "table", say.Of("table."+row.TableName()), "row", idOf(row))}
}

// sealedText is the mark of a text column that is sealed: a half-typed form of the health desk, the lines of its papers.
const sealedText = "sealed:1:"

// sealText seals the text of a column that otherwise stands in clear.
func (o *Office) sealText(plain string, at seal.Place) (string, error) {
	ring, err := o.desk.keys()
	if err != nil {
		return "", err
	}
	b, err := ring.Seal([]byte(plain), at)
	if err != nil {
		return "", errKeyLocked()
	}
	return sealedText + base64.StdEncoding.EncodeToString(b), nil
}

// openText gives the text of a column, sealed or in clear.
func (o *Office) openText(s string, at seal.Place) (string, error) {
	rest, ok := strings.CutPrefix(s, sealedText)
	if !ok {
		return s, nil
	}
	ring, err := o.desk.keys()
	if err != nil {
		return "", err
	}
	b, err := base64.StdEncoding.DecodeString(rest)
	if err == nil {
		b, err = ring.Open(b, at)
	}
	if err != nil {
		return "", &say.Refused{Msg: say.Of("err.sealed.damaged", "table", say.Of("table."+at.Table), "row", at.Row)}
	}
	return string(b), nil
}

// SealedScreen reports a form whose half-typed content is sealed, and SealedPaper a paper whose lines are: those of the
// health desk, by the beginning of their names.
func SealedScreen(name string) bool { return strings.HasPrefix(name, "health") }

// SealedPaper reports a form of paper whose stored lines are sealed.
func SealedPaper(kind string) bool { return strings.HasPrefix(kind, "health") }

// sealLines seals the lines of a paper of the health desk; other papers stay as they are.
func (o *Office) sealLines(a *Act, p *IssuedPaper) (err error) {
	if !SealedPaper(p.Kind) {
		return nil
	}
	if p.ID == 0 {
		if p.ID, err = a.NextID(p.TableName()); err != nil {
			return err
		}
	}
	p.Lines, err = o.sealText(p.Lines, linesOf(p))
	return err
}

// Sealed reports a paper whose lines OpenPaper must open before they are read.
func (p *IssuedPaper) Sealed() bool { return strings.HasPrefix(p.Lines, sealedText) }

// paperRight is the verb of issuing papers: those of the health desk are its own.
func paperRight(reqs []PaperRequest) Right {
	for i := range reqs {
		if SealedPaper(reqs[i].Kind) {
			return RightTreat
		}
	}
	return RightPaper
}

func linesOf(p *IssuedPaper) seal.Place {
	return seal.Place{Table: p.TableName(), Row: p.ID, Field: "lines", Version: 1}
}

// OpenPaper unseals the lines of an issued paper, which asks for the right and leaves a line in the journal. Papers in clear
// are given back as they are.
func (o *Office) OpenPaper(p IssuedPaper) (IssuedPaper, error) {
	if !p.Sealed() {
		return p, nil
	}
	if err := o.Ask(RightHealth); err != nil {
		return p, err
	}
	lines, err := o.openText(p.Lines, linesOf(&p))
	if err != nil {
		return p, err
	}
	if err := o.tellJournal("act.see_health", p.Kind, p.ResidentID, o.Who); err != nil {
		return p, err
	}
	p.Lines = lines
	return p, nil
}
