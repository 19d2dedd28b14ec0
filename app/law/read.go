package law

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// The files of a pack. Every other *.csv beside them holds rows.
const (
	keysFile     = "keys.csv"
	regimesFile  = "regimes.csv"
	holidaysFile = "holidays.csv"
	yearsFile    = "holiday_years.csv"
)

// reader gathers every fault instead of stopping at the first.
type reader struct {
	fsys   fs.FS
	faults say.Problems
}

// record is one line of a table, its cells by column name.
type record struct {
	file string
	line int
	cell map[string]string
}

func (c record) at() string { return fmt.Sprintf("%s:%d", c.file, c.line) }

// table reads a CSV whose header must be exactly the given columns, in any order.
func (r *reader) table(file string, columns ...string) []record {
	f, err := r.fsys.Open(file)
	if err != nil {
		r.faults.Add(file, "err.law.file", "file", file)
		return nil
	}
	defer func() { _ = f.Close() }()
	rd := csv.NewReader(f)
	rd.FieldsPerRecord = -1
	head, err := rd.Read()
	if err != nil {
		r.faults.Add(file+":1", "err.law.header", "want", strings.Join(columns, ","))
		return nil
	}
	head[0] = strings.TrimPrefix(head[0], "\uFEFF")
	if !sameSet(head, columns) {
		r.faults.Add(file+":1", "err.law.header", "want", strings.Join(columns, ","))
		return nil
	}
	return r.lines(rd, file, head)
}

func (r *reader) lines(rd *csv.Reader, file string, head []string) (out []record) {
	for {
		cells, err := rd.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			line := 0
			if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
				line = pe.Line
			}
			r.faults.Add(fmt.Sprintf("%s:%d", file, line), "err.law.csv")
			return out
		}
		line, _ := rd.FieldPos(0)
		rec := record{file, line, make(map[string]string, len(head))}
		if len(cells) != len(head) {
			r.faults.Add(rec.at(), "err.law.cells", "want", len(head), "got", len(cells))
			continue
		}
		for i, c := range cells {
			rec.cell[head[i]] = strings.TrimSpace(c)
		}
		out = append(out, rec)
	}
}

func sameSet(a, b []string) bool {
	x, y := slices.Clone(a), slices.Clone(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func (r *reader) fault(c record, key string, args ...any) { r.faults.Add(c.at(), key, args...) }

func (r *reader) day(c record, column string) date.Date {
	d, err := date.Parse(c.cell[column])
	if err != nil {
		r.fault(c, "err.law.day", "value", c.cell[column])
	}
	return d
}

func (r *reader) yes(c record, column string) bool {
	v := c.cell[column]
	if v != "yes" && v != "no" {
		r.fault(c, "err.law.value", "value", v, "unit", "bool")
	}
	return v == "yes"
}

func (r *reader) keys() (out []KeyInfo) {
	seen := map[string]bool{}
	for _, c := range r.table(keysFile, "key", "units", "group", "per", "optional", "title", "title_en", "explain", "explain_en") {
		k := KeyInfo{Key: c.cell["key"], Group: c.cell["group"], Per: c.cell["per"], Optional: r.yes(c, "optional"),
			Title: c.cell["title"], TitleEn: c.cell["title_en"], Explain: c.cell["explain"], ExplainEn: c.cell["explain_en"]}
		k.Units = strings.Split(c.cell["units"], ";")
		for _, u := range k.Units {
			if kindOf(u) == unknownKind {
				r.fault(c, "err.law.unit", "unit", u, "want", "days, months, …")
			}
		}
		if k.Key == "" || k.Title == "" || k.TitleEn == "" || k.Group == "" || (k.Explain == "") != (k.ExplainEn == "") {
			r.fault(c, "err.law.key_words", "key", k.Key)
		}
		if seen[k.Key] {
			r.fault(c, "err.law.key_twice", "key", k.Key)
			continue
		}
		seen[k.Key] = true
		out = append(out, k)
	}
	return out
}

// rows reads every other CSV of the directory. Within a key and scope the rows must stand in order and not overlap;
// an open row ends where the next begins.
func (r *reader) rows(keys []KeyInfo) (out []Row) {
	names, err := fs.Glob(r.fsys, "*.csv")
	if err != nil {
		r.faults.Add(".", "err.law.file", "file", "*.csv")
	}
	declared := make(map[string]KeyInfo, len(keys))
	for _, k := range keys {
		declared[k.Key] = k
	}
	last := map[[2]string]Row{}
	for _, name := range names {
		switch name {
		case keysFile, regimesFile, holidaysFile, yearsFile:
			continue
		}
		for _, c := range r.table(name, "key", "from", "to", "value", "unit", "scope", "source", "mark", "note") {
			if row, ok := r.row(c, declared, last); ok {
				out = append(out, row)
			}
		}
	}
	return out
}

func (r *reader) row(c record, declared map[string]KeyInfo, last map[[2]string]Row) (Row, bool) {
	row := Row{Key: c.cell["key"], From: r.day(c, "from"), To: r.day(c, "to"), Value: c.cell["value"], Unit: c.cell["unit"],
		Scope: c.cell["scope"], Source: c.cell["source"], Mark: c.cell["mark"], Note: c.cell["note"]}
	info, ok := declared[row.Key]
	if !ok {
		r.fault(c, "err.law.unknown_key", "key", row.Key)
		return row, false
	}
	for _, m := range checkRow(&row, info) {
		r.faults = append(r.faults, say.Problem{Field: c.at(), Msg: m})
	}
	id := [2]string{row.Key, row.Scope}
	if before, ok := last[id]; ok {
		switch {
		case row.From <= before.From:
			r.fault(c, "err.law.order", "key", row.Key, "day", row.From)
		case before.To >= row.From:
			r.fault(c, "err.law.overlap", "key", row.Key, "day", row.From)
		}
	}
	last[id] = row
	return row, true
}
