package app_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/data/datatest"
)

// Words that are planted in every field of the health desk. None of them may be read anywhere else.
var planted = []string{"GIANGMAI", "LAOPHOI", "VIEMGANB", "MTDLIEU", "TAMTHANX", "BSBIMAT", "PHACDOX", "RUTLAIX"}

// sealedRun is a sealed value in letters: by chance it spells a short word.
var sealedRun = regexp.MustCompile(`[A-Za-z0-9+/=_-]{32,}`)

// kindWords are what sealed kinds are called inside; they must not stand in clear about anybody either.
var kindWords = []string{"methadone", "hiv", "psychiatric", "treatment", "referral", "medicine", "illness", "detox"}

// words gathers every text that hangs on a value, whatever its type.
func wordsIn(v any, out *strings.Builder) {
	seen := map[uintptr]bool{}
	var walk func(reflect.Value, int)
	walk = func(v reflect.Value, deep int) {
		if deep > 40 || !v.IsValid() {
			return
		}
		switch v.Kind() {
		case reflect.String:
			out.WriteString(v.String())
			out.WriteByte('\n')
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.Pointer()] {
				seen[v.Pointer()] = true
				walk(v.Elem(), deep+1)
			}
		case reflect.Interface:
			walk(v.Elem(), deep+1)
		case reflect.Slice, reflect.Array:
			if v.Type().Elem().Kind() == reflect.Uint8 && v.Kind() == reflect.Slice {
				out.Write(v.Bytes())
				return
			}
			for i := range v.Len() {
				walk(v.Index(i), deep+1)
			}
		case reflect.Map:
			for it := v.MapRange(); it.Next(); {
				walk(it.Key(), deep+1)
				walk(it.Value(), deep+1)
			}
		case reflect.Struct:
			if strings.HasSuffix(v.Type().PkgPath(), "app/law") { // the law speaks of everybody
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i), deep+1)
			}
		}
	}
	walk(reflect.ValueOf(v), 0)
}

// plant fills every field of the health desk and issues its papers; it gives the notes back.
func plant(t *testing.T, o *app.Office, st, who int64) (notes []int64) {
	t.Helper()
	today := o.Today()
	add := func(b app.HealthText) int64 {
		b.Text += "GIANGMAI"
		id := record(t, o, who, b)
		notes = append(notes, id)
		return id
	}
	add(app.HealthText{Kind: app.HealthExam, Exam: &health.Exam{Entry: true, Opioid: true, Paper: "GIANGMAI", Physical: "LAOPHOI", Mental: "TAMTHANX", Chronic: "VIEMGANB",
		Kin: "LAOPHOI", Home: "TAMTHANX", Diagnosis: "MTDLIEU", Doctor: "BSBIMAT"}})
	add(app.HealthText{Kind: app.HealthIllness, Illness: &health.Illness{What: "hiv", Treated: "LAOPHOI", Result: "GIANGMAI"}})
	add(app.HealthText{Kind: app.HealthVital, Vital: &health.Vital{Weight: 500}})
	add(app.HealthText{Kind: app.HealthDetox, Detox: &health.Detox{Protocol: "PHACDOX", Course: "PHACDOX"}})
	add(app.HealthText{Kind: app.HealthMedicine, Medicine: &health.Medicine{Name: "MTDLIEU rifampicin", Dose: "LAOPHOI"}})
	place, err := o.SavePlace(app.ReceivingPlace{Name: "Trung tâm Y tế Hạ Long", Kind: app.PlaceTreats, Care: "other", Province: "22"})
	no(t, err)
	ref := add(app.HealthText{Day: today - 20, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Release, Made: today - 20, Reason: "MTDLIEU",
		Place: place, Patient: "MTDLIEU", Dose: 600, LastDay: today - 1}})
	no(t, o.StepReferral(ref, health.Step{State: health.Consent, Day: today - 20, Text: "TAMTHANX"}))
	_, err = o.SendReferral(ref, health.Step{Day: today - 19, Text: "GIANGMAI"}, "BSBIMAT")
	no(t, err)
	no(t, o.StepReferral(ref, health.Step{State: health.Revoked, Day: today - 18, Text: "RUTLAIX"}))
	second := add(app.HealthText{Day: today - 10, Kind: app.HealthReferral, Referral: &health.Referral{Kind: health.Methadone, Occasion: health.Inside, Made: today - 10}})
	no(t, o.StepReferral(second, health.Step{State: health.Consent, Day: today - 10}))
	course := add(app.HealthText{Day: today - 9, Kind: app.HealthTreatment, Treatment: &health.Treatment{From: today - 9, Ordered: 600}})
	no(t, o.Dispense(course, health.Dose{Day: today - 9, Why: "MTDLIEU"}))
	letter := add(app.HealthText{Day: today - 8, Kind: app.HealthLetter, Letter: &health.Letter{Received: true, Issuer: "TAMTHANX", Number: "MTDLIEU", Drug: "MTDLIEU"}})
	no(t, o.CorrectHealth(letter, app.HealthText{Day: today - 7, Kind: app.HealthLetter, Text: "GIANGMAI", Corrected: "RUTLAIX", Letter: &health.Letter{Received: true, Issuer: "TAMTHANX", Drug: "MTDLIEU"}}))
	_, err = o.IssueLetter(who, health.Letter{Number: "GIANGMAI", Purpose: "TAMTHANX"}, "BSBIMAT")
	no(t, err)
	_, err = o.AttachScan(ref, "LAOPHOI", strings.NewReader("%PDF-1.4 VIEMGANB"))
	no(t, err)
	add(app.HealthText{Kind: app.HealthPast, Past: &health.Past{Where: "hospital", Method: "naltrexone", Result: "VIEMGANB"}})
	no(t, o.WithdrawHealth(add(app.HealthText{Kind: app.HealthOther}), "RUTLAIX"))
	no(t, o.SickDiet(st, today, today+5, "Cháo"))
	for _, kind := range []string{app.PaperHealthSheet, app.PaperHealthPlan} {
		_, err := o.IssueHealth(app.HealthPaper{Stay: st, Kind: kind, Day: today, Doctor: "BSBIMAT", Result: []string{"TAMTHANX"}})
		no(t, err)
	}
	for screen, about := range map[string]string{"health": "1 1", "health_plan": "1", "health dialog": "health 1 1"} {
		no(t, o.KeepDraft(screen, about, map[string]string{"about": "MTDLIEU", "dialog.title": "PHACDOX", "text": "GIANGMAI"}))
	}
	return notes
}

// looks is every way to look at people, by name. What a role may not do is answered with a refusal, which is looked at too.
func looks(o *app.Office, st, who int64) map[string]func() (any, error) {
	today := o.Today()
	find := func(s string) func() (any, error) {
		return func() (any, error) { return o.Find(app.Search{Text: s}) }
	}
	all := func(s string) func() (any, error) { return func() (any, error) { return o.FindAll(s, 50) } }
	m := map[string]func() (any, error){
		"list":        find(""),
		"clocks":      func() (any, error) { return o.Clocks(today) },
		"board":       func() (any, error) { return o.Board(today) },
		"due":         func() (any, error) { return o.Due(today, app.AnyDay) },
		"work groups": func() (any, error) { l, err := o.Due(today, app.AnyDay); return app.DueGroups(l), err },
		"due csv":     func() (any, error) { l, err := o.Due(today, app.AnyDay); return app.DueCSV(l), err },
		"due of":      func() (any, error) { return o.DueOf(st, today) },
		"tasks":       func() (any, error) { return o.HealthTasks(date.Max) },
		"record":      func() (any, error) { return o.Open(who) },
		"timeline":    func() (any, error) { return o.TimelineOf(st) },
		"census":      func() (any, error) { return o.CensusOf(2026, 10, 0) },
		"census paper": func() (any, error) {
			c, err := o.CensusOf(2026, 10, 0)
			if err != nil {
				return nil, err
			}
			return o.CensusPaper(c, true)
		},
		"months":      func() (any, error) { return o.Months(2026, 11, 12) },
		"papers":      func() (any, error) { return o.PapersOf(st) },
		"stay papers": func() (any, error) { return o.StayPapers(st, today) },
		"packet":      func() (any, error) { return o.PacketOf(st, today) },
		"handovers":   func() (any, error) { return o.Book() },
		"handover":    func() (any, error) { h, _, err := o.HandoverOf(st); return h, err },
		"export":      func() (any, error) { return o.Export() },
		"journal":     func() (any, error) { return o.History(app.EntryQuery{}, 5000) },
		"journal of":  func() (any, error) { return o.History(app.EntryQuery{Resident: who}, 5000) },
		"drafts":      func() (any, error) { return o.Drafts() },
		"support":     func() (any, error) { return o.Support(2026, 10) },
		"typed":       func() (any, error) { return o.TypedSupport(st) },
		"diets":       func() (any, error) { return o.Diets(today) },
		"diet sheet":  func() (any, error) { l, err := o.Diets(today); return o.DietTable(today, l), err },
		"similar":     func() (any, error) { return o.Similar("Nguyễn Văn An", date.Partial{}, "") },
		"journal in full": func() (any, error) { // below every right: what lies in the file
			var out []any
			err := o.Store.Read(func(tx app.Tx) error {
				list, err := tx.Entries(app.EntryQuery{Resident: who})
				for i := range list {
					c, err := tx.EntryContent(list[i].ID)
					if err != nil {
						return err
					}
					out = append(out, list[i], c)
				}
				return err
			})
			return out, err
		},
	}
	for _, w := range append([]string{"methadone", "phiếu chuyển", "HIV"}, planted...) {
		m["search "+w], m["one box "+w] = find(w), all(w)
	}
	for _, e := range o.Forms.Editions() {
		m["paper "+e.Name] = func() (any, error) {
			return o.Prepare(app.PaperRequest{Stay: st, Kind: e.Kind, Day: today, Addressee: app.ToPolice})
		}
	}
	return m
}

// Nothing of the health desk is read by any role on any list, paper, export, census line, search or journal view, nor in the file.
func TestNothingOfTheHealthDeskLeaks(t *testing.T) {
	o, st, who := clinic(t)
	notes := plant(t, o, st, who)
	looked, dated := 0, opioid()
	dated.Day, dated.Corrected = o.Today(), "x"
	for _, role := range roleNames {
		o.Leave()
		if role != "" {
			datatest.As(t, o, role)
		}
		for name, look := range looks(o, st, who) {
			got, err := look()
			if err != nil && role != "" && !barred(err) && !strings.HasPrefix(name, "paper ") && name != "support" {
				t.Errorf("%s, %s: %v", role, name, err)
			}
			var b strings.Builder
			wordsIn(got, &b)
			if err != nil {
				b.WriteString(err.Error())
			}
			looked++
			text := b.String()
			for _, w := range planted {
				if strings.Contains(text, w) {
					t.Errorf("%s reads %s in %s", role, w, name)
				}
			}
			if strings.HasPrefix(name, "paper ") { // their forms are searched by a test of their own
				continue
			}
			text = sealedRun.ReplaceAllString(text, " ")
			for _, w := range kindWords {
				if strings.Contains(strings.ToLower(text), w) {
					t.Errorf("%s reads %s in %s", role, w, name)
				}
			}
		}
		if role == "health" {
			continue
		}
		for name, look := range map[string]func() error{
			"record": func() error { _, err := o.HealthOf(who); return err },
			"notes":  func() error { _, err := o.HealthNotes(who); return err },
			"desk":   func() error { _, err := o.HealthDesk(date.Max); return err },
			"sheet":  func() error { _, err := o.Dispensing(o.Today()); return err },
			"counts": func() error { _, err := o.HealthCounts(o.Today()); return err },
			"prepare": func() error {
				_, err := o.PrepareHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthSheet, Day: o.Today()})
				return err
			},
			"issue": func() error {
				_, err := o.IssueHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthSheet, Day: o.Today()})
				return err
			},
			"slip":     func() error { _, err := o.ReferralSlip(notes[5], ""); return err },
			"papers":   func() error { _, err := o.HealthPapersOf(st); return err },
			"write":    func() error { _, err := o.RecordHealth(who, dated); return err },
			"correct":  func() error { return o.CorrectHealth(notes[0], dated) },
			"withdraw": func() error { return o.WithdrawHealth(notes[0], "x") },
			"step":     func() error { return o.StepReferral(notes[5], health.Step{State: health.Consent, Day: o.Today()}) },
			"dispense": func() error { return o.Dispense(notes[0], health.Dose{Day: o.Today(), Amount: 1}) },
			"end":      func() error { return o.EndTreatment(notes[0], o.Today()) },
			"new place": func() error {
				_, err := o.SavePlace(app.ReceivingPlace{Name: "x", Kind: app.PlaceTreats, Care: "tb"})
				return err
			},
			"diet": func() error { return o.SickDiet(st, o.Today(), 0, "Cháo") },
		} {
			if err := look(); !barred(err) {
				t.Errorf("%q is let through to %s: %v", role, name, err)
			}
		}
	}
	if looked < 400 {
		t.Errorf("only %d looks", looked)
	}
	o.Leave()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(o.Store.Path()), "*")) // the database, its log, its lock
	no(t, err)
	for _, path := range files {
		b, err := os.ReadFile(path)
		no(t, err)
		for _, w := range planted {
			if strings.Contains(string(b), w) {
				t.Errorf("%s lies in %s", w, filepath.Base(path))
			}
		}
	}
	if len(files) < 2 {
		t.Errorf("only %v were searched", files)
	}
}

// The words are there for who may read them: the test above does not pass because nothing was planted.
func TestHealthDeskReadsItsOwn(t *testing.T) {
	o, st, who := clinic(t)
	plant(t, o, st, who)
	h, err := o.HealthOf(who)
	no(t, err)
	p, err := o.PrepareHealth(app.HealthPaper{Stay: st, Kind: app.PaperHealthSheet, Day: o.Today(), Doctor: "BSBIMAT"})
	no(t, err)
	var b strings.Builder
	wordsIn([]any{h, p}, &b)
	for _, w := range planted {
		if !strings.Contains(b.String(), w) {
			t.Errorf("%s was not planted", w)
		}
	}
	datatest.As(t, o, "auditor")
	lines, err := o.History(app.EntryQuery{}, 500)
	no(t, err)
	seen := 0
	for _, l := range lines {
		if l.Entry.Name == "act.see_health" {
			seen++
		}
	}
	if seen < 2 {
		t.Errorf("%d looks in the journal", seen)
	}
}
