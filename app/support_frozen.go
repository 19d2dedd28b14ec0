package app

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/say"
	"hoanhap/app/support"
)

// frozenRun is a month as it is kept: a rate stands once, lines point to it.
type frozenRun struct {
	SupportRun
	Rates []support.Rate  `json:"rates"`
	Lines []frozenSupport `json:"lines"` // in the place of those of the run
}

type frozenSupport struct {
	frozenNet
	Kind  string       `json:"kind,omitempty"`
	Less  money.Dong   `json:"less,omitempty"`
	Parts []frozenPart `json:"parts,omitempty"`
}

// frozenNet is what corrections ask of a line.
type frozenNet struct {
	Stay   int64      `json:"stay"`
	Item   string     `json:"item"`
	Days   int        `json:"days"`
	Amount money.Dong `json:"amount"`
	For    date.Date  `json:"for,omitempty"`
}

type frozenPart struct {
	support.Part
	Rates []int `json:"rates,omitempty"` // places in the list
}

// freeze keeps the run: its lines with their rates, compressed, with the hash over them.
func (m *SupportMonth) freeze(r *SupportRun) error {
	f := frozenRun{SupportRun: *r}
	place := map[support.Rate]int{}
	for i := range r.Lines {
		l := &r.Lines[i]
		x := frozenSupport{frozenNet: frozenNet{l.Stay, l.Item, l.Days, l.Amount, l.For}, Kind: l.Kind, Less: l.Less}
		for _, p := range l.Parts {
			y := frozenPart{Part: p}
			for _, rate := range p.Rates {
				at, known := place[rate]
				if !known {
					at = len(f.Rates)
					place[rate] = at
					f.Rates = append(f.Rates, rate)
				}
				y.Rates = append(y.Rates, at)
			}
			x.Parts = append(x.Parts, y)
		}
		f.Lines = append(f.Lines, x)
	}
	content, err := json.Marshal(&f)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err = z.Write(content)
	if err = errors.Join(err, z.Close()); err != nil {
		return err
	}
	m.Lines, m.Hash = b.Bytes(), m.sum(content)
	return nil
}

// sum is the hash over the month, its totals and its lines.
func (m *SupportMonth) sum(content []byte) string {
	h := sha256.New()
	_, _ = fmt.Fprintf(h, "%04d-%02d %s %s %d %d %d\n", m.Year, m.Month, m.First, m.Last, m.People, m.Paid, m.Owed)
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

// content is what was kept; a month that no longer has the hash it was approved with is refused.
func (m *SupportMonth) content() ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(m.Lines))
	if err != nil {
		return nil, m.tampered()
	}
	content, err := io.ReadAll(io.LimitReader(z, 1<<28))
	if err != nil || m.sum(content) != m.Hash {
		return nil, m.tampered()
	}
	return content, nil
}

func (m *SupportMonth) tampered() error {
	return &say.Refused{Msg: say.Of("err.period_tampered", "period", m.Label())}
}

// Run reads an approved month with every line and its rates.
func (m *SupportMonth) Run() (*SupportRun, error) {
	content, err := m.content()
	if err != nil {
		return nil, err
	}
	var f frozenRun
	if err := json.Unmarshal(content, &f); err != nil {
		return nil, err
	}
	r := f.SupportRun
	r.Lines = make([]support.Run, len(f.Lines))
	for i := range f.Lines {
		x := &f.Lines[i]
		l := support.Run{Stay: x.Stay, Line: support.Line{Item: x.Item, Days: x.Days, Amount: x.Amount, Less: x.Less}, For: x.For, Kind: x.Kind}
		for _, p := range x.Parts {
			y := p.Part
			for _, at := range p.Rates {
				if at < 0 || at >= len(f.Rates) {
					return nil, m.tampered()
				}
				y.Rates = append(y.Rates, f.Rates[at])
			}
			l.Parts = append(l.Parts, y)
		}
		r.Lines[i] = l
	}
	r.Approved = m
	return &r, nil
}

// nets reads of an approved month only what corrections ask for.
func (m *SupportMonth) nets() ([]frozenNet, error) {
	content, err := m.content()
	if err != nil {
		return nil, err
	}
	var f struct {
		Lines []frozenNet `json:"lines"`
	}
	err = json.Unmarshal(content, &f)
	return f.Lines, err
}

// basis reads of an approved month only by what it was reckoned; "" of one that does not say.
func (m *SupportMonth) basis() (basis string, err error) {
	content, err := m.content()
	if err != nil {
		return "", err
	}
	d := json.NewDecoder(bytes.NewReader(content))
	if _, err := d.Token(); err != nil {
		return "", err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return "", err
		}
		if key == "basis" {
			err = d.Decode(&basis)
			return basis, err
		}
		var other json.RawMessage
		if err := d.Decode(&other); err != nil {
			return "", err
		}
	}
	return "", nil
}

// supportBasis names the law with the office's rows, the way of reckoning and the build of the program: two runs of the same basis
// reckon the same from the same rows.
func (o *Office) supportBasis() string {
	h := sha256.New()
	_, _ = fmt.Fprintf(h, "%d %s %s", support.Edition, build(), o.Law.Fingerprint())
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// build is the revision the program was built from, "" where it was not told.
var build = sync.OnceValue(func() (s string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	s = info.Main.Version
	for _, x := range info.Settings {
		if x.Key == "vcs.revision" || x.Key == "vcs.modified" {
			s += " " + x.Value
		}
	}
	return s
})
