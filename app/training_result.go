package app

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// TrainedPerson is one resident behind the figures of a year.
type TrainedPerson struct {
	Resident, Stay int64
	Code, Name     string
	Trained        bool    // learned a trade on at least one day of the year
	Certified      bool    // got a certificate in the year
	Released       bool    // completed, exempted or quit in the year
	Employed       bool    // of the released: found work, as reported
	Kept           [3]bool // still working at 3, 6, 12 months
	Reached        [3]bool // released so long ago that the month can be told
	Classes        []string
}

// TrainingYear is what training came to in a year: the classes, and of everybody who was in the centre the share trained, with
// a certificate, and of the released those with work. Every figure opens its people.
type TrainingYear struct {
	Year    int
	Classes []ClassLine
	People  []TrainedPerson // who was on the books on some day of the year
	Target  int             // per cent of people trained
	Source  string          // of the target
}

// Count is how many people of the year are what is asked.
func (y *TrainingYear) Count(is func(*TrainedPerson) bool) (n int) {
	for i := range y.People {
		n += truth(is(&y.People[i]))
	}
	return n
}

// Trained tells who learned a trade in the year.
func Trained(p *TrainedPerson) bool { return p.Trained }

// Certified tells who got a certificate.
func Certified(p *TrainedPerson) bool { return p.Certified }

// Released tells who was let go in the year.
func Released(p *TrainedPerson) bool { return p.Released }

// Employed tells who found work after it.
func Employed(p *TrainedPerson) bool { return p.Employed }

// KeptAt tells who still worked so many months after the release.
func KeptAt(month int) func(*TrainedPerson) bool {
	i := slices.Index(JobMonths, month) - 1
	return func(p *TrainedPerson) bool { return i >= 0 && p.Kept[i] }
}

// ReachedAt tells who was released so many months ago or more: of whom it can be told whether he still works.
func ReachedAt(month int) func(*TrainedPerson) bool {
	i := slices.Index(JobMonths, month) - 1
	return func(p *TrainedPerson) bool { return i >= 0 && p.Reached[i] }
}

// Share is a part in tenths of a per cent, rounded half up; 0 of nothing.
func Share(part, whole int) int {
	if whole <= 0 {
		return 0
	}
	return (part*2000 + whole) / (2 * whole)
}

// ShareText is tenths of a per cent as written: "52,4 %".
func ShareText(tenths int) string {
	return strconv.Itoa(tenths/10) + "," + strconv.Itoa(tenths%10) + " %"
}

// OnTarget reports whether the share trained reaches the target of the year.
func (y *TrainingYear) OnTarget() bool {
	return Share(y.Count(Trained), len(y.People)) >= 10*y.Target
}

// TrainingResults computes a year up to today.
func (o *Office) TrainingResults(year int) (y TrainingYear, err error) {
	y.Year = year
	from, to := date.Of(year, 1, 1), min(date.Of(year, 12, 31), o.Today())
	if to < from {
		return y, nil
	}
	y.Target = o.Law.Int(trainingTarget, to)
	if r, ok := o.Law.Row(trainingTarget, to); ok {
		y.Source = strings.TrimPrefix(r.Note+" ("+r.Source+")", " ")
	}
	err = o.Store.Read(func(tx Tx) error {
		b, err := o.school(tx)
		if err != nil {
			return err
		}
		y.Classes = o.classLines(b, year)
		rows, err := tx.Timelines(StayQuery{From: from, To: to})
		if err != nil {
			return err
		}
		jobs, err := All[JobReport](tx)
		if err != nil {
			return err
		}
		y.People, err = o.yearPeople(b, rows, jobs, from, to)
		return err
	})
	return y, err
}

func (o *Office) yearPeople(b *school, rows []StayRows, jobs []JobReport, from, to date.Date) (out []TrainedPerson, err error) {
	at := map[int64]int{}
	for i := range rows {
		r := &rows[i]
		if !r.Stay.Live() {
			continue
		}
		t := b.lines[r.Stay.ID]
		if t == nil {
			if t, err = r.Fold(o); err != nil {
				return nil, err
			}
		}
		if !inYear(t, from, to) {
			continue
		}
		n, ok := at[r.Resident.ID]
		if !ok {
			n = len(out)
			at[r.Resident.ID] = n
			out = append(out, TrainedPerson{Resident: r.Resident.ID, Code: r.Resident.Code, Name: r.Resident.Name})
		}
		p := &out[n]
		p.Stay = r.Stay.ID
		if releasedIn(t, from, to) {
			p.Released = true
			for k, m := range JobMonths[1:] {
				p.Reached[k] = t.End().Day.AddMonths(m) <= o.Today()
			}
			p.work(jobs)
		}
	}
	for class, list := range b.members {
		c := b.class[class]
		for i := range list {
			n, ok := at[list[i].Resident]
			if ok && c.Vocational() {
				out[n].learned(c, &list[i], from, to)
			}
		}
	}
	slices.SortStableFunc(out, func(a, c TrainedPerson) int { return strings.Compare(a.Code, c.Code) })
	return out, nil
}

// releasedIn reports a stay that ended at home between two days.
func releasedIn(t *stay.Timeline, from, to date.Date) bool {
	e := t.End()
	return e != nil && e.Day >= from && e.Day <= to && (e.Kind == stay.Complete || e.Kind == stay.Exempt || e.Kind == stay.Quit)
}

// inYear reports a stay on the books on some evening between two days.
func inYear(t *stay.Timeline, from, to date.Date) bool {
	return slices.ContainsFunc(t.Intervals, func(v stay.Interval) bool { return v.State.OnBooks() && v.From <= to && v.To > from && v.To > v.From })
}

func (p *TrainedPerson) learned(c *TrainingClass, m *Member, from, to date.Date) {
	if m.Span.From <= to && m.Span.To > from && m.Span.From < m.Span.To {
		p.Trained = true
		p.Classes = append(p.Classes, c.Name)
	}
	p.Certified = p.Certified || m.CertNumber != "" && m.CertDay >= from && m.CertDay <= to
}

func (p *TrainedPerson) work(jobs []JobReport) {
	for _, j := range jobs {
		if j.StayID != p.Stay || !j.Live() || !j.Working {
			continue
		}
		p.Employed = true
		if i := slices.Index(JobMonths, j.Month) - 1; i >= 0 {
			p.Kept[i] = true
		}
	}
}

// Table is the results of a year as a list for paper and Excel: a line a class, the sum, and the shares below.
func (y *TrainingYear) Table(words say.Book) paper.Table {
	t := paper.Table{Title: words["training.result.title"], Subtitle: words.Say(say.Of("training.result.year", "year", strconv.Itoa(y.Year)))}
	for _, c := range []struct {
		key  string
		wide float64
	}{{"class", 58}, {"level", 30}, {"first", 22}, {"last", 22}, {"enrolled", 18}, {"stopped", 18}, {"passed", 18}, {"certified", 22}} {
		t.Columns = append(t.Columns, paper.Column{Title: words["training.col."+c.key], Width: c.wide})
	}
	var sum [4]int
	for i := range y.Classes {
		c := &y.Classes[i]
		row := paper.Row{Cells: []paper.Cell{paper.Txt(c.Name), paper.Txt(words["training.level."+c.Level]), paper.Day(c.First), paper.Day(c.Last)}}
		for k, n := range []int{c.Enrolled, c.Stopped, c.Passed, c.Certified} {
			sum[k] += n
			row.Cells = append(row.Cells, paper.Num(int64(n)))
		}
		t.Rows = append(t.Rows, row)
	}
	total := paper.Row{Bold: true, Cells: []paper.Cell{paper.Txt(words["training.result.sum"]), paper.Txt(""), paper.Txt(""), paper.Txt("")}}
	for _, n := range sum {
		total.Cells = append(total.Cells, paper.Num(int64(n)))
	}
	t.Rows = append(t.Rows, total)
	for _, f := range y.Figures() {
		t.Notes = append(t.Notes, words.Say(f.Say))
	}
	return t
}

// Figure is one share of a year: the sentence, and who is counted.
type Figure struct {
	Key   string
	Say   say.Msg
	Is    func(*TrainedPerson) bool
	N, Of int
}

// Figures are the shares of a year in the order they are shown: trained and certified of everybody who was here; found work of
// the released; kept it of those released so long ago.
func (y *TrainingYear) Figures() (out []Figure) {
	add := func(key string, is func(*TrainedPerson) bool, of int) {
		n := y.Count(is)
		out = append(out, Figure{key, say.Of("training.figure."+key, "n", n, "of", of, "share", ShareText(Share(n, of)), "target", y.Target), is, n, of})
	}
	out = append(out, Figure{"people", say.Of("training.figure.people", "n", len(y.People), "year", strconv.Itoa(y.Year)), func(*TrainedPerson) bool { return true }, len(y.People), len(y.People)})
	add("trained", Trained, len(y.People))
	add("certified", Certified, len(y.People))
	released := y.Count(Released)
	add("employed", Employed, released)
	for _, m := range JobMonths[1:] {
		add("kept"+strconv.Itoa(m), KeptAt(m), y.Count(ReachedAt(m)))
	}
	return out
}
