// Package training is the pure part of training and labour: when a class meets, on which days somebody learns in it, and how
// long somebody may work at his age. It stores nothing and knows no words.
package training

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

// Slot is one lesson of a week: from hour to hour, in minutes after midnight, To after From.
type Slot struct {
	Weekday  time.Weekday
	From, To int
}

// Timetable is the lessons of a week (thời khóa biểu), in the order of the week from Monday.
type Timetable []Slot

var (
	weekdayPart = regexp.MustCompile(`(?i)^(?:thứ|thu|t)?\s*([2-8])$|^(cn|chủ nhật|chu nhat)$`)
	hourPart    = regexp.MustCompile(`(?i)^(\d{1,2})(?:\s*(?:h|:|giờ|g)\s*(\d{2})?)?\s*[-–]\s*(\d{1,2})(?:\s*(?:h|:|giờ|g)\s*(\d{2})?)?$`)
)

// ReadTimetable reads what a clerk types, lessons parted by semicolons: "T2, T4 8h-11h; T6 14:00-16:30". The weekdays of a
// part share its hours; T8 and CN are Sunday. An empty text is a class without fixed hours.
func ReadTimetable(typed string) (out Timetable, err error) {
	for _, part := range strings.Split(typed, ";") {
		part = strings.Join(strings.Fields(part), " ")
		if part == "" {
			continue
		}
		slots, ok := readPart(part)
		if !ok {
			return nil, say.Problems{{Field: "timetable", Msg: say.Of("err.training.timetable", "part", part)}}
		}
		out = append(out, slots...)
	}
	slices.SortFunc(out, func(a, b Slot) int {
		if a.Weekday != b.Weekday {
			return order(a.Weekday) - order(b.Weekday)
		}
		return a.From - b.From
	})
	for i := 1; i < len(out); i++ {
		if a, b := out[i-1], out[i]; a.meets(b) {
			return nil, say.Problems{{Field: "timetable", Msg: say.Of("err.training.timetable_twice", "slot", b.Text())}}
		}
	}
	return out, nil
}

// readPart reads "T2, T4 8h-11h": all but the last word are weekdays.
func readPart(part string) (out []Slot, ok bool) {
	i := strings.LastIndexAny(part, " ,")
	for i > 0 { // hours may be written with blanks: "8h - 11h"
		if h := hourPart.FindStringSubmatch(strings.TrimSpace(part[i+1:])); h != nil {
			from, to := minutes(h[1], h[2]), minutes(h[3], h[4])
			if from < 0 || to <= from || to > 24*60 {
				return nil, false
			}
			for _, d := range strings.Split(part[:i], ",") {
				w, known := readWeekday(strings.TrimSpace(d))
				if !known {
					return readParts(part[:i], from, to)
				}
				out = append(out, Slot{w, from, to})
			}
			return out, len(out) > 0
		}
		i = strings.LastIndexAny(part[:i], " ,")
	}
	return nil, false
}

// readParts reads weekdays parted by blanks: "T2 T4".
func readParts(days string, from, to int) (out []Slot, ok bool) {
	for _, d := range strings.Fields(strings.ReplaceAll(days, ",", " ")) {
		w, known := readWeekday(d)
		if !known {
			return nil, false
		}
		out = append(out, Slot{w, from, to})
	}
	return out, len(out) > 0
}

func readWeekday(s string) (time.Weekday, bool) {
	m := weekdayPart.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	if m[1] == "" {
		return time.Sunday, true
	}
	n, _ := strconv.Atoi(m[1]) // one digit
	return time.Weekday((n - 1) % 7), true
}

func minutes(h, m string) int {
	hours, _ := strconv.Atoi(h) // digits
	mins := 0
	if m != "" {
		mins, _ = strconv.Atoi(m)
	}
	if hours > 24 || mins > 59 {
		return -1
	}
	return hours*60 + mins
}

// order puts Monday first.
func order(w time.Weekday) int { return (int(w) + 6) % 7 }

func (s Slot) meets(o Slot) bool { return s.Weekday == o.Weekday && s.From < o.To && o.From < s.To }

// Text is "T2 08:00-11:00".
func (s Slot) Text() string {
	day := "CN"
	if s.Weekday != time.Sunday {
		day = "T" + strconv.Itoa(int(s.Weekday)+1)
	}
	return fmt.Sprintf("%s %02d:%02d-%02d:%02d", day, s.From/60, s.From%60, s.To/60, s.To%60)
}

// Text is the timetable as it is stored and shown; ReadTimetable reads it back.
func (t Timetable) Text() string {
	words := make([]string, len(t))
	for i, s := range t {
		words[i] = s.Text()
	}
	return strings.Join(words, "; ")
}

// On reports whether there is a lesson on a day. A class without fixed hours meets any day.
func (t Timetable) On(d date.Date) bool {
	return len(t) == 0 || slices.ContainsFunc(t, func(s Slot) bool { return s.Weekday == d.Weekday() })
}

// Minutes is how long the lessons of a day are, 0 without fixed hours.
func (t Timetable) Minutes(d date.Date) (n int) {
	for _, s := range t {
		if s.Weekday == d.Weekday() {
			n += s.To - s.From
		}
	}
	return n
}
