package app_test

import (
	"errors"
	"fmt"
	"math/rand"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/handover"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// agrees holds the list of what is due against the book of handovers: the same people are waited for, due the same day and late alike, and
// the number beside Bàn giao is the same whether it is counted from the one or from the other.
func agrees(t *testing.T, o *app.Office, after string) {
	t.Helper()
	w, err := o.Work(o.Today(), app.AnyDay)
	if err != nil {
		t.Fatal(err)
	}
	book, err := o.Book()
	if err != nil {
		t.Fatal(err)
	}
	if n, late := app.HandoverCounts(book); n != w.Answers || late != w.LateAnswers {
		t.Fatalf("after %s the book counts %d, %d late; the work list %d, %d late", after, n, late, w.Answers, w.LateAnswers)
	}
	asked := map[int64]app.DueLine{}
	for _, l := range w.Lines {
		if l.Code == due.Ack {
			asked[l.Stay] = l
		}
	}
	for _, b := range book {
		l, ok := asked[b.Stay]
		if ok != (b.Due != 0) || l.Day != b.Due || l.Late != (b.Late > 0) {
			t.Fatalf("after %s %s stands in the book as %s, due %s, %d late; on the work list %s %v", after, b.Name, b.State, b.Due, b.Late, l.Day, l.Late)
		}
		delete(asked, b.Stay)
	}
	if len(asked) > 0 {
		t.Fatalf("after %s on the work list and not in the book: %v", after, asked)
	}
}

// walk is a clerk who does anything that may be done to handovers, in any order.
type walk struct {
	*testing.T
	o      *app.Office
	r      *rand.Rand
	stays  []int64
	places []string
}

func (w *walk) day() date.Date { return day("2026-11-02") + date.Date(w.r.Intn(20)) }

// one does one act about one person; an act that is refused changes nothing.
func (w *walk) one(id int64) (name string, err error) {
	o, h := w.o, handed(w, w.o, id)
	step := func(k handover.Kind) (string, error) {
		s := app.HandoverStep{Kind: k, Day: w.day(), Reason: "not_resident"}
		if k == handover.Redirected {
			s.Commune = w.places[w.r.Intn(len(w.places))]
		}
		return string(k), o.AddStep(s, id)
	}
	switch w.r.Intn(14) {
	case 0, 1:
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Complete, Day: w.day()}})
		return "complete", err
	case 2:
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Exempt, Day: w.day(), Paper: "1/QĐ-TA"}})
		return "exempt", err
	case 3:
		return step(handover.Acknowledged)
	case 4, 5:
		return step(handover.Returned)
	case 6, 7, 8, 9:
		return step(handover.Redirected)
	case 10, 11:
		return "waive", o.Waive("xã đã giải thể", fmt.Sprintf("%d/ack//", id))
	case 12:
		for i := range h.Steps {
			if s := &h.Steps[i]; s.Live() && w.r.Intn(2) == 0 {
				return "void step", o.VoidStep(s.ID, "ghi nhầm")
			}
		}
		return "nothing", nil
	}
	return "void release", w.unrelease(id)
}

// unrelease withdraws the release, as when it was written with the wrong day.
func (w *walk) unrelease(id int64) error {
	var moves []stay.Movement
	if err := w.o.Store.Read(func(tx app.Tx) (err error) { moves, err = app.All[stay.Movement](tx, "stay_id", id); return err }); err != nil {
		return err
	}
	for _, m := range moves {
		if m.Live() && m.Kind.Ends() {
			return w.o.VoidMovement(m.ID, "ghi nhầm ngày")
		}
	}
	return nil
}

// Whatever is done to handovers, in whatever order, the work list and the book agree, and every released person is followed until a commune
// has answered or the office has written why it waits no longer.
func TestWorkListAndBookAgree(t *testing.T) {
	o := placed(t)
	w := &walk{T: t, o: o, r: rand.New(rand.NewSource(26)), places: communes(t, o, 3)} //nolint:gosec
	for i := range 8 {
		w.stays = append(w.stays, soon(t, o, fmt.Sprintf("HV%d", i), fmt.Sprintf("Lò Văn %c", 'A'+i), day("2026-11-20"), living(w.places[i%3])))
	}
	agrees(t, o, "nothing")
	done := map[string]int{}
	for n := range 400 {
		name, err := w.one(w.stays[w.r.Intn(len(w.stays))])
		var refused *say.Refused
		var wrong say.Problems
		switch {
		case err == nil:
			done[name]++
		case !errors.As(err, &refused) && !errors.As(err, &wrong):
			t.Fatalf("%s: %v", name, err)
		}
		agrees(t, o, fmt.Sprintf("act %d, %s", n, name))
	}
	for _, name := range []string{"complete", "exempt", "ack", "returned", "redirected", "waive", "void step", "void release"} {
		if done[name] < 3 {
			t.Errorf("%s was done %d times only: %v", name, done[name], done)
		}
	}
}

// Who was exempted has no day by which the commune must answer, and is followed all the same; what is given up with a reason is not.
func TestEveryReleasedPersonIsFollowed(t *testing.T) {
	o := placed(t)
	c := communes(t, o, 1)
	exempt := soon(t, o, "HV1", "Miễn Phần Còn Lại", day("2027-03-01"), living(c[0]))
	done := soon(t, o, "HV2", "Hoàn Thành", day("2026-11-06"), living(c[0]))
	for id, k := range map[int64]stay.Kind{exempt: stay.Exempt, done: stay.Complete} {
		if _, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: k, Day: day("2026-11-06"), Paper: "7/QĐ-TA"}}); err != nil {
			t.Fatal(err)
		}
	}
	counts := func(answers, late int) {
		t.Helper()
		agrees(t, o, "counting")
		if w, err := o.Work(o.Today(), 0); err != nil || w.Answers != answers || w.LateAnswers != late {
			t.Errorf("%d answers, %d late (%v), want %d, %d", w.Answers, w.LateAnswers, err, answers, late)
		}
	}
	counts(2, 1)
	if err := o.Waive("xã trả lời miệng, không có văn bản", fmt.Sprintf("%d/ack//", done)); err != nil {
		t.Fatal(err)
	}
	counts(1, 0)
	if h := handed(t, o, done); h.State != handover.Dropped || h.Next != "" || h.Due != 0 {
		t.Errorf("%+v", h.HandoverLine)
	}
	// An answer that comes all the same is taken.
	if err := o.AddStep(app.HandoverStep{Kind: handover.Acknowledged, Day: o.Today()}, done, exempt); err != nil {
		t.Fatal(err)
	}
	counts(0, 0)
	if h := handed(t, o, done); h.State != handover.Acked {
		t.Errorf("%+v", h.HandoverLine)
	}
}

// A stay that ended before the book was opened raises nothing, in both: the book of 2026-11-07 does not ask about a release of the day before.
func TestNobodyIsAskedAboutBeforeTheBook(t *testing.T) {
	o := placed(t)
	if err := o.SetLaw([]app.LawRow{{Key: law.DueFrom, From: day("2026-11-07"), Value: "2026-11-07", Source: "ngày mở sổ"}}, ""); err != nil {
		t.Fatal(err)
	}
	for i, d := range []string{"2026-11-06", "2026-11-07"} {
		id := soon(t, o, fmt.Sprintf("HV%d", i), "Lò Văn Ơn", day(d))
		if _, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Complete, Day: day(d)}}); err != nil {
			t.Fatal(err)
		}
	}
	agrees(t, o, "two releases")
	if w, err := o.Work(o.Today(), 0); err != nil || w.Answers != 1 || w.LateAnswers != 1 {
		t.Errorf("%d, %d late (%v)", w.Answers, w.LateAnswers, err)
	}
}

// Who was sent on is asked about where he was sent, on the work list as in the book.
func TestSentOnIsAskedThere(t *testing.T) {
	o := placed(t)
	c := communes(t, o, 2)
	id := soon(t, o, "HV1", "Lò Văn Ơn", day("2026-11-02"), living(c[0]))
	if _, err := o.Record(app.Move{Movement: stay.Movement{StayID: id, Kind: stay.Complete, Day: day("2026-11-02")}}); err != nil {
		t.Fatal(err)
	}
	asked := func(commune string) {
		t.Helper()
		x, ok := o.Places.Of(app.Catalogue, commune)
		if !ok {
			t.Fatal(commune)
		}
		for _, l := range dues(t, o, app.AnyDay) {
			if m, ok := l.Addressee.(say.Msg); l.Code == due.Ack && (!ok || len(m.Args) != 2 || m.Args[1] != x.Named(o.Today())) {
				t.Errorf("asked at %v, not %s", l.Addressee, x.Named(o.Today()))
			}
		}
	}
	asked(c[0])
	for _, s := range []app.HandoverStep{{Kind: handover.Returned, Day: day("2026-11-04"), Reason: "not_resident"}, {Kind: handover.Redirected, Day: day("2026-11-05"), Commune: c[1]}} {
		if err := o.AddStep(s, id); err != nil {
			t.Fatal(err)
		}
	}
	asked(c[1])
	agrees(t, o, "sending on")
}

// A notice that went out on paper, or was waived, is asked for no more: neither on the work list nor in the book.
func TestNoticeDoneByHand(t *testing.T) {
	o := placed(t)
	id := soon(t, o, "HV1", "Lò Văn Ơn", day("2026-12-10"))
	if h := handed(t, o, id); h.Next != handover.NextNotice || h.State != handover.Preparing {
		t.Fatalf("%+v", h.HandoverLine)
	}
	list := keys(dues(t, o, 30), due.Notice)
	if err := o.Settle("15/TB", day("2026-11-10"), "viết tay", list[:2]...); err != nil {
		t.Fatal(err)
	}
	if h := handed(t, o, id); h.Next != handover.NextNotice {
		t.Errorf("one is still to be written: %+v", h.HandoverLine)
	}
	if err := o.Waive("Tòa án đã biết", list[2]); err != nil {
		t.Fatal(err)
	}
	if h := handed(t, o, id); h.Next != handover.NextDecision || h.State != handover.Noticed || h.Since != day("2026-11-10") || len(h.Unsent()) != 0 {
		t.Errorf("%+v", h.HandoverLine)
	}
}
