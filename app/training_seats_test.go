package app_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// Whatever is enrolled, moved and taken back, in any order: nobody sits in two classes at one hour, and every day of learning
// lies inside the stay.
func TestNobodyInTwoClasses(t *testing.T) {
	o := teaching(t)
	who := datatest.Stay(t, o)
	hours := []string{"T2 8h-11h", "T2, T4 10h-12h", "T4 8h-11h", "T6 14h-16h", "T2 T6 15h-17h"}
	var classes []int64
	for i, h := range hours {
		classes = append(classes, sewing(t, o, func(c *app.TrainingClass) {
			c.Name, c.Timetable = fmt.Sprintf("Lớp %d", i), h
			c.First = day("2026-09-01") + date.Date(5*i)
		}))
	}
	rapid.Check(t, func(rt *rapid.T) {
		for range 5 { // the book goes on from one draw to the next: a long history of acts
			err := actOfTraining(rt, o, who, classes, hours)
			var r *say.Refused
			var p say.Problems
			if err != nil && !errors.As(err, &r) && !errors.As(err, &p) {
				rt.Fatal(err)
			}
			seated(rt, o, who)
		}
	})
}

// actOfTraining does one act of any kind on any day.
func actOfTraining(rt *rapid.T, o *app.Office, who int64, classes []int64, hours []string) error {
	at := day("2026-09-01") + date.Date(rapid.IntRange(0, 75).Draw(rt, "day"))
	switch rapid.SampledFrom([]string{"enrol", "enrol", "drop", "unenrol", "mend", "escape", "hospital", "back", "void", "hours"}).Draw(rt, "act") {
	case "enrol":
		return o.Enrol(rapid.SampledFrom(classes).Draw(rt, "class"), at, nil, who)
	case "drop", "unenrol":
		all := learnedOf(rt, o, who)
		if len(all) == 0 {
			return nil
		}
		x := rapid.SampledFrom(all).Draw(rt, "which")
		if rapid.Bool().Draw(rt, "mistake") {
			return o.Unenrol(x.ID, "thử")
		}
		return o.DropOut(at, "thử", x.ID)
	case "mend":
		all := learnedOf(rt, o, who)
		if len(all) == 0 {
			return nil
		}
		l := rapid.SampledFrom(all).Draw(rt, "which")
		x := l.Enrolment.Mend()
		if x.From = at; rapid.Bool().Draw(rt, "goes on") {
			x.Dropped = 0
		}
		return o.MendEnrolment(x)
	case "hospital":
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: who, Kind: rapid.SampledFrom([]stay.Kind{stay.Hospital, stay.Back}).Draw(rt, "hospital"), Day: at}})
		return err
	case "escape":
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: who, Kind: stay.Escape, Day: at}})
		return err
	case "back":
		_, err := o.Record(app.Move{Movement: stay.Movement{StayID: who, Kind: stay.ReturnEscape, Day: at}})
		return err
	case "void":
		return voidLast(o, who)
	case "hours":
		v, err := o.ClassOf(rapid.SampledFrom(classes).Draw(rt, "class"))
		if err == nil {
			v.Timetable = rapid.SampledFrom(hours).Draw(rt, "hours")
			_, err = o.SaveClass(v.TrainingClass)
		}
		return err
	}
	return nil
}

// seated reads the book anew: days of learning inside stay and class, one class at an hour.
func seated(rt *rapid.T, o *app.Office, who int64) {
	tl, err := o.TimelineOf(who)
	if err != nil {
		rt.Fatal(err)
	}
	seats := map[string]string{}
	for _, l := range learnedOf(rt, o, who) {
		lessons, err := o.Lessons(&l.Class)
		if err != nil {
			rt.Fatal(err)
		}
		if c := &l.Class; l.Span.From < l.Span.To && (l.Span.From < c.First || l.Span.To > c.Last+1) {
			rt.Fatalf("%+v lies outside the class %s–%s", l.Span, c.First, c.Last)
		}
		for d := l.Span.From; d < l.Span.To; d++ { // every day of learning, lessons or not
			if !tl.On(d).State.OnBooks() {
				rt.Fatalf("%s: %s is a day of learning and not on the books", l.Class.Name, d)
			}
		}
		for _, d := range lessons {
			if !l.Span.Has(d) {
				continue
			}
			for m := range 24 * 4 {
				if sits(&l.Class, d, m*15) {
					key := fmt.Sprintf("%s %d", d, m)
					if other := seats[key]; other != "" {
						rt.Fatalf("%s: %s and %s", key, other, l.Class.Name)
					}
					seats[key] = l.Class.Name
				}
			}
		}
	}
}

// sits reads a stored timetable anew, by its text.
func sits(c *app.TrainingClass, d date.Date, minute int) bool {
	name := "CN"
	if w := int(d.Weekday()); w > 0 {
		name = fmt.Sprintf("T%d", w+1)
	}
	for _, part := range strings.Split(c.Timetable, "; ") {
		var h1, m1, h2, m2 int
		rest, ok := strings.CutPrefix(part, name+" ")
		if !ok {
			continue
		}
		if _, err := fmt.Sscanf(rest, "%d:%d-%d:%d", &h1, &m1, &h2, &m2); err == nil && h1*60+m1 <= minute && minute < h2*60+m2 {
			return true
		}
	}
	return false
}

func learnedOf(t interface{ Fatal(...any) }, o *app.Office, stayID int64) []app.Learned {
	var who int64
	err := o.Store.Read(func(tx app.Tx) error {
		s, err := app.Load[stay.Stay](tx, stayID)
		who = s.ResidentID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err := o.LearnedBy(who)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func voidLast(o *app.Office, stayID int64) error {
	var last int64
	err := o.Store.Read(func(tx app.Tx) error {
		all, err := app.All[stay.Movement](tx, "stay_id", stayID)
		for _, m := range all {
			if m.Live() && m.Kind != stay.Admit {
				last = m.ID
			}
		}
		return err
	})
	if err != nil || last == 0 {
		return err
	}
	return o.VoidMovement(last, "thử")
}
