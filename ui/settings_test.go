package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/docs/manual"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// atSettings is a clerk at one section of the settings.
func atSettings(t *testing.T, arg string) *journey {
	t.Helper()
	j := newJourney(t)
	j.Outer.Prefs = mapPrefs{}
	j.Go(Route{Screen: "settings", Arg: arg})
	return j
}

// formOf is the form in view that holds a field.
func formOf(t *testing.T, j *journey, field string) *kit.Form {
	t.Helper()
	f := kittest.Find(j.view.Content, func(f *kit.Form) bool { _, ok := f.Values()[field]; return ok })
	if f == nil {
		t.Fatalf("no field %s in view", field)
	}
	return f
}

func TestCentreIsSavedFromADay(t *testing.T) {
	j := atSettings(t, "centre")
	f := formOf(t, j, law.CentreName)
	if from := f.Value("from"); from != "01/01/1990" {
		t.Errorf("what is told first holds from %s", from)
	}
	j.Keys.Do(fyne.KeyS, true)
	if len(f.Missing()) == 0 {
		t.Error("saved without a name")
	}
	f.Set(law.CentreName, "Cơ sở cai nghiện Suối Mẫu")
	f.Set(law.Capacity, "700")
	j.Keys.Do(fyne.KeyS, true)
	c := j.Office.Centre(date.Of(2020, 1, 1))
	if c.Name != "Cơ sở cai nghiện Suối Mẫu" || c.Capacity != 700 {
		t.Fatalf("%+v", c)
	}
	j.says(t, "Tên cơ sở: Cơ sở cai nghiện Suối Mẫu", "từ 01/01/1990 · cơ sở tự khai")
	f = formOf(t, j, law.CentreName)
	f.FocusOn(law.Capacity)
	f.Set(law.Capacity, "650")
	j.Keys.Do(fyne.KeyS, true)
	if k, _ := formOf(t, j, law.CentreName).At(); k != law.Capacity {
		t.Errorf("after saving the keyboard is in %q", k)
	}
	if a, b := j.Office.Centre(date.Of(2026, 11, 20)).Capacity, j.Office.Centre(date.Of(2026, 11, 21)).Capacity; a != 700 || b != 650 {
		t.Fatal("the change rewrote history", a, b)
	}
}

func TestHalfTypedSettingsAreAskedAbout(t *testing.T) {
	j := atSettings(t, "centre")
	formOf(t, j, law.CentreName).Set(law.CentreName, "Cơ sở")
	j.Go(Route{Screen: "today"})
	if j.now.Screen != "settings" {
		t.Fatal("left without a question")
	}
	kittest.TapText(j.w.Canvas().Overlays().Top(), "Bỏ")
	if j.now.Screen != "today" {
		t.Fatal("not left after the answer")
	}
}

func TestRuleGetsADatedRowAndLosesItWithAReason(t *testing.T) {
	j := atSettings(t, "rules/"+law.PeriodStartDay)
	j.says(t, "Ngày bắt đầu kỳ thống kê", "Hôm nay: 1 ngày trong tháng", "quy tắc của chương trình · của chương trình")
	f := formOf(t, j, law.PeriodStartDay)
	f.SetValues(map[string]string{law.PeriodStartDay: "29", "source": "CV 12/2026"})
	j.Keys.Do(fyne.KeyS, true)
	if len(f.Faulty()) == 0 {
		t.Fatal("a day that is no day of the month was taken")
	}
	f.SetValues(map[string]string{law.PeriodStartDay: "15", "from": "01/12/2026"})
	j.Keys.Do(fyne.KeyS, true)
	if a, b := j.Office.PeriodStart(date.Of(2026, 11, 30)), j.Office.PeriodStart(date.Of(2026, 12, 1)); a != 1 || b != 15 {
		t.Fatal(a, b)
	}
	j.says(t, "từ 01/12/2026", "CV 12/2026 · cơ sở nhập · áp dụng riêng ở cơ sở")
	if !kittest.TapText(j.view.Content, "Bỏ") {
		t.Fatal("the row cannot be withdrawn")
	}
	why := kittest.Find(j.w.Canvas().Overlays().Top(), func(f *kit.Form) bool { _, ok := f.Values()["why"]; return ok })
	why.Set("why", "nhầm")
	kittest.TapText(j.w.Canvas().Overlays().Top(), "Bỏ dòng này")
	if n := j.Office.PeriodStart(date.Of(2026, 12, 1)); n != 1 {
		t.Fatal("still in force", n)
	}
	j.says(t, "đã bỏ: nhầm (kiểm thử)")
}

// A row is written for the country, the province or the centre; the narrowest counts, and each is withdrawn by itself.
func TestRuleForTheProvince(t *testing.T) {
	j := newJourney(t)
	if err := j.Office.SetLaw([]app.LawRow{{Key: law.CentreProvince, From: date.Of(2026, 1, 1), Value: "22", Source: "cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "settings", Arg: "rules/" + law.Utilities})
	name := j.provinceName("22")
	for _, c := range [][2]string{{"22", "120000"}, {app.NationScope, "110000"}} {
		formOf(t, j, law.Utilities).SetValues(map[string]string{law.Utilities: c[1], "from": "01/10/2026", "source": "NQ " + c[1], "scope": c[0]})
		j.Keys.Do(fyne.KeyS, true)
	}
	if row, ok := j.Office.Law.Row(law.Utilities, date.Of(2026, 10, 5)); !ok || row.Value != "120000" || row.Scope != "22" {
		t.Fatalf("%+v", row)
	}
	j.says(t, "NQ 120000 · cơ sở nhập · áp dụng ở "+name, "NQ 110000 · cơ sở nhập · áp dụng cho cả nước")
	j.look("settings-scope")
	formOf(t, j, law.Utilities).SetValues(map[string]string{law.Utilities: "150000", "from": "01/10/2026", "source": "QĐ 9"})
	j.Keys.Do(fyne.KeyS, true)
	if row, _ := j.Office.Law.Row(law.Utilities, date.Of(2026, 10, 5)); row.Value != "150000" || row.Scope != law.Centre {
		t.Fatalf("not of the centre where nothing was chosen: %+v", row)
	}
}

// Every declared rule can be looked at, and says how sure it is.
func TestEveryRuleShowsItself(t *testing.T) {
	j := atSettings(t, "rules")
	for _, k := range j.Office.Law.Keys() {
		if chipOf(k.Group) == "" {
			continue
		}
		j.Go(Route{Screen: "settings", Arg: "rules/" + k.Key})
		formOf(t, j, k.Key)
		if row, ok := j.Office.Law.Row(k.Key, j.Office.Today()); ok && unsure(row.Mark) {
			j.says(t, markText(row.Mark))
		}
	}
}

func TestHolidayOfTheOffice(t *testing.T) {
	j := atSettings(t, "holidays/2027")
	j.says(t, "2027", "dự kiến, chờ công bố")
	f := formOf(t, j, "kind")
	f.SetValues(map[string]string{"kind": law.TetDays, "from": "05/02/2027", "to": "09/02/2027", "name": "Tết Nguyên đán 2027", "source": "TB 1/TB-BNV"})
	j.Keys.Do(fyne.KeyS, true)
	h, ok := j.Office.Law.Holiday(date.Of(2027, 2, 6))
	if !ok || !h.Confirmed || h.Source != "TB 1/TB-BNV" {
		t.Fatalf("%+v", h)
	}
	j.says(t, "Tết Nguyên đán 2027")
}

func TestSignerByDelegation(t *testing.T) {
	j := atSettings(t, "signers")
	f := formOf(t, j, "prefix")
	f.SetValues(map[string]string{"name": "Trần Thị Ví Dụ", "title": "PHÓ TRƯỞNG CƠ SỞ", "prefix": "KT."})
	j.Keys.Do(fyne.KeyS, true)
	if len(f.Faulty()) != 1 {
		t.Fatal("KT. without the one it is signed for")
	}
	f.Set("for", "TRƯỞNG CƠ SỞ")
	j.Keys.Do(fyne.KeyS, true)
	list, err := j.Office.Signers(j.Office.Today())
	if err != nil || len(list) != 1 || list[0].Prefix != "KT." || list[0].For != "TRƯỞNG CƠ SỞ" {
		t.Fatal(list, err)
	}
	j.says(t, "KT. TRƯỞNG CƠ SỞ")
}

func TestBackupImportAndExport(t *testing.T) {
	j := atSettings(t, "today")
	dir := t.TempDir()
	var copied, taken, out string
	var how app.Sealing
	j.Outer.Backup = func(path string, h app.Sealing, _ Step) error { copied, how = path, h; return nil }
	j.Outer.Export = func(path string, h app.Sealing, _ Step) error { out, how = path, h; return nil }
	j.Outer.Import = func(path string, _ Step) (say.Msg, error) {
		taken = path
		return say.Msg{}, say.Problems{{Field: "Học viên!C7", Msg: say.Of("err.needed")}}
	}
	j.Go(Route{Screen: "settings", Arg: "backup"})
	folders := formsWith(j, "folder")
	j.Keys.Do(fyne.KeyS, true)
	if copied != "" || len(folders[0].Faulty()) != 1 {
		t.Fatal("a copy without a folder")
	}
	folders[0].Set("folder", dir)
	j.Keys.Do(fyne.KeyS, true)
	if copied != filepath.Join(dir, "hoanhap-20261121-1402.db") || j.Outer.Prefs.Get("folder.backup") != dir {
		t.Fatal(copied)
	}
	folders[1].Set("folder", dir)
	kittest.TapText(j.view.Content, "Lấy sổ ra")
	if out != filepath.Join(dir, "So Hoa Nhap 2026-11-21.xlsx") || how.How != app.SealNot {
		t.Fatal(out, how)
	}
	formsWith(j, "file")[1].Set("file", "/x/so.xlsx")
	kittest.TapText(j.view.Content, "Đưa sổ vào")
	if taken != "/x/so.xlsx" {
		t.Fatal(taken)
	}
	j.says(t, "1 chỗ cần sửa trong sổ", "Học viên!C7: Còn thiếu.")
}

func formsWith(j *journey, field string) (out []*kit.Form) {
	kittest.Walk(j.view.Content, func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Form); ok {
			if _, has := f.Values()[field]; has {
				out = append(out, f)
			}
		}
	})
	return out
}

func TestLookIsPutOnAtOnce(t *testing.T) {
	j := atSettings(t, "look")
	times := 0
	j.Outer.Appear = func() { times++ }
	kittest.TapText(j.view.Content, "Tối")
	kittest.TapText(j.view.Content, "Lớn")
	if p := j.Outer.Prefs; times != 2 || p.Get("dark") != "yes" || p.Get("scale") != "1.15" {
		t.Fatal(times, p)
	}
	again := NewDesk(j.w, j.Office, j.Outer)
	if again.now.Screen != "settings" || again.now.Arg != "look" {
		t.Fatalf("comes back to %+v", again.now)
	}
	if NewDesk(j.w, j.Office, j.Outer).now.Screen != "today" {
		t.Fatal("and only once")
	}
}

func TestEveryFormIsPreviewedAsADraft(t *testing.T) {
	j := atSettings(t, "forms")
	s := &settings{d: j.Desk}
	for i, e := range j.Office.Forms.Editions() {
		s.previewForm(e)
		if len(j.printed.opened) != i+1 {
			t.Fatalf("%s was not shown", e.Name)
		}
		if p := j.printed.papers[0]; !p.Draft {
			t.Errorf("%s is no draft", e.Name)
		}
	}
}

func TestStartMakesABook(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	var path, opened string
	var rows []app.LawRow
	var told int
	c := StartChoices{Manual: manual.Pages, DefaultPath: "/nhà/hoanhap.db", DemoPath: "/nhà/DEMO.db", Recent: []string{"/nhà/cũ.db"}, Why: errors.New("hỏng"), Shipped: datatest.Office(t),
		NewFile: func(p string, r []app.LawRow) error {
			path, rows = p, r
			return &say.Refused{Msg: say.Of("err.needed")}
		},
		OpenFile: func(p string) error { opened = p; return nil },
		Demo:     func(p string, progress func(done, total int)) error { progress(1, 2); told++; return nil }}
	Start(w, c)
	text := func() string { return strings.Join(kittest.Texts(w.Content()), "\n") }
	if !strings.Contains(text(), "hỏng") || !strings.Contains(text(), "Chưa mở được sổ") {
		t.Error("what went wrong is not said")
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != "/nhà/cũ.db" {
		t.Error("Enter opens the book opened last:", opened)
	}
	kittest.TapText(w.Content(), "Tạo và mở sổ mẫu")
	if told != 1 || opened != "/nhà/DEMO.db" {
		t.Error("the sample", told, opened)
	}
	w.Canvas().Unfocus() // as after a click beside the fields
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if path != "" || !strings.Contains(text(), "Ô “Tên cơ sở” còn trống") {
		t.Fatal("a book without a name")
	}
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("F1 opens no manual")
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f := kittest.Find(w.Content(), func(f *kit.Form) bool { _, ok := f.Values()[law.CentreName]; return ok })
	f.Set(law.CentreName, "Cơ sở Suối Mẫu")
	kittest.TapText(w.Content(), "Lập sổ")
	if path != "/nhà/hoanhap.db" || len(rows) != 2 || rows[0].Value != "Cơ sở Suối Mẫu" || rows[0].From != date.Of(1990, 1, 1) {
		t.Fatal(path, rows)
	}
	for typed, want := range map[string]string{"250": "/nhà/250.db", "sổ mới.db": "/nhà/sổ mới.db", "/kho/a": "/kho/a.db"} {
		f.Set("path", typed)
		kittest.TapText(w.Content(), "Lập sổ")
		if filepath.ToSlash(path) != want || filepath.ToSlash(f.Value("path")) != want {
			t.Errorf("%q makes %q", typed, path)
		}
	}
	if !strings.Contains(text(), "Còn thiếu.") {
		t.Error("a refusal is not shown")
	}
	if dir := os.Getenv("LOOK"); dir != "" {
		draw(t, w, filepath.Join(dir, "start.png"))
	}
}
