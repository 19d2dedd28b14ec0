package data

import (
	"testing"

	"hoanhap/app"
)

// The one box at 100,000 people: a name, a figure that begins very many numbers, the number of one decision. The floor reads
// the same decisions by bare database/sql.
func BenchmarkFindAll100k(b *testing.B) {
	s := benchStore(b, town)
	o := benchOffice(b, s)
	must(b, s.Read(func(a app.Tx) error { _, err := a.Find(app.Search{Limit: 1}); return err })) // people are read at the start
	for _, typed := range []string{"n", "nguyen dat", "4", "4512", "4512/QĐ-TA"} {
		b.Run(typed+"/ours", func(b *testing.B) {
			for b.Loop() {
				_, err := o.FindAll(typed, 7)
				must(b, err)
			}
		})
	}
	b.Run("4512/floor", func(b *testing.B) {
		for b.Loop() {
			floor(b, s.readers, `SELECT d.id, d.number, d.day, r.id, r.code, r.name FROM decision d JOIN stay s ON s.id = d.stay_id
				JOIN resident r ON r.id = s.resident_id WHERE d.number >= '4512' AND d.number < '4513'`)
		}
	})
}
