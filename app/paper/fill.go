package paper

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"golang.org/x/text/unicode/norm"

	"hoanhap/app/date"
)

// Markup is text that is already markup; only functions of this package make it.
type Markup string

// Fill writes the paper of a kind from a dossier, with the edition of the dossier's procedure regime on the
// day. It is refused where no edition fits; a fault of the form itself is a say.Problems naming form and line.
func Fill(t *Templates, d Dossier, kind string, day date.Date) (Paper, error) {
	e, err := t.Choose(kind, d.Regime, day)
	if err != nil {
		return Paper{}, err
	}
	if d.Day == 0 {
		d.Day = day
	}
	if !d.Issued {
		d.Number = ""
	}
	_, body, _ := t.Source(e.Name)
	var b bytes.Buffer
	if err := t.on(d.Day).ExecuteTemplate(&b, e.Name, d); err != nil {
		return Paper{}, faultOf(e.Name, body, err)
	}
	blocks, err := Parse(norm.NFC.String(b.String()))
	if err != nil {
		return Paper{}, markupFault(e.Name, body, err)
	}
	p := Paper{Kind: kind, Edition: e.Name, Form: e.Form, Source: e.Source, Mark: e.Mark, Name: e.Title,
		Layout: t.LayoutOn(d.Layout, d.Day), Landscape: e.Landscape, Draft: !d.Issued, Blocks: blocks, Copies: d.Meeting.Copies}
	return p, nil
}

// funcs are what a form may call; all are told in assets/papers/README.md.
var funcs = template.FuncMap{
	"escape":     escapeValue,
	"upper":      strings.ToUpper,
	"long":       func(d date.Date) string { return d.Long() },
	"dmy":        dayOrBlank,
	"clock":      clock,
	"num":        number,
	"two":        twoDigits,
	"dong":       func(n int64) string { return Grouped(n) + " đồng" },
	"list":       list,
	"dashes":     dashes,
	"inline":     inline,
	"under":      under,
	"table":      tableMarkup,
	"state":      func(c Check) Markup { return Markup(map[bool]string{true: "ok", false: "bad"}[c.OK]) },
	"or2":        func(fallback, s string) string { return either(s, fallback) },
	"dots":       func(n int) Markup { return Markup(strings.Repeat(".", max(0, min(n, 200)))) },
	"signed":     func(Signatory, string) (Markup, error) { return "", nil }, // of the set: setOn
	"dict":       dict,
	"nth":        nth,
	"upperfirst": upperFirst,
	"body":       bodyNamed,
	"spoken":     spoken,
	"orday": func(d, fallback date.Date) date.Date {
		if d == 0 {
			return fallback
		}
		return d
	},
}

func escapeValue(v any) Markup {
	switch x := v.(type) {
	case Markup:
		return x
	case string:
		return Markup(Escape(x))
	case date.Date:
		return Markup(Escape(dayOrBlank(x)))
	case nil:
		return Markup(Escape(""))
	}
	return Markup(Escape(fmt.Sprint(v)))
}

func either(s, fallback string) string {
	if strings.TrimSpace(s) == "" {
		return fallback
	}
	return s
}

func dayOrBlank(d date.Date) string {
	if d == 0 {
		return "…../…../………"
	}
	return d.Text()
}

// clock turns 08:30 into "08 giờ 30 phút" (NĐ 30/2020).
func clock(s string) string {
	h, m, ok := strings.Cut(s, ":")
	if !ok {
		return "…… giờ …… phút"
	}
	return h + " giờ " + m + " phút"
}

// number prints a count to be filled by hand when it is not known.
func number(n int) string {
	if n == 0 {
		return "……"
	}
	return twoDigits(n)
}

// twoDigits writes numbers below ten with a leading nought, as papers do with pages, copies and months.
func twoDigits(n int) string { return fmt.Sprintf("%02d", n) }

// list prints numbered items: the things themselves, "Không có." for a list known to be empty, blank lines for
// one not made.
func list(items []string) Markup {
	if items == nil {
		items = []string{"", ""}
	} else if len(items) == 0 {
		return "Không có.\n"
	}
	var b strings.Builder
	for i, x := range items {
		end := ";"
		if i == len(items)-1 {
			end = "."
		}
		if strings.TrimSpace(x) == "" {
			fmt.Fprintf(&b, "@f %d.:\n", i+1)
			continue
		}
		fmt.Fprintf(&b, "@i %d. %s%s\n", i+1, Escape(strings.TrimRight(strings.TrimSpace(x), ".;")), end)
	}
	return Markup(b.String())
}

// inline writes items in one line of a form: "Không có." for a list known to be empty, a dotted line for one not made.
func inline(items []string) string {
	if items != nil && len(items) == 0 {
		return "Không có."
	}
	var kept []string
	for _, x := range items {
		if x = strings.TrimRight(strings.TrimSpace(x), ".;"); x != "" {
			kept = append(kept, x)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return strings.Join(kept, "; ") + "."
}

// under prints the items under a number: 3.1, 3.2 …; an item that names something and says nothing of it leaves its line
// to be filled in by hand.
func under(number string, items []string) Markup {
	if len(items) == 0 {
		items = []string{"", ""}
	}
	var b strings.Builder
	for i, x := range items {
		x = strings.TrimRight(strings.TrimSpace(x), ".;")
		switch {
		case x == "":
			fmt.Fprintf(&b, "@f %s.%d.:\n", number, i+1)
			continue
		case strings.HasSuffix(x, ":"):
			fmt.Fprintf(&b, "@f %s.%d. %s:\n", number, i+1, Escape(strings.TrimSuffix(x, ":")))
			continue
		}
		fmt.Fprintf(&b, "@i %s.%d. %s.\n", number, i+1, Escape(x))
	}
	return Markup(b.String())
}

func dashes(items []string) Markup {
	var b strings.Builder
	for _, x := range items {
		b.WriteString("@i - " + Escape(x) + "\n")
	}
	return Markup(b.String())
}

// tableMarkup writes a table of figures into a form.
func tableMarkup(t Table) Markup {
	g := t.Grid()
	if len(g.Columns) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("@cols")
	if g.Small {
		b.WriteString(" small")
	}
	for _, c := range g.Columns {
		b.WriteString(" " + strconv.FormatFloat(c.Width, 'f', -1, 64))
		if c.Align != Justify {
			b.WriteString(":" + string(c.Align))
		}
	}
	b.WriteString("\n")
	for _, h := range g.Head {
		b.WriteString("@th " + cells(h) + "\n")
	}
	for _, r := range g.Rows {
		word := "@tr "
		if r.Bold {
			word = "@tt "
		}
		b.WriteString(word + cells(r.Cells) + "\n")
	}
	return Markup(b.String())
}

func cells(row []GridCell) string {
	out := make([]string, len(row))
	for i, c := range row {
		if s := Plain(c.Spans); s != "" {
			out[i] = Escape(s)
		}
	}
	return strings.Join(out, " | ")
}

// dict gives a shared part more than one thing: dict "label" "…" "kin" .Father.
func dict(pairs ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return m
}

// nth is the i-th text of a list, "" beyond its end.
func nth(s []string, i int) string {
	if i < 0 || i >= len(s) {
		return ""
	}
	return s[i]
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// bodyNamed puts the word for a body before its name, unless the name begins with it: "Cơ quan Cảnh sát điều tra".
func bodyNamed(word, name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return word + " " + blank
	case strings.HasPrefix(strings.ToLower(name), strings.ToLower(word)+" "):
		return upperFirst(name)
	}
	return word + " " + name
}

// spoken writes a position inside a line as one reads it: "Trưởng cơ sở" for the TRƯỞNG CƠ SỞ of a signature block.
func spoken(position string) string {
	if position != strings.ToUpper(position) {
		return position
	}
	return upperFirst(strings.ToLower(position))
}
