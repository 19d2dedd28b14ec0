package ui

import (
	"strconv"
	"strings"
	"testing"

	"hoanhap/app"
)

// What a half-typed entry is about stands sealed like the rest: the name of its draft is the resident and a number. Two kinds half
// typed are kept beside each other and each comes back.
func TestDraftsOfHealthNameNothing(t *testing.T) {
	j := newJourney(t)
	_, who := treated(t, j)
	s := healthOn(t, j.Desk, who, "illness")
	slots := map[string]string{}
	for _, kind := range []string{app.HealthTreatment, app.HealthReferral, app.HealthIllness, noteDraft + strconv.FormatInt(s.h.Pages[0].Note.ID, 10)} {
		slot, err := s.slot(kind)
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Office.KeepDraft("health", slot, map[string]string{draftKey: kind, "text": "MTDLIEU " + kind}); err != nil {
			t.Fatal(err)
		}
		slots[kind] = slot
	}
	for kind, slot := range slots {
		if again, err := s.slot(kind); err != nil || again != slot {
			t.Errorf("%s was kept in %q and is looked for in %q: %v", kind, slot, again, err)
		}
	}
	list := rows[app.Draft](j)
	if len(list) != len(slots) {
		t.Fatal(list)
	}
	for _, d := range list {
		if strings.Trim(d.About, "0123456789 ") != "" || strings.Contains(d.Values, "MTDLIEU") {
			t.Errorf("in clear: %q %q", d.About, d.Values)
		}
	}
}
