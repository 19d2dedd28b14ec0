package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoanhap/app"
)

// The clerk loads a newer catalogue of communes from two files: a fault is told with what it is and nothing is written; the
// mended files are kept, and the new commune is found where an address is typed.
func TestLoadCatalogue(t *testing.T) {
	j := newJourney(t)
	var b strings.Builder
	b.WriteString("code,name,kind,province_code\n")
	for _, u := range j.Office.Places.Provinces() {
		for _, c := range j.Office.Places.Communes(u.Code) {
			if c.Code != "00004" {
				b.WriteString(c.Code + "," + c.Name + "," + c.Kind + "," + u.Code + "\n")
			}
		}
	}
	b.WriteString("40001,Thăng Long Mới,phường,01\n")
	file := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	j.Go(Route{Screen: "settings", Arg: "places"})
	f := j.form()
	f.Set("communes", file("xa.csv", b.String()))
	f.Set("moves", file("chuyen.csv", "old_code,new_code,default_target\n"))
	f.Set("from", j.Office.Today().Text())
	j.tap("Nạp danh mục")
	j.sees("phường Ba Đình (mã 00004) không còn trong danh mục mới")
	if got := rows[app.CommuneCatalogue](j); len(got) != 0 {
		t.Fatalf("written: %d", len(got))
	}
	f.Set("moves", file("chuyen.csv", "old_code,new_code,default_target\n00004,40001,yes\n"))
	f.Set("note", "Nghị quyết thử")
	j.tap("Nạp danh mục")
	if got := rows[app.CommuneCatalogue](j); len(got) != 1 || got[0].From != j.Office.Today() || got[0].Note != "Nghị quyết thử" {
		t.Fatalf("%d", len(got))
	}
	j.sees("3.321 đơn vị. Nghị quyết thử")
	if o := j.communeOptions("thang long moi"); len(o) == 0 || o[0].Value != "40001" {
		t.Errorf("%v", o)
	}
}
