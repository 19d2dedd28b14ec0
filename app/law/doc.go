// Package law is the law pack: everything a decree, a circular or the office itself can change, as dated rows
// with their source and how sure it is. No number of the law stands in Go code; the code only names the rows.
//
// A row has a key (declared in keys.csv with its unit), the days it is in force, a value, a scope and a source.
// On a day the narrowest scope wins (centre, then the centre's province, then the nation); within one scope the
// row with the latest first day. A setting of the office is a row like a rate, so a change never rewrites history.
//
// A Pack is never changed once made and is safe for concurrent use.
package law
