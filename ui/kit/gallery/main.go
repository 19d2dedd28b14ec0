//go:build gallery

// Gallery shows the kit with invented people, to be looked at beside the pictures of the look.
//
//	go run -tags "gallery migrated_fynedo x11" ./ui/kit/gallery -page list
package main

import (
	"flag"
	"log"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"hoanhap/ui/kit"
)

var pages = map[string]func(w fyne.Window, f *kit.Frame) (route string, o fyne.CanvasObject){
	"list": listPage, "form": formPage, "census": censusPage, "today": todayPage, "record": recordPage, "empty": emptyPage,
}

func main() {
	page := flag.String("page", "list", "today, list, record, form, census, empty")
	dark := flag.Bool("dark", false, "dark theme")
	scale := flag.Float64("scale", 1, "text size")
	words := flag.String("words", "assets/lang", "folder of words")
	flag.Parse()
	if err := kit.LoadWords(os.DirFS(*words), "vi"); err != nil {
		log.Fatal(err)
	}
	a := app.NewWithID("vn.hoanhap.gallery")
	a.Settings().SetTheme(kit.NewTheme(*dark, float32(*scale)))
	w := a.NewWindow("Hòa Nhập")
	w.SetPadded(false)
	f := kit.NewFrame("Hòa Nhập", []kit.Place{
		{Route: "today", Icon: "today", Word: "Hôm nay"}, {Route: "people", Icon: "people", Word: "Học viên"},
		{Route: "in", Icon: "in", Word: "Tiếp nhận", Group: 1}, {Route: "out", Icon: "out", Word: "Ra cơ sở", Group: 1}, {Route: "hand", Icon: "hand", Word: "Bàn giao", Group: 1},
		{Route: "health", Icon: "health", Word: "Y tế", Group: 2}, {Route: "train", Icon: "train", Word: "Học nghề", Group: 2}, {Route: "money", Icon: "money", Word: "Chế độ", Group: 2},
		{Route: "stats", Icon: "stats", Word: "Thống kê", Group: 3}, {Route: "book", Icon: "book", Word: "Sổ sách", Group: 3},
		{Route: "settings", Icon: "settings", Word: "Cài đặt", Foot: true},
	})
	f.SetCount("today", "11", true, nil)
	f.SetCount("people", "640", false, nil)
	f.SetCount("hand", "2", false, nil)
	f.SetPerson("Trần Thị Hường", "Cán bộ văn thư")
	f.SetCounts(kit.Count{Word: "Trong sổ", Value: "640"}, kit.Count{Word: "Có mặt", Value: "622"}, kit.Count{Word: "Vắng", Value: "18"},
		kit.Count{Word: "Bỏ trốn", Value: "3"}, kit.Count{Word: "Sức chứa", Value: "700"})
	f.SetUndo("Hoàn tác: chuyển diện Xa Văn Thuận")
	f.SetSaved("Đã lưu 14:02", "Thứ Sáu 20/11/2026")
	w.SetContent(f.Root)
	show := func(name string) {
		build, ok := pages[name]
		if !ok {
			log.Fatalf("no page %q", name)
		}
		route, o := build(w, f)
		f.Show(route, o)
	}
	f.OnGo = func(route string) {
		if p, ok := map[string]string{"today": "today", "people": "list", "in": "form", "stats": "census"}[route]; ok {
			show(p)
		}
	}
	w.Resize(fyne.NewSize(1366, 696))
	show(*page)
	w.ShowAndRun()
}
