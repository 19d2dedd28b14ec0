package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app/date"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// daysAreUnderstood tries every field of a day below an object as clerks type days: what was understood is written out whole,
// and what can be no day gets a sentence.
func daysAreUnderstood(t *testing.T, today date.Date, o fyne.CanvasObject, where string) (fields int) {
	t.Helper()
	kittest.Walk(o, func(o fyne.CanvasObject) {
		form, ok := o.(*kit.Form)
		if !ok {
			return
		}
		for _, f := range form.Fields() {
			if f.Kind != kit.KindDate {
				continue
			}
			fields++
			if f.Parse == nil {
				t.Errorf("%s: nobody reads the day %s", where, f.Key)
				continue
			}
			for typed, want := range map[string]string{"5/1/26": "05/01/2026", "05012026": "05/01/2026", "5.1.2026": "05/01/2026", "hôm nay": today.Text(), "hom nay": today.Text(), "-3": (today - 3).Text()} {
				if got, _, wrong := f.Parse(typed); got != want || wrong != nil {
					t.Errorf("%s, %s: %q is %q, %v", where, f.Key, typed, got, wrong)
				}
			}
			for _, typed := range []string{"31/2/2026", "5/13/2026", "abc", "99"} {
				if _, _, wrong := f.Parse(typed); wrong == nil || strings.TrimSpace(kit.Say(wrong)) == "" {
					t.Errorf("%s, %s: %q is taken", where, f.Key, typed)
				}
			}
			for typed, part := range map[string]string{"1/2026": "01/2026", "2026": "2026"} { // a birth may be known in part, an act not
				if got, _, wrong := f.Parse(typed); (wrong == nil) && got != part {
					t.Errorf("%s, %s: %q is %q", where, f.Key, typed, got)
				}
			}
		}
	})
	return fields
}

// numbersAreUnderstood tries every field of a number or a sum below an object: groups with dots are read, and what is no whole
// number gets a sentence that says what would be right. "12,5" may never become 125.
func numbersAreUnderstood(t *testing.T, o fyne.CanvasObject, where string) (fields int) {
	t.Helper()
	kittest.Walk(o, func(o fyne.CanvasObject) {
		form, ok := o.(*kit.Form)
		if !ok {
			return
		}
		for _, f := range form.Fields() {
			if f.Kind != kit.KindNumber && f.Kind != kit.KindMoney {
				continue
			}
			fields++
			was := form.Value(f.Key)
			for _, typed := range []string{"12,5", "1.50", "1.000,5", "năm trăm", "3 tháng", "1..000"} {
				if wrong := form.Judge(f.Key, typed); wrong == "" || !strings.ContainsAny(wrong, "0123456789") {
					t.Errorf("%s, %s: of %q it says %q", where, f.Key, typed, wrong)
				}
			}
			if f.Kind == kit.KindMoney {
				for typed, want := range map[string]string{"1500000": "1500000", "1.500.000": "1500000", "1 500 000": "1500000"} {
					if wrong := form.Judge(f.Key, typed); wrong != "" || form.Value(f.Key) != want {
						t.Errorf("%s, %s: %q is %q, %s", where, f.Key, typed, form.Value(f.Key), wrong)
					}
				}
				if wrong := form.Judge(f.Key, "-500"); wrong == "" {
					t.Errorf("%s, %s: a sum below nothing is taken", where, f.Key)
				}
			}
			form.SetValues(map[string]string{f.Key: was})
		}
	})
	return fields
}
