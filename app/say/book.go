package say

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Book is the sentences of one language, by key. Papers and tables are worded by the Vietnamese book whatever language
// the window speaks.
type Book map[string]string

// Load reads every *.LANG.json of a folder into one book.
func Load(fsys fs.FS, lang string) (Book, error) {
	files, err := fs.Glob(fsys, "*."+lang+".json")
	if err != nil {
		return nil, err
	}
	b := Book{}
	for _, f := range files {
		raw, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(raw, &b); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
	}
	return b, nil
}

// Say words a value: a Msg or any keyed thing by its sentence, a date or money by its Text, the rest as it prints.
func (b Book) Say(v any) string {
	switch x := v.(type) {
	case interface{ Word() (string, []any) }:
		key, args := x.Word()
		return b.T(key, args...)
	case interface{ Text() string }:
		return x.Text()
	case int:
		return strconv.Itoa(x)
	}
	return fmt.Sprint(v)
}

// T is the sentence of a key with its arguments filled in; a key without a sentence shows itself in brackets.
func (b Book) T(key string, args ...any) string {
	s, ok := b[key]
	if !ok {
		return "[" + key + "]"
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, "{"+fmt.Sprint(args[i])+"}", b.Say(args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}
