package app

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"hoanhap/app/say"
	"hoanhap/app/text"
)

// Passwords are judged as OWASP ASVS 5.0 asks (6.2): at least 8 characters of any kind, not one of the common ones, never changed
// by force, no rule of capitals and signs. What is typed is taken whole.

const (
	minPassword = 8
	maxPassword = 1024 // bytes
)

//go:embed passwords.txt
var commonText string

var common = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(commonText, "\n") {
		if line = squeeze(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
})

// squeeze folds a password for comparison: without accents, capitals and spaces.
func squeeze(s string) string { return strings.ReplaceAll(text.Fold(s), " ", "") }

// CheckPassword says what is wrong with a new password; names are what it must not be made of. A zero Msg is none.
func CheckPassword(password string, names ...string) say.Msg {
	switch n := utf8.RuneCountInString(password); {
	case n < minPassword:
		return say.Of("err.password.short", "n", minPassword)
	case len(password) > maxPassword:
		return say.Of("err.password.long")
	}
	s := squeeze(password)
	bare := strings.TrimRight(s, "0123456789!@#$%.")
	if common()[s] || common()[bare] || plainRow(s) {
		return say.Of("err.password.common")
	}
	for _, n := range names {
		if n = squeeze(n); n != "" && (s == n || bare == n) {
			return say.Of("err.password.name")
		}
	}
	return say.Msg{}
}

// plainRow reports one or two characters over and over, and rows like 12345678 or hgfedcba.
func plainRow(s string) bool {
	seen := map[byte]bool{}
	up, down := true, true
	for i := range len(s) {
		seen[s[i]] = true
		if i > 0 {
			up = up && (s[i] == s[i-1]+1 || s[i] == '0' && s[i-1] == '9')
			down = down && (s[i] == s[i-1]-1 || s[i] == '9' && s[i-1] == '0')
		}
	}
	return len(seen) < 3 || up || down
}
