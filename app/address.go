package app

import (
	"strings"

	"hoanhap/app/date"
)

// Catalogue is the list of communes in force since 2025-07-01; a code means nothing without its catalogue.
const Catalogue = "2025"

// CommuneName is the commune of the permanent residence with its kind and, after a comma, nothing more: "xã Mường Bi".
// An address in an old list stays as it was written, and "" where nothing is known.
func (o *Office) CommuneName(r *Resident, day date.Date) string {
	if r.Commune == "" || r.CommuneList != Catalogue || o.Places == nil {
		return ""
	}
	c, ok := o.Places.Commune(r.Commune)
	if !ok {
		return ""
	}
	return c.Named(day)
}

// Residence is the permanent residence on one line: what was written, the commune, the province.
func (o *Office) Residence(r *Resident, day date.Date) string {
	parts := []string{}
	if r.Address != "" {
		parts = append(parts, r.Address)
	}
	if r.Commune != "" && r.CommuneList == Catalogue && o.Places != nil {
		if c, ok := o.Places.Commune(r.Commune); ok {
			parts = append(parts, c.Named(day), c.Province.Named(day))
		}
	}
	return strings.Join(parts, ", ")
}
