package ui

import (
	"hoanhap/app/paper"
	"hoanhap/ui/kit"
)

// printPapers makes one file of papers in order and sends it to the printer. Where there is no printer the file stays and
// the sentence says where.
func (d *Desk) printPapers(name string, list []paper.Paper) {
	d.papers(name, copiesOf(list), d.Outer.Print.Print, nil)
}

// copiesOf is each paper as often as it is wanted: one for each side of minutes.
func copiesOf(list []paper.Paper) (each []paper.Paper) {
	for _, p := range list {
		for range max(1, p.Copies) {
			each = append(each, p)
		}
	}
	return each
}

// printPaper prints one paper of the office, and says in the status line that it was sent.
func (d *Desk) printPaper(p paper.Paper, err error) {
	if err != nil {
		d.Fail(err)
		return
	}
	d.papers(p.Name, []paper.Paper{p}, d.Outer.Print.Print, func() { d.told(nil, "work.printed", p.Name) })
}

// printOnce prints papers that name an illness: no file of them stays on the computer.
func (d *Desk) printOnce(name string, list []paper.Paper) {
	d.papers(name, list, d.Outer.Print.PrintOnce, nil)
}

// viewPapers opens papers in the system's viewer.
func (d *Desk) viewPapers(name string, list []paper.Paper) {
	d.papers(name+".pdf", list, d.Outer.Print.Open, nil)
}

func (d *Desk) papers(name string, list []paper.Paper, hand func(name string, pdf []byte) error, done func()) {
	d.out(kit.T("papers.making"), func() ([]byte, error) { return d.Outer.Print.PDF(list...) }, func(pdf []byte) error { return hand(name, pdf) },
		func(err error) {
			if err != nil {
				d.Fail(err)
				return
			}
			call(done)
		})
}
