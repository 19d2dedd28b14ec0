package app_test

import (
	"errors"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/exchange"
	"hoanhap/app/law"
	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
)

// Who may do what, written out a second time: a slip in the table of the program does not pass. Columns as roleNames.
var roleNames = []string{"clerk", "health", "accountant", "training", "head", "administrator", "auditor", ""}

var grid = map[app.Right]string{
	//                    clerk health acct. train. head admin audit. nobody
	app.RightSee:      "x x x x x x x .",
	app.RightAdmit:    "x . . . . . . .",
	app.RightMove:     "x . . . . . . .",
	app.RightEnd:      "x . . . . . . .",
	app.RightDue:      "x . . . . . . .",
	app.RightPaper:    "x . . . . . . .",
	app.RightVoid:     "x . . . x . . .",
	app.RightMerge:    "x . . . . . . .",
	app.RightClose:    "x . . . x . . .",
	app.RightReopen:   ". . . . x x . .",
	app.RightImport:   "x . . . . x . .",
	app.RightExport:   "x . x . x x . .",
	app.RightHealth:   ". x . . . . . .",
	app.RightTreat:    ". x . . . . . .",
	app.RightReckon:   ". . x . . . . .",
	app.RightMoney:    ". . . . x . . .",
	app.RightTrain:    ". . . x . . . .",
	app.RightJournal:  "x . . . x x x .",
	app.RightSettings: ". . . . x x . .",
	app.RightBackup:   "x . . . . x . .",
	app.RightRestore:  ". . . . . x . .",
	app.RightAccounts: ". . . . . x . .",
}

func may(r app.Right, role string) bool {
	for i, n := range roleNames {
		if n == role {
			return strings.Fields(grid[r])[i] == "x"
		}
	}
	panic(role)
}

// world is what the ways in need: somebody to look at, to change, to let go.
type world struct {
	o        *app.Office
	resident int64
	stay     int64
	movement int64
	month    int // a period not frozen yet
	commune  string
}

// day of the movements of the ways in.
var day18 = date.Of(2026, 11, 18)

// ways are the ways in below the screen, by verb. A way that is let through may well fail for another reason.
var ways = map[app.Right]map[string]func(*world) error{
	app.RightSee: {
		"search":       func(w *world) error { _, err := w.o.Find(app.Search{Text: "a"}); return err },
		"list":         func(w *world) error { _, err := w.o.Clocks(w.o.Today()); return err },
		"board":        func(w *world) error { _, err := w.o.Board(w.o.Today()); return err },
		"due":          func(w *world) error { _, err := w.o.Due(w.o.Today(), 30); return err },
		"record":       func(w *world) error { _, err := w.o.Open(w.resident); return err },
		"census":       func(w *world) error { _, err := w.o.CensusOf(2026, 10, 0); return err },
		"papers":       func(w *world) error { _, err := w.o.PapersOf(w.stay); return err },
		"draft":        func(w *world) error { _, err := w.o.Drafts(); return err },
		"similar":      func(w *world) error { _, err := w.o.Similar("Nguyễn Văn An", date.Partial{}, ""); return err },
		"health tasks": func(w *world) error { _, err := w.o.HealthTasks(date.Max); return err },
		"paper draft": func(w *world) error {
			_, err := w.o.Prepare(app.PaperRequest{Stay: w.stay, Kind: app.PaperNotice, Day: day18})
			return err
		},
	},
	app.RightAdmit: {"admit": func(w *world) error { _, err := w.o.Admit(datatest.Admission()); return err },
		"change": func(w *world) error {
			r, err := w.o.ResidentOf(w.stay)
			if err == nil || w.o.Me() == nil {
				r.ID, r.Note = w.resident, "đổi"
				err = w.o.ChangeResident(app.Admission{Resident: r}, "")
			}
			return err
		}},
	app.RightMove: {"move": func(w *world) error {
		_, err := w.o.Record(app.Move{Movement: stay.Movement{StayID: w.stay, Kind: stay.Hospital, Day: day18}})
		return err
	}},
	app.RightEnd: {"end": func(w *world) error {
		_, err := w.o.Record(app.Move{Movement: stay.Movement{StayID: w.stay, Kind: stay.Die, Day: day18}})
		return err
	}},
	app.RightDue: {"due": func(w *world) error {
		_, err := w.o.SetDue(app.DueSet{StayID: w.stay, Code: due.Answer, Day: day18, About: "x"}, "")
		return err
	}},
	app.RightPaper: {"paper": func(w *world) error {
		_, err := w.o.Issue(app.PaperRequest{Stay: w.stay, Kind: app.PaperNotice, Day: day18, Addressee: "police"})
		return err
	}},
	app.RightVoid: {"void movement": func(w *world) error { return w.o.VoidMovement(w.movement, "nhầm") },
		"void stay": func(w *world) error { return w.o.VoidStay(w.stay, "nhầm") }},
	app.RightClose:  {"close": func(w *world) error { w.month++; _, err := w.o.Close(2025, w.month); return err }},
	app.RightReopen: {"reopen": func(w *world) error { return w.o.Reopen(2026, 10, "sai") }},
	app.RightImport: {"import": func(w *world) error { _, err := w.o.Import(exchange.Plan{}, nil); return err }},
	app.RightExport: {"export": func(w *world) error { _, err := w.o.Export(); return err }},
	app.RightHealth: {"notes": func(w *world) error { _, err := w.o.HealthNotes(w.resident); return err }},
	app.RightTreat: {"note": func(w *world) error {
		_, err := w.o.AddHealthNote(w.resident, 0, app.HealthText{Text: "x"})
		return err
	}},
	app.RightJournal: {"journal": func(w *world) error { _, err := w.o.History(app.EntryQuery{}, 10); return err }},
	app.RightSettings: {"settings": func(w *world) error {
		return w.o.SetLaw([]app.LawRow{{Key: law.PeriodStartDay, From: day18, Value: "1", Source: "QĐ 1"}}, "")
	}},
	app.RightRestore: {"restore": func(w *world) error { return w.o.AskGrave(app.RightRestore, "act.restore") }},
	app.RightBackup:  {"backup": func(w *world) error { return w.o.AskGrave(app.RightBackup, "act.backup") }},
	app.RightAccounts: {"accounts": func(w *world) error { _, err := w.o.Accounts(); return err },
		"new account": func(w *world) error {
			_, err := w.o.AddAccount(app.NewAccount{Name: "ai-do", FullName: "Ai Đó", Roles: []string{"clerk"}, Password: datatest.Password})
			return err
		},
		"new key":     func(w *world) error { return w.o.NewDataKey("x") },
		"new code":    func(w *world) error { _, err := w.o.NewRecoveryCode(); return err },
		"no accounts": func(w *world) error { return w.o.StopAccounts("một câu thật dài", "x") }},
}

// barred reports the answer to who may not.
func barred(err error) bool {
	var r *say.Refused
	return errors.As(err, &r) && (r.Key == "err.no_right" || r.Key == "err.login.needed")
}

// Role × verb × way in: exactly the verbs of a role are let through, below every screen.
func TestPermissionMatrix(t *testing.T) {
	if len(grid) != len(app.Rights) {
		t.Errorf("%d verbs in the grid, %d in the program", len(grid), len(app.Rights))
	}
	w := &world{o: datatest.Office(t)}
	var err error
	w.o.Forms, err = paper.Load(assets.Forms())
	no(t, err)
	w.o.Places, err = law.LoadPlaces(assets.Places())
	no(t, err)
	w.stay = datatest.Stay(t, w.o)
	w.movement = datatest.Move(t, w.o, w.stay, stay.Hospital, date.Of(2026, 11, 3))
	datatest.Move(t, w.o, w.stay, stay.Back, date.Of(2026, 11, 4))
	r, err := w.o.ResidentOf(w.stay)
	no(t, err)
	w.resident, w.commune = r.ID, communes(t, w.o, 1)[0]
	_, err = w.o.Close(2026, 10)
	no(t, err)
	datatest.Accounts(t, w.o)
	tried := 0
	for _, role := range roleNames {
		w.o.Leave()
		if role != "" {
			datatest.As(t, w.o, role)
		}
		for _, right := range app.Rights {
			if got := w.o.Allowed(right); got != may(right, role) {
				t.Errorf("%s may %s: %v", role, right, got)
			}
			for _, in := range []map[string]func(*world) error{desks[right], ways[right], more[right]} {
				for way, do := range in {
					tried++
					err := do(w)
					if got := !barred(err); got != may(right, role) {
						t.Errorf("%q, %s by %s: let through %v (%v)", role, right, way, got, err)
					}
				}
			}
		}
	}
	for _, right := range app.Rights {
		if len(ways[right])+len(desks[right])+len(more[right]) == 0 {
			t.Errorf("no way in asks for %s", right)
		}
	}
	if tried < 750 {
		t.Errorf("only %d ways were tried", tried)
	}
}

// Every verb and role has its words, and every act of the table its verb.
func TestRightsHaveWords(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		words, err := say.Load(assets.Lang(), lang)
		no(t, err)
		for _, r := range app.Rights {
			if words["right."+string(r)] == "" {
				t.Errorf("%s: right.%s has no words", lang, r)
			}
		}
		for _, r := range app.Roles {
			if words["role."+r.Name] == "" {
				t.Errorf("%s: role.%s has no words", lang, r.Name)
			}
		}
	}
}
