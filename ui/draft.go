package ui

import (
	"maps"
	"strconv"
	"strings"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// keeper writes a half-typed form to the disk while it is being typed, so that a power cut costs two seconds at most. It
// looks every second and writes only what has changed.
type keeper struct {
	d             *Desk
	screen, about string
	values        func() map[string]string // nil: nothing worth keeping
	told          func(at string)          // the form was written
	form          func() *kit.Form         // where the keyboard is, nil when nobody asks
	at            string                   // the field it was in when something was last typed
	last          map[string]string
	stop          func()
}

// offerDrafts asks at the start whether the forms that the last run left half typed shall be opened again.
func (d *Desk) offerDrafts() {
	list, err := d.Office.Drafts()
	if err != nil {
		d.Fail(err)
		return
	}
	d.offer(list)
}

// offer asks about one half-typed form after the other, until the clerk goes on with one.
func (d *Desk) offer(list []app.Draft) {
	for i := range list {
		x, rest := &list[i], list[i+1:]
		if x.Screen == planDraft { // kept on purpose: the health desk offers it where it stands
			continue
		}
		to := resumed(*x)
		if !d.mayOpen(to.Screen) {
			continue // of somebody who may
		}
		if isDialog(x) {
			if d.offerDialog(x, to, rest) {
				return
			}
			continue
		}
		if screenOf(to.Screen) == nil || x.Screen == "move" && !d.stillThere(x.About) {
			if err := d.Office.DropDraft(x.Screen, x.About); err != nil {
				d.Fail(err)
			}
			continue
		}
		d.askDraft(x, d.draftName(x), func() { d.takeUp(*x, to) }, rest)
		return
	}
}

// askDraft asks whether to go on with a half-typed form now, later, or never; after the last two the rest is asked about.
func (d *Desk) askDraft(x *app.Draft, name string, take func(), rest []app.Draft) {
	dlg := &kit.Dialog{Title: kit.T("draft.title"), Content: kit.NewPara(kit.T("draft.text", "screen", name, "at", when(x.At)), kit.Body, 448), Default: 2}
	then := func(f func()) func() {
		return func() { dlg.Close(); f() }
	}
	later := then(func() { d.offer(rest) })
	drop := then(func() {
		d.askDropDraft(x, name, func() { d.offer(rest) }, func() { d.askDraft(x, name, take, rest) })
	})
	dlg.OnEsc = later
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("draft.drop"), "", "", drop), kit.NewButton(kit.T("draft.no"), "", "Esc", later),
		kit.NewPrimary(kit.T("draft.yes"), "", "Enter", then(take))}
	dlg.Open(d.Window)
}

// askDropDraft throws a half-typed form away, after a question of its own.
func (d *Desk) askDropDraft(x *app.Draft, name string, dropped, not func()) {
	kit.Ask(d.Window, kit.Question{Title: kit.T("draft.drop.ask"), Text: kit.T("draft.drop.text", "name", name, "at", when(x.At)), Yes: kit.T("draft.drop.yes"),
		No: kit.T("draft.drop.no"), Danger: true, Not: not, Do: func() {
			if err := d.Office.DropDraft(x.Screen, x.About); err != nil {
				d.Fail(err)
				return
			}
			dropped()
		}})
}

// draftName says what a half-typed form is: its screen, and the person typed in it.
func (d *Desk) draftName(x *app.Draft) string {
	screen := kit.T("draft." + x.Screen)
	if x.Screen != admissionDraft && x.Screen != "resident" {
		return screen
	}
	v, _, _, err := d.Office.DraftOf(x.Screen, x.About)
	if err != nil {
		d.Fail(err)
	}
	return kit.T("draft.person", "screen", screen, "name", or(v["name"], kit.T("admit.nobody")))
}

// takeUp goes back to a half-typed form; one that is a dialog is opened by its screen.
func (d *Desk) takeUp(x app.Draft, to Route) {
	d.Go(to)
	if d.view != nil && d.view.Resume != nil {
		d.view.Resume(x.About)
	}
}

// askKept is a form that its screen opens again by the name of its draft; what was left half typed stands in it again.
func (d *Desk) askKept(screen, about, title, yes string, f *kit.Form, do func() error) {
	f.SetClean()
	k := &keeper{d: d, screen: screen, about: about, form: func() *kit.Form { return f }, values: func() map[string]string {
		if !f.Dirty() {
			return nil
		}
		return f.Values()
	}}
	v, at, ok, err := d.Office.DraftOf(screen, about)
	if err != nil {
		d.Fail(err)
		return
	}
	dlg := d.plainForm(title, yes, f, func() error {
		err := do()
		if err == nil {
			k.saved()
		}
		return err
	})
	dlg.Closed = func() { k.look(); k.end() }
	if ok {
		f.SetValues(v)
		f.Note(f.Fields()[0].Key, kit.T("draft.back", "at", when(at)), kit.Alarm)
		k.at = v[draftAt]
		standAt(f, v)
	}
	k.start()
}

// correctDraft is the draft of a movement being corrected; the screen is that of movements.
const correctDraft = "correct"

// resumed is the way back to a half-typed form.
func resumed(x app.Draft) Route {
	if isDialog(&x) {
		return dialogRoute(x.About)
	}
	id, _ := strconv.ParseInt(x.About, 10, 64) // 0 where a draft is about no single row
	switch x.Screen {
	case "admission":
		return Route{Screen: x.Screen, Arg: strings.TrimSpace(resumeArg + " " + x.About)}
	case "resident":
		return Route{Screen: x.Screen, ID: id, Arg: "edit"}
	case "decision", "papers":
		return Route{Screen: x.Screen, ID: id}
	case correctDraft:
		return Route{Screen: "move", ID: id}
	case "health":
		id, _, _ := strings.Cut(x.About, " ")
		who, _ := strconv.ParseInt(id, 10, 64)
		return Route{Screen: x.Screen, ID: who}
	}
	return Route{Screen: x.Screen, Arg: x.About}
}

// resume asks whether to go on with what was typed in a form before the power went. What was emptied then is empty again.
func (k *keeper) resume(f *kit.Form, about string, take func(map[string]string)) {
	v, at, ok, err := k.d.Office.DraftOf(k.screen, k.about)
	if err != nil {
		k.d.Fail(err)
	}
	if !ok {
		k.start()
		return
	}
	for key := range f.Values() {
		if _, kept := v[key]; !kept {
			v[key] = ""
		}
	}
	kit.Ask(k.d.Window, kit.Question{Title: kit.T("draft.title"), Text: kit.T("draft.of", "about", about, "at", when(at)), Yes: kit.T("draft.yes"),
		No: kit.T("draft.no"), Do: func() {
			take(v)
			k.at = v[draftAt]
			if k.form != nil {
				standAt(k.form(), v)
			}
			k.start()
		}, Not: k.start})
}

// stillThere reports whether the stays of a half-typed movement are on the record.
func (d *Desk) stillThere(arg string) bool {
	ids := staysOf(arg)
	v, err := d.Office.Try(app.Move{}, ids)
	return err == nil && len(ids) > 0 && len(v) == len(ids)
}

const keepEvery = time.Second

func (k *keeper) start() {
	k.d.keeping = k
	k.last = k.values()
	k.stop = kit.Every(keepEvery, k.look)
}

// look writes the form when it has changed since the last look.
func (k *keeper) look() {
	now := k.values()
	if maps.Equal(now, k.last) {
		return
	}
	k.last = now
	if err := k.d.Office.KeepDraft(k.screen, k.about, k.standing(now)); err != nil {
		k.end() // the disk is full or gone: said once, not every second
		k.d.Fail(err)
		return
	}
	if k.told != nil && len(now) > 0 {
		k.told(k.d.Office.Now().In(date.Zone()).Format("15:04"))
	}
}

// draftAt is where a draft keeps the field in which the typing stopped; no field has such a key.
const draftAt = "draft.at"

// standing adds to what is typed where the keyboard is: there it stands again when the form is taken up.
func (k *keeper) standing(now map[string]string) map[string]string {
	if k.form == nil || len(now) == 0 {
		return now
	}
	if at, _ := k.form().At(); at != "" {
		k.at = at
	}
	now = maps.Clone(now)
	now[draftAt] = k.at
	return now
}

// standAt puts the keyboard where the typing stopped, or into the first field that must still be filled in.
func standAt(f *kit.Form, v map[string]string) {
	f.FocusEnd(v[draftAt])
	if at, _ := f.At(); at == "" || at != v[draftAt] {
		f.FocusMissing()
	}
}

// end stops looking; what was written stays.
func (k *keeper) end() {
	if k.d.keeping == k {
		k.d.keeping = nil
	}
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
}

// saved forgets the draft: what it held is on the record, or was thrown away by the clerk.
func (k *keeper) saved() {
	k.last = k.values()
	if err := k.d.Office.DropDraft(k.screen, k.about); err != nil {
		k.d.Fail(err)
	}
}
