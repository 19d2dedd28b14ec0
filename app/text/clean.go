// Package text knows Vietnamese text as a clerk types it and as it stands in lists: one spelling of each letter, search
// without accents, the order of names, identity numbers, the QR of the citizen card and the encodings of old files.
package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean brings one line of typed, pasted or scanned text into the form that is stored: NFC, single plain spaces and
// none at the ends, ' for every apostrophe, Đ for its look-alikes, no control or zero-width characters. It changes no
// spelling: Hoà stays Hoà and Hòa stays Hòa. A soft hyphen stays, because in TCVN3 text it is the letter ư.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.Join(strings.Fields(swap(s)), " ")
}

// CleanLines is Clean for text of several lines (ghi chú); line breaks stay, blank lines at the ends do not.
func CleanLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = Clean(l)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// isClean is the quick way out for the plain ASCII of codes and numbers.
func isClean(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == '`' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return s == "" || !space
}

func swap(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ', '`', '´':
			return '\''
		case 'Ð', 'Ɖ':
			return 'Đ'
		case 'ð', 'ɖ':
			return 'đ'
		case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
			return -1
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Zs, r) {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, "")))
}
