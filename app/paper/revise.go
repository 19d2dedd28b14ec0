package paper

import (
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
)

// RevisedAt stands between the name of a shipped edition or layout and what tells the office's own wording of it.
const RevisedAt = "@"

// LayoutPrefix begins the name under which the office words a layout anew: "layout/nd30".
const LayoutPrefix = "layout/"

// NationalLayout is the layout of papers that name none (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const NationalLayout = "nd30"

// Revision is what the office worded anew from a day on: a form by its edition ("completion_notice.r3"), a shared part by its file
// ("_sign"), a layout ("layout/nd30"). An empty text is the shipped one again.
type Revision struct {
	Name, Text string
	From       date.Date
	Key        int64 // of the record; a layout is printed by it ever after
	Withdrawn  bool  // in force on no day; a layout stays readable for the papers issued with it
}

func (r *Revision) part() bool { return strings.HasPrefix(r.Name, "_") }

func (r *Revision) layout() (name string, ok bool) { return strings.CutPrefix(r.Name, LayoutPrefix) }

// Revise lays wordings of the office over the set: acts before their day keep the wording they had. It gives a new set and leaves the
// old one as it is.
func (t *Templates) Revise(list ...Revision) (*Templates, error) {
	next := &Templates{files: maps.Clone(t.files), layouts: maps.Clone(t.layouts), revised: slices.Clone(t.revised)}
	for i := range list {
		if err := next.lay(list[i]); err != nil {
			return nil, err
		}
	}
	return next, next.build()
}

func (t *Templates) lay(r Revision) error {
	shipped, _, ok := t.shipped(r.Name)
	if !ok {
		return badForm(r.Name, r.Name)
	}
	if strings.TrimSpace(r.Text) == "" {
		r.Text = shipped
	}
	r.Text = strings.ReplaceAll(r.Text, "\r\n", "\n")
	name, layout := r.layout()
	switch {
	case layout:
		l, err := ReadLayout(name, []byte(r.Text))
		if err != nil {
			return err
		}
		t.layouts[r.layoutKey(name)] = l
	case r.Withdrawn:
		return nil
	case !r.part():
		return t.layForm(r)
	}
	t.revised = append(t.revised, r)
	return nil
}

func (r *Revision) layoutKey(name string) string {
	return name + RevisedAt + strconv.FormatInt(r.Key, 10)
}

// layForm puts a wording of a form beside the shipped one, with a head that begins on its day.
func (t *Templates) layForm(r Revision) error {
	head, _, _ := t.Source(r.Name)
	e, err := readHeader(r.Name, head)
	if err != nil {
		return err
	}
	lines := []string{}
	for _, l := range strings.Split(head, "\n") {
		if key, _, _ := strings.Cut(strings.TrimLeft(l, "# "), ":"); key != "from" {
			lines = append(lines, l)
		}
	}
	lines = append(lines, "# from: "+max(r.From, e.From).String())
	t.files[r.Name+RevisedAt+r.From.String()+".tmpl"] = strings.Join(lines, "\n") + "\n---\n" + r.Text
	return nil
}

// Source is the shipped text of a form or a shared part: the head up to the line --- (none for a part) and the body.
func (t *Templates) Source(name string) (head, body string, ok bool) {
	text, ok := t.files[name+".tmpl"]
	if !ok || strings.HasPrefix(name, "_") {
		return "", text, ok
	}
	return strings.Cut(text, "\n---\n")
}

// shipped is the text that the program brought, of anything the office may word anew.
func (t *Templates) shipped(name string) (text, head string, ok bool) {
	if l, found := strings.CutPrefix(name, LayoutPrefix); found {
		x, ok := t.layouts[l]
		return x.Text(), "", ok
	}
	head, text, ok = t.Source(name)
	return text, head, ok
}

// Shipped is the text that the program brought, of a form, a shared part or a layout.
func (t *Templates) Shipped(name string) (text string, ok bool) {
	text, _, ok = t.shipped(name)
	return text, ok
}

// Parts are the files of parts shared by several forms.
func (t *Templates) Parts() (out []string) {
	for n := range t.files {
		if strings.HasPrefix(n, "_") {
			out = append(out, strings.TrimSuffix(n, ".tmpl"))
		}
	}
	slices.Sort(out)
	return out
}

// filesOn are the files with the shared parts as they are worded on a day.
func (t *Templates) filesOn(day date.Date) map[string]string {
	out := maps.Clone(t.files)
	from := map[string]date.Date{}
	for _, r := range t.revised {
		if r.part() && r.From <= day && r.From >= from[r.Name] {
			out[r.Name+".tmpl"], from[r.Name] = r.Text, r.From
		}
	}
	return out
}

// Layouts are all layouts by name: the shipped ones, and those of the office as "nd30@12".
func (t *Templates) Layouts() map[string]Layout { return maps.Clone(t.layouts) }

// LayoutOn is the name of the layout by which papers of a day are set.
func (t *Templates) LayoutOn(name string, day date.Date) string {
	if name == "" {
		name = NationalLayout
	}
	best, from := name, date.Date(0)
	for i := range t.revised {
		r := &t.revised[i]
		if l, ok := r.layout(); ok && l == name && !r.Withdrawn && r.From <= day && r.From >= from {
			best, from = r.layoutKey(l), r.From
		}
	}
	if best == NationalLayout {
		return "" // papers that name none
	}
	return best
}

func (t *Templates) readLayouts(folder fs.FS) error {
	sub, err := fs.Sub(folder, "layouts")
	if err != nil {
		return err
	}
	all, err := Layouts(sub)
	maps.Copy(t.layouts, all)
	return err
}
