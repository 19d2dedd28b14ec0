package paper

import (
	"bufio"
	"io/fs"
	"maps"
	"path"
	"sort"
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

// Templates is the set of editions of a law pack, with the office's corrections laid over it.
type Templates struct {
	editions []Edition
	set      *template.Template
	files    map[string]string // as read
}

// Load reads *.tmpl of the folders in order; a file of a later folder replaces one of the same name, which is
// how the office corrects a word of a form. Files that begin with _ hold parts shared by several forms.
func Load(folders ...fs.FS) (*Templates, error) {
	files := map[string]string{}
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
			files[n] = strings.ReplaceAll(string(b), "\r\n", "\n")
		}
	}
	return build(files)
}

// Source is the text of an edition: the head up to the line ---, and the body.
func (t *Templates) Source(name string) (head, body string, ok bool) {
	return strings.Cut(t.files[name+".tmpl"], "\n---\n")
}

// Revise lays a body of the office over an edition from a day on: acts before it keep the wording they had. It gives a new
// set and leaves the old one as it is.
func (t *Templates) Revise(name, body string, from date.Date) (*Templates, error) {
	head, _, ok := t.Source(name)
	if !ok {
		return nil, badForm(name, "---")
	}
	e, err := readHeader(name, head)
	if err != nil {
		return nil, err
	}
	lines := []string{}
	for _, l := range strings.Split(head, "\n") {
		if key, _, _ := strings.Cut(strings.TrimLeft(l, "# "), ":"); key != "from" {
			lines = append(lines, l)
		}
	}
	lines = append(lines, "# from: "+max(from, e.From).String())
	files := maps.Clone(t.files)
	files[name+RevisedAt+from.String()+".tmpl"] = strings.Join(lines, "\n") + "\n---\n" + strings.ReplaceAll(body, "\r\n", "\n")
	return build(files)
}

// RevisedAt stands between the name of a shipped edition and the day from which the office words it anew.
const RevisedAt = "@"

func build(files map[string]string) (*Templates, error) {
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	t := &Templates{files: files, set: template.New("").Funcs(funcs).Option("missingkey=error")}
	for _, n := range names {
		if err := t.read(strings.TrimSuffix(path.Base(n), ".tmpl"), files[n]); err != nil {
			return nil, err
		}
	}
	for _, x := range t.set.Templates() {
		if x.Tree != nil {
			guard(x.Tree.Root)
		}
	}
	return t, nil
}

func (t *Templates) read(name, text string) error {
	body := text
	if !strings.HasPrefix(name, "_") {
		head, rest, ok := strings.Cut(text, "\n---\n")
		if !ok {
			return badForm(name, "---")
		}
		e, err := readHeader(name, head)
		if err != nil {
			return err
		}
		t.editions = append(t.editions, e)
		body = rest
	}
	if _, err := t.set.New(name).Parse(body); err != nil {
		return badForm(name, err.Error())
	}
	return nil
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
