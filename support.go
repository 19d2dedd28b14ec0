package main

import (
	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/data"
	uipaper "hoanhap/ui/paper"
)

type supportCmd struct {
	Month  string `arg:"" name:"yyyy-mm" help:"${arg_month}"`
	Format string `name:"format" enum:"csv,xlsx,pdf" default:"csv" placeholder:"csv|xlsx|pdf" help:"${flag_format}"`
	Out    string `name:"out" placeholder:"FILE" help:"${flag_out}"`
}

func (c *supportCmd) Run(p *program) error {
	first, err := date.Parse(c.Month + "-01")
	if err != nil || first == 0 {
		return wrong("err.command.month", "value", c.Month)
	}
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		y, m, _ := first.YMD()
		r, err := d.Support(y, m)
		if err != nil {
			return err
		}
		var content []byte
		switch c.Format {
		case "csv":
			content = app.SupportCSV(r)
		case "xlsx":
			content, err = uipaper.Sheet(r.Table(d.Words))
		case "pdf":
			content, err = d.supportPDF(r, p)
		}
		if err != nil {
			return err
		}
		p.tellMissing(r)
		return p.give(c.Out, content)
	})
}

// supportPDF sets the month as it is signed: one row a person, then the sums by item, status and source of funds.
func (d *desk) supportPDF(r *app.SupportRun, p *program) ([]byte, error) {
	sheet, err := d.SupportList(r.Year, r.Month, app.EveryTeam)
	if err != nil {
		return nil, err
	}
	return uipaper.Render([]paper.Paper{sheet}, uipaper.Options{Layouts: d.Forms.Layouts(), Created: p.now(), Title: sheet.Name})
}

// tellMissing says on standard error which amounts are missing: they are not in the answer as zero.
func (p *program) tellMissing(r *app.SupportRun) {
	for i := range r.Missing {
		m := &r.Missing[i]
		who := r.Person(m.Stay)
		p.tell(p.words.T("support.missing_line", "stay", who.StayCode, "name", who.Name, "item", say.Of("support.item."+m.Item), "days", m.Days, "from", m.From, "to", m.To))
	}
}
