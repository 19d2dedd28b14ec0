package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"strings"
)

// letters of the recovery code: none that is taken for another when read from paper (no 0 O 1 I L U).
const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	codeLetters = 30 // 27 random ones (132 bits) and 3 that check them
	checkLetter = 3
	codeGroup   = 5
)

// NewCode makes a recovery code (mã khôi phục): six groups of five letters, printed once and kept by the centre.
func NewCode() string {
	var b strings.Builder
	one := make([]byte, 1)
	for b.Len() < codeLetters-checkLetter {
		_, _ = rand.Read(one)
		if int(one[0]) < 256/len(letters)*len(letters) { // without favouring the first letters
			b.WriteByte(letters[int(one[0])%len(letters)])
		}
	}
	s := b.String() + codeCheck(b.String())
	groups := make([]string, 0, codeLetters/codeGroup)
	for i := 0; i < len(s); i += codeGroup {
		groups = append(groups, s[i:i+codeGroup])
	}
	return strings.Join(groups, "-")
}

func codeCheck(s string) string {
	sum := sha256.Sum256([]byte("hoanhap recovery " + s))
	out := make([]byte, checkLetter)
	for i := range out {
		out[i] = letters[int(sum[i])%len(letters)]
	}
	return string(out)
}

// TidyCode brings a typed recovery code into its form; ok is false when a letter of it is wrong.
func TidyCode(typed string) (code string, ok bool) {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed) {
		if r == ' ' || r == '-' || r == '\t' || r == '\n' || r == '\r' || r == '–' || r == '.' {
			continue
		}
		if r > 127 || !strings.ContainsRune(letters, r) {
			return "", false
		}
		b.WriteRune(r)
	}
	s := b.String()
	if len(s) != codeLetters || codeCheck(s[:codeLetters-checkLetter]) != s[codeLetters-checkLetter:] {
		return "", false
	}
	return s, true
}
