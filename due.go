package main

import (
	"strconv"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/data"
)

type dueCmd struct {
	On     string `name:"on" placeholder:"yyyy-mm-dd" help:"${flag_on}"`
	Within int    `name:"within" default:"30" placeholder:"30" help:"${flag_within}"`
	Format string `name:"format" enum:"csv" default:"csv" placeholder:"csv" help:"${flag_format}"`
	Out    string `name:"out" placeholder:"FILE" help:"${flag_out}"`
}

func (c *dueCmd) Run(p *program) error {
	on := date.At(p.now())
	if c.On != "" {
		var err error
		if on, err = date.Parse(c.On); err != nil || on == 0 {
			return wrong("err.command.date", "value", c.On)
		}
	}
	if c.Within < 0 {
		return wrong("err.command.within", "value", strconv.Itoa(c.Within))
	}
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		lines, err := d.Due(on, c.Within)
		if err != nil {
			return err
		}
		return p.give(c.Out, app.DueCSV(lines))
	})
}
