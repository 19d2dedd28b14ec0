package main

import (
	"errors"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/demo"
	"hoanhap/app/exchange"
	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data"
	uipaper "hoanhap/ui/paper"
)

// commandLine is docs/exchange.md. The words of the help stand in assets/lang/command.*.json.
type commandLine struct {
	DB   string `name:"db" placeholder:"FILE" help:"${flag_db}"`
	Lang string `name:"lang" enum:"vi,en" default:"vi" placeholder:"vi|en" help:"${flag_lang}"`

	Window  windowCmd  `cmd:"" default:"1" hidden:"" help:"${cmd_window}"`
	Demo    demoCmd    `cmd:"" help:"${cmd_demo}"`
	Import  importCmd  `cmd:"" help:"${cmd_import}"`
	Export  exportCmd  `cmd:"" help:"${cmd_export}"`
	Census  censusCmd  `cmd:"" help:"${cmd_census}"`
	Clock   clockCmd   `cmd:"" help:"${cmd_clock}"`
	Due     dueCmd     `cmd:"" help:"${cmd_due}"`
	Support supportCmd `cmd:"" help:"${cmd_support}"`
	Papers  papersCmd  `cmd:"" help:"${cmd_papers}"`
	Backup  backupCmd  `cmd:"" help:"${cmd_backup}"`
	Restore restoreCmd `cmd:"" help:"${cmd_restore}"`
	Unseal  unsealCmd  `cmd:"" help:"${cmd_unseal}"`
	Verify  verifyCmd  `cmd:"" help:"${cmd_verify}"`
}

// helpWords hands the help texts to kong.
func (p *program) helpWords() kong.Vars {
	v := kong.Vars{}
	for k := range p.words {
		if name, ok := strings.CutPrefix(k, "command."); ok {
			v[strings.ReplaceAll(name, ".", "_")] = p.words[k]
		}
	}
	return v
}

// answer understands the command line and does what it says.
func (p *program) answer(args []string) error {
	var c commandLine
	k, err := kong.New(&c, kong.Name("hoanhap"), kong.NoDefaultHelp(), p.helpWords(), kong.Writers(p.out, p.errs))
	if err != nil {
		return err
	}
	if wantsHelp(args) {
		p.help(k.Model.Node, args)
		return nil
	}
	ctx, err := k.Parse(args)
	if err != nil {
		return misread(err)
	}
	if p.db = c.DB; p.db == "" && ctx.Selected().Name != "window" { // the window looks for the file opened last
		if p.db, err = defaultDB(); err != nil {
			return err
		}
	}
	return ctx.Run(p)
}

// Sentences of kong that a clerk may meet, and ours.
var misreadings = []struct {
	pattern *regexp.Regexp
	key     string
}{
	{regexp.MustCompile(`^unknown flag (\S+?),?( |$)`), "err.command.flag"},
	{regexp.MustCompile(`^unexpected argument (\S+?),?( |$)`), "err.command.argument"},
	{regexp.MustCompile(`^missing flags: (.*)`), "err.command.missing"},
	{regexp.MustCompile(`^expected (".*)`), "err.command.missing"},
	{regexp.MustCompile(`^(--\S+?)[:=]? `), "err.command.value"},
	{regexp.MustCompile(`^(.*)$`), "err.command.usage"},
}

func misread(err error) error {
	for _, m := range misreadings {
		if g := m.pattern.FindStringSubmatch(err.Error()); g != nil {
			return wrong(m.key, "what", strings.Trim(g[1], `"`))
		}
	}
	return wrong("err.command.usage", "what", err.Error())
}

type windowCmd struct{}

func (*windowCmd) Run(p *program) error {
	err := p.openWindow(p.db)
	if err != nil {
		alert(p.errs, p.sentence(err))
	}
	return err
}

type demoCmd struct {
	Residents int    `name:"residents" default:"640" placeholder:"N" help:"${flag_residents}"`
	Years     int    `name:"years" default:"5" placeholder:"Y" help:"${flag_years}"`
	Seed      uint64 `name:"seed" default:"1" placeholder:"S" help:"${flag_seed}"`
}

// demoKind marks a file with invented people.
const demoKind = "DEMO"

func (c *demoCmd) Run(p *program) error {
	if c.Residents < 1 || c.Residents > demo.MaxResidents || c.Years < 1 || c.Years > demo.MaxYears {
		return wrong("err.command.demo_size", "residents", demo.MaxResidents, "years", demo.MaxYears)
	}
	return p.with(data.Options{}, func(d *desk) error {
		sum, err := p.fillDemo(d, demo.Size{Residents: c.Residents, Years: c.Years, Seed: c.Seed, Today: d.Today()}, p.progress("command.writing"))
		if err != nil {
			return err
		}
		p.done("command.demo_done", "people", sum.People, "stays", sum.Stays, "movements", sum.Movements)
		return nil
	})
}

// fillDemo fills an empty file with a synthetic centre.
func (p *program) fillDemo(d *desk, size demo.Size, progress func(done, total int)) (app.Summary, error) {
	var none app.Summary
	empty, err := d.Empty()
	if err != nil {
		return none, err
	}
	if !empty {
		return none, &say.Refused{Msg: say.Of("err.exchange.not_empty", "path", p.db)}
	}
	world, err := demo.Read(assets.Lists(), assets.Places())
	if err != nil {
		return none, err
	}
	centre, err := demo.Make(size, world, d.Law)
	if err != nil {
		return none, err
	}
	// The mark stands before the people: a file cut off in between is empty, never unmarked.
	if err := d.store.SetMeta(metaKind, demoKind); err != nil {
		return none, err
	}
	sum, err := d.Fill(centre, progress)
	if err != nil {
		return none, errors.Join(err, d.store.SetMeta(metaKind, ""))
	}
	return sum, d.FillHandovers()
}

type importCmd struct {
	Book   string `arg:"" name:"book.xlsx" help:"${arg_book}"`
	DryRun bool   `name:"dry-run" help:"${flag_dry_run}"`
}

func (c *importCmd) Run(p *program) error {
	b, err := readBook(c.Book, secretOfCopy())
	if err != nil {
		return err
	}
	plan, warnings, faults, err := p.judge(b)
	if err != nil {
		return err
	}
	if len(warnings) > 0 {
		for _, w := range warnings {
			p.tell(p.words.T("command.warning", "cell", w.Field, "text", w.Msg))
		}
	}
	if len(faults) > 0 {
		return faults
	}
	people, stays, movements := plan.Counts()
	done := []any{"people", people, "stays", stays, "movements", movements, "warnings", len(warnings)}
	if c.DryRun {
		return p.give("-", []byte(p.words.T("command.dry_run", done...)+"\n"))
	}
	return p.with(data.Options{}, func(d *desk) error {
		if empty, err := d.Empty(); err != nil {
			return err
		} else if empty { // what is left of a demo that was cut off
			if err := d.store.SetMeta(metaKind, ""); err != nil {
				return err
			}
		}
		ctx, stop := interrupted()
		defer stop()
		if _, err := d.Import(plan, app.Stopped(ctx, p.progress("command.writing"))); err != nil {
			return err
		}
		p.done("command.import_done", done...)
		return nil
	})
}

// judge reads the workbook against the file as it is, and against the shipped law where there is none yet: a workbook with
// faults creates no file.
func (p *program) judge(b exchange.Book) (plan exchange.Plan, warnings []say.Problem, faults say.Problems, err error) {
	if _, e := os.Stat(p.db); e != nil {
		o, err := p.shipped()
		if err != nil {
			return plan, nil, nil, err
		}
		plan, warnings, faults = exchange.Parse(b, o.Today(), o.Law, o.ExchangeLists())
		return plan, warnings, faults, nil
	}
	err = p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		if err := d.Ask(app.RightImport); err != nil {
			return err
		}
		plan, warnings, faults = d.Judge(b)
		return nil
	})
	return plan, warnings, faults, err
}

type censusCmd struct {
	Month   string `arg:"" name:"yyyy-mm" help:"${arg_month}"`
	FromDay int    `name:"from-day" placeholder:"D" help:"${flag_from_day}"`
	Format  string `name:"format" enum:"csv,xlsx,pdf" default:"csv" placeholder:"csv|xlsx|pdf" help:"${flag_format}"`
	Out     string `name:"out" placeholder:"FILE" help:"${flag_out}"`
}

func (c *censusCmd) Run(p *program) error {
	first, err := date.Parse(c.Month + "-01")
	if err != nil || first == 0 {
		return wrong("err.command.month", "value", c.Month)
	}
	if c.FromDay < 0 || c.FromDay > 28 {
		return wrong("err.command.from_day", "value", strconv.Itoa(c.FromDay))
	}
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		y, m, _ := first.YMD()
		n, err := d.CensusOf(y, m, c.FromDay)
		if err != nil {
			return err
		}
		var content []byte
		switch c.Format {
		case "csv":
			content = exchange.CensusCSV(n.Census)
		case "xlsx":
			content, err = uipaper.Sheet(n.Table(d.Words))
		case "pdf":
			content, err = d.censusPDF(n, p.now())
		}
		if err != nil {
			return err
		}
		return p.give(c.Out, content)
	})
}

type clockCmd struct {
	On     string `name:"on" placeholder:"yyyy-mm-dd" help:"${flag_on}"`
	Format string `name:"format" enum:"csv" default:"csv" placeholder:"csv" help:"${flag_format}"`
	Out    string `name:"out" placeholder:"FILE" help:"${flag_out}"`
}

func (c *clockCmd) Run(p *program) error {
	on := date.At(p.now())
	if c.On != "" {
		var err error
		if on, err = date.Parse(c.On); err != nil {
			return wrong("err.command.date", "value", c.On)
		}
	}
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		clocks, err := d.Clocks(on)
		if err != nil {
			return err
		}
		lines := make([]exchange.Clocked, len(clocks))
		for i, k := range clocks {
			lines[i] = exchange.Clocked{Stay: k.Stay.Code, Resident: k.Resident.Code, Clock: k.Clock}
		}
		return p.give(c.Out, exchange.ClockCSV(lines))
	})
}
