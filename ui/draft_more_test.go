package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/law"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit"
)

// cut ends the program as a power cut does, two seconds after the last key, and starts it anew.
func (j *journey) cut() {
	j.Helper()
	j.beat()
	j.restart()
}

// Two people of one name in one list: what was typed about the first does not stand in the dialog of the second.
func TestTwoOfOneNameKeepTheirOwn(t *testing.T) {
	j := newJourney(t)
	a := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng"))
	b := datatest.Stay(t, j.Office, datatest.Named("Lò Văn Dũng"))
	j.Go(Route{Screen: "training", Arg: "jobs"})
	j.askJob(a, "Lò Văn Dũng", 3)
	formIn(j.w).Set("job", "Thợ xây")
	j.beat()
	j.keeping.end()
	closeAll(j.w)
	j.askJob(b, "Lò Văn Dũng", 3)
	if f := formIn(j.w); f.Value("job") != "" {
		t.Errorf("of the other of that name %q is offered", f.Value("job"))
	}
	formIn(j.w).Set("job", "Phụ bếp")
	j.beat()
	j.keeping.end()
	closeAll(j.w)
	for id, want := range map[int64]string{a: "Thợ xây", b: "Phụ bếp"} {
		j.askJob(id, "Lò Văn Dũng", 3)
		j.dialogHolds("job", want)
		j.keeping.end()
		closeAll(j.w)
	}
	if ds, err := j.Office.Drafts(); err != nil || len(ds) != 2 {
		t.Error(ds, err)
	}
}

// dialogHolds reads a field of the dialog in view.
func (j *journey) dialogHolds(key, want string) {
	j.Helper()
	if f := formIn(j.w); f == nil || f.Value(key) != want {
		j.Errorf("%s does not hold %q: %s", key, want, j.screenText())
	}
}

// The boxes for many open again with those they were about, and with what was typed and ticked in them.
func TestBoxesForManyAreOfferedAgain(t *testing.T) {
	j := newJourney(t)
	a := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Đạt"))
	b := datatest.Stay(t, j.Office, datatest.Named("Vũ Đức Ân"))
	class, err := j.Office.SaveClass(app.TrainingClass{Name: "May K1", Occupation: "May", Level: app.LevelShort, Teacher: "Lê Thị Dạy", First: on("2026-11-02"), Last: on("2026-12-30"), Hours: 120, Timetable: "T2 8h-11h; T4 8h-11h", Places: 15})
	if err != nil {
		t.Fatal(err)
	}
	open := func(what string) {
		t.Helper()
		j.cut()
		j.sees("Còn bản nhập dở", what)
		j.press(fyne.KeyReturn)
		j.sees("điền lại bản dở")
	}
	j.Go(Route{Screen: "residents"})
	j.OpenRoom([]int64{a, b})
	formIn(j.w).Set("room", "Tổ 9")
	open("Xếp tổ, phòng")
	j.sees("HV00001", "HV00002", "vào Tổ 9")
	j.press(fyne.KeyEscape)

	j.OpenManyPapers([]int64{a, b})
	formIn(j.w).Set("day", "20/11/2026")
	open("Cấp một loại giấy cho 2 người")
	j.dialogHolds("day", "20/11/2026")
	j.press(fyne.KeyEscape)

	j.OpenProposal([]int64{a, b})
	formIn(j.w).Set("reason", "mắc bệnh nặng")
	open("Đề nghị")
	j.dialogHolds("reason", "mắc bệnh nặng")
	j.press(fyne.KeyEscape)

	j.OpenEnrol(class, nil)
	g := j.grid()
	g.OnOpen(1)
	chosen := g.Row(1)[2].Text
	open("Ghi danh")
	if r := j.grid().Row(1); r[2].Text != chosen || r[0].Mark == "" || j.grid().Row(0)[0].Mark != "" {
		t.Errorf("%+v is not ticked alone", r)
	}
	j.press(fyne.KeyEscape)

	if err := j.Office.Enrol(class, on("2026-11-02"), nil, a, b); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "training", ID: class})
	j.openAttend(class)
	j.grid().OnOpen(0)
	j.grid().OnOpen(0) // missed
	want := j.grid().Row(0)[2].Text
	open("May K1")
	if got := j.grid().Row(0)[2].Text; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	j.ctrl(fyne.KeyS)
	if n := len(rows[app.Attendance](j)); n != 1 {
		t.Errorf("%d marks were written", n)
	}
	j.noDrafts()
}

// A section of the settings is kept under its name, a rule under its key.
func TestHalfTypedSettingsAreOfferedAgain(t *testing.T) {
	j := newJourney(t)
	for _, c := range []struct{ arg, key string }{{"centre", law.CentreHead}, {"signers", "name"}, {"holidays", "name"}, {"rules/" + law.Utilities, "source"}} {
		j.Go(Route{Screen: "settings", Arg: c.arg})
		j.form().Set(c.key, "Đỗ Văn Mẫu")
		j.cut()
		j.sees("Cài đặt, giữ lúc")
		j.press(fyne.KeyReturn)
		if j.now != (Route{Screen: "settings", Arg: c.arg}) {
			t.Errorf("%+v is open", j.now)
		}
		j.sees("điền lại bản dở")
		j.holds(c.key, "Đỗ Văn Mẫu")
		j.Go(Route{Screen: "today"})
		j.sees("chưa lưu")
		j.tap(kit.T("settings.leave.yes"))
		j.noDrafts()
	}
}

// elsewhere are the functions that make a form somebody else keeps, or that is kept nowhere, and why.
var elsewhere = map[string]string{
	"accountForm": "by ask", "buildForm": "by the page of admission", "newLogin": "passwords", "onPassword": "passwords", "askPassword": "passwords",
	"askSecond": "passwords", "onReset": "passwords", "onClose": "by ask", "onKey": "passwords", "onOff": "passwords", "onUnlockHealth": "passwords",
	"onRecoverHealth": "passwords", "onSetHealth": "passwords", "restore.go from": "passwords", "onRestore": "before there is a book", "take": "passwords", "sealing": "passwords",
	"onRecover": "passwords", "account": "passwords", "newResidents": "a filter", "newJournal": "a filter", "buildHead": "a filter",
	"decision.go fields": "by the page", "forms.go fields": "by the page", "movement_form.go fields": "by the page", "measures": "by the page of the form",
	"papers.go build": "by the page", "resident_form.go build": "by the page", "orderForm": "by who asks for the order", "planForm": "under its own name, for weeks",
	"scannerLine": "a choice that is kept at once", "centreForm": "by the section", "holidayForm": "by the section", "newForm": "by the section",
	"signerForm": "by the section", "catalogues": "by the section", "files": "paths, chosen from a list", "left": "before there is a book", "right": "before there is a book",
}

// Whoever makes a form must keep it: every function that makes one hands it to what keeps it, or stands in the list with
// who does, or why nobody.
func TestNoFormForgets(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	keeps := map[string]bool{"askForm": true, "fill": true, "askKept": true, "keep": true, "keepDialog": true, "keepMore": true}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			makes, kept := false, false
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if s, ok := call.Fun.(*ast.SelectorExpr); ok {
					makes = makes || s.Sel.Name == "NewForm"
					kept = kept || keeps[s.Sel.Name]
				}
				return true
			})
			if why := elsewhere[fn.Name.Name] + elsewhere[name+" "+fn.Name.Name]; makes && !kept && why == "" {
				t.Errorf("%s: %s makes a form that nothing keeps", name, fn.Name.Name)
			}
		}
	}
}
