package main

import (
	"fmt"
	"os"
	"path/filepath"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/data"
)

type papersCmd struct {
	Stay string `name:"stay" required:"" placeholder:"CODE" help:"${flag_stay}"`
	Out  string `name:"out" required:"" placeholder:"DIR" help:"${flag_papers_out}"`
}

// Run writes the discharge papers of a stay, one file a paper in the order they are handed over: those issued as they were
// issued, the rest as drafts. It issues nothing.
func (c *papersCmd) Run(p *program) error {
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		id, err := d.StayCoded(c.Stay)
		if err != nil {
			return err
		}
		list, err := d.PacketOf(id, 0)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return &say.Refused{Msg: say.Of("err.command.no_papers", "stay", c.Stay)}
		}
		set := newPrinter(d.Words, func() *paper.Templates { return d.Forms }, p.now)
		if err := os.MkdirAll(c.Out, 0o750); err != nil {
			return &say.Refused{Msg: say.Of("err.command.cannot_write", "path", c.Out)}
		}
		issued := 0
		for i := range list {
			pdf, err := set.PDF(list[i].Print)
			if err != nil {
				return err
			}
			if err := p.give(filepath.Join(c.Out, paperFile(i, &list[i])), pdf); err != nil {
				return err
			}
			if list[i].Issued != nil {
				issued++
			}
		}
		p.done("command.papers_done", "n", len(list), "issued", issued, "drafts", len(list)-issued, "dir", c.Out)
		return nil
	})
}

// paperFile names a file by its place in the packet, its kind and whom or what it is for: a second run writes over it.
func paperFile(i int, x *app.PacketPaper) string {
	name := fmt.Sprintf("%02d-%s", i+1, x.Kind)
	for _, s := range []string{x.Addressee, x.Handed} {
		if s != "" {
			name += "-" + s
		}
	}
	return name + ".pdf"
}
