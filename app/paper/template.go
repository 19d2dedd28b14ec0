package paper

import (
	"bufio"
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Edition is one wording of a form with the time it may be used.
type Edition struct {
	Name      string // file without ending: "completion_notice.r3"
	Kind      string
	Title     string // for lists: "Thông báo chuẩn bị hoàn thành cai nghiện"
	Form      string // "Mẫu số 51", "" for a local paper
	Symbol    string // kind of paper in the number: "TB" in 05/TB-CSCN; "" for a paper without a number
	Regime    string // procedure regime, "" for any
	From, To  date.Date
	Source    string
	Mark      string
	Landscape bool
}

// Templates is the set of editions of a law pack, with what the office worded anew laid over it: forms, parts shared by several
// forms and layouts, each from a day on.
type Templates struct {
	editions []Edition
	files    map[string]string // as read, by file
	revised  []Revision        // in the order laid over
	sets     []datedSet        // by the day from which their shared parts hold, the oldest first
	layouts  map[string]Layout // as shipped, by name
}

// datedSet is every form with the shared parts that are in force from a day on.
type datedSet struct {
	from date.Date
	set  *template.Template
}

// Load reads *.tmpl and layouts/*.json of the folders in order; a file of a later folder replaces one of the same name. Files that
// begin with _ hold parts shared by several forms.
func Load(folders ...fs.FS) (*Templates, error) {
	t := &Templates{files: map[string]string{}, layouts: map[string]Layout{}}
	for _, f := range folders {
		names, err := fs.Glob(f, "*.tmpl")
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			b, err := fs.ReadFile(f, n)
			if err != nil {
				return nil, err
			}
			t.files[n] = strings.ReplaceAll(string(b), "\r\n", "\n")
		}
		if err := t.readLayouts(f); err != nil {
			return nil, err
		}
	}
	return t, t.build()
}

func (t *Templates) build() error {
	days := []date.Date{0}
	for _, r := range t.revised {
		if r.part() && !slices.Contains(days, r.From) {
			days = append(days, r.From)
		}
	}
	slices.Sort(days)
	for i, day := range days {
		set, err := t.setOn(day, i == 0)
		if err != nil {
			return err
		}
		t.sets = append(t.sets, datedSet{day, set})
	}
	return nil
}

// setOn is every form with the shared parts of a day; the first one also reads the heads.
func (t *Templates) setOn(day date.Date, heads bool) (*template.Template, error) {
	set := template.New("").Funcs(funcs).Option("missingkey=error")
	set.Funcs(template.FuncMap{"signed": func(s Signatory, position string) (Markup, error) {
		var b bytes.Buffer
		err := set.ExecuteTemplate(&b, "signed", map[string]any{"signatory": s, "position": position})
		return Markup(b.String()), err
	}})
	files := t.filesOn(day)
	for _, n := range slices.Sorted(maps.Keys(files)) {
		e, err := readForm(set, strings.TrimSuffix(path.Base(n), ".tmpl"), files[n])
		if err != nil {
			return nil, err
		}
		if heads && e.Name != "" {
			t.editions = append(t.editions, e)
		}
	}
	for _, x := range set.Templates() {
		if x.Tree != nil {
			guard(x.Tree.Root)
		}
	}
	return set, nil
}

// readForm reads one file into a set; a part shared by several forms has no head and gives no edition.
func readForm(set *template.Template, name, text string) (e Edition, err error) {
	body := text
	if !strings.HasPrefix(name, "_") {
		head, rest, ok := strings.Cut(text, "\n---\n")
		if !ok {
			return e, badForm(name, "---")
		}
		if e, err = readHeader(name, head); err != nil {
			return e, err
		}
		body = rest
	}
	if _, err := set.New(name).Parse(body); err != nil {
		return e, faultOf(name, body, err)
	}
	return e, nil
}

// on is the set whose shared parts are in force on a day.
func (t *Templates) on(day date.Date) *template.Template {
	set := t.sets[0].set
	for _, x := range t.sets {
		if x.from <= day {
			set = x.set
		}
	}
	return set
}

func badForm(name, text string) error {
	return say.Problems{{Field: name, Msg: say.Of("err.paper.form", "form", name, "text", text)}}
}

// readHeader reads the "# key: value" lines above ---.
func readHeader(name, head string) (Edition, error) {
	e := Edition{Name: name}
	text := map[string]*string{"kind": &e.Kind, "title": &e.Title, "form": &e.Form, "regime": &e.Regime, "symbol": &e.Symbol, "source": &e.Source, "mark": &e.Mark}
	days := map[string]*date.Date{"from": &e.From, "to": &e.To}
	sc := bufio.NewScanner(strings.NewReader(head))
	for sc.Scan() {
		key, value, ok := strings.Cut(strings.TrimLeft(sc.Text(), "# "), ":")
		value = strings.TrimSpace(value)
		switch {
		case !ok || key == "note":
		case text[key] != nil:
			*text[key] = value
		case days[key] != nil:
			d, err := date.Parse(value)
			if err != nil {
				return e, badForm(name, key+": "+value)
			}
			*days[key] = d
		case key == "landscape":
			e.Landscape = value == "yes"
		default:
			return e, badForm(name, key)
		}
	}
	if e.Kind == "" || e.Title == "" || e.Source == "" {
		return e, badForm(name, "kind, title, source")
	}
	if e.Mark != MarkRead && e.Mark != MarkReconstruction && e.Mark != MarkLocal {
		return e, badForm(name, "mark: "+e.Mark)
	}
	return e, nil
}

// Editions lists all editions by name.
func (t *Templates) Editions() []Edition { return append([]Edition(nil), t.editions...) }

// Choose finds the edition of a kind for a procedure regime and the day of the act; of two that fit, the one
// that begins later. Without one it is refused: a form of another law is never printed instead.
func (t *Templates) Choose(kind, regime string, day date.Date) (Edition, error) {
	best := Edition{}
	for _, e := range t.editions {
		if e.Kind != kind || e.Regime != "" && e.Regime != regime || day < e.From || e.To != 0 && day > e.To {
			continue
		}
		if best.Name == "" || e.From > best.From || e.From == best.From && strings.Contains(e.Name, RevisedAt) {
			best = e
		}
	}
	if best.Name == "" {
		return best, &say.Refused{Msg: say.Of("err.paper.no_edition", "paper", say.Of("paper."+kind), "day", day)}
	}
	return best, nil
}

// guard appends the escaping function to every value a template prints, so that no form can forget it.
func guard(n parse.Node) {
	switch x := n.(type) {
	case *parse.ListNode:
		if x == nil {
			return
		}
		for _, c := range x.Nodes {
			guard(c)
		}
	case *parse.ActionNode:
		if len(x.Pipe.Decl) == 0 {
			id := parse.NewIdentifier("escape").SetPos(x.Pos)
			x.Pipe.Cmds = append(x.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: x.Pos, Args: []parse.Node{id}})
		}
	case *parse.IfNode:
		guard(x.List)
		guardElse(x.ElseList)
	case *parse.RangeNode:
		guard(x.List)
		guardElse(x.ElseList)
	case *parse.WithNode:
		guard(x.List)
		guardElse(x.ElseList)
	}
}

func guardElse(l *parse.ListNode) {
	if l != nil {
		guard(l)
	}
}
