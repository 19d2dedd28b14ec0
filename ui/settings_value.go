package ui

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// decimals are the units whose values have a fraction, written with a comma in Vietnamese and a point in the row.
var decimals = []string{"multiple", "factor_lcs", "factor_aid", "litres"}

// wholes are the units of whole numbers, grouped when shown.
var wholes = []string{"days", "working_days", "months", "years", "hours", "minutes", "count", "percent", "dong", "day_of_month"}

// titleOf names a rule in the language of the window.
func titleOf(k law.KeyInfo) string {
	if kit.Language() == "en" {
		return k.TitleEn
	}
	return k.Title
}

// explainOf says what a rule does in the language of the window.
func explainOf(k law.KeyInfo) string {
	if kit.Language() == "en" {
		return k.ExplainEn
	}
	return k.Explain
}

// valueText is a value as a clerk reads it: 1.250.000, 0,8, có, Công lập.
func valueText(key, value, unit string) string {
	switch {
	case value == "":
		return kit.T("settings.empty")
	case unit == "bool":
		return kit.T("settings.bool." + value)
	case law.Choices(unit) != nil:
		return choiceText(key, value)
	case unit == "date":
		if d, err := date.Parse(value); err == nil {
			return d.Text()
		}
	case unit == "list":
		parts := strings.Split(value, "|")
		for i := range parts {
			if k := "settings.code." + parts[i]; kit.Has(k) {
				parts[i] = kit.T(k)
			}
		}
		return strings.Join(parts, ", ")
	case slices.Contains(wholes, unit):
		if n, ok := kit.Ungroup(value); ok {
			return kit.Group(n)
		}
	case slices.Contains(decimals, unit) && kit.Language() != "en":
		return strings.ReplaceAll(value, ".", ",")
	}
	return value
}

func choiceText(key, value string) string {
	if k := "settings.choice." + key + "." + value; kit.Has(k) {
		return kit.T(k)
	}
	return value
}

// valueField is the field in which a value of a rule is typed.
func (d *Desk) valueField(k law.KeyInfo, label string) *kit.Field {
	unit := k.Units[0]
	f := &kit.Field{Key: k.Key, Label: label, Required: !k.Optional}
	switch {
	case k.Key == law.CentreProvince && d.Office.Places != nil:
		f.Kind, f.Find = kit.KindSearch, d.provinceOptions
	case unit == "bool":
		f.Kind = kit.KindSegment
		f.Options = []kit.Option{{Value: "yes", Text: kit.T("settings.bool.yes")}, {Value: "no", Text: kit.T("settings.bool.no")}}
	case law.Choices(unit) != nil:
		f.Kind = kit.KindChoice
		for _, c := range law.Choices(unit) {
			f.Options = append(f.Options, kit.Option{Value: c, Text: choiceText(k.Key, c)})
		}
	case slices.Contains(wholes, unit):
		f.Kind, f.Width = kit.KindNumber, 120
	case unit == "date":
		f.Kind, f.Width, f.Parse = kit.KindDate, 104, d.parseDay(k.Optional)
	case slices.Contains(decimals, unit):
		f.Width, f.Parse = 120, parseDecimal
	}
	return f
}

// parseDecimal reads a number with a fraction, after a comma or a point.
func parseDecimal(typed string) (string, string, any) {
	n, err := strconv.ParseFloat(strings.Replace(typed, ",", ".", 1), 64)
	if err != nil || n < 0 || math.IsInf(n, 0) || math.IsNaN(n) {
		return typed, "", say.Of("err.decimal_form")
	}
	return typed, "", nil
}

// storedValue turns what was typed into what the row holds.
func (d *Desk) storedValue(unit, typed string) string {
	switch {
	case unit == "date" && typed != "":
		if day, err := date.Understand(typed, d.Office.Today()); err == nil {
			return day.String()
		}
	case slices.Contains(decimals, unit):
		return strings.ReplaceAll(typed, ",", ".")
	}
	return strings.TrimSpace(typed)
}

// fieldValue is what a row holds as it stands in the field.
func fieldValue(unit, value string) string {
	switch {
	case unit == "date":
		if d, err := date.Parse(value); err == nil {
			return d.Text()
		}
	case slices.Contains(decimals, unit) && kit.Language() != "en":
		return strings.ReplaceAll(value, ".", ",")
	}
	return value
}

// matches reports a text in which what was typed occurs, without regard to accents.
func matches(full, typed string) bool {
	_, ok := text.Match(text.Fold(full), typed)
	return ok
}

func (d *Desk) provinceOptions(typed string) []kit.Option {
	var out []kit.Option
	for _, p := range d.Office.Places.SearchProvinces(typed) {
		out = append(out, kit.Option{Value: p.Code, Text: p.Name, Note: p.Code})
	}
	return out
}

// shortUnit is the unit alone.
func shortUnit(unit string) string {
	if key := "settings.unit." + unit; kit.Has(key) {
		return kit.T(key)
	}
	return ""
}

// unitText is the unit after a value: "ngày", "đồng, người/tháng".
func unitText(k law.KeyInfo, unit string) string {
	word := shortUnit(unit)
	if k.Per != "" && word != "" {
		return word + ", " + k.Per
	}
	return word + k.Per
}

// markText says how sure a row is; "" for what stands in the law itself.
func markText(mark string) string { return kit.T("settings.mark." + mark) }

// unsure marks the rows a clerk must look at twice.
func unsure(mark string) bool {
	return mark == law.Unsettled || mark == law.Memory || mark == law.Secondary
}

// inForce words the days of a row: "từ 01/07/2026", "01/01/2022 – 30/06/2026".
func inForce(from, to date.Date) string {
	if to == 0 {
		return kit.T("settings.from", "from", from)
	}
	return kit.T("settings.from_to", "from", from, "to", to)
}

// lawProblems puts what the law pack says of a row beside the fields of the form.
func lawProblems(ps say.Problems, value string) []kit.Wrong {
	field := map[string]string{"err.law.value": value, "err.law.unit": value, "err.law.no_source": "source", "err.law.no_from": "from", "err.law.to_before_from": "to"}
	var out []kit.Wrong
	for _, p := range ps {
		f := field[p.Key]
		if f == "" {
			f = p.Field
		}
		out = append(out, kit.Wrong{Field: f, Say: p.Msg})
	}
	return out
}

// officeRows are the rows the office laid over the pack, also the voided ones, by first day.
func (d *Desk) officeRows(key string) []app.LawRow {
	rows, err := d.Office.LawRows(key)
	if err != nil {
		d.Fail(err)
	}
	return rows
}
