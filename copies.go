package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/app/seal"
	"hoanhap/data"
	"hoanhap/data/book"
)

// Copies and exports that leave the computer, and who may take them. A file with accounts gives sealed copies unless it is
// asked for one in clear.

// Where a command finds who asks (docs/exchange.md): never in its arguments, which other users of the computer see.
const (
	envUser     = "HOANHAP_USER"
	envPassword = "HOANHAP_PASSWORD"
	envCode     = "HOANHAP_RECOVERY_CODE"
	envPhrase   = "HOANHAP_COPY_PASSPHRASE"
)

// signIn signs in who runs a command on a file with accounts.
func (d *desk) signIn() error {
	if !d.Guarded() {
		return nil
	}
	name := os.Getenv(envUser)
	if name == "" {
		return &say.Refused{Msg: say.Of("err.login.needed")}
	}
	return d.Login(name, os.Getenv(envPassword))
}

// sealing are the flags of what leaves the computer.
type sealing struct {
	Seal bool     `name:"seal" help:"${flag_seal}"`
	To   []string `name:"to" placeholder:"AGE1…" help:"${flag_to}"`
}

// readers are for whom to seal; nobody: in clear.
func (s *sealing) readers(d *desk, byDefault bool) (to seal.Readers, err error) {
	to.Public = s.To
	if p := os.Getenv(envPhrase); p != "" && (s.Seal || byDefault) {
		if len(s.To) > 0 {
			return to, wrong("err.command.seal_two")
		}
		if m := app.CheckPassword(p); !m.IsZero() {
			return to, &say.Refused{Msg: m}
		}
		return seal.Readers{Passphrase: p}, nil
	}
	if !s.Seal && len(s.To) == 0 && !byDefault {
		return to, nil
	}
	own, err := d.ReadersOf()
	to.Slots = own.Slots
	if err == nil && to.None() {
		err = &say.Refused{Msg: say.Of("err.command.seal_nobody")}
	}
	return to, err
}

type backupCmd struct {
	Out   string `name:"out" required:"" placeholder:"FILE" help:"${flag_backup_out}"`
	Clear bool   `name:"clear" help:"${flag_clear}"`
	sealing
}

func (c *backupCmd) Run(p *program) error {
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		to, err := c.readers(d, d.Guarded() && !c.Clear)
		if err != nil {
			return err
		}
		return d.backup(c.Out, to, nil)
	})
}

// backup writes a copy, sealed when there are readers. Where there are accounts the journal says who took it, once it is whole: one that was
// stopped or could not be written is none.
func (d *desk) backup(out string, to seal.Readers, progress func(done, total int) error) error {
	if err := d.Ask(app.RightBackup); err != nil {
		return err
	}
	return d.takeOut("act.backup", filepath.Base(out), func(whole func() error) error {
		return d.store.CopyTo(out, data.CopyOut{To: to, Progress: progress, Before: whole})
	})
}

// takeOut writes something that leaves the computer, which calls whole when nothing but its name is wanting: then the journal says that it
// was taken, or it is not. Where it does not get its name after all, the journal says that too.
func (d *desk) takeOut(act, name string, write func(whole func() error) error) error {
	told := false
	err := write(func() error {
		err := d.TookOut(act, name)
		told = err == nil
		return err
	})
	if err != nil && told {
		err = errors.Join(err, d.TookOut(act+".not", name))
	}
	return err
}

type exportCmd struct {
	Book string `arg:"" name:"book.xlsx" help:"${arg_book_out}"`
	sealing
}

func (c *exportCmd) Run(p *program) error {
	return p.with(data.Options{ReadOnly: true}, func(d *desk) error {
		to, err := c.readers(d, false)
		if err != nil {
			return err
		}
		content, err := d.workbook()
		if err == nil && !to.None() {
			content, err = sealed(content, to)
		}
		if err != nil {
			return err
		}
		return d.takeOut("act.export", filepath.Base(c.Book), func(whole func() error) error {
			if err := whole(); err != nil {
				return err
			}
			return p.give(c.Book, content)
		})
	})
}

// workbook is the exchange workbook.
func (d *desk) workbook() ([]byte, error) {
	b, err := d.Export()
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	err = book.Write(&buf, b)
	return buf.Bytes(), err
}

func sealed(content []byte, to seal.Readers) ([]byte, error) {
	var buf bytes.Buffer
	w, err := seal.Encrypt(&buf, to)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(content)
	err = errors.Join(err, w.Close())
	return buf.Bytes(), err
}

type restoreCmd struct {
	From string `name:"from" required:"" placeholder:"FILE" help:"${flag_from}"`
}

func (c *restoreCmd) Run(p *program) error {
	ctx, stop := interrupted()
	defer stop()
	if err := p.mayReplace(); err != nil {
		return err
	}
	kept, err := p.restoreFrom(ctx, c.From, secretOfCopy())
	if err != nil {
		return err
	}
	if kept != "" {
		p.done("command.restore_kept", "path", kept)
	}
	return nil
}

// secretOfCopy is what a sealed copy is opened with: the recovery code, its passphrase, or the password of an administrator.
func secretOfCopy() string {
	for _, name := range []string{envCode, envPhrase, envPassword} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}

// restoreFrom puts a copy, sealed or in clear, in the place of the file.
func (p *program) restoreFrom(ctx context.Context, from, secret string) (kept string, err error) {
	return data.Restore(ctx, from, secret, p.db, p.now(), p.restoreTold())
}

// restoreTold shows each stage of a restore on a terminal.
func (p *program) restoreTold() data.Tell {
	if !p.tty {
		return nil
	}
	return func(at data.Stage, done, total int) { p.progress("command.restore."+string(at))(done, total) }
}

// mayReplace asks an administrator of the file that stands there. A file that cannot be opened protects nothing any more.
func (p *program) mayReplace() error {
	if _, err := os.Stat(p.db); err != nil {
		return nil
	}
	d, err := p.open(data.Options{ReadOnly: true})
	if err != nil {
		return nil
	}
	err = d.signIn()
	if err == nil && d.Guarded() {
		if err = d.Confirm(os.Getenv(envPassword)); err == nil {
			err = d.AskGrave(app.RightRestore, "act.restore")
		}
	}
	return errors.Join(err, d.store.Close())
}

type unsealCmd struct {
	From string `name:"from" required:"" placeholder:"FILE" help:"${flag_unseal_from}"`
	Out  string `name:"out" required:"" placeholder:"FILE" help:"${flag_unseal_out}"`
}

// Run opens a sealed copy or workbook into a file in clear.
func (c *unsealCmd) Run(p *program) error {
	clear, _, done, err := data.Unseal(c.From, secretOfCopy(), c.Out)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(clear)
	if err == nil {
		err = p.give(c.Out, content)
	}
	return errors.Join(err, done())
}
