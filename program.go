package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data"
)

// program is what the commands share: where to write, which words, what time it is.
type program struct {
	out, errs io.Writer
	words     say.Book // of --lang
	now       func() time.Time
	db        string
	tty       bool // standard error is a terminal: progress is shown
}

// usage is a command line that cannot be understood: exit 2.
type usage struct{ say.Msg }

func (u usage) Error() string { return u.Msg.String() }

func wrong(key string, args ...any) error { return usage{say.Of(key, args...)} }

func newProgram(args []string, out, errs io.Writer, now func() time.Time) (*program, error) {
	p := &program{out: out, errs: errs, now: now}
	var err error
	if p.words, err = say.Load(assets.Lang(), language(args)); err != nil {
		return nil, err
	}
	if f, ok := errs.(*os.File); ok {
		info, err := f.Stat()
		p.tty = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p, nil
}

// language is looked for before the rest is understood, so that a wrong command line is answered in it.
func language(args []string) string {
	for i, a := range args {
		if a == "--lang=en" || a == "--lang" && i+1 < len(args) && args[i+1] == "en" {
			return "en"
		}
	}
	return "vi"
}

// report words an error on standard error and gives the exit code.
func (p *program) report(err error) int {
	if err == nil {
		return exitDone
	}
	var u usage
	if errors.As(err, &u) {
		p.tell(p.words.Say(u.Msg))
		return exitUsage
	}
	p.tell(p.sentence(err))
	return exitFault
}

// done says on standard output what was done.
func (p *program) done(key string, args ...any) { _, _ = fmt.Fprintln(p.out, p.words.T(key, args...)) }

func (p *program) tell(line string) { _, _ = fmt.Fprintln(p.errs, line) }

// sentence is one error in words. Several problems are one a line, each at its place.
func (p *program) sentence(err error) string {
	var problems say.Problems
	var refused *say.Refused
	var unbalanced *app.ErrUnbalanced
	switch {
	case errors.As(err, &problems):
		return p.list(problems)
	case errors.As(err, &refused):
		s := p.words.Say(refused.Msg)
		if refused.Source != "" {
			s += " (" + refused.Source + ")"
		}
		return s
	case errors.As(err, &unbalanced):
		return p.words.T("err.command.unbalanced", "stays", strings.Join(unbalanced.Codes(), ", "))
	}
	return p.words.T("err.command.other", "cause", err.Error())
}

func (p *program) list(problems []say.Problem) string {
	lines := make([]string, len(problems))
	for i, x := range problems {
		lines[i] = x.Field + ": " + p.words.Say(x.Msg)
	}
	return strings.Join(lines, "\n")
}

// desk is an office with its file open.
type desk struct {
	*app.Office
	store      *data.Store
	stopCopies func() // nil: the file is not copied by itself
}

// law loads what is shipped; the office's own rows come from the file.
func (p *program) shipped() (*app.Office, error) {
	pack, err := law.Load(assets.Law())
	if err != nil {
		return nil, err
	}
	places, err := law.LoadPlaces(assets.Places())
	if err != nil {
		return nil, err
	}
	lists, err := law.LoadLists(assets.Lists())
	if err != nil {
		return nil, err
	}
	forms, err := paper.Load(assets.Forms())
	if err != nil {
		return nil, err
	}
	vi, err := say.Load(assets.Lang(), "vi")
	if err != nil {
		return nil, err
	}
	return &app.Office{Law: pack, Shipped: pack, Places: places, Lists: lists, Forms: forms, Words: vi, Now: p.now, Who: who()}, nil
}

// open opens the file. Where it has accounts nothing can be read before somebody signs in.
func (p *program) open(opt data.Options) (*desk, error) {
	o, err := p.shipped()
	if err != nil {
		return nil, err
	}
	opt.Now = p.now
	opt.CommuneName = func(list, code string) string {
		if c, ok := o.Places.Of(list, code); ok {
			return c.Name
		}
		return ""
	}
	if !opt.ReadOnly {
		if err := os.MkdirAll(filepath.Dir(p.db), 0o700); err != nil {
			return nil, &say.Refused{Msg: say.Of("err.command.cannot_write", "path", p.db)}
		}
	}
	s, err := data.Open(p.db, opt)
	if err != nil {
		return nil, err
	}
	o.Store = s
	if err := errors.Join(o.LoadLaw(), o.LoadForms(), o.LoadCatalogues()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if _, err := o.Guard(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &desk{Office: o, store: s}, nil
}

// with opens the file, signs in where it has accounts, does the work and closes it.
func (p *program) with(opt data.Options, work func(*desk) error) error {
	d, err := p.open(opt)
	if err != nil {
		return err
	}
	if err := d.signIn(); err != nil {
		return errors.Join(err, d.store.Close())
	}
	return errors.Join(work(d), d.store.Close())
}

// who is the name in the journal until accounts exist: the account of the computer.
func who() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "hoanhap"
}

// interrupted ends long work at Ctrl+C.
func interrupted() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

// defaultDB is the file of the user's data folder.
func defaultDB() (string, error) {
	dir, err := dataFolder()
	return filepath.Join(dir, "hoanhap.db"), err
}

// progress shows how far long work is, on a terminal.
func (p *program) progress(key string) func(done, total int) {
	if !p.tty {
		return nil
	}
	return func(done, total int) {
		_, _ = fmt.Fprintf(p.errs, "\r%s", p.words.T(key, "done", done, "total", total))
		if done >= total {
			_, _ = fmt.Fprintln(p.errs)
		}
	}
}

// give writes the answer: to standard output, or to a file beside and renamed, so that a half file is never seen.
func (p *program) give(path string, content []byte) error {
	if path == "" || path == "-" {
		_, err := p.out.Write(content)
		return err
	}
	if err := replaceFile(path, content); err != nil {
		return &say.Refused{Msg: say.Of("err.command.cannot_write", "path", path)}
	}
	return nil
}

func replaceFile(path string, content []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".hoanhap-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
