package data

import (
	"database/sql"
	"strings"
	"unicode"
	"unicode/utf8"

	"hoanhap/app"
	"hoanhap/app/text"
)

// Numbers finds stays by code, decisions and issued papers by number. The number is found by its leading figures through
// the index; the other words typed must begin words of it.
func (t *tx) Numbers(q app.NumberQuery) ([]app.Numbered, error) {
	words := text.Words(text.Near(q.Text))
	out, err := t.stayCodes(words, q.Limit)
	if err != nil {
		return nil, err
	}
	lead, said := leadOf(q.Number), text.Words(text.Near(q.Number))
	if lead == "" {
		return out, nil
	}
	for _, ask := range []numberAsk{
		{app.NumberDecision, `SELECT n."id", n."number", n."day", '', n."issuer", s."id", r."id", r."code", r."name"
			FROM "decision" n JOIN "stay" s ON s."id" = n."stay_id" JOIN "resident" r ON r."id" = s."resident_id"`},
		{app.NumberPaper, `SELECT n."id", n."number", n."day", n."kind", '', coalesce(n."stay_id", 0), r."id", r."code", r."name"
			FROM "paper" n JOIN "resident" r ON r."id" = n."resident_id"`},
	} {
		more, err := t.numbers(ask, lead, func(line, bare string) bool { return hasWords(line, said, bare) || hasWords(line, words, bare) }, q.Limit)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

type numberAsk struct {
	of    app.NumberOf
	query string
}

// leadOf is the figures by which a number is looked for: of the first word that begins with one. A number is written with
// or without zeros before it.
func leadOf(typed string) string {
	for _, w := range strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '-' || r == '.' }) {
		if n := strings.IndexFunc(w, func(r rune) bool { return r < '0' || r > '9' }); n > 0 {
			return w[:n]
		} else if n < 0 {
			return w
		}
	}
	return ""
}

// mostRead is how many lines of one index are looked at: a single figure begins very many numbers.
const mostRead = 2000

func (t *tx) numbers(ask numberAsk, lead string, has func(line, bare string) bool, limit int) (out []app.Numbered, err error) {
	bare := strings.TrimLeft(lead, "0")
	seen := map[int64]bool{}
	// First the number itself (45/…, 045/…), then those that only begin with it (450/…).
	spans := [][2]string{}
	for _, zeros := range []string{"", "0", "00"} {
		if n := zeros + bare; bare != "" {
			spans = append(spans, [2]string{n + "/", n + "0"}, [2]string{n, n + "\x01"})
		}
	}
	spans = append(spans, [2]string{lead, next(lead)})
	for _, span := range spans {
		if len(out) >= limit {
			break
		}
		err := rowsOf(t.q, ask.query+` WHERE n."number" >= ? AND n."number" < ? AND n."void_why" = '' AND r."void_why" = ''
			ORDER BY n."number", n."id" LIMIT ?`, []any{span[0], span[1], mostRead}, func(r *sql.Rows) error {
			n := app.Numbered{Of: ask.of}
			if err := r.Scan(&n.ID, &n.Number, &n.Day, &n.Kind, &n.Issuer, &n.Stay, &n.Resident, &n.Code, &n.Name); err != nil {
				return err
			}
			if len(out) < limit && !seen[n.ID] && has(searchable(n.Number), bare) {
				seen[n.ID] = true
				out = append(out, n)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// next is the first text after all that begin with lead, which is figures alone.
func next(lead string) string {
	b := []byte(lead)
	b[len(b)-1]++
	return string(b)
}

// hasWords reports whether every word begins a word of a line; the leading figures may stand there with zeros before them, and
// letters may be typed as one word ("qdtand").
func hasWords(line string, words []string, bare string) bool {
	for _, w := range words {
		if !strings.Contains(line, " "+w) && (bare == "" || strings.TrimLeft(w, "0") != bare || !strings.Contains(line, "0"+bare)) && !joined(line, w) {
			return false
		}
	}
	return true
}

// joined reports a word that begins some words of the line written as one.
func joined(line, w string) bool {
	parts := strings.Fields(line)
	for i := range parts {
		if strings.HasPrefix(strings.Join(parts[i:], ""), w) {
			return true
		}
	}
	return false
}

// stayCodes looks through the stays of the people whose line has every word.
func (t *tx) stayCodes(words []string, limit int) (out []app.Numbered, err error) {
	r, err := t.register(ever)
	if err != nil {
		return nil, err
	}
	f := &filter{}
	for _, w := range words {
		f.words = append(f.words, " "+w)
	}
	for i, p := range r.who {
		if !f.text(r.folds[i]) {
			continue
		}
		for k := range p.stays {
			l := &p.stays[k]
			if !f.text(searchable(l.code)) {
				continue
			}
			out = append(out, app.Numbered{Of: app.NumberStay, ID: l.id, Number: l.code, Day: l.points[0].from, Stay: l.id,
				Resident: p.hit.Resident, Code: p.hit.Code, Name: p.hit.Name})
			if len(out) == limit && utf8.RuneCountInString(strings.Join(words, "")) < 2 {
				return out, nil // one letter finds very many, and none of them better
			}
		}
		if len(out) >= mostRead {
			break
		}
	}
	return out, nil
}
