package law

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Fingerprint names all that the pack says: every row, the shipped and the office's, the regimes and the holidays. Two packs with the
// same fingerprint answer every question the same.
func (p *Pack) Fingerprint() string {
	h := sha256.New()
	for _, rows := range [][]Row{p.shipped, p.office} {
		for i := range rows {
			_, _ = fmt.Fprintf(h, "%+v\n", rows[i]) // a hash does not fail
		}
	}
	_, _ = fmt.Fprintf(h, "%+v\n%+v\n", p.regimes, p.tables)
	return hex.EncodeToString(h.Sum(nil))
}
