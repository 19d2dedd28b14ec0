package data

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/seal"
)

// plan says how many copies are kept (after Anki): every one of the last two days, then one a day, a week, a month.
type plan struct {
	all                   time.Duration
	daily, weekly, months int
}

var keepPlan = plan{48 * time.Hour, 12, 10, 9}

// thin says which of the copies made at these moments may go. The newest is always kept, and of each day, week and month
// that is kept the last one: the copy that holds most of it.
func (p plan) thin(now time.Time, made []time.Time) (drop []time.Time) {
	sorted := slices.Clone(made)
	slices.SortFunc(sorted, func(a, b time.Time) int { return b.Compare(a) })
	tiers := []struct {
		left int
		slot func(time.Time) int
	}{{p.daily, daySlot}, {p.weekly, weekSlot}, {p.months, monthSlot}}
	var last time.Time // the copy kept before, of those thinned
	for i, t := range sorted {
		if i == 0 || now.Sub(t) < p.all {
			continue
		}
		for len(tiers) > 0 && tiers[0].left == 0 {
			tiers = tiers[1:]
		}
		if len(tiers) == 0 || !last.IsZero() && tiers[0].slot(last) == tiers[0].slot(t) {
			drop = append(drop, t)
			continue
		}
		tiers[0].left--
		last = t
	}
	return drop
}

func daySlot(t time.Time) int   { return int(date.At(t)) }
func weekSlot(t time.Time) int  { y, w := t.In(date.Zone()).ISOWeek(); return y*100 + w }
func monthSlot(t time.Time) int { y, m, _ := t.In(date.Zone()).Date(); return y*100 + int(m) }

const copyTime = "2006-01-02T150405"

// AutoCopy makes the automatic copy of this moment in Options.CopyDir, unless nothing was written since the last one,
// and removes those the plan does not keep. It returns the path, "" when no copy was needed. Called at closing and every half hour of
// work. Where the file has accounts copies are sealed for its administrators and the recovery code, which asks nobody for a password,
// and copies in clear from before are sealed after the fact.
func (s *Store) AutoCopy() (string, error) { return s.AutoCopyTold(nil) }

// AutoCopyTold is AutoCopy that tells how far it is; an error of progress ends it, and no copy is left.
func (s *Store) AutoCopyTold(progress func(done, total int) error) (string, error) {
	now := s.opt.Now()
	to, err := s.copyReaders()
	if err == nil {
		err = s.dropParts()
	}
	if err == nil && !to.None() {
		err = s.sealOld(to)
	}
	if err != nil {
		return "", err
	}
	made, err := s.copies()
	if err != nil {
		return "", err
	}
	if n := len(made); n > 0 {
		same, err := s.sameTip(made[n-1].path)
		if err != nil || same {
			return "", err
		}
	}
	out := s.copyName(now)
	if !to.None() {
		out += sealedEnding
	}
	if err := s.CopyTo(out, CopyOut{To: to, Progress: progress, noted: true}); err != nil {
		return "", err
	}
	return out, s.dropOld(now)
}

// dropOld removes the copies that the plan does not keep.
func (s *Store) dropOld(now time.Time) error {
	made, err := s.copies()
	if err != nil {
		return err
	}
	times := make([]time.Time, len(made))
	for i := range made {
		times[i] = made[i].at
	}
	drop := keepPlan.thin(now, slices.CompactFunc(times, time.Time.Equal))
	var errs []error
	for _, m := range made {
		if slices.ContainsFunc(drop, m.at.Equal) {
			errs = append(errs, os.Remove(m.path))
		}
	}
	return errors.Join(errs...)
}

// dropParts takes away what a copy that was cut off left behind. Only this program makes copies here, one at a time.
func (s *Store) dropParts() error {
	left, err := filepath.Glob(filepath.Join(s.opt.CopyDir, ".*.part*"))
	for _, path := range left {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// copyReaders are for whom automatic copies are sealed; none where the file has no accounts. Where accounts are there and no slot
// is sound nobody could open a sealed copy: then a copy in clear is better than none.
func (s *Store) copyReaders() (to seal.Readers, err error) {
	guarded := false
	err = s.Read(func(t app.Tx) error { to, guarded, err = app.CopyReaders(t); return err })
	if !guarded {
		to = seal.Readers{}
	}
	return to, err
}

// sealOld seals the copies that were made in clear, those of before a migration too. The one in clear goes once the sealed one is
// safe on the disk.
func (s *Store) sealOld(to seal.Readers) error {
	list, err := os.ReadDir(s.opt.CopyDir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, f := range list {
		if !strings.HasPrefix(f.Name(), s.copyPrefix()) || filepath.Ext(f.Name()) != ".db" {
			continue
		}
		if _, ok := s.copyTime(f.Name()); !ok && !strings.HasPrefix(f.Name(), s.copyPrefix()+beforeMigration) {
			continue
		}
		path := filepath.Join(s.opt.CopyDir, f.Name())
		noted := to
		noted.Note, _ = tipOf(path) // one that cannot be read is kept as it is, sealed
		if err := replaceWith(path+sealedEnding, func(part string) error { return sealFile(path, part, noted, nil) }); err != nil {
			return err
		}
		if err := os.Remove(path); err != nil {
			return inWords(err, path)
		}
	}
	return err
}

// Copy is an automatic copy.
type Copy struct {
	Path string
	Made time.Time
	Size int64 // bytes
}

// Copies are the automatic copies of the file, newest first.
func (s *Store) Copies() ([]Copy, error) {
	made, err := s.copies()
	if err != nil {
		return nil, err
	}
	out := make([]Copy, 0, len(made))
	for _, m := range slices.Backward(made) {
		c := Copy{Path: m.path, Made: m.at}
		info, err := os.Stat(c.Path)
		if err != nil {
			return nil, err
		}
		c.Size = info.Size()
		out = append(out, c)
	}
	return out, nil
}

func (s *Store) copyPrefix() string {
	base := filepath.Base(s.path)
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-"
}

func (s *Store) copyName(t time.Time) string {
	return filepath.Join(s.opt.CopyDir, s.copyPrefix()+stamp(t)+".db")
}

// sealedEnding is added to the name of a copy that is sealed.
const sealedEnding = ".age"

// made is an automatic copy.
type made struct {
	at   time.Time
	path string
}

// copyTime is the moment in the name of an automatic copy, sealed or in clear.
func (s *Store) copyTime(name string) (time.Time, bool) {
	name, ok := strings.CutPrefix(strings.TrimSuffix(name, sealedEnding), s.copyPrefix())
	if !ok {
		return time.Time{}, false
	}
	t, err := time.ParseInLocation(copyTime+".db", name, date.Zone())
	return t, err == nil
}

// copies are the automatic copies, oldest first. Files of other names are not touched.
func (s *Store) copies() (list []made, err error) {
	files, err := os.ReadDir(s.opt.CopyDir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, f := range files {
		if t, ok := s.copyTime(f.Name()); ok {
			list = append(list, made{t, filepath.Join(s.opt.CopyDir, f.Name())})
		}
	}
	slices.SortFunc(list, func(a, b made) int { return cmp.Or(a.at.Compare(b.at), strings.Compare(a.path, b.path)) })
	return list, err
}

// sameTip reports a copy that ends with the journal as it stands. A copy that cannot be read is none.
func (s *Store) sameTip(path string) (bool, error) {
	theirs, err := tipOf(path)
	if err != nil {
		return false, nil //nolint:nilerr // it is made anew
	}
	ours, err := lastEntry(s.readers)
	return noteOfTip(ours) == theirs, inWords(err, s.path)
}

// tipOf is the end of the journal of a copy, sealed or in clear.
func tipOf(path string) (string, error) {
	if IsSealed(path) {
		f, err := os.Open(path)
		if err != nil {
			return "", err
		}
		return seal.NoteOf(f), f.Close()
	}
	db, err := pool(path, reading)
	if err != nil {
		return "", err
	}
	t, err := lastEntry(db)
	return noteOfTip(t), errors.Join(err, db.Close())
}

func noteOfTip(t tip) string { return fmt.Sprintf("%d-%x", t.id, t.hash) }
