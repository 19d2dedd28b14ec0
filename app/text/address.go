package text

import "strings"

// An address on a card is one line with commas: house and hamlet first, the units from the smallest to the province last.

// FirstParts is an address without its last n parts: "Thôn 1, Xã B, Huyện C, Hà Nội" without three is "Thôn 1".
func FirstParts(address string, n int) string {
	p := parts(address)
	return strings.Join(p[:max(0, len(p)-n)], ", ")
}

// LastParts is the last n parts of an address.
func LastParts(address string, n int) string {
	p := parts(address)
	return strings.Join(p[max(0, len(p)-n):], ", ")
}

func parts(address string) (out []string) {
	for _, s := range strings.Split(address, ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
