package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// needs is what the words of the window's acts ask for: of a button, a line of a menu, a shortcut. "a b" is either of two.
var needs = map[string]string{
	"residents.move": "record", "residents.movement": "record", "key.move": "record", "record.edit": "admit", "key.edit": "admit",
	"merge.open": "merge", "merge.open_two": "merge", "merge.part": "merge",
	"record.menu.void": "void", "record.menu.void_stay": "void", "record.menu.correct": "void", "record.menu.decision": "void", "record.decision": "void",
	"record.paper.void": "void", "papers.void": "void", "move.act.correct": "void", "move.act.void": "void",
	"many.act.room.one": "admit", "many.act.papers.one": "issue_paper", "many.enrol": "train", "key.issue_print": "issue_paper",
	"handover.answer": "due", "handover.send": "due", "handover.remind.chosen": "issue_paper", "todo.waive": "due", "todo.by_hand": "due", "todo.reopen": "due",
	"support.reverse": "record_money", "voucher.new": "record_money", "deposit.keep": "record_money", "deposit.return": "record_money", "cash.count": "record_money",
	"stock.issue": "record_money", "labour.add": "train", "labour.group": "train", "settings.form.edit": "settings", "places.load": "settings", "places.drop": "settings",
	"settings.signer.add": "settings", "settings.save_row": "settings", "settings.files.backup.do": "backup", "settings.files.restore.do": "restore",
	"settings.files.export.do": "export", "settings.files.import.do": "import",
}

// right is the verb of a need.
func right(t *testing.T, need string) app.Right {
	t.Helper()
	if need == "record" {
		return app.RightMove
	}
	if need == "due" {
		return app.RightDue
	}
	if !slices.Contains(app.Rights, app.Right(need)) {
		t.Fatal(need)
	}
	return app.Right(need)
}

// everywhere is every page of the window.
func everywhere(resident, stayID int64) (out []Route) {
	for _, s := range screens {
		switch s.Route {
		case "resident":
			for _, tab := range (&record{d: &Desk{Office: &app.Office{}}}).tabList() {
				out = append(out, Route{Screen: s.Route, ID: resident, Arg: tab.Key})
			}
		case "settings":
			for _, x := range sections {
				out = append(out, Route{Screen: s.Route, Arg: x.Key})
			}
		case "support":
			for _, tab := range []string{"month", "cash", "deposit", "stock"} {
				out = append(out, Route{Screen: s.Route, Arg: tab})
			}
		case "training":
			for _, tab := range []string{"classes", "labour", "jobs"} {
				out = append(out, Route{Screen: s.Route, Arg: tab})
			}
		case "move", "decision", "papers":
			out = append(out, Route{Screen: s.Route, ID: stayID})
		default:
			out = append(out, Route{Screen: s.Route})
		}
	}
	return out
}

// offered are the acts a page offers just now, by their words: buttons that are on, lines of menus that are on.
func offered(content fyne.CanvasObject) map[string]bool {
	out := map[string]bool{}
	acts := func(list []kit.Act) {
		for _, a := range list {
			if a.Why == "" {
				out[a.Word] = true
			}
		}
	}
	kittest.Walk(content, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *kit.Button:
			if !x.Disabled() {
				out[x.Word()] = true
			}
		case *kit.Grid:
			for i := range x.Len() {
				if x.OnMenu != nil && i < 20 {
					acts(x.OnMenu([]int{i}))
				}
			}
		case *kit.Timeline:
			for i := range 20 {
				if x.OnMenu != nil {
					acts(x.OnMenu(i))
				}
			}
		}
	})
	return out
}

// Nothing on any page is offered to a role that may not do it: buttons, menus, shortcuts; and everything is offered to somebody
// somewhere, so that a word that changed is noticed.
func TestNoPageOffersWhatARoleMayNotDo(t *testing.T) {
	newJourney(t) // loads the words
	words := map[string]app.Right{}
	for key, need := range needs {
		if strings.HasPrefix(kit.T(key), "⟦") {
			t.Errorf("no words for %s", key)
		}
		words[kit.T(key)] = right(t, need)
	}
	seen := map[string]bool{}
	for _, role := range app.Roles {
		j := guardedJourney(t, role.Name)
		resident, stayID := busyCentre(t, j)
		for _, r := range everywhere(resident, stayID) {
			j.Go(r)
			if top := j.w.Canvas().Overlays().Top(); top != nil {
				t.Errorf("%s: %+v opens with a refusal: %v", role.Name, r, kittest.Texts(top))
			}
			for w := range offered(j.view.Content) {
				need, ok := words[w]
				if ok && !j.Office.Allowed(need) && !slices.Contains(sameWord, r.Screen+" "+r.Arg+" "+w) {
					t.Errorf("%s is offered %q on %+v", role.Name, w, r)
				}
				seen[w] = seen[w] || ok
			}
			for _, k := range j.Desk.barKeys(j.view.Keys) {
				if need, ok := words[kit.T(k.Word)]; ok && k.Do != nil && !j.Office.Allowed(need) {
					k.Do()
					j.shows(kit.T("access.barred.act"))
					j.press(fyne.KeyEscape)
				}
			}
			for c := j.w.Canvas(); c.Overlays().Top() != nil; {
				c.Overlays().Remove(c.Overlays().Top())
			}
		}
	}
	for w := range words {
		if !seen[w] && !slices.Contains(notHere, w) {
			t.Errorf("%q was offered to nobody: has the word changed?", w)
		}
	}
}

// sameWord are words that mean something else on a page: the rows of the census, the change of an account.
var sameWord = []string{"census  Biến động", "settings accounts Sửa"}

// notHere are words of shortcuts alone, and of rows that the little centre of the test has not.
var notHere = []string{"Mở lại việc này…", "Gộp hai hồ sơ…", "Sửa thông tin", "Ghi đã gửi thông báo", "Tách lại…", "Bỏ…", "Nhắc xã của người đã chọn"}

// busyCentre has somebody with movements, a paper, money and a voucher.
func busyCentre(t *testing.T, j *journey) (resident, stayID int64) {
	t.Helper()
	me := j.Office.Me().Name
	defer datatest.As(t, j.Office, me)
	datatest.As(t, j.Office, "clerk")
	stayID = datatest.Stay(t, j.Office, datatest.Named("Lê Hoàng Đạt", date.Of(2026, 9, 1)))
	datatest.Move(t, j.Office, stayID, stay.Hospital, date.Of(2026, 10, 1))
	if _, err := j.Office.Issue(app.PaperRequest{Stay: stayID, Kind: app.PaperNotice, Day: date.Of(2026, 10, 2), Addressee: app.ToPolice}); err != nil {
		t.Fatal(err)
	}
	r, err := j.Office.ResidentOf(stayID)
	if err != nil {
		t.Fatal(err)
	}
	datatest.As(t, j.Office, "accountant")
	if err := j.Office.Keep(app.DepositEntry{ResidentID: r.ID, Day: date.Of(2026, 10, 2), Kind: app.DepositGift, Amount: 100000, Party: "Mẹ"}); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Office.Pay(app.Voucher{Kind: app.VoucherPay, Day: date.Of(2026, 11, 2), Amount: 1000, Party: "Lê Thị Chợ", About: app.AboutOther}); err != nil {
		t.Fatal(err)
	}
	return r.ID, stayID
}
