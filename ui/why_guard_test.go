package ui

import (
	"database/sql"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	_ "github.com/mattn/go-sqlite3"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// numbered are the numbers and days that stand in a text.
var numbered = regexp.MustCompile(`[0-9]+(?:[./:,-][0-9]+)*`)

// known are numbers that are no computed figures: they stand in the book as somebody wrote them, in the law, or in the words themselves.
type known map[string]bool

func (k known) text(s string) {
	for _, x := range numbered.FindAllString(s, -1) {
		k[x] = true
		if n, err := strconv.ParseInt(x, 10, 64); err == nil {
			k[kit.Group(n)] = true
		}
		if d, err := date.Parse(x); err == nil && d != 0 {
			y, m, dd := d.YMD()
			k[d.Text()], k[d.Text()[:5]], k[d.Text()[3:]], k[d.Short()] = true, true, true, true
			k[strconv.Itoa(y)], k[strconv.Itoa(m)], k[strconv.Itoa(dd)] = true, true, true
		}
	}
}

// written reads every cell of every row of a book.
func (k known) written(t *testing.T, o *app.Office) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+o.Store.Path()+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	tables, err := db.Query(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'stay_interval'`)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for tables.Next() {
		var n string
		if err := tables.Scan(&n); err != nil {
			t.Fatal(err)
		}
		names = append(names, n)
	}
	if err := tables.Err(); err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		k.table(t, db, n)
	}
}

func (k known) table(t *testing.T, db *sql.DB, name string) {
	t.Helper()
	rows, err := db.Query(`SELECT * FROM "` + name + `"`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	cells := make([]any, len(columns))
	for i := range cells {
		cells[i] = new(sql.NullString)
	}
	for rows.Next() {
		if err := rows.Scan(cells...); err != nil {
			t.Fatal(err)
		}
		for i := range cells {
			if columns[i] != "id" && !strings.HasSuffix(columns[i], "_id") {
				k.text(cells[i].(*sql.NullString).String)
			}
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// files takes what the program ships: words, law, lists.
func (k known) files(t *testing.T, fsys fs.FS) {
	t.Helper()
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") && !strings.HasSuffix(path, ".csv") && !strings.HasSuffix(path, ".tmpl") {
			return err
		}
		b, err := fs.ReadFile(fsys, path)
		k.text(string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// explained takes a figure with everything its explanation tells.
func (k known) explained(f kit.Figure) {
	y := f.Why()
	k.text(f.Text + " " + f.Name + " " + strings.Join(y.Notes, " "))
	for _, l := range append(y.Lines, y.Result) {
		k.text(l.Amount + " " + l.Term + " " + l.Source)
	}
}

// has finds a number, or each of the numbers of a pair: 67/86.
func (k known) has(x string) bool {
	if k[x] {
		return true
	}
	parts := strings.FieldsFunc(x, func(r rune) bool { return r == '/' || r == '-' || r == ':' })
	return len(parts) > 1 && len(parts[0]) < 5 && !slices.ContainsFunc(parts, func(p string) bool { return !k[p] }) && date.Of(last4(parts), 1, 1) == 0
}

// last4 is the year of what may be a day: a day is known as a whole or not at all.
func last4(parts []string) int {
	y, err := strconv.Atoi(parts[len(parts)-1])
	if err != nil || len(parts) != 3 || y < 1900 || y > 2200 {
		return -1
	}
	return y
}

// A number on a screen was written down by somebody, stands in the law or in the words themselves, or it is explained: a computed
// figure that is put on a screen without its explanation is found here.
func TestNoFigureWithoutExplanation(t *testing.T) {
	o := seeded(t, 40)
	id := datatest.Stay(t, o, longest)
	who, err := o.ResidentOf(id)
	if err != nil {
		t.Fatal(err)
	}
	figuresOfWork(t, o, who.ID, id)
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{File: "thu.db", Print: &tray{}, Prefs: mapPrefs{}})
	w.Resize(fyne.NewSize(1366, 696))
	facts := known{}
	facts.written(t, o)
	facts.files(t, assets.Lang())
	facts.files(t, assets.Law())
	facts.files(t, assets.Forms())
	facts.text(o.Now().In(date.Zone()).Format("2006-01-02 15:04"))
	for _, r := range everyRoute(who.ID, id) {
		d.Go(r)
		settle(w.Content())
		k := known{}
		for _, f := range d.figures() {
			k.explained(f)
		}
		kittest.Walk(w.Canvas().Content(), func(o fyne.CanvasObject) {
			switch p := o.(type) {
			case *kit.Grid:
				for i := range min(p.Len(), 60) {
					for _, f := range p.FiguresOf(i) {
						k.explained(f)
					}
				}
			case *kit.Table:
				for _, f := range p.EveryFigure() {
					k.text(f.Text)
				}
			}
		})
		kittest.Walk(w.Canvas().Content(), func(o fyne.CanvasObject) {
			c, ok := o.(*canvas.Text)
			if !ok {
				return
			}
			for _, x := range numbered.FindAllString(c.Text, -1) {
				if !k.has(x) && !facts.has(x) {
					t.Errorf("%s %s: %q stands in %q: nothing explains it", r.Screen, r.Arg, x, c.Text)
				}
			}
		})
	}
}
