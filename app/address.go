package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

// Catalogue is the shipped list of communes, in force since 2025-07-01; a code means nothing without its catalogue.
const Catalogue = law.PlacesShipped

// CommuneName is the commune of the permanent residence with its kind and, after a comma, nothing more: "xã Mường Bi".
// An address in an old list stays as it was written, and "" where nothing is known.
func (o *Office) CommuneName(r *Resident, day date.Date) string {
	c, ok := o.Places.Of(r.CommuneList, r.Commune)
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
	if c, ok := o.Places.Of(r.CommuneList, r.Commune); ok {
		parts = append(parts, c.Named(day), c.Province.Named(day))
	}
	return strings.Join(parts, ", ")
}
