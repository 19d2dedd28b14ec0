package law_test

import (
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

// A fingerprint changes with every row of the office and only then.
func TestFingerprint(t *testing.T) {
	p := shipped(t)
	row := law.Row{Key: law.Utilities, From: date.Of(2026, 9, 1), Value: "120000", Unit: "dong", Source: "NQ thử", Scope: law.Centre}
	with := func(rows ...law.Row) string {
		q, err := p.With(rows)
		if err != nil {
			t.Fatal(err)
		}
		return q.Fingerprint()
	}
	dearer := row
	dearer.Value = "130000"
	if a := with(row); a != with(row) || a == with(dearer) || a == p.Fingerprint() || with() != p.Fingerprint() {
		t.Error("the fingerprint does not tell packs apart")
	}
}
