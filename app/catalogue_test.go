package app_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/assets"
)

// joined is a catalogue in which Ba Đình and Ngọc Hà are one; all others stand.
func joined(p *law.Places) (communes, moves string) {
	var b strings.Builder
	b.WriteString("\ufeffcode,name,kind,province_code\n")
	for _, u := range p.Provinces() {
		for _, c := range p.Communes(u.Code) {
			if c.Code != "00004" && c.Code != "00008" {
				fmt.Fprintf(&b, "%s,%s,%s,%s\n", c.Code, c.Name, c.Kind, u.Code)
			}
		}
	}
	b.WriteString("40001,Thăng Long,phường,01\n")
	return b.String(), "old_code,new_code,default_target\n00004,40001,yes\n00008,40001,yes\n"
}

// A newer catalogue is kept with its day: from it on codes are written with its name, those written before still mean the
// commune of their own catalogue, and the old home is offered its new commune; before its day nothing changes; a code of it
// keeps it from being dropped.
func TestAddCatalogue(t *testing.T) {
	o := office(t)
	var err error
	if o.Places, err = law.LoadPlaces(assets.Places()); err != nil {
		t.Fatal(err)
	}
	who := func(code, commune string) int64 {
		t.Helper()
		id := soon(t, o, code, "Đinh Công "+code, day("2026-12-10"), func(a *app.Admission) { a.Resident.Commune, a.Resident.CommuneList = commune, o.CatalogueNow() })
		return open(t, o, id).Resident.ID
	}
	resident := func(id int64) app.Resident {
		t.Helper()
		var r app.Resident
		if err := o.Store.Read(func(tx app.Tx) (err error) { r, err = app.Load[app.Resident](tx, id); return err }); err != nil {
			t.Fatal(err)
		}
		return r
	}
	old := who("HV1", "00004")
	communes, moves := joined(o.Places)
	if _, err := o.AddCatalogue(day("2025-07-01"), communes, moves, ""); !problem(err, "from") {
		t.Fatalf("a catalogue of the first day was taken: %v", err)
	}
	var wrong say.Problems
	if _, err := o.AddCatalogue(o.Today(), communes, strings.Replace(moves, "00008,40001,yes\n", "", 1), ""); !errors.As(err, &wrong) || wrong[0].Msg.Key != "err.places.lost" {
		t.Fatalf("a lost commune was taken: %v", err)
	}
	if lines, err := o.Catalogues(); err != nil || len(lines) != 0 {
		t.Fatalf("something was written: %v %v", lines, err)
	}
	if n, err := o.AddCatalogue(o.Today(), communes, moves, "Nghị quyết thử"); err != nil || n != 3320 {
		t.Fatalf("%d %v", n, err)
	}
	now := o.Today().String()
	if o.CatalogueNow() != now {
		t.Fatalf("written in %s", o.CatalogueNow())
	}
	r := resident(old)
	if r.CommuneList != "2025" || o.CommuneName(&r, o.Today()) != "phường Ba Đình" {
		t.Errorf("%s/%s is %q", r.CommuneList, r.Commune, o.CommuneName(&r, o.Today()))
	}
	h, err := o.Home(&r)
	if err != nil || h.Decided == nil || h.Decided.Code != "40001" {
		t.Fatalf("home offered: %v %v", h, err)
	}
	if err := o.SetHome(old, "00004"); !problem(err, "commune") {
		t.Errorf("a code that is gone was written: %v", err)
	}
	if err := o.SetHome(old, h.Decided.Code); err != nil {
		t.Fatal(err)
	}
	if r = resident(old); r.CommuneList != now || o.Residence(&r, o.Today()) == "" || !strings.Contains(o.Residence(&r, o.Today()), "phường Thăng Long") {
		t.Errorf("%s/%s: %s", r.CommuneList, r.Commune, o.Residence(&r, o.Today()))
	}
	lines, err := o.Catalogues()
	if err != nil || len(lines) != 1 || lines[0].Communes != 3320 || lines[0].Note != "Nghị quyết thử" {
		t.Fatalf("%v %v", lines, err)
	}
	var refused *say.Refused
	if err := o.DropCatalogue(lines[0].ID, "nhầm"); !errors.As(err, &refused) || refused.Key != "err.places.catalogue_used" {
		t.Errorf("a catalogue in use was dropped: %v", err)
	}
	// Started anew: the shipped one, then what the file holds.
	again := &app.Office{Store: o.Store, Law: o.Law, Now: o.Now, Words: o.Words}
	if again.Places, err = law.LoadPlaces(assets.Places()); err != nil {
		t.Fatal(err)
	}
	if err := again.LoadCatalogues(); err != nil || again.CatalogueNow() != now {
		t.Errorf("%s %v", again.CatalogueNow(), err)
	}
	// One of a later day waits for it, and can go again.
	if _, err := o.AddCatalogue(o.Today()+30, communes, "old_code,new_code,default_target\n40001,40001,yes\n", ""); err != nil {
		t.Fatal(err)
	}
	if o.CatalogueNow() != now {
		t.Error("a catalogue holds before its day")
	}
	if lines, err = o.Catalogues(); err != nil || len(lines) != 2 {
		t.Fatalf("%v %v", lines, err)
	}
	// It takes effect on its day in the program that stands open, not at the next start.
	clock, first := o.Now, o.Today()+30
	for _, day := range []date.Date{first - 1, first} {
		want := now
		if day == first {
			want = first.String()
		}
		o.Now = func() time.Time { return clock().AddDate(0, 0, int(day-date.At(clock()))) }
		if err := o.NewDay(); err != nil || o.CatalogueNow() != want {
			t.Errorf("on %s codes are written in %s, not %s (%v)", day, o.CatalogueNow(), want, err)
		}
	}
	o.Now = clock
	if err := o.LoadCatalogues(); err != nil {
		t.Fatal(err)
	}
	if err := o.DropCatalogue(lines[1].ID, "nạp nhầm"); err != nil {
		t.Fatal(err)
	}
}
