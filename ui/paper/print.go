package paper

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"hoanhap/app/say"
)

// Fault is a sentence for the clerk about a file that could not be written, shown or printed; the cause is for
// the log. Whatever goes wrong after writing, the file stays where it is and Path says where.
type Fault struct {
	say.Msg
	Path  string
	Cause error
}

func (f *Fault) Error() string {
	if f.Cause == nil {
		return f.Msg.String()
	}
	return f.Msg.String() + ": " + f.Cause.Error()
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Cause }

func fault(key, path string, cause error) error {
	return &Fault{Msg: say.Of(key, "file", path), Path: path, Cause: cause}
}

// Desk hands files to the computer's viewer and printer. Run starts a program and waits for it; tests put their
// own in its place.
type Desk struct {
	Run func(name string, args ...string) error
}

// NewDesk is the desk of this computer.
func NewDesk() Desk { return Desk{Run: run} }

// Save writes a file into a folder, making the folder, and gives its path. The name is cleaned of what a file
// system refuses; a file of that name is not overwritten, the new one gets a number. The whole content is on
// the disk before the name appears: a power cut leaves no half paper.
func Save(dir, name string, content []byte) (string, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return "", fault("err.paper.save", dir, err)
	}
	name = FileName(name)
	tmp, err := os.CreateTemp(dir, ".paper-*")
	if err != nil {
		return "", fault("err.paper.save", dir, err)
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // gone already when it got its name
	if _, err = tmp.Write(content); err == nil {
		err = tmp.Sync()
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err != nil {
		return "", fault("err.paper.save", dir, err)
	}
	path, err := settle(tmp.Name(), dir, name)
	if err != nil {
		return "", fault("err.paper.save", filepath.Join(dir, name), err)
	}
	return path, nil
}

// settle gives a finished file the first free name.
func settle(tmp, dir, name string) (string, error) {
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		path := filepath.Join(dir, name)
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o640)
		if err == nil {
			if err = f.Close(); err == nil {
				err = os.Rename(tmp, path)
			}
			return path, err
		}
		if !errors.Is(err, fs.ErrExist) || n > 9999 {
			return "", err
		}
		name = base + " (" + strconv.Itoa(n+1) + ")" + ext
	}
}

// FileName is a name every file system takes, with its letters and accents kept.
func FileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, s)
	ext := filepath.Ext(s)
	base := strings.Trim(strings.TrimSuffix(s, ext), " .")
	for len(base) > 120 {
		r := []rune(base)
		base = strings.TrimSpace(string(r[:len(r)-1]))
	}
	if base == "" || reserved(base) {
		base = "_" + base
	}
	return base + strings.TrimRight(ext, " .")
}

// reserved are the device names of Windows.
func reserved(s string) bool {
	s = strings.ToUpper(s)
	switch s {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(s) == 4 && (strings.HasPrefix(s, "COM") || strings.HasPrefix(s, "LPT")) && s[3] >= '0' && s[3] <= '9'
}

// Open shows a file in the computer's viewer.
func (d Desk) Open(path string) error {
	if err := d.there(path); err != nil {
		return err
	}
	if err := d.open(path); err != nil {
		return fault("err.paper.open", path, err)
	}
	return nil
}

// Print sends a file to the default printer.
func (d Desk) Print(path string) error {
	if err := d.there(path); err != nil {
		return err
	}
	err := d.print(path)
	var said *Fault
	if err != nil && !errors.As(err, &said) {
		return fault("err.paper.print", path, err)
	}
	return err
}

func (d Desk) there(path string) error {
	if _, err := os.Stat(path); err != nil {
		return fault("err.paper.missing", path, err)
	}
	return nil
}
