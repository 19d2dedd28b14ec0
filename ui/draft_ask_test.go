package ui

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// formIn is the form of the dialog in view, nil where it has none.
func formIn(w fyne.Window) (form *kit.Form) {
	top := w.Canvas().Overlays().Top()
	if top == nil {
		return nil
	}
	kittest.Walk(top, func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Form); ok && form == nil {
			form = f
		}
	})
	return form
}

// wordIn is the first field of a form that takes any words, "" where there is none.
func wordIn(f *kit.Form) string {
	for _, x := range f.Fields() {
		if (x.Kind == kit.KindText || x.Kind == kit.KindLong) && x.Parse == nil && x.Key != "" {
			return x.Key
		}
	}
	return ""
}

func closeAll(w fyne.Window) {
	for c := w.Canvas(); c.Overlays().Top() != nil; {
		c.Overlays().Remove(c.Overlays().Top())
	}
}

// touch changes the first field of a form that can be, and tells which and to what; "" when it has none.
func touch(f *kit.Form) (key, value string) {
	if key := wordIn(f); key != "" {
		f.Set(key, "dở dang")
		return key, "dở dang"
	}
	for _, x := range f.Fields() {
		if x.Key == "" || x.Kind == kit.KindPassword || x.Kind == kit.KindShow {
			continue
		}
		for _, v := range append([]string{"02/11/2026", "7"}, valuesOf(x)...) {
			was := f.Value(x.Key)
			if f.Set(x.Key, v); f.Dirty() && f.Value(x.Key) != was {
				return x.Key, f.Value(x.Key)
			}
			f.Set(x.Key, was)
		}
	}
	return "", ""
}

func valuesOf(x *kit.Field) (out []string) {
	for _, o := range x.Options {
		out = append(out, o.Value)
	}
	if x.Kind == kit.KindCheck {
		out = append(out, "1", "")
	}
	return out
}

// Every dialog in which something can be typed or chosen keeps itself: after a power cut the program says which was half
// typed, and what was typed stands in it again; called off it is forgotten.
func TestEveryDialogKeepsWhatIsTyped(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	o := seeded(t, 20)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	outer := Outer{Print: &tray{}, Prefs: mapPrefs{}}
	d := NewDesk(w, o, outer)
	clocks, err := o.Clocks(o.Today())
	if err != nil || len(clocks) == 0 {
		t.Fatal(err)
	}
	routes := []Route{{Screen: "resident", ID: clocks[0].Resident.ID}, {Screen: "support", Arg: "deposit"}, {Screen: "support", Arg: "cash"}, {Screen: "support", Arg: "stock"},
		{Screen: "training", Arg: "labour"}, {Screen: "training", Arg: "jobs"}}
	for _, s := range screens {
		if s.Group > 0 {
			routes = append(routes, Route{Screen: s.Route})
		}
	}
	for _, k := range recordTabs {
		routes = append(routes, Route{Screen: "resident", ID: clocks[0].Resident.ID, Arg: k})
	}
	kept, again := map[string]bool{}, 0
	for _, r := range routes {
		d.Go(r)
		for i := range len(buttons(w.Content())) {
			d.Go(Route{Screen: "today"})
			d.Go(r)
			press := func() *kit.Form {
				if all := buttons(w.Content()); i < len(all) {
					test.Tap(all[i])
				}
				return formIn(w)
			}
			f := press()
			if f == nil || w.Canvas().Overlays().Top() == nil || len(keptFields(f)) == 0 {
				closeAll(w)
				continue
			}
			where := fmt.Sprintf("%+v, button %d", r, i)
			if d.keeping == nil || d.keeping.screen != dialogDraft {
				t.Errorf("%s: %q keeps nothing", where, kittest.Texts(w.Canvas().Overlays().Top()))
				closeAll(w)
				continue
			}
			key, typed := touch(f)
			if key == "" {
				t.Errorf("%s: nothing can be changed in %q", where, kittest.Texts(w.Canvas().Overlays().Top()))
			}
			d.keeping.look()
			title := d.keeping.values()[askTitle]
			d.keeping.end()
			closeAll(w) // the power goes: nothing is told that it closes
			d = NewDesk(w, o, outer)
			said := strings.Join(kittest.Texts(w.Canvas().Overlays().Top()), " ")
			if !strings.Contains(said, title) {
				t.Fatalf("%s: of %s it offers %q", where, title, said)
			}
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			f = formIn(w)
			if f != nil {
				again++
			} else { // it is about a line: the page is open, and says so
				if said := strings.Join(kittest.Texts(w.Canvas().Overlays().Top()), " "); !strings.Contains(said, title) || d.now.Screen != r.Screen {
					t.Errorf("%s: %+v, %s", where, d.now, said)
				}
				closeAll(w)
				d.Go(Route{Screen: "today"})
				d.Go(r)
				f = press()
			}
			if f == nil || f.Value(key) != typed {
				t.Errorf("%s: %s is empty", where, title)
			}
			kept[title] = true
			if f := w.Canvas().Focused(); f != nil {
				f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			}
			closeAll(w)
			if ds, err := o.Drafts(); err != nil || len(ds) != 0 {
				t.Fatalf("%s: called off, and still kept: %v %+v", where, err, ds)
			}
		}
	}
	if len(kept) < 20 || again < 10 {
		t.Errorf("only %d dialogs were tried, %d opened themselves: %v", len(kept), again, kept)
	}
}

// Nothing typed on the health desk stands in clear in the file, the title of a dialog neither.
func TestDialogsOfTheHealthDeskAreKeptSealed(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Lê Văn Cường"))
	who := rows[stay.Stay](j, "id", id)[0].ResidentID
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "health")
	tried := 0
	routes := []Route{}
	for _, k := range healthTabs {
		routes = append(routes, Route{Screen: "health", ID: who, Arg: k})
	}
	for _, k := range healthLists {
		routes = append(routes, Route{Screen: "health", Arg: k})
	}
	for _, r := range routes {
		j.Go(r)
		for i := range len(buttons(j.w.Content())) {
			j.Go(Route{Screen: "today"})
			j.Go(r)
			test.Tap(buttons(j.w.Content())[i])
			f := formIn(j.w)
			if f == nil || wordIn(f) == "" || j.keeping == nil {
				closeAll(j.w)
				continue
			}
			f.Set(wordIn(f), "Rifampicin 150 mg")
			title := j.keeping.values()[askTitle]
			j.keeping.look()
			ds := rows[app.Draft](j)
			if len(ds) == 0 {
				t.Errorf("%+v, button %d: nothing was kept", r, i)
			}
			for _, x := range ds {
				if !app.SealedScreen(x.Screen) || strings.Contains(x.Values, "Rifampicin") || title != "" && strings.Contains(x.Values+x.About, title) {
					t.Errorf("%+v, button %d stands in clear: %+v", r, i, x)
				}
				if n := strings.Fields(x.About); x.Screen == sealedDialogDraft && (len(n) != 3 || n[1] != strconv.FormatInt(r.ID, 10)) {
					t.Errorf("the name of the draft tells more than a resident and a number: %q", x.About)
				}
			}
			tried++
			j.keeping.end()
			closeAll(j.w)
			for _, x := range ds {
				if err := j.Office.DropDraft(x.Screen, x.About); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if tried < 4 {
		t.Errorf("only %d dialogs were tried", tried)
	}
}

// A half-typed account keeps name and roles, never a password.
func TestPasswordsAreNotKept(t *testing.T) {
	j := newJourney(t)
	datatest.Accounts(t, j.Office)
	datatest.As(t, j.Office, "administrator")
	j.Go(Route{Screen: "settings", Arg: "accounts"})
	j.tap("Thêm tài khoản")
	f := formIn(j.w)
	if f == nil {
		t.Fatal(j.screenText())
	}
	f.SetValues(map[string]string{"full_name": "Lê Thị Hoa", "password": "mat khau rat dai 1", "again": "mat khau rat dai 1"})
	j.beat()
	ds := rows[app.Draft](j)
	if len(ds) != 1 || !strings.Contains(ds[0].Values, "Lê Thị Hoa") || strings.Contains(ds[0].Values, "mat khau") {
		t.Fatalf("%+v", ds)
	}
}
