package data

import (
	"testing"

	"hoanhap/app/date"
)

// Tiếp nhận asks after every field who this may be: a name that many have, with a number and without.
func BenchmarkSimilar100k(b *testing.B) {
	o := benchOffice(b, benchStore(b, town))
	for _, c := range []struct{ name, who, number string }{{"common name and number", "Nguyễn Văn An", "001090000001"}, {"common name", "Nguyễn Văn An", ""}, {"nobody's name", "Lò A Páo", ""}} {
		_, err := o.Similar(c.who, date.Partial{Y: 1988, M: 1, D: 5}, c.number) // people are read at the start
		must(b, err)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				_, err := o.Similar(c.who, date.Partial{Y: 1988, M: 1, D: 5}, c.number)
				must(b, err)
			}
		})
	}
}
