// Package handover follows a person from the centre to the home commune (bàn giao về xã): being prepared, notice sent,
// after-care decision in hand, released, acknowledged by the commune, or sent back and on to another. Where a handover
// stands is read from papers, movements and dated steps, never stored. The package is pure.
package handover

import (
	"cmp"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Kind is the sort of a dated step.
type Kind string

const (
	Sent         Kind = "sent"            // a paper left, with way and receipt
	Waived       Kind = "decision_waived" // no after-care decision will come, with the reason
	Registered   Kind = "residence"       // a person without residence registered one (Luật 120/2025, Điều 42.3)
	Fitted       Kind = "device"          // electronic monitoring: device fitted before the release (NĐ 163/2026, Điều 17.4)
	Given        Kind = "given"           // the person has his papers
	Acknowledged Kind = "ack"             // the commune has the person
	Returned     Kind = "returned"        // the commune sent the papers back: not its resident, not arrived
	Redirected   Kind = "redirected"      // handed to another commune
	Reminded     Kind = "reminded"        // a reminder letter went out
)

// Kinds in the order of a handover.
var Kinds = []Kind{Sent, Waived, Registered, Fitted, Given, Acknowledged, Returned, Redirected, Reminded}

// Known reports a kind of the list.
func (k Kind) Known() bool { return slices.Contains(Kinds, k) }

// Answer reports the steps that say where the person went after the release.
func (k Kind) Answer() bool { return k == Acknowledged || k == Returned || k == Redirected }

// Word is the key of the step's name.
func (k Kind) Word() (string, []any) { return "handover.step." + string(k), nil }

// State says how far a handover is.
type State string

const (
	Preparing State = "preparing"  // đang chuẩn bị
	Noticed   State = "noticed"    // đã gửi thông báo
	Decided   State = "decided"    // có quyết định quản lý sau cai, or none will come
	Released  State = "released"   // đã về, chờ xã xác nhận
	SentBack  State = "returned"   // xã trả lại
	SentOn    State = "redirected" // đã chuyển nơi khác, chờ xác nhận
	Acked     State = "acked"      // xã đã xác nhận
	Dropped   State = "dropped"    // thôi chờ trả lời, with the reason
)

// States in the order of a handover.
var States = []State{Preparing, Noticed, Decided, Released, SentBack, SentOn, Acked, Dropped}

// Word is the key of the state's name.
func (s State) Word() (string, []any) { return "handover.state." + string(s), nil }

// Open reports a released person whom no commune has acknowledged yet.
func (s State) Open() bool { return s == Released || s == SentBack || s == SentOn }

// Lack is something that is not there yet; it hinders nothing, it is listed.
type Lack string

const (
	LackHome      Lack = "home"           // the address names no commune of today
	LackResidence Lack = "residence"      // no residence registered (law.md §8.2)
	LackGuardian  Lack = "guardian"       // a minor without a representative on record
	LackNotice    Lack = "notice"         // not issued to everybody
	LackSending   Lack = "sending"        // issued, not sent to everybody
	LackDossier   Lack = "social_dossier" // for a social-protection centre (NĐ 163/2026, Điều 124)
	LackDecision  Lack = "decision"       // after-care decision
	LackDevice    Lack = "device"         // monitoring ordered, no device fitted
	LackCert      Lack = "certificate"    // after the release
	LackMinutes   Lack = "minutes"        // after the release: minutes that hand the person over
)

// Word is the key of what is missing.
func (l Lack) Word() (string, []any) { return "handover.lack." + string(l), nil }

// Next is the act a handover waits for; "" when it is over.
type Next string

const (
	NextNotice   Next = "notice"
	NextSend     Next = "send"
	NextDecision Next = "decision"
	NextPapers   Next = "papers" // certificate and minutes
	NextRelease  Next = "release"
	NextAck      Next = "ack"
	NextRedirect Next = "redirect"
)

// Word is the key of the act.
func (n Next) Word() (string, []any) { return "handover.next." + string(n), nil }

// Paper is a live issued paper.
type Paper struct {
	ID  int64
	To  string
	Day date.Date
}

// Step is a live dated step.
type Step struct {
	ID      int64
	Kind    Kind
	Day     date.Date
	PaperID int64  // sent: which paper
	Place   string // registered, redirected: catalogue and code of the commune
	Reason  string // returned: why
}

// Facts is what a handover is read from. All rows are live.
type Facts struct {
	Entry, Release date.Date // Release 0: still inside
	NoticeTo       []string  // to whom the law of the day asks a notice
	DecisionFirst  bool      // the after-care decision is wanted before the release (R3)
	Notices        []Paper
	Certificate    *Paper
	Minutes        *Paper
	Decision       date.Date // after-care decision received on, 0 not yet
	Monitoring     date.Date // monitoring decision received on, 0 none
	Home           string    // commune of the residence, "" when no commune of today is known
	NoResidence    bool
	UnableToWork   bool
	Minor          bool      // on the day of the release, or on the day of reading
	Guardian       bool      // somebody represents the person
	Dossier        bool      // of the social-protection centre: sent
	Dropped        date.Date // the office gave up waiting for an answer on, with its reason; 0: it waits
	Steps          []Step
}

// Social reports the path of NĐ 163/2026, Điều 124: who has no residence and is a minor or cannot work goes to a
// social-protection centre, not to a commune.
func (f *Facts) Social() bool { return f.NoResidence && (f.UnableToWork || f.Minor) }

// View is where a handover stands.
type View struct {
	State     State
	Since     date.Date // when it came there; 0 while being prepared
	Place     string    // commune the person is or will be handed to
	Social    bool
	Next      Next
	Missing   []Lack
	Answer    int64 // the step that answered last
	Reason    string
	Reminded  date.Date // last reminder since the person was handed over last
	Reminders int
	Asked     date.Date // day from which an answer is counted: the release, or the day the person was sent on
	Stray     []int64   // steps that no longer fit, as after a release that was withdrawn
}

// inOrder sorts steps by day and entry.
func inOrder(steps []Step) []Step {
	out := slices.Clone(steps)
	slices.SortStableFunc(out, func(a, b Step) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Read tells where a handover stands.
func Read(f *Facts) View {
	v := View{Place: f.Home, Social: f.Social(), State: Preparing}
	steps := inOrder(f.Steps)
	v.before(f, steps)
	if f.Release != 0 {
		v.State, v.Since, v.Asked = Released, f.Release, f.Release
	}
	for i := range steps {
		if v.fits(f, &steps[i]) != nil {
			v.Stray = append(v.Stray, steps[i].ID)
			continue
		}
		v.take(&steps[i])
	}
	if v.State.Open() && f.Dropped != 0 && f.Dropped >= v.Asked {
		v.State, v.Since = Dropped, f.Dropped
	}
	v.lacks(f, steps)
	v.Next = v.next(f)
	return v
}

// before is the state of who is still inside.
func (v *View) before(f *Facts, steps []Step) {
	if last, ok := f.told(steps); ok {
		v.State, v.Since = Noticed, last
	}
	decided := f.Decision
	if i := slices.IndexFunc(steps, func(s Step) bool { return s.Kind == Waived }); i >= 0 && decided == 0 {
		decided = steps[i].Day
	}
	if decided != 0 && !v.Social {
		v.State, v.Since = Decided, decided
	}
}

// told reports that every notice the law asks for was issued and sent, and the day of the last sending.
func (f *Facts) told(steps []Step) (last date.Date, ok bool) {
	for _, to := range f.NoticeTo {
		day := date.Date(0)
		for _, p := range f.Notices {
			for i := range steps {
				if s := &steps[i]; p.To == to && s.Kind == Sent && s.PaperID == p.ID {
					day = s.Day
				}
			}
		}
		if day == 0 {
			return 0, false
		}
		last = max(last, day)
	}
	return last, len(f.NoticeTo) > 0
}

// take goes on by one step.
func (v *View) take(s *Step) {
	switch s.Kind {
	case Registered:
		v.Place = s.Place
	case Reminded:
		v.Reminded, v.Reminders = s.Day, v.Reminders+1
	case Acknowledged:
		v.State, v.Since, v.Answer = Acked, s.Day, s.ID
	case Returned:
		v.State, v.Since, v.Answer, v.Reason = SentBack, s.Day, s.ID, s.Reason
	case Redirected:
		v.State, v.Since, v.Answer, v.Asked, v.Place = SentOn, s.Day, s.ID, s.Day, s.Place
		v.Reminded, v.Reminders, v.Reason = 0, 0, ""
	}
}

// fits refuses a step that does not go on from here, naming what is in the way.
func (v *View) fits(f *Facts, s *Step) error {
	switch {
	case s.Day < f.Entry:
		return refuse("err.handover.before_entry", "day", f.Entry)
	case s.Kind == Fitted && f.Monitoring == 0:
		return refuse("err.handover.no_monitoring")
	case s.Kind == Waived && f.Decision != 0:
		return refuse("err.handover.decision_here", "day", f.Decision)
	case s.Kind.Answer() || s.Kind == Reminded:
		return v.answers(f, s)
	}
	return nil
}

func refuse(key string, args ...any) error { return &say.Refused{Msg: say.Of(key, args...)} }

// answers refuses what the commune cannot have answered, or be reminded of, yet or any more.
func (v *View) answers(f *Facts, s *Step) error {
	switch {
	case f.Release == 0:
		return refuse("err.handover.not_released")
	case s.Day < f.Release:
		return refuse("err.handover.before_release", "day", f.Release)
	case v.State == Acked:
		return refuse("err.handover.acked", "day", v.Since)
	case s.Kind == Returned && v.State == SentBack:
		return refuse("err.handover.returned", "day", v.Since)
	case s.Kind == Redirected && v.State != SentBack:
		return refuse("err.handover.not_returned")
	case s.Kind == Redirected && (s.Place == "" || s.Place == v.Place):
		return refuse("err.handover.same_place")
	}
	return nil
}

// Check judges a step together with those there are: the whole sequence, whatever the order of entry.
func Check(f *Facts, s Step) error {
	if s.ID == 0 {
		s.ID = 1 << 62
	}
	all := *f
	all.Steps = append(slices.Clone(f.Steps), s)
	was := Read(f)
	v := View{Place: f.Home, State: Preparing}
	if f.Release != 0 {
		v.State, v.Since, v.Asked = Released, f.Release, f.Release
	}
	steps := inOrder(all.Steps)
	for i := range steps {
		if slices.Contains(was.Stray, steps[i].ID) {
			continue
		}
		if err := v.fits(&all, &steps[i]); err != nil {
			return err
		}
		v.take(&steps[i])
	}
	return nil
}

// lacks lists what is not there.
func (v *View) lacks(f *Facts, steps []Step) {
	has := func(k Kind) bool { return slices.ContainsFunc(steps, func(s Step) bool { return s.Kind == k }) }
	add := func(missing bool, l Lack) {
		if missing {
			v.Missing = append(v.Missing, l)
		}
	}
	out := f.Release != 0
	if v.Social {
		add(!f.Dossier, LackDossier)
	} else {
		add(!f.NoResidence && v.Place == "", LackHome)
		add(f.NoResidence && !has(Registered), LackResidence)
		add(f.Minor && !f.Guardian, LackGuardian)
		add(f.Decision == 0 && !has(Waived) && (out || f.DecisionFirst), LackDecision)
	}
	issued := func(to string) bool { return slices.ContainsFunc(f.Notices, func(p Paper) bool { return p.To == to }) }
	open := slices.ContainsFunc(f.NoticeTo, func(to string) bool { return !issued(to) })
	_, sent := f.told(steps)
	add(open, LackNotice)
	add(!open && !sent && len(f.NoticeTo) > 0, LackSending)
	add(f.Monitoring != 0 && !has(Fitted), LackDevice)
	add(out && f.Certificate == nil, LackCert)
	add(out && f.Minutes == nil, LackMinutes)
}

// next is the act the handover waits for.
func (v *View) next(f *Facts) Next {
	switch v.State {
	case Acked, Dropped:
		return ""
	case SentBack:
		return NextRedirect
	case Released, SentOn:
		return NextAck
	}
	switch {
	case slices.Contains(v.Missing, LackNotice):
		return NextNotice
	case slices.Contains(v.Missing, LackSending):
		return NextSend
	case slices.Contains(v.Missing, LackDecision):
		return NextDecision
	case f.Certificate == nil || f.Minutes == nil:
		return NextPapers
	}
	return NextRelease
}
