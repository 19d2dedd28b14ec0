package support

import "math/bits"

// mulDiv is a × b ÷ c with its remainder, for b ≤ c, without overflow.
func mulDiv(a, b, c int64) (q, r int64) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	x, y := bits.Div64(hi, lo, uint64(c))
	return int64(x), int64(y)
}
