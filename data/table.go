package data

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"

	"gorm.io/gorm/schema"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// column is a field of a record and how it stands in the file. Text and numbers are never NULL; a day that is not
// known and an id that names nobody are.
type column struct {
	name  string
	index []int // of the field
	get   func(reflect.Value) any
	set   func(reflect.Value, any) error
}

// table is a record type and its statements.
type table struct {
	name    string
	typ     reflect.Type
	id      []int
	columns []column
	list    string // columns of the record, for SELECT
	insert  string
	derived []string // columns of the file that are computed from the record
	code    bool     // has a unique code
	chained bool     // every row has its journal entry
}

var tables = map[string]*table{}
var tableOf = map[reflect.Type]*table{}

// records in the order in which a row may point to another.
var records = []app.Record{app.Resident{}, app.IdentityPaper{}, app.Relative{}, app.Substance{}, stay.Stay{}, app.Thing{},
	stay.Decision{}, stay.Movement{}, app.LawRow{}, app.Signer{}, app.IssuedPaper{}, app.ClosedPeriod{}, app.Photo{}, app.Draft{},
	app.DueMark{}, app.DueSet{},
	app.HandoverStep{}, app.ReceivedPaper{}, app.Aftercare{}, app.AftercareReport{}, app.CommuneReport{}, app.FormEdition{}, app.CommuneCatalogue{},
	app.Account{}, app.KeySlot{}, app.SealKey{}, app.KeyBox{}, app.HealthNote{}, app.HealthScan{}, app.ReceivingPlace{},
	app.SupportMonth{}, app.Voucher{}, app.SupportEntry{}, app.DepositEntry{}, app.CashCount{}, app.StockEntry{},
	app.Partner{}, app.TrainingClass{}, app.Enrolment{}, app.Attendance{}, app.LabourGroup{}, app.LabourEntry{}, app.JobPlan{}, app.Vacancy{},
	app.Introduction{}, app.JobReport{}}

var (
	residents = tableFor(app.Resident{}, "fold", "sort_key")
	intervals = tableFor(stay.Interval{})
	heads     = tableFor(app.PaperHead{}) // part of the columns of a paper: read only
)

// loose tables are not journalled: a half-typed form is no fact, and what opens with an old password must be gone.
var loose = map[string]bool{"draft": true, "key_slot": true, "key_box": true}

func init() {
	for _, r := range records {
		t := tableOf[reflect.TypeOf(r)]
		if t == nil {
			t = tableFor(r)
		}
		t.chained = !loose[t.name]
	}
}

// tableFor reads the columns from the struct by GORM's rules.
func tableFor(r app.Record, derived ...string) *table {
	parsed, err := schema.Parse(reflect.New(reflect.TypeOf(r)).Interface(), &sync.Map{}, schema.NamingStrategy{})
	if err != nil {
		panic(err)
	}
	t := &table{name: r.TableName(), typ: reflect.TypeOf(r), derived: derived}
	var names, marks []string
	for _, f := range parsed.Fields {
		if f.DBName == "" {
			continue
		}
		c := columnFor(f)
		t.columns = append(t.columns, c)
		names = append(names, quote(c.name))
		switch c.name {
		case "id":
			t.id = c.index
		case "code":
			_, t.code = t.typ.FieldByName("Code")
			t.code = t.code && (t.name == "resident" || t.name == "stay")
		}
	}
	t.list = strings.Join(names, ", ")
	for _, d := range derived {
		names = append(names, quote(d))
	}
	for range names {
		marks = append(marks, "?")
	}
	t.insert = "INSERT INTO " + quote(t.name) + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")"
	tables[t.name], tableOf[t.typ] = t, t
	return t
}

func quote(name string) string { return `"` + name + `"` }

var errType = errors.New("wrong type of value")

func columnFor(f *schema.Field) column {
	c := column{name: f.DBName, index: f.StructField.Index}
	switch f.FieldType {
	case reflect.TypeFor[date.Date]():
		c.get = func(v reflect.Value) any { return orNull(date.Date(v.Int()).String()) }
		c.set = func(v reflect.Value, x any) error {
			return parsed(x, func(s string) error { d, err := date.Parse(s); v.SetInt(int64(d)); return err })
		}
		return c
	case reflect.TypeFor[date.Partial]():
		c.get = func(v reflect.Value) any { return orNull(v.Interface().(date.Partial).String()) }
		c.set = func(v reflect.Value, x any) error {
			return parsed(x, func(s string) error { p, err := date.ParsePartial(s); v.Set(reflect.ValueOf(p)); return err })
		}
		return c
	}
	switch f.FieldType.Kind() {
	case reflect.String:
		c.get = func(v reflect.Value) any { return v.String() }
		c.set = setText
	case reflect.Bool:
		c.get = func(v reflect.Value) any {
			if v.Bool() {
				return int64(1)
			}
			return int64(0)
		}
		c.set = setBool
	case reflect.Slice:
		c.get = func(v reflect.Value) any { return v.Bytes() }
		c.set = setBytes
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.get, c.set = func(v reflect.Value) any { return v.Int() }, setInt
		if strings.HasSuffix(c.name, "_id") {
			c.get, c.set = getID, setID
		}
	default:
		panic(fmt.Sprintf("data: %s has a type that no column holds", f.Name))
	}
	return c
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// parsed reads a value that is stored as text or NULL. The value may be left over from the row before: NULL clears it.
func parsed(x any, f func(string) error) error {
	switch s := x.(type) {
	case nil:
		return f("")
	case string:
		return f(s)
	}
	return errType
}

func setText(v reflect.Value, x any) error {
	s, ok := x.(string)
	if !ok {
		return errType
	}
	v.SetString(s)
	return nil
}

func setBool(v reflect.Value, x any) error {
	n, ok := x.(int64)
	if !ok || n != 0 && n != 1 {
		return errType
	}
	v.SetBool(n == 1)
	return nil
}

func setBytes(v reflect.Value, x any) error {
	b, ok := x.([]byte)
	if !ok {
		return errType
	}
	v.SetBytes(bytes.Clone(b))
	return nil
}

func setInt(v reflect.Value, x any) error {
	n, ok := x.(int64)
	if !ok || v.OverflowInt(n) {
		return errType
	}
	v.SetInt(n)
	return nil
}

// An id of 0 names nobody and is NULL, so that foreign keys hold.
func getID(v reflect.Value) any {
	if n := v.Int(); n != 0 {
		return n
	}
	return nil
}

func setID(v reflect.Value, x any) error {
	if x == nil {
		v.SetInt(0)
		return nil
	}
	return setInt(v, x)
}

// values of a row in the order of the columns. Text that is not UTF-8 or holds a NUL could not be read back the same
// by every program, and is refused.
func (t *table) values(row reflect.Value, extra ...any) ([]any, error) {
	out := make([]any, len(t.columns), len(t.columns)+len(extra))
	for i := range t.columns {
		c := &t.columns[i]
		x := c.get(row.FieldByIndex(c.index))
		if s, ok := x.(string); ok && !storable(s) {
			return nil, refuse("err.data.not_text", "table", t.name, "column", c.name)
		}
		out[i] = x
	}
	return append(out, extra...), nil
}

func storable(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// fill sets a row from raw values, naming the column that does not fit.
func (t *table) fill(row reflect.Value, raw []any) error {
	for i := range t.columns {
		c := &t.columns[i]
		if err := c.set(row.FieldByIndex(c.index), raw[i]); err != nil {
			return &misfit{t.name, c.name, raw[i], err}
		}
	}
	return nil
}

// misfit is a stored value that its field cannot hold.
type misfit struct {
	table, column string
	value         any
	err           error
}

func (m *misfit) Error() string {
	return fmt.Sprintf("%s.%s = %v: %v", m.table, m.column, m.value, m.err)
}
func (m *misfit) Unwrap() error { return m.err }

// scanner reads the rows of one query into records of one type, without a conversion table in between: what costs in
// a long list is allocation.
type scanner struct {
	t   *table
	raw []any
	ptr []any
}

func newScanner(t *table, extra int) *scanner {
	n := len(t.columns) + extra
	s := &scanner{t, make([]any, n), make([]any, n)}
	for i := range s.raw {
		s.ptr[i] = &s.raw[i]
	}
	return s
}

// each reads all rows of a query whose columns are those of T's table.
func each[T any](q querier, tail string, args []any, f func(*T)) (err error) {
	t := tableOf[reflect.TypeFor[T]()]
	rows, err := q.QueryContext(ever, "SELECT "+t.list+" FROM "+quote(t.name)+tail, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	sc := newScanner(t, 0)
	var v T
	row := reflect.ValueOf(&v).Elem()
	for rows.Next() {
		if err := rows.Scan(sc.ptr...); err != nil {
			return err
		}
		if err := t.fill(row, sc.raw); err != nil {
			return err
		}
		f(&v)
	}
	return rows.Err()
}
