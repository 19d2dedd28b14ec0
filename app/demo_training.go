package app

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/app/training"
)

// The training of a synthetic centre: partners, classes of the last two years, labour of a month, work after release. Names are
// invented; the same centre and day give the same rows.

// demoSchool makes the rows on top of the stays that were just written.
type demoSchool struct {
	*taking
	r        *rand.Rand
	today    date.Date
	stays    []demoStay
	busy     map[int64]date.Date // by stay: learns until
	partners []int64
	serial   int
}

type demoStay struct {
	id    int64
	birth date.Partial
	t     *stay.Timeline
}

var demoTrades = []string{"May công nghiệp", "Mộc dân dụng", "Sửa chữa xe máy", "Trồng nấm", "Điện dân dụng", "Nề hoàn thiện", "Chăn nuôi thú y"}

// school fills the training of the plan that was written.
func (t *taking) school() error {
	s := &demoSchool{taking: t, today: t.office.Today(), busy: map[int64]date.Date{},
		r: rand.New(rand.NewPCG(uint64(len(t.plan.People))<<20|uint64(len(t.plan.Movements)), uint64(t.office.Today())))}
	rows, err := t.Timelines(StayQuery{IDs: t.stays}) // by id: the days of stays are kept when the act is over
	if err != nil {
		return err
	}
	for i := range rows {
		line, err := rows[i].Fold(t.office)
		if err != nil {
			return err
		}
		if end := line.End(); end != nil && end.Day < s.today.AddMonths(-26) {
			continue
		}
		s.stays = append(s.stays, demoStay{rows[i].Stay.ID, rows[i].Resident.Birth, line})
	}
	for _, step := range []func() error{s.houses, s.classes, s.labour, s.jobs} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *demoSchool) houses() error {
	from := s.today.AddMonths(-30)
	for _, p := range []Partner{
		{Name: "Trường Trung cấp nghề Suối Mẫu", Kind: PartnerSchool, Address: "Phường Mẫu", Phone: "0210 000 0011", Contract: "05/HĐ-ĐT", ContractDay: from, ContractEnd: s.today.AddMonths(18)},
		{Name: "Công ty TNHH May Hoa Mẫu", Kind: PartnerEnterprise, Address: "Cụm công nghiệp Mẫu", Phone: "0210 000 0012", Person: "Bà Lê Thị Mẫu"},
		{Name: "Hợp tác xã Mộc Bản Mẫu", Kind: PartnerEnterprise, Address: "Bản Mẫu", Phone: "0210 000 0013"}} {
		if err := s.Add(&p); err != nil {
			return err
		}
		s.partners = append(s.partners, p.ID)
	}
	for i, v := range []Vacancy{{PartnerID: s.partners[1], Occupation: "Công nhân may", Places: 8, Wage: 7_500_000}, {PartnerID: s.partners[1], Occupation: "Đóng gói", Places: 3, Wage: 6_200_000},
		{PartnerID: s.partners[2], Occupation: "Thợ mộc", Places: 4, Wage: 8_000_000, Until: s.today.AddMonths(2)}} {
		v.Day = s.today - date.Date(10*i+5)
		if err := s.Add(&v); err != nil {
			return err
		}
	}
	return nil
}

// classes opens some classes every two months, for about a quarter of those who are here.
func (s *demoSchool) classes() error {
	n := 0
	for at := s.today.AddMonths(-24); at <= s.today+20; at = at.AddMonths(2) {
		here := 0
		for i := range s.stays {
			here += truth(s.stays[i].t.On(min(at, s.today)).State == stay.Present)
		}
		for range max(1, here/4/18) {
			if err := s.class(n, at+date.Date(s.r.IntN(14))); err != nil {
				return err
			}
			n++
		}
	}
	return nil
}

func (s *demoSchool) class(n int, first date.Date) error {
	c := TrainingClass{Level: LevelShort, First: first, Last: first + 69, Hours: 180, Places: 20, Ceiling: 2_000_000, Teacher: "Lê Thị Dạy Mẫu"}
	c.Occupation = demoTrades[n%len(demoTrades)]
	switch {
	case n%6 == 5:
		c.Level, c.Occupation, c.Ceiling, c.Hours = LevelGeneral, "", 0, 120
	case n%3 == 0:
		c.Level, c.Last, c.Hours, c.PartnerID, c.Teacher = LevelElementary, first+125, 360, s.partners[0], "Vũ Văn Nghề Mẫu"
	}
	c.Name = fmt.Sprintf("%s K%d", or(c.Occupation, "Xóa mù chữ"), n/len(demoTrades)+1)
	hours := []string{"T2, T4 8h-11h", "T3, T5 8h-11h", "T2, T4, T6 14h-16h30"}[n%3]
	table, err := training.ReadTimetable(hours)
	if err != nil {
		return err
	}
	c.Timetable = table.Text()
	if err := s.Add(&c); err != nil {
		return err
	}
	x, err := c.course()
	if err != nil {
		return err
	}
	for _, i := range s.r.Perm(len(s.stays)) {
		p := &s.stays[i]
		if c.Places--; c.Places < 2 {
			break
		}
		if first > s.today || p.t.On(first).State != stay.Present || s.busy[p.id] > first {
			c.Places++
			continue
		}
		s.busy[p.id] = c.Last + 30
		if err := s.enrol(&c, x, p); err != nil {
			return err
		}
	}
	return nil
}

// enrol puts one resident into a class with what came of it.
func (s *demoSchool) enrol(c *TrainingClass, x training.Course, p *demoStay) error {
	e := Enrolment{ClassID: c.ID, StayID: p.id, From: c.First}
	span := training.Enrolled(x, e.From, 0, p.t.Intervals)
	if c.Last+10 <= s.today && span.Stop == "" {
		e.Result, e.Mark = Passed, 55+5*s.r.IntN(9)
		if s.r.IntN(9) == 0 {
			e.Result, e.Mark = Failed, 40
		} else if c.Vocational() {
			s.serial++
			e.CertNumber, e.CertDay = fmt.Sprintf("M-%05d", s.serial), c.Last+7
		}
		if end := p.t.End(); e.CertNumber != "" && homeward(p.t, e.CertDay, s.today) {
			e.Returned = end.Day
		}
	}
	if err := s.Add(&e); err != nil {
		return err
	}
	return s.attend(&e, x, span, p)
}

// attend marks the last lessons of a class that is running.
func (s *demoSchool) attend(e *Enrolment, x training.Course, span training.Span, p *demoStay) error {
	for d := s.today - 14; d <= s.today && x.Last >= s.today; d++ {
		if !x.Table.On(d) || !span.Has(d) {
			continue
		}
		a := Attendance{EnrolmentID: e.ID, Day: d, State: AtLesson}
		if p.t.On(d).State != stay.Present {
			a.State = Excused
		} else if s.r.IntN(12) == 0 {
			a.State = Missed
		}
		if err := s.Add(&a); err != nil {
			return err
		}
	}
	return nil
}

// labour writes the work of the last four weeks, in hours that every age may work; one day is over them.
func (s *demoSchool) labour() error {
	var groups []int64
	for _, g := range []LabourGroup{{Name: "Tổ may", Work: "may gia công", Place: "Xưởng 1", Unit: "sản phẩm"}, {Name: "Tổ vườn", Work: "trồng rau", Place: "Vườn sau", Unit: "kg"},
		{Name: "Tổ mộc", Work: "đóng bàn ghế", Place: "Xưởng 2", Unit: "cái"}} {
		if err := s.Add(&g); err != nil {
			return err
		}
		groups = append(groups, g.ID)
	}
	n, over := 0, false
	for _, i := range s.r.Perm(len(s.stays)) {
		p := &s.stays[i]
		if n == 36 || p.t.On(s.today).State != stay.Present {
			continue
		}
		for d := s.today - 27; d <= s.today; d++ {
			if w := int(d.Weekday()); w == 0 || w == 6 || p.t.On(d).State != stay.Present {
				continue
			}
			e := LabourEntry{GroupID: groups[n%len(groups)], StayID: p.id, Day: d, Minutes: 240, Output: 4 + s.r.IntN(9)}
			if d >= s.today-4 && !over && p.birth.Age(d) >= 18 {
				e.Minutes, over = 540, true
			}
			e.Pay = int64(e.Output) * 2500
			if err := s.Add(&e); err != nil {
				return err
			}
		}
		n++
	}
	return nil
}

// jobs writes plans of some who are here long, and what was told of those who went home.
func (s *demoSchool) jobs() error {
	for i := range s.stays {
		p := &s.stays[i]
		switch {
		case p.t.On(s.today).State == stay.Present && p.t.Entry().Day < s.today.AddMonths(-10) && s.r.IntN(6) == 0:
			j := JobPlan{StayID: p.id, Job: []string{"thợ may", "phụ hồ", "chăn nuôi tại nhà", "sửa xe máy"}[s.r.IntN(4)], Own: "có nhà và đất vườn"}
			if s.r.IntN(3) == 0 {
				j.LoanFor, j.Loan = "production", 20_000_000
			}
			if err := s.Add(&j); err != nil {
				return err
			}
		case homeward(p.t, s.today.AddMonths(-20), s.today-15) && s.r.IntN(4) > 0:
			if err := s.told(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// told writes the marks of a release that were reached: who has no work at one seldom has it at the next.
func (s *demoSchool) told(p *demoStay) error {
	end, works := p.t.End().Day, s.r.IntN(10) < 7
	job := demoTrades[s.r.IntN(len(demoTrades))]
	for _, m := range JobMonths {
		day := end.AddMonths(m) + date.Date(s.r.IntN(12))
		if day > s.today {
			break
		}
		if works = works && s.r.IntN(8) > 0; slices.Contains([]int{3, 6}, m) && s.r.IntN(10) == 0 {
			works = true
		}
		r := JobReport{StayID: p.id, Month: m, Day: day, Working: works, Source: "commune"}
		if works {
			r.Job = job
		}
		if err := s.Add(&r); err != nil {
			return err
		}
	}
	return nil
}
