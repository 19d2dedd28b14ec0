package ui

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// Every dialog in which something is typed or ticked keeps itself meanwhile, under its title and the rows it is about. On the health desk it is kept
// sealed, its title too: the draft's name says a screen, a row and a number.
const (
	dialogDraft       = "dialog"
	sealedDialogDraft = "health dialog"
)

// What a kept dialog needs beside the values of its fields; no field has such a key.
const (
	askTitle = "dialog.title"
	askOf    = "dialog.of"     // the rows it is about, by their ids: two people may have one name
	askMore  = "dialog.more."  // what is chosen in its list
	askPart  = "dialog.part"   // the tab it was opened on
	askShown = "dialog.shown." // what a field shows that finds something, by field
)

// more is what a dialog holds beside its form: the choices in its list.
type more struct {
	values func() map[string]string
	back   func(map[string]string)
}

// isDialog reports a draft of a dialog.
func isDialog(x *app.Draft) bool { return x.Screen == dialogDraft || x.Screen == sealedDialogDraft }

// keepDialog keeps a dialog that was just opened, and puts back what was half typed in it when the program ended. Called
// off it is forgotten, once do has succeeded it is on the record.
func (d *Desk) keepDialog(title string, f *kit.Form, dlg *kit.Dialog) {
	d.keepMore(title, f, dlg, more{})
}

// keepMore is keepDialog of one with a list in which things are chosen.
func (d *Desk) keepMore(title string, f *kit.Form, dlg *kit.Dialog, rest more) {
	if len(keptFields(f)) == 0 {
		return
	}
	k := &keeper{d: d, screen: dialogDraft, form: func() *kit.Form { return f }}
	if app.SealedScreen(d.now.Screen) {
		if _, open, err := d.Office.HealthDoor(); err != nil || !open || !d.Office.Allowed(app.RightTreat) {
			return // nothing of it may be written in clear
		}
		k.screen = sealedDialogDraft
	}
	f.SetClean()
	about, old, at, err := d.dialogSlot(k.screen, title, f.About)
	if err != nil {
		d.Fail(err)
		return
	}
	k.about = about
	if old != nil {
		for _, x := range keptFields(f) {
			if s := old[askShown+x.Key]; s != "" {
				f.Choose(x.Key, kit.Option{Value: old[x.Key], Text: s})
			} else {
				f.Set(x.Key, old[x.Key])
			}
		}
		if rest.back != nil {
			rest.back(under(old, askMore))
		}
		f.Note(f.Fields()[0].Key, kit.T("draft.back", "at", when(at)), kit.Alarm)
		k.at = old[draftAt]
		standAt(f, old)
	}
	k.values = d.dialogValues(title, f, rest)
	before := d.keeping
	k.start()
	dlg.Closed = func() {
		k.end()
		d.keeping = before
		if err := d.Office.DropDraft(k.screen, k.about); err != nil {
			d.Fail(err)
		}
	}
}

// keptFields are those that are typed and may be written down: no password.
func keptFields(f *kit.Form) (out []*kit.Field) {
	for _, x := range f.Fields() {
		if x.Key != "" && x.Kind != kit.KindPassword && x.Kind != kit.KindShow {
			out = append(out, x)
		}
	}
	return out
}

// under are the values whose keys begin so, without that.
func under(v map[string]string, begin string) map[string]string {
	out := map[string]string{}
	for k, x := range v {
		if rest, ok := strings.CutPrefix(k, begin); ok {
			out[rest] = x
		}
	}
	return out
}

// dialogValues reads what a dialog holds, nil while nothing was changed in it.
func (d *Desk) dialogValues(title string, f *kit.Form, rest more) func() map[string]string {
	if rest.values == nil {
		rest.values = func() map[string]string { return nil }
	}
	first := rest.values()
	return func() map[string]string {
		chosen := rest.values()
		if !f.Dirty() && maps.Equal(chosen, first) {
			return nil
		}
		v := map[string]string{askTitle: title, askOf: f.About}
		if d.view != nil && d.view.Part != nil {
			v[askPart] = d.view.Part()
		}
		for _, x := range keptFields(f) {
			v[x.Key] = f.Value(x.Key)
			if x.Kind == kit.KindSearch {
				v[askShown+x.Key] = f.Shown(x.Key)
			}
		}
		for key, x := range chosen {
			v[askMore+key] = x
		}
		return v
	}
}

// dialogSlot finds the draft of a dialog by its title and the rows it is about, with what it holds, or the name of the next.
func (d *Desk) dialogSlot(screen, title, of string) (about string, old map[string]string, at string, err error) {
	list, err := d.Office.Drafts()
	if err != nil {
		return "", nil, "", err
	}
	place, most := fmt.Sprintf("%s %d ", d.now.Screen, d.now.ID), 0
	for _, x := range list {
		number, here := strings.CutPrefix(x.About, place)
		if x.Screen != screen || !here {
			continue
		}
		n, _ := strconv.Atoi(number) // written below
		most = max(most, n)
		if x.Who != d.Office.Who {
			continue // of somebody else, who is offered it
		}
		v, at, ok, err := d.Office.DraftOf(x.Screen, x.About)
		if err != nil {
			return "", nil, "", err
		}
		if ok && v[askTitle] == title && v[askOf] == of {
			return x.About, v, at, nil
		}
	}
	return place + strconv.Itoa(most+1), nil, "", nil
}

// dialogRoute is the screen on which a half-typed dialog was opened.
func dialogRoute(about string) Route {
	f := append(strings.Fields(about), "", "")
	id, _ := strconv.ParseInt(f[1], 10, 64) // written by dialogSlot
	return Route{Screen: f[0], ID: id}
}

// offerDialog asks whether to go on with a dialog that was half typed.
func (d *Desk) offerDialog(x *app.Draft, to Route, rest []app.Draft) (offered bool) {
	if x.Who != d.Office.Who {
		return false
	}
	if x.Screen == sealedDialogDraft {
		if _, open, err := d.Office.HealthDoor(); err != nil || !open || !d.Office.Allowed(app.RightHealth) {
			return false
		}
	}
	v, _, ok, err := d.Office.DraftOf(x.Screen, x.About)
	if err != nil || !ok {
		d.Fail(err)
		return err != nil
	}
	to.Arg = v[askPart]
	title := v[askTitle]
	open, ids := opener(v[askOf])
	if open == nil && to.Screen == "handover" && len(ids) == 1 {
		to.ID = ids[0] // the one in hand again
	}
	d.askDraft(x, title, func() {
		d.Go(to)
		switch {
		case open != nil:
			open(d, ids)
		case v[askOf] != "" || !d.askedAgain(title):
			d.sayDialog(title, x.Screen, x.About)
		}
	}, rest)
	return true
}

// askedAgain opens the dialog of the screen in view that has this title and is about no line.
func (d *Desk) askedAgain(title string) bool {
	return d.view != nil && d.view.Ask != nil && d.view.Ask(title)
}

// sayDialog tells how to come back to a dialog that is about a line to be picked, and lets it be thrown away.
func (d *Desk) sayDialog(title, screen, about string) {
	dlg := &kit.Dialog{Title: kit.T("draft.title"), Content: kit.NewPara(kit.T("draft.dialog", "title", title), kit.Body, 448), Default: 1}
	drop := func() {
		dlg.Close()
		if err := d.Office.DropDraft(screen, about); err != nil {
			d.Fail(err)
		}
	}
	dlg.Buttons = []*kit.Button{kit.NewButton(kit.T("draft.drop.yes"), "", "", drop), kit.NewPrimary(kit.T("kit.close"), "", "Enter", dlg.Close)}
	dlg.Open(d.Window)
}

// openers open a dialog again from the rows it is about, by the first word of that.
var openers map[string]func(d *Desk, ids []int64)

func init() { // the dialogs lead back here
	openers = map[string]func(d *Desk, ids []int64){
		"papers": (*Desk).OpenManyPapers, "room": (*Desk).OpenRoom, "proposal": (*Desk).OpenProposal,
		"enrol":  func(d *Desk, ids []int64) { d.OpenEnrol(0, ids) },
		"class":  func(d *Desk, ids []int64) { d.OpenEnrol(ids[0], nil) },
		"undo":   func(d *Desk, _ []int64) { d.undo() },
		"attend": func(d *Desk, ids []int64) { d.openAttend(ids[0]) },
	}
}

// opener is how a dialog that is about some rows is opened again, nil when the line must be found first, and the rows.
func opener(of string) (func(*Desk, []int64), []int64) {
	how, list, _ := strings.Cut(of, " ")
	ids := staysOf(list)
	if len(ids) == 0 {
		return nil, nil
	}
	return openers[how], ids
}

// ofRows names rows for the half-typed dialog that is about them.
func ofRows(what string, ids ...int64) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = strconv.FormatInt(id, 10)
	}
	return what + " " + strings.Join(list, ",")
}

// again opens dialogs that are about no line, by the key of their title.
type again map[string]func()

// askAgain opens the dialog with this title, and reports whether there is one.
func askAgain(title string, dialogs again) bool {
	for key, open := range dialogs {
		if kit.T(key) == title {
			open()
			return true
		}
	}
	return false
}
