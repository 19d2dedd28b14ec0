package app

import (
	"bytes"
	"image"
	"image/jpeg"
	"io"

	"golang.org/x/image/draw"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/app/text"
)

// HealthScan is a paper kept with an entry of the health desk, as the written consent of the representative of a minor is. It is
// sealed whole: not even its name stands in clear.
type HealthScan struct {
	ID     int64 `gorm:"primaryKey"`
	NoteID int64 // of HealthNote
	Sealed
}

// TableName is the table.
func (HealthScan) TableName() string { return "health_scan" }

// Scan is what is sealed of it.
type Scan struct {
	Name    string
	Day     date.Date // kept on
	Kind    string    // jpg, pdf
	Data    []byte
	VoidWhy string `json:",omitempty"`
}

// ScanPage is a scan as the health desk sees it in a list, without its content.
type ScanPage struct {
	ID   int64
	Name string
	Kind string
	Day  date.Date
	Why  string // withdrawn, with the reason
}

// A scan stands in the file for good: a picture is made as small as it stays readable, a PDF is taken up to a size.
const (
	scanSide = 1800    // pixels of the longer side: A4 at 150 dpi
	scanPDF  = 2 << 20 // bytes
)

// ScanFrom reads a picture or a PDF. A picture becomes a grey JPEG without the metadata of the camera.
func ScanFrom(r io.Reader) (kind string, content []byte, err error) {
	raw, err := io.ReadAll(io.LimitReader(r, photoMost+1))
	if err != nil {
		return "", nil, err
	}
	wrong := func(key string) error { return say.Problems{{Field: "file", Msg: say.Of(key)}} }
	if bytes.HasPrefix(raw, []byte("%PDF-")) {
		if len(raw) > scanPDF {
			return "", nil, wrong("err.health.scan_large")
		}
		return "pdf", raw, nil
	}
	if len(raw) > photoMost {
		return "", nil, wrong("err.health.scan_large")
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || c.Width < 1 || c.Height < 1 || c.Width > photoPixels/c.Height {
		return "", nil, wrong("err.health.scan_form")
	}
	p, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return "", nil, wrong("err.health.scan_form")
	}
	w, h := c.Width, c.Height
	if m := max(w, h); m > scanSide {
		w, h = max(1, w*scanSide/m), max(1, h*scanSide/m)
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), p, p.Bounds(), draw.Over, nil)
	var b bytes.Buffer
	err = jpeg.Encode(&b, out, &jpeg.Options{Quality: 70})
	return "jpg", b.Bytes(), err
}

// AttachScan keeps a scan with an entry. Neither name nor content stands in the journal.
func (o *Office) AttachScan(note int64, name string, file io.Reader) (id int64, err error) {
	if err := o.first(RightTreat); err != nil {
		return id, err
	}
	name = text.Clean(name)
	if name == "" {
		return 0, say.Problems{{Field: "name", Msg: say.Of("err.needed")}}
	}
	kind, content, err := ScanFrom(file)
	if err != nil {
		return 0, err
	}
	row := HealthScan{NoteID: note}
	err = o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		if _, err := Load[HealthNote](a, note); err != nil {
			return err
		}
		return a.PutSealed(&row, Scan{Name: name, Day: o.Today(), Kind: kind, Data: content})
	})
	return row.ID, err
}

// WithdrawScan takes a scan back with a reason, sealed like the rest; what was kept stays.
func (o *Office) WithdrawScan(id int64, why string) error {
	if why == "" {
		return say.Problems{{Field: "why", Msg: say.Of("err.why_needed")}}
	}
	return o.do(RightTreat, "act.health_note", "", "", func(a *Act) error {
		ring, err := o.desk.keys()
		if err != nil {
			return err
		}
		row, err := Load[HealthScan](a, id)
		if err != nil {
			return err
		}
		var s Scan
		if err := openSealed(ring, &row, &s); err != nil {
			return err
		}
		if s.VoidWhy != "" {
			return &say.Refused{Msg: say.Of("err.voided_already")}
		}
		s.VoidWhy = why
		return a.PutSealed(&row, s)
	})
}

// ScansOf are the scans kept with an entry, oldest first. Reading leaves a line in the journal.
func (o *Office) ScansOf(note int64) (out []ScanPage, err error) {
	err = o.scans(note, func(row *HealthScan, s *Scan) { out = append(out, ScanPage{row.ID, s.Name, s.Kind, s.Day, s.VoidWhy}) })
	return out, err
}

// OpenScan is the content of a scan of an entry, to be shown.
func (o *Office) OpenScan(note, id int64) (found Scan, err error) {
	err = o.scans(note, func(row *HealthScan, s *Scan) {
		if row.ID == id {
			found = *s
		}
	})
	if err == nil && found.Kind == "" {
		err = ErrNotFound
	}
	return found, err
}

func (o *Office) scans(note int64, each func(*HealthScan, *Scan)) error {
	var n HealthNote
	if err := o.Store.Read(func(tx Tx) (err error) { n, err = Load[HealthNote](tx, note); return err }); err != nil {
		return err
	}
	return o.readHealth(n.ResidentID, func(tx Tx, ring *seal.Ring) error {
		rows, err := All[HealthScan](tx, "note_id", note)
		if err != nil {
			return err
		}
		for i := range rows {
			var s Scan
			if err := openSealed(ring, &rows[i], &s); err != nil {
				return err
			}
			each(&rows[i], &s)
		}
		return nil
	})
}
