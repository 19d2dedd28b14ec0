package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/ui/kit"
)

// movement is the screen Ghi biến động: at the left what may happen to the people chosen, legal kinds first and the others
// with the reason why not; in the middle the fields of the kind; at the right what it does to the clock, or to whom.
type movement struct {
	writing bool // many are being written
	d       *Desk
	stays   []int64
	old     *stay.Movement // the movement being corrected, nil for a new one
	dec     *stay.Decision // that it brought
	kinds   []app.Choice
	kind    stay.Kind

	grid    *kit.Grid
	form    *kit.Form
	middle  *fyne.Container
	side    *fyne.Container
	foot    *fyne.Container
	screen  *kit.Screen
	found   []app.Verdict
	people  *kit.Grid
	keep    *keeper
	typed   map[string]string // kept while the clerk tries one kind after the other
	changed bool

	transferred bool // the one stay began by a transfer: its decisions may take over what was before
}

// kindsWide is the list of kinds: the longest, "Chuyển cơ sở giáo dục bắt buộc / bảo trợ xã hội", is whole in it. For several people
// it has room for how many can get it. fieldsLeast is what the form beside it can be used with.
const (
	kindsWide   = 364
	kindsCount  = 76
	fieldsLeast = 340
)

// OpenMove opens the screen for one stay or several (một biến động cho nhiều người).
func (d *Desk) OpenMove(stays []int64) {
	if len(stays) == 0 {
		return
	}
	ids := make([]string, len(stays))
	for i, id := range stays {
		ids[i] = strconv.FormatInt(id, 10)
	}
	d.Go(Route{Screen: "move", Arg: strings.Join(ids, ",")})
}

// OpenMoveAs is OpenMove with the kind chosen already: what a due item asks for.
func (d *Desk) OpenMoveAs(stays []int64, k stay.Kind) {
	ids := make([]string, len(stays))
	for i, id := range stays {
		ids[i] = strconv.FormatInt(id, 10)
	}
	d.Go(Route{Screen: "move", Arg: strings.Join(ids, ",") + ";" + string(k)})
}

// OpenCorrect opens a movement that was recorded, to give it another day or other data (sửa ngày, sửa biến động).
func (d *Desk) OpenCorrect(movementID int64) { d.Go(Route{Screen: "move", ID: movementID}) }

func newMove(d *Desk, r Route) *View {
	s := &movement{d: d, typed: map[string]string{}}
	if r.ID != 0 {
		s.load(r.ID)
	}
	arg, first, _ := strings.Cut(r.Arg, ";")
	s.stays = append(s.stays, staysOf(arg)...)
	s.keep = &keeper{d: d, screen: "move", about: arg, values: s.values}
	if s.old != nil {
		s.keep.screen, s.keep.about = correctDraft, strconv.FormatInt(r.ID, 10)
	}
	s.grid = kit.NewGrid([]kit.Column{{Key: "kind", Width: 200, Draw: kit.DrawMark, Still: true, Whole: true}, {Key: "why", Width: 60, Grow: true, Still: true, Quiet: true}},
		func() int { return len(s.kinds) }, s.kindRow)
	s.grid.NoHead = true
	s.grid.RowHeight = 24
	s.grid.OnPick = func(i int) { s.choose(s.kinds[i].Kind) }
	s.grid.OnOpen = func(int) { s.form.FocusFirst() }
	s.people = kit.NewGrid([]kit.Column{{Key: "code", Title: kit.T("move.code"), Width: 62, Quiet: true, Still: true},
		{Key: "name", Title: kit.T("move.name"), Width: 120, Draw: kit.DrawName, Still: true}, {Key: "why", Title: kit.T("move.result"), Width: 100, Grow: true, Still: true, Why: s.whyEnd}},
		func() int { return len(s.found) }, s.personRow)
	s.middle, s.side, s.foot = kit.Down(0), kit.Down(8), kit.Down(0)
	panel := kit.Panel(kit.Scrolled(kit.Inset(16, 12, 16, 12, s.side)))
	if len(s.stays) > 1 {
		panel = kit.Panel(kit.Down(8, kit.Inset(16, 12, 16, 0, s.side), kit.Grow(s.people)))
	}
	kinds := float32(kindsWide)
	if len(s.stays) > 1 {
		kinds += kindsCount
	}
	main := kit.Across(0, kit.Fixed(kinds, 0, s.grid), kit.VLine(), kit.Grow(kit.Scrolled(kit.Inset(16, 8, 16, 8, s.middle))))
	s.screen = &kit.Screen{Title: kit.T("move.title"), Facts: s.whom(), Body: kit.WithPanel(main, panel, 352, kinds+fieldsLeast), Foot: s.foot}
	if s.old != nil {
		s.screen.Title = kit.T("move.correct")
	}
	v := &View{Content: s.screen.Build(), Place: "residents", Show: s.show, Leave: s.leave, Figures: s.figures, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: s.onSave}, {Key: fyne.KeyEscape, Word: "key.back", Do: d.Back}}}
	if len(s.stays) == 0 {
		return v // the page without anybody: a route that lost its people
	}
	first = s.resume(first)
	s.read()
	s.pickFirst(stay.Kind(first))
	v.Focus = s.grid.Focusable()
	if first != "" {
		v.Focus = s.form.First()
	}
	return v
}

// staysOf reads the stays of a route.
func staysOf(arg string) (out []int64) {
	for _, x := range strings.Split(arg, ",") {
		if id, err := strconv.ParseInt(x, 10, 64); err == nil {
			out = append(out, id)
		}
	}
	return out
}

// values is the form as the draft keeps it; nil while nothing was typed.
func (s *movement) values() map[string]string {
	if s.form == nil || !s.form.Dirty() && (s.old != nil || !s.changed) {
		return nil
	}
	v := s.form.Values()
	v["kind"] = string(s.kind)
	return v
}

// resume takes up what was half typed for the same people when the program ended.
func (s *movement) resume(first string) string {
	if s.old != nil {
		return first
	}
	v, _, ok, err := s.d.Office.DraftOf("move", s.keep.about)
	if err != nil {
		s.d.Fail(err)
	}
	if !ok || first != "" && v["kind"] != first {
		return first
	}
	s.typed, s.changed = v, true
	return v["kind"]
}

func (s *movement) show() {
	if s.old == nil && s.form != nil {
		s.keep.start()
	}
	if s.old != nil && s.form != nil {
		s.form.FocusOn("day")
		s.keep.resume(s.form, s.whom(), func(v map[string]string) {
			delete(v, "kind")
			s.form.SetValues(v)
			s.onChange()
		})
	}
}

// load takes the movement to be corrected; its data fill the form.
func (s *movement) load(id int64) {
	m, dec, err := s.d.Office.MovementOf(id)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.old, s.dec, s.stays, s.kind = &m, dec, []int64{m.StayID}, m.Kind
	s.typed = moveValues(&m, dec)
}

// whom names the person, or says for how many.
func (s *movement) whom() string {
	if len(s.stays) == 0 {
		return ""
	}
	v, err := s.d.Office.Try(app.Move{}, s.stays)
	if err != nil || len(v) == 0 {
		return ""
	}
	if len(v) > 1 {
		return kit.T("n_people", "n", len(v))
	}
	s.transferred = v[0].Transferred
	state := kit.Say(v[0].Now.State)
	if v[0].Now.State == stay.Absent {
		state = kit.T("away." + string(v[0].Now.Away))
	}
	return v[0].Name + " · " + v[0].Resident + " · " + kit.Say(v[0].Now.Status) + " · " + state
}

// day is the day typed, today before anything is.
func (s *movement) day() (date.Date, string) {
	day, hour := s.d.Office.Today(), ""
	if s.form != nil && s.form.Value("day") != "" {
		if d := s.d.dayOf(s.form, "day"); d != 0 && d <= day { // a day to come says nothing about the kinds
			day = d
		}
		hour = s.form.Value("time")
	}
	return day, hour
}

// read judges every kind for the people and the day; the legal ones come first, the rest keep the order of the law.
func (s *movement) read() {
	day, hour := s.day()
	if s.old != nil {
		s.kinds = []app.Choice{{Kind: s.old.Kind, Can: 1}}
		s.grid.Reload()
		return
	}
	list, err := s.d.Office.Choices(s.stays, day, hour)
	if err != nil {
		s.d.Fail(err)
		return
	}
	slices.SortStableFunc(list, func(a, b app.Choice) int {
		return boolOrder(a.Can > 0, b.Can > 0)
	})
	s.kinds = list
	s.grid.Reload()
	for i, c := range s.kinds { // the cursor stays on the kind, not on the line
		if c.Kind == s.kind && s.grid.Cursor() != i {
			s.grid.Pick(i)
		}
	}
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (s *movement) pickFirst(k stay.Kind) {
	if s.old != nil {
		s.build()
		return
	}
	for i, c := range s.kinds {
		if c.Kind == k {
			s.grid.Pick(i)
			return
		}
	}
	if len(s.kinds) > 0 {
		s.grid.Pick(0)
	}
}

func (s *movement) kindRow(i int) []kit.Cell {
	c := s.kinds[i]
	if c.Can == 0 {
		return []kit.Cell{{Text: kit.Say(c.Kind), Mark: kindMark(c.Kind), Tone: kit.Grey}, {Text: refusalShort(c.Refusal), Tone: kit.Grey}}
	}
	note := ""
	if len(s.stays) > 1 {
		note = kit.T("move.can", "n", c.Can, "all", len(s.stays))
	}
	return []kit.Cell{{Text: kit.Say(c.Kind), Mark: kindMark(c.Kind)}, {Text: note}}
}

// refusalShort is what of a refusal fits into the list: the state or status in the way. The whole stands at the right.
func refusalShort(err error) string {
	var r *say.Refused
	if !errors.As(err, &r) {
		return ""
	}
	for i := 0; i+1 < len(r.Args); i += 2 {
		switch r.Args[i] {
		case "state":
			return kit.T("move.short.state", "state", small(kit.Say(r.Args[i+1])))
		case "status":
			return kit.T("move.short.status", "status", small(kit.Say(r.Args[i+1])))
		}
	}
	return kit.T("move.short.no")
}

// refusalText words a refusal; what is no refusal is passed on to whoever reads the log.
func refusalText(err error) string {
	if err == nil {
		return ""
	}
	return kit.Say(wrongOf(err))
}

func (s *movement) personRow(i int) []kit.Cell {
	v := &s.found[i]
	c := kit.Cell{Text: kit.T("move.ok")}
	if v.Refusal != nil {
		c = kit.Cell{Text: refusalShort(v.Refusal), Tone: kit.Alarm}
	} else if e := clockChange(&v.Was, &v.Clock); e != "" {
		c.Text = e
	}
	return []kit.Cell{{Text: v.Resident}, {Text: v.Name}, c}
}

// choose changes the kind: what was typed in fields that both kinds have stays.
func (s *movement) choose(k stay.Kind) {
	if k == s.kind && s.form != nil {
		return
	}
	s.remember()
	s.kind = k
	s.build()
}

func (s *movement) remember() {
	if s.form == nil {
		return
	}
	for k, v := range s.form.Values() {
		s.typed[k] = v
	}
}

// build makes the form of the kind.
func (s *movement) build() {
	s.form = s.fields()
	s.form.OnChange = s.onChange
	s.form.OnLast = s.onSave
	if s.typed["day"] == "" {
		s.typed["day"] = s.d.Office.Today().Text()
	}
	s.form.SetValues(s.typed)
	s.askLate()
	s.form.SetClean()
	s.middle.Objects = []fyne.CanvasObject{kit.NewText(kit.Say(s.kind), kit.Block), kit.Gap(0, 8), s.form}
	s.middle.Refresh()
	save := kit.NewPrimary(kit.T("move.save"), "save", "Ctrl+S", s.onSave)
	s.foot.Objects = []fyne.CanvasObject{kit.FootBar(s.form.Foot(), kit.NewButton(kit.T("move.back"), "", "Esc", s.d.Back), save)}
	s.foot.Refresh()
	s.preview()
}

func (s *movement) onChange() {
	s.changed = true
	if s.kind == stay.Mourning && s.form.Value("due") == "" {
		s.offerReturn()
	}
	s.askLate()
	s.read()
	s.preview()
}

// askLate asks for the reason while the day lies in a closed period; a correction has its reason anyway.
func (s *movement) askLate() {
	if s.old == nil {
		s.d.askLate(s.form, s.d.dayOf(s.form, "day"))
	}
}

// offerReturn writes the day on which the leave the law gives is over.
func (s *movement) offerReturn() {
	if day := s.d.dayOf(s.form, "day"); day != 0 {
		s.form.Set("due", s.d.Office.MourningEnds(day, countOf(s.form, "travel")).Text())
	}
}

// leave asks before half-typed work is left.
func (s *movement) leave(then func()) {
	if !s.changed || s.form == nil || !s.form.Dirty() {
		s.keep.end()
		then()
		return
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("move.leave"), Text: kit.T("move.leave.text", "kind", s.kind), Yes: kit.T("move.leave.yes"),
		No: kit.T("move.leave.no"), Danger: true, Do: func() { s.drop(); then() }})
}

// drop forgets the draft: the movement is recorded, or was thrown away by the clerk.
func (s *movement) drop() {
	s.keep.end()
	s.keep.saved()
}
