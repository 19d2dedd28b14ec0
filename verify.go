package main

import (
	"context"
	"strconv"
	"strings"

	"hoanhap/app/say"
	"hoanhap/data"
)

type verifyCmd struct{}

func (*verifyCmd) Run(p *program) error {
	ctx, stop := interrupted()
	defer stop()
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		lines, err := p.check(ctx, d, p.progress("command.reading"))
		if err != nil || len(lines) == 0 {
			return err
		}
		for _, l := range lines {
			p.tell(l)
		}
		return &say.Refused{Msg: say.Of("err.command.verify", "n", len(lines), "path", p.db)}
	})
}

// check reads the whole book and words what is not as it was written, a line each: chain, records, time lines, and the
// census counted twice.
func (p *program) check(ctx context.Context, d *desk, progress func(done, total int)) ([]string, error) {
	faults, err := d.store.Verify(ctx, d.Law, progress)
	if err != nil {
		return nil, err
	}
	lines := make([]string, 0, len(faults))
	for i := range faults {
		lines = append(lines, p.faultLine(&faults[i]))
	}
	if len(faults) > 0 { // figures of a damaged file say nothing
		return lines, nil
	}
	counts, err := d.CheckCensus()
	for _, x := range counts {
		lines = append(lines, x.Field+": "+p.words.Say(x.Msg))
	}
	return lines, err
}

// faultLine names whom a fault concerns before it says what is wrong.
func (p *program) faultLine(f *data.Fault) string {
	var about []string
	for _, s := range []string{f.Code, f.Name, f.Table} {
		if s != "" {
			about = append(about, s)
		}
	}
	if f.Row != 0 {
		about = append(about, strconv.FormatInt(f.Row, 10))
	}
	if len(about) == 0 {
		return p.words.Say(f.Msg)
	}
	return strings.Join(about, " ") + ": " + p.words.Say(f.Msg)
}
