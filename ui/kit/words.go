package kit

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"

	_ "embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

//go:embed fyne.vi.json
var fyneVietnamese []byte

// The words in force. They are set once, before the first window.
var (
	words    = map[string]string{}
	language = "vi"
)

// OnMissing is told of every key that has no words; tests set it to fail.
var OnMissing = func(key string) {}

// Language is the one loaded last: "vi" or "en".
func Language() string { return language }

// LoadWords reads every file x.<lang>.json (and <lang>.json) below fsys into the words of the program. A file is a
// flat map from key to sentence with {name} for what is filled in.
// With Vietnamese it also gives Fyne its own words (Có, Hủy, Sao chép …).
func LoadWords(fsys fs.FS, language string) error {
	var double []string
	m, err := readWords(fsys, language, &double)
	if err != nil {
		return err
	}
	setWords(m, language)
	if language != "vi" {
		return nil
	}
	// Fyne follows the locale of the system; on an English Windows only "en" would be asked.
	for _, l := range []fyne.Locale{"vi", "en"} {
		if err := lang.AddTranslationsForLocale(fyneVietnamese, l); err != nil {
			return fmt.Errorf("fyne words: %w", err)
		}
	}
	return nil
}

func setWords(m map[string]string, l string) { words, language = m, l }

// readWords merges the files of a language; of a key given twice the first file in order of names counts.
func readWords(fsys fs.FS, l string, double *[]string) (map[string]string, error) {
	m := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if n := path.Base(p); n != l+".json" && !strings.HasSuffix(n, "."+l+".json") {
			return nil
		}
		b, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		part := map[string]string{}
		if err := json.Unmarshal(b, &part); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		for k, v := range part {
			if old, twice := m[k]; twice {
				if old != v {
					*double = append(*double, "twice: "+k+" ("+p+")")
				}
				continue
			}
			m[k] = v
		}
		return nil
	})
	return m, err
}

// MissingKeys names the keys that only one of the two languages has, as "en: key" or "vi: key" for the one that lacks it,
// and the keys that two files word differently. A test of the program wants it empty.
func MissingKeys(fsys fs.FS) ([]string, error) {
	var out []string
	vi, err := readWords(fsys, "vi", &out)
	if err != nil {
		return nil, err
	}
	en, err := readWords(fsys, "en", &out)
	if err != nil {
		return nil, err
	}
	for k := range vi {
		if _, ok := en[k]; !ok {
			out = append(out, "en: "+k)
		}
	}
	for k := range en {
		if _, ok := vi[k]; !ok {
			out = append(out, "vi: "+k)
		}
	}
	sort.Strings(out)
	return out, nil
}

// Has reports whether a key has words, for sentences that may be absent.
func Has(key string) bool { _, ok := words[key]; return ok }

// T words a sentence. args alternate name and value. A value that is itself a sentence (Word) is worded first, one
// with Text() prints by it, whole numbers are grouped (1.000) unless their name is or ends in "year".
// A key without words shows itself as ⟦key⟧, so that it is seen.
func T(key string, args ...any) string {
	s, ok := words[key]
	if !ok {
		OnMissing(key)
		s = "⟦" + key + "⟧"
		return s
	}
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		name := fmt.Sprint(args[i])
		pairs = append(pairs, "{"+name+"}", value(name, args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// Say words anything that carries key and arguments (app/say.Msg), or prints a plain value.
func Say(v any) string { return value("", v) }

func value(name string, v any) string {
	switch x := v.(type) {
	case interface{ Word() (string, []any) }:
		k, a := x.Word()
		if k == "" {
			return ""
		}
		return T(k, a...)
	case interface{ Text() string }:
		return x.Text()
	case string:
		return x
	case int:
		return number(name, int64(x))
	case int32:
		return number(name, int64(x))
	case int64:
		return number(name, x)
	case []string:
		return strings.Join(x, ", ")
	case nil:
		return ""
	}
	return fmt.Sprint(v)
}

func number(name string, n int64) string {
	if name == "year" || strings.HasSuffix(name, "year") {
		return strconv.FormatInt(n, 10)
	}
	return Group(n)
}

// Group writes a whole number with the mark of thousands: 1.000 in Vietnamese, 1,000 in English. The minus is an
// en dash: the bundled font has no minus sign.
func Group(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "–", s[1:]
	}
	mark := "."
	if language == "en" {
		mark = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return sign + s
}

// Ungroup reads what Group wrote and what a clerk types: digits, whole or in threes between dots, commas or spaces. "12,5" and
// "1.50" are no whole numbers: to read them as 125 and 150 would put a wrong sum into a book.
func Ungroup(s string) (int64, bool) {
	s = strings.NewReplacer("\u00a0", " ", "–", "-").Replace(strings.TrimSpace(s))
	if i := strings.IndexAny(s, "., "); i >= 0 {
		groups := strings.Split(s, s[i:i+1])
		for k, g := range groups {
			if n := len(strings.TrimPrefix(g, "-")); n > 3 || n < 1 || k > 0 && len(g) != 3 {
				return 0, false
			}
		}
		s = strings.Join(groups, "")
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}
