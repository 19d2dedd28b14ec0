//go:build gallery

package main

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

var people = [][]string{}

func init() {
	for _, l := range strings.Split(strings.TrimSpace(`
HV00871|Đinh Công An|1994|b||262|.52|Xã Cao Phong
HV01176|Nguyễn Hữu An|2001|b||664|.08|Phường Việt Trì
HV00634|Bùi Tuấn Anh|1987|b|v|243|.67|Xã Kim Bôi
HV01239|Hoàng Đức Anh|1999|l||chưa có thời hạn||Phường Vĩnh Yên
HV01102|Lê Quốc Anh|1992|t||594|.19|Phường Phúc Yên
HV00958|Nguyễn Tuấn Anh|1996|t||133|.64|Xã Đoan Hùng
HV00702|Trần Thị Vân Anh|1990|b||115|.8|Xã Lâm Thao
HV01188|Vũ Thế Anh|2004|b||657|.1|Xã Yên Lạc
HV00815|Bùi Thị Ánh|1983|b||122|.72|Xã Lạc Sơn
HV01144|Quách Văn Ân|1979|b|c|971|.11|Xã Mường Vang
HV01207|Nguyễn Gia Bảo|2006|t||692|.05|Phường Nông Trang và Thanh Miếu
HV00766|Phạm Quốc Bảo|1991|b|x|chưa xác định||Xã Thanh Ba
HV00927|Hà Thị Bích|1988|t||116|.67|Xã Mai Châu
HV00412|Bùi Văn Bình|1990|b||35|.95|Xã Mường Bi
HV01163|Đỗ Thanh Bình|1985|b||1.000|.08|Xã Tam Đảo
HV01231|Lường Văn Bình|1993|l||chưa có thời hạn||Xã Đà Bắc
HV00530|Nguyễn Công Bình|1982|b|g|145|.8|Xã Cẩm Khê
HV00448|Nguyễn Văn Bình|1976|b||52|.93|Phường Hòa Bình
HV01051|Trần Xuân Bình|1998|t||18|.9|Xã Vĩnh Tường
HV01220|Xa Văn Bình|1989|b||692|.05|Xã Cao Sơn
HV01128|Hoàng Văn Chiến|1984|b|k|chưa xác định||Xã Hạ Hòa
HV00893|Lê Minh Chiến|1997|b||325|.46|Xã Phù Ninh
HV01117|Phan Văn Chiến|2000|b|p|608|.17|Xã Tu Vũ
HV00977|Bùi Đức Công|1995|t||56|.79|Xã Tân Lạc
HV01194|Nguyễn Thành Công|2002|b||685|.06|Phường Phú Thọ`), "\n") {
		people = append(people, strings.Split(l, "|"))
	}
}

func personRow(i int) []kit.Cell {
	p := people[i%len(people)]
	status := map[string]kit.Cell{"b": {Text: "Bắt buộc", Mark: kit.MarkObliged}, "t": {Text: "Tự nguyện", Mark: kit.MarkWilling}, "l": {Text: "Đang lập hồ sơ", Mark: kit.MarkFiling}}[p[3]]
	state := map[string]kit.Cell{"": {Text: "Có mặt", Tone: kit.Grey}, "v": {Text: "Đi viện", Mark: kit.MarkHospital}, "c": {Text: "Chịu tang", Mark: kit.MarkMourning},
		"x": {Text: "Bỏ trốn", Mark: kit.MarkEscaped, Tone: kit.Alarm}, "g": {Text: "Tố tụng", Mark: kit.MarkCourt}, "k": {Text: "Cơ quan tố tụng giữ", Mark: kit.MarkHeld},
		"p": {Text: "Tạm đình chỉ", Mark: kit.MarkPaused}}[p[4]]
	days := kit.Cell{Text: p[5], Tone: kit.Unknown}
	if p[6] != "" {
		days.Tone = kit.Normal
		if len(p[5]) == 2 {
			days.Tone = kit.Bold
		}
		var f float32
		for j, c := range p[6][1:] {
			f += float32(c-'0') * []float32{.1, .01}[j]
		}
		days.Part = f
	}
	return []kit.Cell{{Text: p[0]}, {Text: p[1]}, {Text: p[2], Tone: kit.Grey}, status, state, days, {Text: p[7]}}
}

func listPage(w fyne.Window, f *kit.Frame) (string, fyne.CanvasObject) {
	g := kit.NewGrid([]kit.Column{
		{Key: "code", Title: "Mã", Width: 66, Quiet: true}, {Key: "name", Title: "Tên", Width: 164, Draw: kit.DrawName}, {Key: "birth", Title: "Sinh", Width: 42},
		{Key: "status", Title: "Diện", Width: 128, Draw: kit.DrawMark}, {Key: "state", Title: "Trạng thái", Width: 150, Draw: kit.DrawMark},
		{Key: "days", Title: "Còn lại, ngày", Width: 116, Draw: kit.DrawDays}, {Key: "home", Title: "Nơi cư trú", Width: 80, Grow: true},
	}, func() int { return 648 }, personRow)
	g.OnSort = func(string, bool) {}
	g.SetSort("name", false)
	g.OnMenu = func([]int) []kit.Act {
		return []kit.Act{{Word: "Mở hồ sơ", Icon: "file", Key: "Enter"}, {Word: "Ghi biến động", Icon: "add", Key: "Ctrl+B"}}
	}
	g.Many = true
	g.Pick(13)
	find := kit.NewSearchBox("Tên, mã, số định danh, xã", func(string) {})
	chips := kit.NewChips([]kit.Chip{{Key: "open", Word: "Đang mở", Count: "648", On: true}, {Key: "b", Word: "Bắt buộc", Count: "470", Mark: kit.MarkObliged}, {Key: "t", Word: "Tự nguyện", Count: "145", Mark: kit.MarkWilling}, {Key: "l", Word: "Đang lập hồ sơ", Count: "33", Mark: kit.MarkFiling},
		{Key: "in", Word: "Có mặt", Count: "622", Group: 1}, {Key: "away", Word: "Vắng", Count: "18", Group: 1}, {Key: "off", Word: "Ngoài sổ", Count: "8", Group: 1}, {Key: "x", Word: "Bỏ trốn", Count: "3", Mark: kit.MarkEscaped, Alarm: true, Group: 1}, {Key: "30", Word: "Còn dưới 30 ngày", Count: "27", Group: 1}}, nil)
	s := &kit.Screen{Title: "Học viên", Middle: kit.Fixed(330, 28, find), Facts: "648 hồ sơ đang mở",
		Acts: []fyne.CanvasObject{kit.NewButton("Excel", "sheet", "", nil), kit.NewButton("In danh sách", "print", "Ctrl+P", nil), kit.NewButton("Tiếp nhận", "in", "Ctrl+N", nil)},
		Body: kit.Down(10, kit.Inset(16, 0, 16, 0, kit.Across(10, kit.Grow(chips), kit.NewQuiet("Lọc", "filter", nil))), kit.Grow(kit.WithPanel(g, preview(), 320, 700)))}
	return "people", s.Build()
}
