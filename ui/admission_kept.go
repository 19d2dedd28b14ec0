package ui

import (
	"slices"
	"strconv"

	"hoanhap/app"
	"hoanhap/ui/kit"
)

// Each half-typed admission is kept by itself: whoever is typed next takes a place of his own, and never that of somebody who was put off.
const admissionDraft = "admission"

// resumeArg asks for a half-typed form of before; after a blank stands the place it is kept in, unless that is the first.
const resumeArg = "resume"

// keptAdmission is a half-typed admission that is not in the form.
type keptAdmission struct {
	app.Draft
	values map[string]string
}

// onShow takes up the half-typed form that was asked for, or offers those there are; then begins to keep this form.
func (s *admission) onShow() {
	s.readKept()
	taken := -1
	if s.resume {
		taken = slices.IndexFunc(s.kept, func(x keptAdmission) bool { return x.About == s.keep.about })
	}
	if taken >= 0 {
		s.take(taken)
	} else {
		s.next()
	}
	s.showSide()
	s.keep.start()
}

// readKept reads the half-typed admissions.
func (s *admission) readKept() {
	s.kept = nil
	all, err := s.d.Office.Drafts()
	if err != nil {
		s.d.Fail(err)
		return
	}
	for _, x := range all {
		if x.Screen != admissionDraft {
			continue
		}
		v, _, ok, err := s.d.Office.DraftOf(x.Screen, x.About)
		if err != nil {
			s.d.Fail(err)
		}
		if ok {
			s.kept = append(s.kept, keptAdmission{x, v})
		}
	}
}

// next gives the form that is empty now the first place that is free: the first has no name, the others are numbered.
func (s *admission) next() {
	s.keep.about = ""
	taken := func(x keptAdmission) bool { return x.About == s.keep.about }
	for n := 2; slices.ContainsFunc(s.kept, taken); n++ {
		s.keep.about = strconv.Itoa(n)
	}
}

// keptNotices offers the half-typed admissions, each with its name.
func (s *admission) keptNotices() (out []fyneObject) {
	for i := range s.kept {
		x := &s.kept[i]
		drop := func() {
			s.d.askDropDraft(&x.Draft, or(x.values["name"], kit.T("admit.nobody")), func() {
				s.readKept()
				s.showSide()
				s.form.FocusFirst()
			}, nil)
		}
		out = append(out, (&kit.Notice{Ground: kit.OchreGround, Mark: "save", Title: kit.T("admit.draft", "at", when(x.At)), Lines: []string{or(x.values["name"], kit.T("admit.nobody"))},
			Acts: []*kit.Button{kit.NewButton(kit.T("draft.yes"), "", "", func() { s.onTake(i) }), kit.NewButton(kit.T("draft.drop"), "", "", drop)}}).Build(sideWide))
	}
	return out
}

// onTake puts a half-typed admission into the form; what stands there by then keeps its own place.
func (s *admission) onTake(i int) {
	s.keep.look()
	if s.form.Dirty() {
		about := s.kept[i].About
		s.clear()
		s.readKept()
		i = slices.IndexFunc(s.kept, func(x keptAdmission) bool { return x.About == about })
	}
	s.take(i)
	s.keep.last = s.values()
}

// take fills the form, and puts the keyboard where the typing stopped.
func (s *admission) take(i int) {
	v := s.kept[i].values
	s.keep.about, s.keep.at = s.kept[i].About, v[draftAt]
	s.kept = slices.Delete(s.kept, i, i+1)
	s.photo.resume(v)
	for k, x := range v {
		if len(k) > 5 && k[:5] == "tick." {
			s.ticks[k[5:]] = &tick{on: x == "1", touched: true}
		}
	}
	s.form.SetValues(v)
	s.onStatus(s.form.Value("status"))
	s.onChange()
	s.resumeWho(v[draftSame])
	standAt(s.form, v)
}
