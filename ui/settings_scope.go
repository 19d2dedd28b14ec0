package ui

import (
	"slices"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/ui/kit"
)

// scopeField asks whom a row holds for: this centre, a province it stands or stood in, the whole country. The narrowest in force on a
// day counts.
func (d *Desk) scopeField() *kit.Field {
	f := &kit.Field{Key: "scope", Label: kit.T("settings.scope"), Kind: kit.KindChoice, Required: true,
		Options: []kit.Option{{Value: law.Centre, Text: kit.T("settings.scope.centre")}}}
	var codes []string
	for _, row := range d.Office.Law.Rows(law.CentreProvince) {
		if row.Value != "" && !slices.Contains(codes, row.Value) {
			codes = append(codes, row.Value)
			f.Options = append(f.Options, kit.Option{Value: row.Value, Text: d.provinceName(row.Value)})
		}
	}
	f.Options = append(f.Options, kit.Option{Value: app.NationScope, Text: kit.T("settings.scope.nation")})
	if f.Hint = kit.T("settings.scope.hint"); len(codes) == 0 {
		f.Hint = kit.T("settings.scope.no_province")
	}
	return f
}

// storedScope turns what was chosen into what the row holds.
func storedScope(chosen string) string {
	if chosen == law.Centre {
		return ""
	}
	return chosen
}

// scopeOf is the scope of a row of the office as the pack names it.
func scopeOf(r *app.LawRow) string {
	switch r.Scope {
	case "":
		return law.Centre
	case app.NationScope:
		return law.Nation
	}
	return r.Scope
}

// scopeText says whom a row holds for where its mark does not say so already.
func (d *Desk) scopeText(row law.Row) string {
	switch {
	case row.Scope == law.Centre && row.Mark == law.FromOffice:
		return kit.T("settings.scope.for_centre")
	case row.Scope == law.Centre:
		return ""
	case row.Scope != law.Nation:
		return kit.T("settings.province_only", "province", d.provinceName(row.Scope))
	case row.Mark == law.FromOffice:
		return kit.T("settings.scope.for_nation")
	}
	return ""
}

// provinceName is the name of a province, its code where the list does not have it.
func (d *Desk) provinceName(code string) string {
	if d.Office.Places != nil {
		for _, p := range d.Office.Places.Provinces() {
			if p.Code == code {
				return p.Name
			}
		}
	}
	return code
}
