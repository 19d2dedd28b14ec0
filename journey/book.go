//go:build journey

package journey

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data"
)

// What stands in the file, read beside the open window.

// read opens the file to look at it, as another program would.
func (d *desk) read(look func(o *app.Office) error) {
	d.t.Helper()
	if err := d.tryRead(look); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) tryRead(look func(o *app.Office) error) error {
	s, err := data.Open(d.db, data.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	pack, err := law.Load(assets.Law())
	if err != nil {
		return err
	}
	o := &app.Office{Store: s, Law: pack, Shipped: pack, Now: time.Now, Who: "hành trình"}
	if err := o.LoadLaw(); err != nil {
		return err
	}
	return look(o)
}

// rows are the live rows of a table.
func rows[T any](d *desk) (out []T) {
	d.t.Helper()
	d.read(func(o *app.Office) error {
		return o.Store.Read(func(tx app.Tx) (err error) { out, err = app.All[T](tx); return err })
	})
	return out
}

// written waits until a table has n rows.
func written[T any](d *desk, what string, n int) []T {
	d.t.Helper()
	var out []T
	d.until(what, func() bool { out = rows[T](d); return len(out) >= n })
	return out
}

// stayOf is the newest stay of a person, folded today.
func (d *desk) stayOf(name string) (e app.Episode) {
	d.t.Helper()
	d.read(func(o *app.Office) error {
		for _, r := range rows[app.Resident](d) {
			if r.Name != name {
				continue
			}
			life, err := o.Open(r.ID)
			if err != nil {
				return err
			}
			if n := len(life.Stays); n > 0 {
				e = life.Stays[n-1]
			}
		}
		return nil
	})
	if e.Timeline == nil {
		d.t.Fatalf("%s has no stay in the book", name)
	}
	return e
}

// moved waits for a movement of a kind and gives it.
func (d *desk) moved(k stay.Kind) (m stay.Movement) {
	d.t.Helper()
	d.until("the movement "+string(k), func() bool {
		for _, x := range rows[stay.Movement](d) {
			if x.Kind == k {
				m = x
				return true
			}
		}
		return false
	})
	return m
}

// plain folds what a page breaks into lines.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

func today() date.Date { return date.At(time.Now()) }

// residentOf is the newest record of a name.
func (d *desk) residentOf(name string) (r app.Resident) {
	d.t.Helper()
	for _, x := range rows[app.Resident](d) {
		if x.Name == name {
			r = x
		}
	}
	if r.ID == 0 {
		d.t.Fatalf("%s is not in the book", name)
	}
	return r
}

// holds looks for texts on paper, whatever the lines they were broken into.
func (d *desk) holds(paper string, texts ...string) {
	d.t.Helper()
	paper = plain(paper)
	for _, x := range append(texts, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") {
		if !strings.Contains(paper, x) {
			d.t.Errorf("%q does not stand on the paper:\n%s", x, paper)
		}
	}
	if strings.Contains(paper, "BẢN NHÁP") {
		d.t.Error("an issued paper is marked as a draft")
	}
}

// long is a day as papers write it.
func long(x date.Date) string {
	y, m, day := x.YMD()
	return fmt.Sprintf("ngày %02d tháng %02d năm %d", day, m, y)
}

// sound ends the program and lets it verify the file: integrity, journal, both computations of the census.
func (d *desk) sound() {
	d.t.Helper()
	d.leave()
	c := exec.Command(binary(d.t), "verify", "--db", d.db)
	c.Env = append(d.env(), "HOANHAP_USER="+clerk, "HOANHAP_PASSWORD="+password)
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Errorf("verify: %v\n%s", err, out)
	}
}

// counted compares the keys pressed with the table of docs/keys.md: a screen that asks for more keys is seen.
func (d *desk) counted(job string) {
	d.t.Helper()
	table, err := os.ReadFile("../docs/keys.md")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, line := range strings.Split(string(table), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 5 || strings.TrimSpace(cells[1]) != "`"+job+"`" {
			continue
		}
		said, err := strconv.Atoi(strings.TrimSpace(cells[3]))
		if err != nil {
			d.t.Fatal(err)
		}
		if d.pressed != said {
			d.t.Errorf("%s takes %d keys, docs/keys.md says %d", job, d.pressed, said)
		}
		return
	}
	d.t.Errorf("docs/keys.md says nothing of %s: %d keys", job, d.pressed)
}
