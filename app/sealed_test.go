package app_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/seal"
	"hoanhap/assets"
	"hoanhap/data"
	"hoanhap/data/datatest"
)

func note(t *testing.T, o *app.Office, text string) (resident, id int64) {
	t.Helper()
	st := datatest.Stay(t, o)
	r, err := o.ResidentOf(st)
	no(t, err)
	datatest.As(t, o, "health")
	id, err = o.AddHealthNote(r.ID, date.Of(2026, 12, 1), app.HealthText{Text: text})
	no(t, err)
	return r.ID, id
}

func readNote(t *testing.T, o *app.Office, resident int64) string {
	t.Helper()
	pages, err := o.HealthNotes(resident)
	if err != nil || len(pages) != 1 {
		t.Fatalf("%v %v", pages, err)
	}
	return pages[0].Text
}

// Sealed values do not move: a value put into another row or version is refused in one sentence.
func TestSealedStaysInPlace(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	who, id := note(t, o, "HIV")
	var first app.HealthNote
	get := func(tx app.Tx) (err error) { first, err = app.Load[app.HealthNote](tx, id); return err }
	no(t, inner(o).Read(get))
	no(t, o.ChangeHealthNote(id, 0, app.HealthText{Text: "đã đính chính"}))
	now := first
	no(t, inner(o).Read(func(tx app.Tx) (err error) { now, err = app.Load[app.HealthNote](tx, id); return err }))
	if now.Version != 2 || first.Version != 1 {
		t.Fatalf("versions %d, %d", first.Version, now.Version)
	}
	now.Body = first.Body // the old value under the new version
	no(t, inner(o).Write(func(tx app.Tx) error { return tx.Update(&now) }))
	_, err := o.HealthNotes(who)
	want(t, err, "err.sealed.damaged")
}

// A slot of another file put in the place of one is worth nothing, neither to sign in nor to be asked again nor to vouch.
func TestPlantedSlot(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "administrator")
	accounts, err := o.Accounts()
	no(t, err)
	head := accounts[slices.IndexFunc(accounts, func(a app.Account) bool { return a.Name == "head" })]
	for _, id := range []int64{o.Me().ID, head.ID} {
		planted, _, err := seal.NewSlot(fmt.Sprint("account ", id), "câu của kẻ khác", o.Cost)
		no(t, err)
		no(t, inner(o).Write(func(tx app.Tx) error {
			rows, err := app.All[app.KeySlot](tx, "owner", fmt.Sprint("account ", id))
			if err != nil {
				return err
			}
			rows[0].Slot = planted.Bytes()
			return tx.Update(&rows[0])
		}))
	}
	want(t, o.Confirm("câu của kẻ khác"), "err.key.slot")
	want(t, o.Vouch("head", "câu của kẻ khác"), "err.key.slot")
	o.Leave()
	want(t, o.Login("administrator", "câu của kẻ khác"), "err.key.slot")
}

func TestSealedDraft(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "health")
	no(t, o.KeepDraft("health", "HV1", map[string]string{"result": "dương tính"}))
	no(t, o.KeepDraft("health", "HV1", map[string]string{"result": "dương tính", "note": "chờ"}))
	ds, err := o.Drafts()
	if err != nil || len(ds) != 1 || strings.Contains(ds[0].Values, "dương") {
		t.Fatalf("%+v %v", ds, err)
	}
	v, _, ok, err := o.DraftOf("health", "HV1")
	if err != nil || !ok || v["result"] != "dương tính" || v["note"] != "chờ" {
		t.Errorf("%v %v %v", v, ok, err)
	}
	for _, role := range []string{"clerk", "head", "auditor", "administrator"} { // the last one holds the key, to give it
		datatest.As(t, o, role)
		_, _, _, err = o.DraftOf("health", "HV1")
		want(t, err, "err.no_right")
		want(t, o.KeepDraft("health", "HV1", map[string]string{"a": "b"}), "err.no_right")
		want(t, o.DropDraft("health", "HV1"), "err.no_right")
	}
	datatest.As(t, o, "health")
	if _, _, ok, err := o.DraftOf("health", "HV1"); !ok || err != nil {
		t.Error("the draft is gone", err)
	}
}

// A damaged slot, a damaged key and a slot of somebody else: one sentence each, and the other work goes on.
func TestDamagedKeys(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	who, _ := note(t, o, "kín")
	o.Leave()
	slots := func(f func(map[string]*app.KeySlot, app.Tx) error) {
		t.Helper()
		no(t, inner(o).Write(func(tx app.Tx) error {
			all, err := app.All[app.KeySlot](tx)
			if err != nil {
				return err
			}
			acc, err := app.All[app.Account](tx)
			if err != nil {
				return err
			}
			of := map[string]*app.KeySlot{}
			for i := range all {
				for _, a := range acc {
					if s, err := seal.ParseSlot(all[i].Slot); err == nil && s.Public == a.Public {
						of[a.Name] = &all[i]
					}
				}
			}
			return f(of, tx)
		}))
	}
	slots(func(of map[string]*app.KeySlot, tx app.Tx) error {
		bad := *of["training"]
		bad.Slot = bad.Slot[:len(bad.Slot)-1]
		moved := *of["auditor"]
		moved.Slot = of["clerk"].Slot // the clerk's password would open the auditor's account
		return errors.Join(tx.Update(&bad), tx.Update(&moved))
	})
	want(t, o.Login("training", datatest.Password), "err.key.slot")
	want(t, o.Login("auditor", datatest.Password), "err.key.slot")
	no(t, inner(o).Write(func(tx app.Tx) error {
		box, err := app.Load[app.KeyBox](tx, 1)
		box.Box[len(box.Box)-1] ^= 1
		return errors.Join(err, tx.Update(&box))
	}))
	no(t, o.Login("health", datatest.Password))
	_, err := o.HealthNotes(who)
	want(t, err, "err.key.damaged")
	if _, err := o.Find(app.Search{}); err != nil {
		t.Errorf("the other work stands still: %v", err)
	}
}

// verified sees that the file is as it was written, without any key.
func verified(t *testing.T, o *app.Office) {
	t.Helper()
	faults, err := inner(o).(*data.Store).Verify(t.Context(), o.Law, nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
}

// The lines of a paper of the health desk are sealed: they reprint as issued for who may see them, and each look is journalled.
func TestSealedPaper(t *testing.T) {
	o, _ := datatest.Guarded(t)
	src, err := fs.ReadFile(assets.Forms(), "completion_notice.r3.tmpl")
	no(t, err)
	own := fstest.MapFS{"health_probe.r3.tmpl": {Data: []byte(strings.NewReplacer("kind: completion_notice", "kind: health_probe",
		"Nội dung thông báo:", "LAOPHOI:", "symbol: TB", "symbol: YT").Replace(string(src)))}}
	o.Forms, err = paper.Load(assets.Forms(), own)
	no(t, err)
	datatest.As(t, o, "clerk")
	st := datatest.Stay(t, o)
	req := app.PaperRequest{Stay: st, Kind: "health_probe", Day: date.Of(2026, 11, 20)}
	_, err = o.Issue(req)
	want(t, err, "err.no_right")
	datatest.As(t, o, "health")
	issued, err := o.Issue(req)
	no(t, err)
	if !issued[0].Sealed() || strings.Contains(issued[0].Lines, "LAOPHOI") {
		t.Fatalf("stored in clear: %.80s", issued[0].Lines)
	}
	_, err = issued[0].AsIssued()
	want(t, err, "err.key.locked")
	open, err := o.OpenPaper(issued[0])
	no(t, err)
	p, err := open.AsIssued()
	if err != nil || !strings.Contains(open.Lines, "LAOPHOI") || p.Kind != "health_probe" {
		t.Errorf("%v %v", p.Kind, err)
	}
	datatest.As(t, o, "clerk")
	_, err = o.OpenPaper(issued[0])
	want(t, err, "err.no_right")
	datatest.As(t, o, "auditor")
	h, err := o.History(app.EntryQuery{}, 20)
	no(t, err)
	if !slices.ContainsFunc(h, func(l app.HistoryLine) bool { return l.Entry.Name == "act.see_health" }) {
		t.Error("the look is not in the journal")
	}
	verified(t, o)
}

// Everybody changes the password of their own, also who holds no data key; who holds it reads on, and a wrong old one changes nothing.
func TestEveryRoleChangesItsPassword(t *testing.T) {
	o, _ := datatest.Guarded(t)
	datatest.As(t, o, "clerk")
	resident, _ := note(t, o, "LAOPHOI")
	const fresh = "gió đưa cành trúc"
	for _, r := range app.Roles {
		datatest.As(t, o, r.Name)
		want(t, o.ChangePassword("không phải nó", fresh), "err.password.wrong")
		no(t, o.ChangePassword(datatest.Password, fresh))
		o.Leave()
		want(t, o.Login(r.Name, datatest.Password), "err.login.wrong")
		no(t, o.Login(r.Name, fresh))
		if r.Name == "health" && readNote(t, o, resident) != "LAOPHOI" {
			t.Error("the health desk does not read on")
		}
	}
}
