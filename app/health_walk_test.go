package app_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/data/datatest"
)

// shut is a store that can be read and not written: whatever is called on the office, nothing changes.
type shut struct{ app.Store }

var errShut = errors.New("not here")

func (shut) Write(func(app.Tx) error) error { return errShut }

// standing are methods that change who is at the desk, or the office itself, without writing.
var standing = []string{"Leave", "SignIn", "Lock", "Unlock", "UnlockHealth", "RecoverHealth", "LoadLaw", "Recover"}

// arguments are every way to fill the parameters of a method with what the walk knows: days, ids, years, words; ok is false where
// one of them is nothing that can be made up.
func arguments(m reflect.Type, ids []int64, day date.Date, word string) (ways [][]reflect.Value, ok bool) {
	ways = [][]reflect.Value{nil}
	for i := 1; i < m.NumIn(); i++ {
		in := m.In(i)
		var values []any
		switch {
		case in == reflect.TypeFor[date.Date]():
			values = []any{day, date.Max}
		case in.Kind() == reflect.Int64:
			for _, id := range ids {
				values = append(values, id)
			}
		case in.Kind() == reflect.Int:
			values = []any{10, 2026, 5000}
		case in.Kind() == reflect.String:
			values = []any{"", word}
		case in.Kind() == reflect.Bool:
			values = []any{true}
		case in == reflect.TypeFor[[]int64]():
			values = []any{ids}
		case in.Kind() == reflect.Struct, in.Kind() == reflect.Slice, in.Kind() == reflect.Pointer && in.Elem().Kind() == reflect.Struct:
		default:
			return nil, false
		}
		var next [][]reflect.Value
		for _, w := range ways {
			if values == nil {
				v := reflect.Zero(in)
				if in.Kind() == reflect.Pointer {
					v = reflect.New(in.Elem())
				}
				next = append(next, append(slices.Clone(w), v))
			}
			for _, v := range values {
				next = append(next, append(slices.Clone(w), reflect.ValueOf(v).Convert(in)))
			}
		}
		if ways = next; len(ways) > 60 {
			ways = ways[:60]
		}
	}
	return ways, true
}

// Whatever can be asked of the office by who does not belong to the health desk, now and with every method to come, answers without
// a word of the health desk.
func TestEveryMethodOfTheOfficeKeepsSilent(t *testing.T) {
	o, st, who := clinic(t)
	plant(t, o, st, who)
	ids := slices.Compact([]int64{st, who})
	var names []string
	calls := map[string]bool{}
	for _, role := range roleNames {
		if role == "health" {
			continue
		}
		datatest.As(t, o, "health")
		o.Leave()
		if role != "" {
			datatest.As(t, o, role)
		}
		open := o.Store
		o.Store = shut{open}
		v := reflect.ValueOf(o)
		for i := range v.NumMethod() {
			name := v.Type().Method(i).Name
			if slices.Contains(standing, name) {
				continue
			}
			ways, ok := arguments(v.Type().Method(i).Type, ids, o.Today(), "An")
			if !ok {
				names = append(names, name)
				continue
			}
			for _, in := range ways {
				said := answer(v.Method(i), in)
				calls[name] = true
				for _, w := range planted {
					if strings.Contains(said, w) {
						t.Errorf("%q reads %s by %s", role, w, name)
					}
				}
			}
		}
		o.Store = open
	}
	if len(calls) < 150 {
		t.Errorf("only %d methods were asked; not %v", len(calls), names)
	}
}

// answer is every word of what a method gives back; a method that cannot stand made-up values says nothing.
func answer(m reflect.Value, in []reflect.Value) string {
	var b strings.Builder
	func() {
		defer func() { _ = recover() }()
		var out []reflect.Value
		if m.Type().IsVariadic() {
			out = m.CallSlice(in)
		} else {
			out = m.Call(in)
		}
		for _, x := range out {
			if err, ok := x.Interface().(error); ok {
				b.WriteString(err.Error())
			}
			wordsIn(x.Interface(), &b)
		}
	}()
	return b.String()
}
