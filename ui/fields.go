package ui

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// What the forms of the office share: how a day, a birth, an hour, a commune is typed and what is said of it.

// dayField is a day that a decision or movement has; what was understood stands beside it.
func (d *Desk) dayField(key, label string, edits ...func(*kit.Field)) *kit.Field {
	f := &kit.Field{Key: key, Label: kit.T(label), Kind: kit.KindDate, Width: 104, Parse: func(typed string) (string, string, any) {
		day, err := date.Understand(typed, d.Office.Today())
		if err != nil {
			return typed, "", wrongOf(err)
		}
		return day.Text(), d.dayWord(day), nil
	}}
	for _, e := range edits {
		e(f)
	}
	return f
}

// dayWord is how a day is read back: "hôm nay", "hôm qua", "Thứ Hai".
func (d *Desk) dayWord(day date.Date) string {
	switch d.Office.Today() - day {
	case 0:
		return kit.T("day.today")
	case 1:
		return kit.T("day.yesterday")
	}
	return kit.T("weekday." + strconv.Itoa(int(day.Weekday())))
}

// birthField is a birth that may be known to the month or the year only.
func (d *Desk) birthField() *kit.Field {
	return &kit.Field{Key: "birth", Label: kit.T("f.birth"), Kind: kit.KindDate, Width: 104, Required: true, Parse: func(typed string) (string, string, any) {
		today := d.Office.Today()
		b, err := date.UnderstandPartial(typed, today)
		switch {
		case err != nil:
			return typed, "", wrongOf(err)
		case b.First() > today:
			return typed, "", say.Of("err.birth_future", "today", today)
		}
		said := kit.T("f.age", "n", max(0, b.Age(today)))
		if day := b.Date(); day != 0 {
			said = kit.T("weekday."+strconv.Itoa(int(day.Weekday()))) + ", " + said
		}
		return b.Text(), said, nil
	}}
}

// timeField is an hour, in the place of the day it belongs to.
func timeField(key string) *kit.Field {
	return &kit.Field{Key: key, Name: kit.T("f.time"), Kind: kit.KindTime, Width: 58, Parse: func(typed string) (string, string, any) {
		s, err := date.UnderstandTime(typed)
		if err != nil {
			return typed, "", wrongOf(err)
		}
		return s, "", nil
	}}
}

// countField is a whole number from least on; most 0 is no upper bound.
func countField(key, label string, least, most int, hint string) *kit.Field {
	return &kit.Field{Key: key, Label: kit.T(label), Kind: kit.KindNumber, Width: 56, Hint: hint, Parse: func(typed string) (string, string, any) {
		n, ok := kit.Ungroup(typed)
		switch {
		case (!ok || int(n) < least || int(n) > most) && most > 0:
			return typed, "", say.Of("err.number_range", "least", least, "most", most)
		case !ok, int(n) < least:
			return typed, "", say.Of("err.number_least", "least", least)
		}
		return strconv.FormatInt(n, 10), hint, nil
	}}
}

// ungrouped is a number that counts nothing: a year, the number of a paper.
func ungrouped(f *kit.Field) *kit.Field { f.Plain = true; return f }

// idField is an identity number: what is odd about it is said, never refused (there is no check digit).
func (d *Desk) idField(holder func() text.Holder) *kit.Field {
	return &kit.Field{Key: "id_number", Label: kit.T("f.id_number"), Width: 152, Parse: func(typed string) (string, string, any) {
		n := text.CleanNumber(typed)
		return n, kit.T("idkind." + text.NumberKind(n)), nil
	}, Doubt: func(typed string) string {
		if w := text.IDNumber(text.CleanNumber(typed), holder()); len(w) > 0 {
			return kit.Say(w[0])
		}
		return ""
	}}
}

// notToCome refuses a day that has not come yet in a field of what has happened.
func (d *Desk) notToCome(f *kit.Field) {
	parse := f.Parse
	f.Parse = func(typed string) (string, string, any) {
		text, understood, wrong := parse(typed)
		if day, err := date.Understand(text, d.Office.Today()); wrong == nil && err == nil && day > d.Office.Today() {
			return typed, "", say.Of("err.future", "today", d.Office.Today())
		}
		return text, understood, wrong
	}
}

// phoneField counts the digits of a telephone number: ten for a mobile, eleven for a landline with its area.
func phoneField(key, label string) *kit.Field {
	return &kit.Field{Key: key, Label: kit.T(label), Width: 130, Parse: func(typed string) (string, string, any) {
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, typed)
		if strings.HasPrefix(strings.TrimSpace(typed), "+84") {
			digits = "0" + strings.TrimPrefix(digits, "84")
		}
		n := len(digits)
		switch {
		case n == 0 || digits[0] != '0' && n > 4:
			return typed, "", say.Of("err.phone.form")
		case n < 10 && n > 4:
			return typed, "", say.Of("err.phone.short", "n", 10-n)
		case n > 11:
			return typed, "", say.Of("err.phone.long", "n", n-10)
		}
		return typed, "", nil
	}}
}

// communeOptions are the communes found by what was typed of name and province, then those that took a commune of that name.
func (d *Desk) communeOptions(typed string) []kit.Option {
	p := d.Office.Places
	if p == nil {
		return nil
	}
	today := d.Office.Today()
	var out []kit.Option
	for _, c := range p.SearchNear(typed, 20, d.Office.Law.Text(law.CentreProvince, today)) {
		out = append(out, kit.Option{Value: c.Code, Text: upperFirst(c.Named(today)) + ", " + c.Province.Name, Note: c.Province.Named(today)})
	}
	old, err := p.SearchOld(typed, 8)
	if err != nil {
		d.Fail(err)
	}
	for _, m := range old {
		for _, t := range m.Targets {
			if !slices.ContainsFunc(out, func(x kit.Option) bool { return x.Value == t.Commune.Code }) {
				out = append(out, kit.Option{Value: t.Commune.Code, Text: upperFirst(t.Commune.Named(today)) + ", " + t.Commune.Province.Name,
					Note: kit.T("place.was", "old", m.Old.Kind+" "+m.Old.Name+", "+m.Old.District)})
			}
		}
	}
	return out
}

func upperFirst(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// listOptions are the lines of code lists; names are stored, as on the paper.
func listOptions(lists ...*law.List) func(string) []kit.Option {
	return func(typed string) []kit.Option {
		var out []kit.Option
		for _, l := range lists {
			if l == nil {
				continue
			}
			for _, e := range l.Search(typed) {
				out = append(out, kit.Option{Value: e.Name, Text: e.Name})
			}
		}
		return out
	}
}

// dayOf, birthOf and countOf read back what a field holds; a field in error gives nothing.
func (d *Desk) dayOf(f *kit.Form, key string) date.Date {
	day, err := date.Understand(f.Value(key), d.Office.Today())
	if err != nil {
		return 0
	}
	return day
}

func (d *Desk) birthOf(f *kit.Form) date.Partial {
	b, err := date.UnderstandPartial(f.Value("birth"), d.Office.Today())
	if err != nil {
		return date.Partial{}
	}
	return b
}

func countOf(f *kit.Form, key string) int {
	n, _ := strconv.Atoi(f.Value(key)) // a field of figures holds figures or nothing
	return n
}

// statusOptions are the diện a centre may take in.
func statusOptions(list ...stay.Status) []kit.Option {
	out := make([]kit.Option, len(list))
	for i, s := range list {
		out[i] = kit.Option{Value: string(s), Text: kit.T("status_short." + string(s)), Mark: statusMark(s)}
	}
	return out
}

// beside shows an error where it belongs: beside the fields it concerns, else as a dialog.
func (d *Desk) beside(f *kit.Form, err error) {
	p, ok := app.Beside(err)
	if !ok {
		d.Fail(err)
		return
	}
	var list []kit.Wrong
	for _, x := range p {
		list = append(list, kit.Wrong{Field: x.Field, Say: x.Msg})
	}
	if rest := f.Problems(list); len(rest) > 0 {
		lines := make([]string, len(rest))
		for i, w := range rest {
			lines[i] = kit.Say(w.Say)
		}
		kit.Tell(d.Window, kit.T("fail.refused"), strings.Join(lines, "\n"))
	}
}
