package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"hoanhap/app"
	"hoanhap/app/demo"
	"hoanhap/app/exchange"
	"hoanhap/app/say"
	"hoanhap/data"
	"hoanhap/data/book"
	"hoanhap/ui"
)

// Files as the window handles them: a new centre, the demo centre, workbooks in and out.

const metaKind = "kind"

// create makes the file of a new centre with its settings and opens it. An existing file is never written over.
func (s *shell) create(path string, rows []app.LawRow) error {
	if _, err := os.Stat(path); err == nil {
		return &say.Refused{Msg: say.Of("err.window.exists", "path", path)}
	}
	if err := s.load(path); err != nil {
		return err
	}
	if err := s.desk.SetLaw(rows, ""); err != nil {
		return errors.Join(err, s.discard(path))
	}
	c, err := s.loginChoices()
	if err != nil {
		return err
	}
	ui.FirstAccount(s.win, s.desk.Office, c)
	return nil
}

// discard takes away a file that was begun and holds nothing.
func (s *shell) discard(path string) error {
	err := s.close()
	for _, end := range []string{"", "-wal", "-shm"} {
		if e := os.Remove(path + end); e != nil && !os.IsNotExist(e) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// demo makes the demo centre beside the user's own file and opens it; one that is there already is opened as it is.
func (s *shell) demo(path string, progress func(done, total int)) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &say.Refused{Msg: say.Of("err.command.cannot_write", "path", path)}
	}
	p := *s.p
	p.db = path
	return p.with(data.Options{}, func(d *desk) error {
		_, err := p.fillDemo(d, demo.Size{Residents: 640, Years: 5, Seed: 1, Today: d.Today()}, progress)
		return err
	})
}

// importBook reads a workbook into the open file: all rows or none; faults name their cells.
func (s *shell) importBook(path string, progress ui.Step) (say.Msg, error) {
	return s.importSealed(path, "", progress)
}

// readBook reads a workbook; a sealed one is opened in memory.
func readBook(path, secret string) (exchange.Book, error) {
	if !data.IsSealed(path) {
		return book.ReadFile(path)
	}
	content, err := data.UnsealBytes(path, secret, book.MaxFile)
	if err != nil {
		return exchange.Book{}, err
	}
	return book.Read(bytes.NewReader(content), int64(len(content)))
}

// importSealed is importBook for a book that opens with a secret.
func (s *shell) importSealed(path, secret string, progress ui.Step) (say.Msg, error) {
	if err := s.desk.Ask(app.RightImport); err != nil {
		return say.Msg{}, err
	}
	b, err := readBook(path, secret)
	if err != nil {
		return say.Msg{}, err
	}
	plan, warnings, faults := s.desk.Judge(b)
	if len(faults) > 0 {
		return say.Msg{}, faults
	}
	if _, err := s.desk.Import(plan, progress); err != nil {
		return say.Msg{}, err
	}
	people, stays, movements := plan.Counts()
	return say.Of("command.import_done", "people", people, "stays", stays, "movements", movements, "warnings", len(warnings)), nil
}

// exportBook writes the exchange workbook, sealed as it was asked.
func (s *shell) exportBook(path string, how app.Sealing, progress ui.Step) error {
	const parts = 3 // read, sealed, on the disk
	to, err := s.desk.ReadersFor(how)
	if err != nil {
		return err
	}
	content, err := s.desk.workbook()
	if err == nil {
		err = progress(1, parts)
	}
	if err == nil && !to.None() {
		content, err = sealed(content, to)
	}
	if err == nil {
		err = progress(parts-1, parts)
	}
	if err != nil {
		return err
	}
	return s.desk.takeOut("act.export", filepath.Base(path), func(whole func() error) error {
		if err := whole(); err != nil {
			return err
		}
		if err := replaceFile(path, content); err != nil {
			return &say.Refused{Msg: say.Of("err.command.cannot_write", "path", path)}
		}
		return nil
	})
}

var _ ui.Printer = (*printer)(nil)
