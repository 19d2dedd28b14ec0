package data

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hoanhap/app/date"
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
// and removes those the plan does not keep. It returns the path, "" when no copy was needed. Called at closing and every half hour of work.
func (s *Store) AutoCopy() (string, error) {
	now := s.opt.Now()
	made, err := s.copies()
	if err != nil {
		return "", err
	}
	if n := len(made); n > 0 {
		same, err := s.sameTip(s.copyName(made[n-1]))
		if err != nil || same {
			return "", err
		}
	}
	out := s.copyName(now)
	if err := s.Backup(out); err != nil {
		return "", err
	}
	if !slices.ContainsFunc(made, func(t time.Time) bool { return stamp(t) == stamp(now) }) {
		made = append(made, now)
	}
	var errs []error
	for _, t := range keepPlan.thin(now, made) {
		errs = append(errs, os.Remove(s.copyName(t)))
	}
	return out, errors.Join(errs...)
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
	for _, t := range slices.Backward(made) {
		c := Copy{Path: s.copyName(t), Made: t}
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

// copies are the moments of the automatic copies, oldest first. Files of other names are not touched.
func (s *Store) copies() (made []time.Time, err error) {
	list, err := os.ReadDir(s.opt.CopyDir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, f := range list {
		name, ok := strings.CutPrefix(f.Name(), s.copyPrefix())
		if !ok {
			continue
		}
		if t, err := time.ParseInLocation(copyTime+".db", name, date.Zone()); err == nil {
			made = append(made, t)
		}
	}
	slices.SortFunc(made, time.Time.Compare)
	return made, err
}

// sameTip reports a copy that ends with the journal as it stands. A copy that cannot be read is none.
func (s *Store) sameTip(path string) (bool, error) {
	db, err := pool(path, reading)
	if err != nil {
		return false, err
	}
	theirs, readErr := lastEntry(db)
	if err := db.Close(); err != nil {
		return false, err
	}
	if readErr != nil {
		return false, nil
	}
	ours, err := lastEntry(s.readers)
	return ours == theirs, inWords(err, s.path)
}
