package data

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"hoanhap/app"
	"hoanhap/app/say"
)

func refuse(key string, args ...any) error { return &say.Refused{Msg: say.Of(key, args...)} }

// inWords turns what SQLite says of the disk and the file into a sentence, and a broken unique index into
// app.ErrConflict. Anything else is passed on as it is.
func inWords(err error, path string) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch {
	case e.ExtendedCode == sqlite3.ErrConstraintUnique, e.ExtendedCode == sqlite3.ErrConstraintPrimaryKey:
		return fmt.Errorf("%w: %w", app.ErrConflict, err)
	case e.Code == sqlite3.ErrFull:
		return refuse("err.data.disk_full", "path", path)
	case e.Code == sqlite3.ErrBusy, e.Code == sqlite3.ErrLocked:
		return refuse("err.data.busy", "path", path)
	case e.Code == sqlite3.ErrNotADB:
		return refuse("err.data.not_database", "path", path)
	case e.Code == sqlite3.ErrCorrupt:
		return refuse("err.data.damaged", "path", path)
	case e.Code == sqlite3.ErrReadonly:
		return refuse("err.data.write_protected", "path", path)
	case e.Code == sqlite3.ErrIoErr:
		return refuse("err.data.disk", "path", path, "cause", e.Error())
	case e.Code == sqlite3.ErrCantOpen, e.Code == sqlite3.ErrPerm:
		return refuse("err.data.cannot_open", "path", path, "cause", e.Error())
	}
	return err
}

// damage reports an error that means the file itself is broken, not the question.
func damage(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB || e.Code == sqlite3.ErrIoErr)
}

// errFound stops a search that has its answer.
var errFound = errors.New("found")

func errNoCode(table string) error { return fmt.Errorf("%q has no code", table) }

// causeOf is what a refusal says, for a sentence about it.
func causeOf(err error) any {
	var r *say.Refused
	if errors.As(err, &r) {
		return r.Msg
	}
	return err.Error()
}
