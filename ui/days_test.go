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
			if strings.HasPrefix(where, "residents") { // its list says in full why it shows nobody
				continue
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
