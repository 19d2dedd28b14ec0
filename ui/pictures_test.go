package ui

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/health"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data/datatest"
	"hoanhap/docs/manual"
	"hoanhap/ui/kit"
)

// shots are the pictures of the manual: a screen of the sample centre each.
func shots(t *testing.T, d *Desk) map[string]Route {
	t.Helper()
	var one, near int64 // somebody who is here with a long life, and somebody who ends soon
	lines, err := d.Office.Clocks(d.Office.Today())
	if err != nil {
		t.Fatal(err)
	}
	var many []string // of whom one ran away: he is refused by name
	most, least, run := -1, 1<<30, false
	for i := range lines {
		l := &lines[i]
		if l.Clock.HasTerm && !l.Clock.Running && l.Clock.Remaining >= 0 && l.Clock.Remaining < least {
			least, near = l.Clock.Remaining, l.Stay.ID
		}
		if l.Clock.HasTerm && l.Clock.NotCounted > most && l.Clock.Point.State == stay.Present {
			most, one = l.Clock.NotCounted, l.Resident.ID
		}
		if state := l.Clock.Point.State; state == stay.Present && len(many) < 3 || state == stay.Escaped && !run {
			many, run = append(many, strconv.FormatInt(l.Stay.ID, 10)), run || state == stay.Escaped
		}
	}
	return map[string]Route{"hom-nay": {Screen: "today"}, "hoc-vien": {Screen: "residents"}, "ho-so": {Screen: "resident", ID: one, Arg: "why"}, "tiep-nhan": {Screen: "admission"},
		"bien-dong": {Screen: "move", Arg: strings.Join(many, ",") + ";" + string(stay.Hospital)}, "ra-co-so": {Screen: "discharge"}, "ban-giao": {Screen: "handover"}, "giay-to": {Screen: "papers", ID: near}, "thong-ke": {Screen: "census"},
		"cai-dat": {Screen: "settings"}, "tim": {Screen: "today"}, "hoc-nghe": {Screen: "training"}, "che-do": {Screen: "support"}, "nhat-ky": {Screen: "journal"},
		"sao-luu": {Screen: "settings", Arg: "backup"}, "bieu-mau": {Screen: "form", Arg: "completion_notice.r3"}, "danh-muc-xa": {Screen: "settings", Arg: "places"}}
}

// The pictures of the manual are drawn from the sample centre on a fixed day, so that they are never old. PICTURES=folder
// keeps them (make pictures); otherwise the test only sees that each can be drawn and that the manual uses no other.
func TestPicturesOfTheManual(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, 1))
	if err := kit.LoadWords(assets.Lang(), "vi"); err != nil {
		t.Fatal(err)
	}
	kit.InPlace = true
	people := 40
	dir := os.Getenv("PICTURES")
	if dir != "" {
		people = 640
	}
	o := seeded(t, people)
	o.Who = "Trần Thị Hường"
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 696))
	d := NewDesk(w, o, Outer{File: "so-mau.db", Demo: true, Print: &tray{}, Prefs: mapPrefs{}, Manual: manual.Pages})
	w.Resize(fyne.NewSize(1366, 696))
	list := shots(t, d)
	draw := func(name string, r Route) {
		d.Go(r)
		if name == "tim" {
			d.Find()
			for _, r := range "anh" {
				w.Canvas().Focused().TypedRune(r)
			}
		}
		file := fewColours(t, w.Canvas().Capture())
		if len(file) < 8_000 || len(file) > 140_000 {
			t.Errorf("%s: %d bytes", name, len(file))
		}
		if top := w.Canvas().Overlays().Top(); top != nil {
			w.Canvas().Overlays().Remove(top)
		}
		if dir == "" {
			return
		}
		if err := os.WriteFile(filepath.Join(dir, name+".png"), file, 0o644); err != nil {
			t.Fatal(err)
		}
		if name == "hoc-vien" {
			if err := os.WriteFile(filepath.Join(dir, "..", "..", "look", "residents.png"), file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(list)) {
		draw(name, list[name])
	}
	// With accounts: the page of accounts, and the desk as the one who treats sees it.
	who := treatedOfTheManual(t, o)
	for _, x := range []struct {
		role string
		list map[string]Route
	}{{"quy", map[string]Route{"tai-khoan": {Screen: "settings", Arg: "accounts"}}}, {"yen", map[string]Route{"y-te": {Screen: "health"}, "y-te-ho-so": {Screen: "health", ID: who}}}} {
		datatest.As(t, o, x.role)
		d = NewDesk(w, o, Outer{File: "so-mau.db", Demo: true, Print: &tray{}, Prefs: mapPrefs{}, Manual: manual.Pages})
		for _, name := range slices.Sorted(maps.Keys(x.list)) {
			draw(name, x.list[name])
			list[name] = x.list[name]
		}
	}
	picturesOfThePages(t, list, dir == "")
}

// treatedOfTheManual gives the centre accounts, and somebody a record at the health desk.
func treatedOfTheManual(t *testing.T, o *app.Office) (who int64) {
	t.Helper()
	lines, err := o.Clocks(o.Today())
	if err != nil {
		t.Fatal(err)
	}
	for i := range lines {
		if lines[i].Clock.Point.State == stay.Present {
			who = lines[i].Resident.ID
			break
		}
	}
	o.Cost = datatest.Cheap
	if _, err := o.FirstAdministrator(app.NewAccount{Name: "quy", FullName: "Phạm Văn Quý", Password: datatest.Password}); err != nil {
		t.Fatal(err)
	}
	for _, a := range []app.NewAccount{{Name: "huong", FullName: "Trần Thị Hường", Roles: []string{"clerk"}}, {Name: "yen", FullName: "Lê Thị Yến", Roles: []string{"health"}},
		{Name: "thao", FullName: "Ngô Thị Thảo", Roles: []string{"accountant"}}, {Name: "binh", FullName: "Đỗ Văn Bình", Roles: []string{"training"}}, {Name: "khai", FullName: "Vũ Đình Khải", Roles: []string{"head"}}} {
		datatest.Sure(t, o)
		a.Password = datatest.Password
		if _, err := o.AddAccount(a); err != nil {
			t.Fatal(err)
		}
	}
	datatest.As(t, o, "yen")
	today := o.Today()
	entries := []app.HealthText{{Day: today - 60, Kind: app.HealthExam, Exam: &health.Exam{Entry: true, Height: 168, Physical: "gầy", Mental: "tỉnh táo", Opioid: true, Paper: "12/XĐTTN", Doctor: "Bác sĩ Lê Thị Y"}},
		{Day: today - 40, Kind: app.HealthIllness, Illness: &health.Illness{What: "tb", Found: today - 200}}}
	for i, kg := range []health.Tenths{525, 531, 548, 560} {
		entries = append(entries, app.HealthText{Day: today - date.Date(60-15*i), Kind: app.HealthVital, Vital: &health.Vital{Weight: kg, High: 120, Low: 80, Pulse: 76, Warm: 368}})
	}
	for _, e := range entries {
		if _, err := o.RecordHealth(who, e); err != nil {
			t.Fatal(err)
		}
	}
	return who
}

// picturesOfThePages holds the pages against the pictures: each shown is drawn and there, each drawn is shown, each link leads
// to a page of the contents.
func picturesOfThePages(t *testing.T, list map[string]Route, committed bool) {
	t.Helper()
	shown := map[string]bool{}
	for _, p := range helpPages {
		text, err := fs.ReadFile(manual.Pages, p+".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range parsePage(string(text)) {
			if b.kind != pagePicture {
				continue
			}
			name := strings.TrimSuffix(filepath.Base(b.text), ".png")
			shown[name] = true
			if _, ok := list[name]; !ok {
				t.Errorf("%s shows %s, which is not drawn", p, b.text)
			}
			if _, err := fs.Stat(manual.Pages, b.text); err != nil && committed {
				t.Errorf("%s: %v", p, err)
			}
		}
		for _, m := range pageLink.FindAllStringSubmatch(string(text), -1) {
			if !slices.Contains(helpPages, m[1]) {
				t.Errorf("%s leads to %s.md, which is in no contents", p, m[1])
			}
		}
	}
	for name := range list {
		if !shown[name] {
			t.Errorf("no page shows %s", name)
		}
	}
	contents, err := fs.ReadFile(manual.Pages, "README.md")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, m := range pageLink.FindAllStringSubmatch(string(contents), -1) {
		listed = append(listed, m[1])
	}
	slices.Sort(listed)
	if pages := slices.Sorted(slices.Values(helpPages)); !slices.Equal(listed, pages) {
		t.Errorf("the contents list %v, the program has %v", listed, pages)
	}
}

// pageLink is a link from page to page.
var pageLink = regexp.MustCompile(`\]\(([a-z0-9-]+)\.md\)`)

// fewColours is a picture with the 128 colours that are most of it: a screen has few, and the file a third of the size.
func fewColours(t *testing.T, src image.Image) []byte {
	t.Helper()
	b := src.Bounds()
	count := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(src.At(x, y)).(color.RGBA) }
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(p, q color.RGBA) int {
		return cmp.Or(count[q]-count[p], cmp.Compare(p.R, q.R), cmp.Compare(p.G, q.G), cmp.Compare(p.B, q.B))
	})
	var palette color.Palette
	for _, c := range all[:min(128, len(all))] {
		palette = append(palette, c)
	}
	place := make(map[color.RGBA]uint8, len(all))
	for _, c := range all {
		place[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, place[at(x, y)])
		}
	}
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, out); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// F1 opens the page of the screen in view without leaving it; every page can be read, and each screen of the manual is there.
func TestManualInTheProgram(t *testing.T) {
	j := newJourney(t)
	j.Outer.Manual = manual.Pages
	j.Go(Route{Screen: "admission"})
	j.press(fyne.KeyF1)
	j.sees("Hướng dẫn", "Tiếp nhận", "Gõ ngày", "05012026")
	j.press(fyne.KeyRight)
	j.sees("Thước ngày")
	j.press(fyne.KeyPageDown, fyne.KeyEscape)
	if j.w.Canvas().Overlays().Top() != nil || j.now.Screen != "admission" {
		t.Error("Esc leaves the manual open, or left the screen")
	}
	for _, s := range screens {
		if helpOf[s.Route] == "" {
			t.Errorf("the screen %s has no page", s.Route)
		}
	}
	for place, page := range helpOf {
		screen, part, _ := strings.Cut(place, "/")
		if screenOf(screen) == nil {
			t.Errorf("there is no screen %s", screen)
		}
		known := part == "" || screen == "settings" && slices.ContainsFunc(sections, func(x tab) bool { return x.Key == part }) ||
			screen == "resident" && slices.Contains(recordTabs, part)
		if !known {
			t.Errorf("%s has no part %s", screen, part)
		}
		if !slices.Contains(helpPages, page) {
			t.Errorf("the page %s of %s is in no contents", page, screen)
		}
	}
	for _, p := range helpPages {
		text, err := fs.ReadFile(manual.Pages, p+".md")
		if err != nil {
			t.Fatal(err)
		}
		blocks := parsePage(string(text))
		if len(blocks) < 4 || blocks[0].kind != pageTitle {
			t.Errorf("%s has %d parts and begins with %+v", p, len(blocks), blocks[0])
		}
		for _, b := range blocks {
			if read := b.text + b.cells[0] + b.cells[1]; b.kind != pagePicture && (strings.Contains(read, "](") || strings.ContainsAny(read, "*`")) {
				t.Errorf("%s shows its marks: %s", p, read)
			}
		}
		j.HelpOn(p)
		j.sees(blocks[0].text)
		j.look("help-" + p)
		j.press(fyne.KeyEscape)
	}
}

// F1 opens the page of the part in view: of the tab, not only of the screen.
func TestManualOfTheTabInView(t *testing.T) {
	j := newJourney(t)
	j.Outer.Manual = manual.Pages
	id := datatest.Stay(t, j.Office)
	for arg, title := range map[string]string{"accounts": "Tài khoản và quyền", "backup": "Sao lưu", "places": "Danh mục xã", "forms": "Biểu mẫu", "holidays": "Cài đặt"} {
		j.Go(Route{Screen: "settings", Arg: arg})
		j.Keys.Do(fyne.KeyF1, false)
		j.sees("Hướng dẫn", title)
		if got := j.helpTitle(j.helpPage()); got != title {
			t.Errorf("%s: %s", arg, got)
		}
		j.press(fyne.KeyEscape)
	}
	j.record(id, "money")
	if j.helpPage() != "che-do" {
		t.Error(j.helpPage())
	}
	j.Go(Route{Screen: "settings", Arg: "centre"})
	j.tap("Sao lưu")
	if j.helpPage() != "sao-luu" {
		t.Error("the page does not follow the tab", j.helpPage())
	}
}

// The tour is shown once to who opens the program; F1 shows it again.
func TestTour(t *testing.T) {
	j := newJourney(t)
	j.Outer.Prefs, j.Outer.Tour, j.Outer.Manual = mapPrefs{}, true, manual.Pages
	j.offerTour()
	j.sees("Giới thiệu 1/5")
	j.look("tour")
	j.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	j.sees("Giới thiệu 5/5", "Bắt đầu làm")
	j.press(fyne.KeyReturn)
	j.offerTour()
	if j.w.Canvas().Overlays().Top() != nil {
		t.Fatal("the tour is shown again")
	}
	j.press(fyne.KeyF1)
	j.tap("Giới thiệu")
	j.sees("Giới thiệu 1/5")
	j.press(fyne.KeyEscape)
	if j.w.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the tour open")
	}
}
