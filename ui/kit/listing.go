package kit

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// ListOffice is what lists need of the program around them: the same for every list, so that each one is sorted, remembered,
// printed and searched by letter without a word in its screen. Nothing of it need be there.
type ListOffice struct {
	Load func(name string) string            // what was remembered under a name
	Save func(name, value string)            // remembers it
	Less func(a, b string, person bool) bool // Vietnamese order; persons by given name
	Fold func(s string) string               // without accents and case, to find by letter
	Out  func(l Listing, excel bool)         // to the printer, or to Excel
	May  func() bool                         // whether the lists in view may leave the program
}

// Lists serves every list of the window.
var Lists ListOffice

// Listing is a list as it stands in view: the columns that are shown, the rows in their order, only those chosen where several are.
type Listing struct {
	Columns []ListingColumn
	Rows    [][]string
	Chosen  bool
}

// ListingColumn is a column of it; Wide is its width in the window.
type ListingColumn struct {
	Title  string
	Wide   float32
	Number bool
}

// sortMost is up to how many rows a list sorts itself; longer ones have a screen that does.
const sortMost = 50_000

// name is under what a list is remembered: its columns tell it from others.
func (g *Grid) name() string {
	keys := make([]string, len(g.Columns))
	for i := range g.Columns {
		keys[i] = g.Columns[i].Key
	}
	return "list." + strings.Join(keys, ",")
}

// recall takes over what the clerk once set, unless the screen remembers for itself.
func (g *Grid) recall() {
	if g.loaded || g.NoHead || g.OnPrefs != nil || Lists.Load == nil {
		return
	}
	g.loaded = true
	var p GridPrefs
	if kept := Lists.Load(g.name()); kept == "" || json.Unmarshal([]byte(kept), &p) != nil {
		return // nothing is kept, or by another version: the list begins anew
	}
	g.prefs = p
	g.reorder()
}

func (g *Grid) remember() {
	if g.NoHead || Lists.Save == nil {
		return
	}
	if b, err := json.Marshal(g.prefs); err == nil {
		Lists.Save(g.name(), string(b))
	}
}

// row is the row of the screen that stands at a place; placeOf the other way.
func (g *Grid) row(at int) int {
	if at < 0 || at >= len(g.order) {
		return at
	}
	return g.order[at]
}

func (g *Grid) placeOf(row int) int {
	if i := slices.Index(g.order, row); i >= 0 {
		return i
	}
	return row
}

// many tells whether several rows may be chosen: where the screen has acts for many, and in every list that can be printed.
func (g *Grid) many() bool { return g.Many || !g.NoHead && Lists.Out != nil }

func (g *Grid) sortable(c *Column) bool {
	if g.OnSort != nil {
		return !c.Still
	}
	return c.Title != "" && c.Draw != DrawIcon
}

// sortSelf orders the list by a column: up, then down, then as the screen had it.
func (g *Grid) sortSelf(key string) {
	at := g.row(g.cursor)
	switch {
	case g.prefs.Sort != key:
		g.prefs.Sort, g.prefs.Down = key, false
	case !g.prefs.Down:
		g.prefs.Down = true
	default:
		g.prefs.Sort, g.prefs.Down = "", false
	}
	g.chosen = map[int]bool{}
	g.reorder()
	g.saved()
	if g.cursor >= 0 {
		g.cursor, g.anchor = g.placeOf(at), -1
		if g.list != nil {
			g.list.ScrollTo(g.cursor)
			g.list.Refresh()
		}
	}
}

// reorder computes the order anew from what stands in the column.
func (g *Grid) reorder() {
	g.order = nil
	n := g.Len()
	at := slices.IndexFunc(g.Columns, func(c Column) bool { return c.Key == g.prefs.Sort && c.Key != "" })
	if g.OnSort != nil || at < 0 || n > sortMost {
		return
	}
	person := g.Columns[at].Draw == DrawName
	keys := make([]sortKey, n)
	g.order = make([]int, n)
	for i := range n {
		g.order[i] = i
		if cells := g.Row(i); at < len(cells) {
			keys[i] = keyOf(cells[at].Text)
		}
	}
	less := func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
	if Lists.Less != nil {
		less = func(a, b string) int {
			switch {
			case Lists.Less(a, b, person):
				return -1
			case Lists.Less(b, a, person):
				return 1
			}
			return 0
		}
	}
	slices.SortStableFunc(g.order, func(a, b int) int {
		c := keys[a].compare(keys[b], less)
		if g.prefs.Down {
			return -c
		}
		return c
	})
}

// sortKey is a cell as it sorts: days and figures by what they mean, before words; nothing stands last.
type sortKey struct {
	kind int // 0 figure or day, 1 words, 2 nothing
	n    int64
	text string
}

func keyOf(s string) sortKey {
	s = strings.TrimSpace(s)
	switch n, ok := figure(s); {
	case s == "" || s == "–" || s == "·":
		return sortKey{kind: 2}
	case ok:
		return sortKey{n: n}
	}
	if t, ok := dayIn(s); ok {
		return sortKey{n: t, text: s}
	}
	return sortKey{kind: 1, text: s}
}

func (k sortKey) compare(o sortKey, words func(a, b string) int) int {
	switch {
	case k.kind != o.kind:
		return k.kind - o.kind
	case k.kind == 1:
		return words(k.text, o.text)
	case k.n < o.n:
		return -1
	case k.n > o.n:
		return 1
	}
	return 0
}

// figure reads a grouped number: 1.234.567, –12.
func figure(s string) (int64, bool) {
	s = strings.Replace(s, "–", "-", 1)
	n, err := strconv.ParseInt(strings.ReplaceAll(s, ".", ""), 10, 64)
	return n, err == nil
}

// dayIn reads a day, month or time of a day as the program writes them, so that they sort by time.
func dayIn(s string) (int64, bool) {
	for _, layout := range []string{"02/01/2006", "15:04 02/01/2006", "02/01/2006 15:04", "01/2006", "02/01"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}

// aheadPause is after how long a letter begins a new word.
const aheadPause = 1500 * time.Millisecond

// jump goes to the next row in which a word of some column begins with the letters typed one after the other.
func (g *Grid) jump(r rune) {
	if time.Since(g.aheadT) > aheadPause {
		g.ahead = ""
	}
	if r == ' ' && g.ahead == "" {
		return
	}
	g.ahead += string(r)
	g.goAhead()
}

// jumpBack takes a letter back, as Unikey does while it sets an accent.
func (g *Grid) jumpBack() bool {
	if g.ahead == "" || g.OnType != nil {
		return false
	}
	r := []rune(g.ahead)
	g.ahead = string(r[:len(r)-1])
	g.goAhead()
	return true
}

func (g *Grid) goAhead() {
	g.aheadT = time.Now()
	n, typed := g.Len(), fold(g.ahead)
	for i := range min(n, sortMost) {
		at := (max(0, g.cursor) + i) % n
		if typed != "" && g.beginsSo(at, typed) {
			g.moveTo(at, false, false)
			break
		}
	}
	g.sayFoot()
}

func (g *Grid) beginsSo(at int, typed string) bool {
	for _, c := range g.Row(g.row(at)) {
		if strings.Contains(" "+fold(c.Text), " "+typed) {
			return true
		}
	}
	return false
}

func fold(s string) string {
	if Lists.Fold != nil {
		return Lists.Fold(s)
	}
	return strings.ToLower(norm.NFC.String(s))
}

// footed tells whether a line with the count stands under the list: asked for by the screen, or a large list without one.
func (g *Grid) footed(s fyne.Size) bool {
	if g.Footer != nil {
		return true
	}
	return !g.NoHead && g.OnPrefs == nil && Lists.Out != nil && g.Len() > 0 && s.Width >= Unit(420) && s.Height >= Unit(240)
}

func (g *Grid) sayFoot() {
	if g.foot == nil {
		return
	}
	switch {
	case g.Footer != nil:
		g.foot.Set(g.Footer(len(g.chosen)))
	case g.ahead != "" && time.Since(g.aheadT) < aheadPause:
		g.foot.Set(T("kit.list.ahead", "typed", g.ahead))
	case len(g.chosen) > 0:
		g.foot.Set(T("kit.list.chosen", "n", g.Len(), "chosen", len(g.chosen)))
	default:
		g.foot.Set(T("kit.list.rows", "n", g.Len()))
	}
}

// Listing is the list as it stands, for paper and Excel.
func (g *Grid) Listing() (l Listing) {
	g.build()
	rows := g.Chosen()
	if l.Chosen = len(rows) > 1; !l.Chosen {
		rows = rows[:0]
		for i := range g.Len() {
			rows = append(rows, g.row(i))
		}
	}
	var cols []int
	for _, pl := range g.places {
		if c := &g.Columns[pl.col]; c.Title != "" {
			cols = append(cols, pl.col)
			l.Columns = append(l.Columns, ListingColumn{Title: c.Title, Wide: pl.w, Number: c.Draw == DrawNumber || c.Draw == DrawDays || c.Align == fyne.TextAlignTrailing})
		}
	}
	for _, i := range rows {
		cells, row := g.Row(i), make([]string, len(cols))
		for n, c := range cols {
			if c < len(cells) {
				row[n] = cells[c].Text
			}
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}
