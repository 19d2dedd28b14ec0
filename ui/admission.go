package ui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// admission is the screen Tiếp nhận: one page from top to bottom in the order of the papers in the clerk's hand, the card
// first; at the right who this may be already, the papers that came along and those to print.
type admission struct {
	d      *Desk
	form   *kit.Form
	strip  *fyne.Container
	side   *fyne.Container
	screen *kit.Screen
	print  *kit.Button
	keep   *keeper

	status  stay.Status
	resume  bool // a draft was asked for at the start: the one that keep is about
	likely  []app.Likeness
	ticked  *kit.Check       // the first of the papers that came along
	asked   string           // for whom likely was read
	sideWas string           // what the panel was built from
	same    int64            // the resident it is, once the clerk has said so
	others  bool             // "Người khác": it is none of them
	had     int              // stays before this one
	ticks   map[string]*tick // papers received, papers to print
	photo   photo

	kept    []keptAdmission // half-typed forms of others
	done    string          // who was admitted last
	doneID  int64
	refused []string // what the engine said no to, at the last saving
}

// tick is one line to tick; touched tells that the clerk has decided.
type tick struct{ on, touched bool }

func newAdmission(d *Desk, r Route) *View {
	arg, about, _ := strings.Cut(r.Arg, " ")
	s := &admission{d: d, status: stay.Compulsory, ticks: map[string]*tick{}, resume: arg == resumeArg}
	s.photo = photo{d: d, taken: s.onPhoto}
	s.strip, s.side = kit.Down(0), kit.Down(10)
	s.buildForm()
	s.print = kit.NewPrimary(kit.T("admit.save_print"), "print", "Ctrl+P", func() { s.onSave(true) })
	foot := kit.FootBar(s.form.Foot(), kit.NewQuiet(kit.T("admit.drop"), "", s.onDrop),
		kit.NewButton(kit.T("admit.save"), "", "Ctrl+S", func() { s.onSave(false) }), s.print)
	body := kit.WithPanel(kit.Inset(16, 0, 16, 0, s.form.Scrolled()), kit.Panel(kit.Scrolled(kit.Inset(16, 6, 16, 10, s.side))), 352, 612)
	s.screen = &kit.Screen{Title: kit.T("nav.admission"), Facts: d.DayText(d.Office.Today()), FactsWide: 420, Body: body, Foot: foot}
	s.keep = &keeper{d: d, screen: admissionDraft, about: about, values: s.values, told: s.onKept, form: func() *kit.Form { return s.form }}
	v := &View{Content: s.screen.Build(), Focus: s.form.First(), Scan: s.onScan, Show: s.onShow, Leave: s.onLeave, Figures: s.figures, Beside: body, Keys: []key{
		{Key: fyne.KeyS, Ctrl: true, Word: "key.save", Do: func() { s.onSave(false) }},
		{Key: fyne.KeyP, Ctrl: true, Word: "key.save_print", Do: func() { s.onSave(true) }},
		{Key: fyne.KeyD, Ctrl: true, Word: "key.today", Do: s.onToday},
		{Key: fyne.KeyF3, Word: "key.same_person", Do: s.onThis},
		{Key: fyne.KeyK, Ctrl: true, Word: "admit.received", Do: s.onReceived},
		{Key: fyne.KeyI, Ctrl: true, Word: "photo.paste", Do: func() { s.photo.paste(s.onPhotoFile) }},
		{Key: fyne.KeyEscape, Word: "key.drop", Do: s.onDrop}}}
	s.clear()
	return v
}

// onLeave keeps what was typed on the disk: it is offered again, so there is nothing to ask.
func (s *admission) onLeave(then func()) {
	s.keep.look()
	s.keep.end()
	then()
}

func (s *admission) onKept(at string) {
	if s.same == 0 { // who it may be is seen before the field is left; who it is stays until it is
		if s.look(); s.sideIs() != s.sideWas {
			s.showSide()
		}
	}
	s.screen.SetTitle(kit.T("nav.admission"), s.d.DayText(s.d.Office.Today())+" · "+kit.T("admit.kept", "at", at))
}

// Where a draft keeps who the clerk has said it is: the resident, or none of those shown.
const draftSame, draftOther = "same", "other"

// values is the form as the draft keeps it; nil while nothing of a person was typed.
func (s *admission) values() map[string]string {
	if !s.form.Dirty() && len(s.photo.raw) == 0 {
		return nil
	}
	v := s.form.Values()
	s.photo.kept(v)
	if s.same != 0 {
		v[draftSame] = strconv.FormatInt(s.same, 10)
	} else if s.others {
		v[draftSame] = draftOther
	}
	for k, t := range s.ticks {
		if t.touched {
			v["tick."+k] = map[bool]string{true: "1", false: "0"}[t.on]
		}
	}
	return v
}

// clear makes the form ready for the next person.
func (s *admission) clear() {
	blank := s.form.Values()
	for k := range blank {
		blank[k] = ""
	}
	blank["status"], blank["day"] = string(stay.Compulsory), s.d.Office.Today().Text()
	s.form.SetValues(blank)
	s.photo.set(nil, "")
	s.likely, s.asked, s.same, s.others, s.had = nil, "", 0, false, 0
	s.ticks = map[string]*tick{}
	s.onStatus(string(stay.Compulsory))
	s.askLate()
	s.form.SetClean()
	s.showStrip()
}

// onDrop throws away what was typed, after asking by name; an empty form is left.
func (s *admission) onDrop() {
	if !s.form.Dirty() {
		s.d.Back()
		return
	}
	kit.Ask(s.d.Window, kit.Question{Title: kit.T("admit.drop.ask"), Text: kit.T("admit.drop.text", "name", or(s.form.Value("name"), kit.T("admit.nobody"))),
		Yes: kit.T("admit.drop.yes"), No: kit.T("admit.drop.no"), Danger: true, Do: func() {
			s.clear()
			s.keep.saved()
			s.next()
			s.showSide()
			s.form.FocusFirst()
		}})
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// onToday writes today into the day being typed (Ctrl+D).
func (s *admission) onToday() {
	if k, kind := s.form.At(); kind == kit.KindDate {
		s.form.Set(k, s.d.Office.Today().Text())
		s.onChange()
	}
}

// onChange follows every field that was left: who it may be, the end of the term, the papers.
func (s *admission) onChange() {
	s.refused = nil
	s.strayCard()
	s.photo.follow(s.form.Value("photo"))
	s.askLate()
	s.look()
	s.showStrip()
	if s.sideIs() != s.sideWas { // else the button that is being pressed would be taken away under the pointer
		s.showSide()
	}
}

// onPhotoFile takes a portrait from a file, onPhoto one that came from the clipboard or the camera.
func (s *admission) onPhotoFile(path string) {
	s.form.Set("photo", path)
	s.onChange()
}

func (s *admission) onPhoto() {
	s.form.Set("photo", "")
	s.showSide()
}

// askLate asks for the reason when the entry lies in a closed period.
func (s *admission) askLate() { s.d.askLate(s.form, s.d.dayOf(s.form, "day")) }

// look asks for earlier records of the person typed so far.
func (s *admission) look() {
	name, birth, number := s.form.Value("name"), s.d.birthOf(s.form), text.CleanNumber(s.form.Value("id_number"))
	asked := name + "|" + birth.String() + "|" + number
	if asked == s.asked {
		return
	}
	s.asked = asked
	list, err := s.d.Office.Similar(name, birth, number)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.likely = list
	for i := range list {
		if list[i].Resident == s.same {
			return
		}
	}
	s.same, s.others = 0, false // another person is being typed
}

// onCard fills the form from the QR of a citizen card; the scanner ends with Enter like a clerk.
func (s *admission) onCard(typed string) {
	c, err := text.CardQR(typed)
	if err != nil {
		s.straight(typed) // else it is said beside the field already
		return
	}
	v := map[string]string{"name": strings.ToUpper(c.Name), "birth": c.Birth.Text(), "id_number": c.Number, "sex": c.Sex, "issued": dayText(c.Issued),
		"old_number": c.OldNumber}
	v["issued_by"] = issuerOf(c.Issued)
	note := s.addressOf(c.Address, v)
	n := 0
	for k, x := range v {
		if x == "" {
			delete(v, k)
		} else {
			n++
		}
	}
	s.form.SetValues(v)
	if note != "" {
		s.form.Note("commune", note, kit.Normal)
	}
	s.form.Note("card", kit.T("admit.card.read", "n", n), kit.Bold)
	s.onChange()
	for _, x := range c.Doubt { // the clerk has the card in his hand
		s.form.Note(x.Field, kit.Say(x.Msg), kit.Alarm)
	}
	if len(c.Doubt) > 0 {
		s.form.FocusOn(c.Doubt[0].Field)
	}
}

// straight takes a name or a number that was typed where the card is scanned to the field it belongs to: nobody with a queue at
// the gate looks first which field he is in.
func (s *admission) straight(typed string) {
	key := straightTo(typed)
	if key == "" {
		return
	}
	s.form.SetValues(map[string]string{"card": "", key: strings.ToUpper(typed)})
	s.onChange()
}

// straightTo is the field of what was typed in place of a card, "" of what is neither name nor number.
func straightTo(typed string) string {
	switch {
	case strings.Contains(typed, "|"):
	case strings.IndexFunc(typed, unicode.IsDigit) < 0 && utf8.RuneCountInString(typed) > 1:
		return "name"
	case text.NumberKind(text.CleanNumber(typed)) != text.NumberOther:
		return "id_number"
	}
	return ""
}

// onScan takes a card from the scanner on the serial line, wherever the keyboard is.
func (s *admission) onScan(scanned string) {
	s.form.Set("card", scanned)
	if _, err := text.CardQR(scanned); err != nil {
		s.form.Problems([]kit.Wrong{{Field: "card", Say: wrongOf(err)}})
		return
	}
	s.onCard(scanned)
	if len(s.likely) == 0 {
		s.form.FocusOn("name")
	}
}

// strayCard finds a card that a typing scanner put into another field, because the keyboard was there.
func (s *admission) strayCard() {
	for k, v := range s.form.Values() {
		if k == "card" || strings.Count(v, "|") < 6 {
			continue
		}
		if _, err := text.CardQR(v); err == nil {
			s.form.Set(k, "")
			s.form.Set("card", v)
			s.onCard(v)
			return
		}
	}
}

// issuerOf is what the cards of a time print as issuer (text.md §8).
func issuerOf(issued date.Date) string {
	switch {
	case issued == 0:
		return ""
	case issued >= date.Of(2024, 7, 1):
		return kit.T("admit.issuer.ministry")
	}
	return kit.T("admit.issuer.police")
}

// addressOf finds the commune of today for the address on a card, which mostly names units that are gone. What is not
// decided by the table is left to the clerk, with the address as written.
func (s *admission) addressOf(address string, v map[string]string) (note string) {
	if address == "" || s.d.Office.Places == nil {
		v["address"] = address
		return ""
	}
	old, err := s.d.Office.Places.Old(address)
	if err != nil {
		s.d.Fail(err)
	}
	today := s.d.Office.Today()
	if len(old) == 1 {
		if c, ok := old[0].Decided(); ok {
			v["commune"], v["address"] = c.Code, text.FirstParts(address, 3)
			return kit.T("admit.card.moved", "old", text.LastParts(address, 3), "new", c.Full(today))
		}
	}
	for _, c := range s.d.Office.Places.Search(text.LastParts(address, 2), 2) {
		if text.Fold(text.LastParts(address, 2)) == text.Fold(c.Name+", "+c.Province.Name) {
			v["commune"], v["address"] = c.Code, text.FirstParts(address, 2)
			return ""
		}
	}
	v["address"] = address
	if len(old) > 0 {
		return kit.T("admit.card.ask", "old", text.LastParts(address, 3))
	}
	return ""
}
