package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/ui/kit"
)

// Who is at the desk, what the window hides from them, and the lock of a desk that nobody watches. The office refuses
// whatever is asked all the same: this only spares the asking.

// routeRight is what a screen needs; the others need sight alone.
var routeRight = map[string]app.Right{"admission": app.RightAdmit, "journal": app.RightJournal, "health": app.RightHealth, "move": app.RightMove, "decision": app.RightVoid,
	"form": app.RightSettings}

func (d *Desk) mayOpen(route string) bool {
	r := rightOf(Route{Screen: route})
	return r == "" || d.Office.Allowed(r)
}

// rightOf is what a page needs beside sight, "" for nothing more.
func rightOf(r Route) app.Right {
	if r.Screen == "resident" && r.Arg == "edit" {
		return app.RightAdmit
	}
	return routeRight[r.Screen]
}

// keyRight is what a shortcut needs, by its word; the page itself is open to more.
var keyRight = map[string]app.Right{"key.move": app.RightMove, "key.edit": app.RightAdmit, "handover.answer": app.RightDue, "key.issue_print": app.RightPaper,
	"key.admit": app.RightAdmit, "census.close": app.RightClose}

// barKeys lets a shortcut of an act that one may not do say why, in its place.
func (d *Desk) barKeys(keys []key) []key {
	out := slices.Clone(keys)
	for i := range out {
		if r, ok := keyRight[out[i].Word]; ok && !d.Office.Allowed(r) {
			out[i].Do = func() { d.may(r) }
		}
	}
	return out
}

// may reports whether the one at the desk may do something; who may not is told who may.
func (d *Desk) may(r app.Right) bool {
	if d.Office.Allowed(r) {
		return true
	}
	kit.Tell(d.Window, kit.T("access.barred.act"), d.barredText(r))
	return false
}

// build builds a screen, or the page that says why it is not shown.
func (d *Desk) build(s *screen, r Route) *View {
	need := rightOf(r)
	if need == "" || d.Office.Allowed(need) {
		return s.Build(d, r)
	}
	page := &kit.Screen{Title: kit.T(s.Title), Body: kit.Inset(16, 24, 16, 0, kit.EmptyPage(kit.Empty{Title: kit.T("access.barred"),
		Text: d.barredText(need)}))}
	return &View{Content: page.Build()}
}

// rolesWith names who may: the clerk knows whom to ask.
func (d *Desk) rolesWith(r app.Right) string {
	var out []string
	for _, role := range app.Roles {
		for _, v := range role.May {
			if v == r {
				out = append(out, kit.T("role."+role.Name))
			}
		}
	}
	return strings.Join(out, ", ")
}

// bar switches a button off for who may not, and says who may.
func (d *Desk) bar(b *kit.Button, r app.Right) *kit.Button {
	if !d.Office.Allowed(r) {
		b.Disable(d.barredText(r))
	}
	return b
}

// act switches a line of a menu off for who may not, and says who may; one that is off already keeps its reason.
func (d *Desk) act(a kit.Act, r app.Right) kit.Act {
	if a.Why == "" && !d.Office.Allowed(r) {
		a.Why = d.barredText(r)
	}
	return a
}

// barredText says who may do what one may not.
func (d *Desk) barredText(r app.Right) string {
	return kit.T("access.barred.text", "right", kit.T("right."+string(r)), "roles", d.rolesWith(r))
}

// roleText are roles in words.
func roleText(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = kit.T("role." + n)
	}
	return strings.Join(out, ", ")
}

// showPerson names who is at the desk at the foot of the sidebar.
func (d *Desk) showPerson() {
	role := kit.T("access.no_accounts.short")
	if me := d.Office.Me(); me != nil {
		role = roleText(me.RoleNames())
	}
	d.Frame.SetPerson(d.Office.Who, role)
}

// today is the day for the status line; where there are no accounts it says so plainly.
func (d *Desk) statusDay(day date.Date) string {
	if d.Office.Guarded() {
		return d.DayText(day)
	}
	return kit.T("access.no_accounts") + "   " + d.DayText(day)
}

// onPerson shows what somebody can do about their own account.
func (d *Desk) onPerson() {
	me := d.Office.Me()
	if me == nil {
		d.Go(Route{Screen: "settings", Arg: "accounts"})
		return
	}
	dialog := &kit.Dialog{Title: me.FullName, Content: kit.Down(8, kit.NewPara(roleText(me.RoleNames()), kit.Quiet, 448), kit.NewPara(kit.T("access.me"), kit.Body, 448)), Default: 0}
	then := func(do func()) func() { return func() { dialog.Close(); do() } }
	dialog.Buttons = []*kit.Button{kit.NewPrimary(kit.T("access.lock"), "", "Ctrl+L", then(d.Lock)), kit.NewButton(kit.T("access.password"), "", "", then(d.onPassword)),
		kit.NewButton(kit.T("access.leave"), "", "", then(d.onLeave)), kit.NewButton(kit.T("kit.close"), "", "Esc", dialog.Close)}
	dialog.Open(d.Window)
}

func (d *Desk) onPassword() {
	form := kit.NewForm().OneColumn(150)
	form.Add(secret("old", "login.old"), secret("password", "login.new"), secret("again", "login.again"))
	d.asked(kit.T("access.password"), kit.T("login.rules"), kit.T("access.password"), form, func(v map[string]string, _ *kit.Job) error {
		if err := same(v); err != nil {
			return err
		}
		return d.Office.ChangePassword(v["old"], v["password"])
	}, d.Done)
}

// onLeave signs out; half-typed work is asked about first.
func (d *Desk) onLeave() {
	d.leave(func() {
		d.Office.Leave()
		d.endWatch()
		if d.Outer.SignedOut != nil {
			d.Outer.SignedOut()
		}
	})
}

// prefIdle is after how many minutes an unwatched desk locks itself; it holds for this computer.
const prefIdle = "lock.minutes"

const (
	idleStandard = 10
	idleMost     = 60
)

// idleOptions are the pauses offered; "" is the standard one.
func idleOptions() (out []kit.Option) {
	for _, n := range []int{5, idleStandard, 20, 30} {
		v := strconv.Itoa(n)
		if n == idleStandard {
			v = ""
		}
		out = append(out, kit.Option{Value: v, Text: kit.T("settings.look.lock.minutes", "n", n)})
	}
	return out
}

func (d *Desk) idleAfter() time.Duration {
	if d.Outer.Prefs != nil {
		if n, err := strconv.Atoi(d.Outer.Prefs.Get(prefIdle)); err == nil && n >= 1 && n <= idleMost {
			return time.Duration(n) * time.Minute
		}
	}
	return idleStandard * time.Minute
}

// watch locks the desk when nobody has touched anything for a while.
func (d *Desk) watch() {
	kit.Used()
	d.endWatch()
	d.stopWatch = kit.Every(5*time.Second, func() {
		if d.Window.Content() != fyne.CanvasObject(d.Frame.Root) && d.shut == nil {
			d.endWatch() // another desk stands in the window
			return
		}
		d.lookDay()
		d.lookIdle(kit.Idle())
	})
}

func (d *Desk) endWatch() {
	if d.stopWatch != nil {
		d.stopWatch()
		d.stopWatch = nil
	}
}

// lookDay sees a new day begin under an open window: what takes effect on it does, and the numbers of yesterday go. A half-typed
// form is left alone.
func (d *Desk) lookDay() {
	today := d.Office.Today()
	if d.day == today || d.shut != nil || d.Frame.Busy() != "" {
		return
	}
	if err := d.Office.NewDay(); err != nil {
		d.Fail(err)
	}
	d.Refresh()
	if s := d.now.Screen; d.view != nil && d.view.Show != nil && (s == "today" || s == "handover" || s == "residents") && d.Window.Canvas().Overlays().Top() == nil {
		d.show(d.now)
	}
}

// lookIdle locks after the pause. Work under way is somebody's: it is waited for.
func (d *Desk) lookIdle(idle time.Duration) {
	if idle >= d.idleAfter() && d.Frame.Busy() == "" {
		d.Lock()
	}
}

// shutter is what was in the window when it was locked: screen, dialogs, half-typed words. It comes back as it was.
type shutter struct {
	over  []fyne.CanvasObject
	focus fyne.Focusable
}

// Lock covers the window until the password is given again. What was being typed stays behind it; data keys are forgotten.
func (d *Desk) Lock() {
	if d.shut != nil {
		return
	}
	if d.Office.Me() == nil { // no accounts: only the health desk has something to lock
		d.Office.Lock()
		return
	}
	if d.keeping != nil {
		d.keeping.look() // what was typed in the last second is kept too, while the health desk is open
	}
	if d.live != nil {
		d.live.close()
	}
	c := d.Window.Canvas()
	d.shut = &shutter{focus: c.Focused()}
	c.Unfocus()
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		d.shut.over = append(d.shut.over, top)
		c.Overlays().Remove(top)
	}
	d.Office.Lock()
	d.Keys.Hold(true)
	lockPage(d)
}

// unlocked puts back what was in the window.
func (d *Desk) unlocked() {
	s := d.shut
	d.shut = nil
	d.Keys.Hold(false)
	d.Window.SetContent(d.Frame.Root)
	d.title()
	c := d.Window.Canvas()
	for i := len(s.over) - 1; i >= 0; i-- {
		c.Overlays().Add(s.over[i])
	}
	if s.focus != nil {
		c.Focus(s.focus)
	}
	kit.Used()
}
