//go:build gallery

package main

import (
	"fyne.io/fyne/v2"

	"hoanhap/ui/chart"
	"hoanhap/ui/kit"
)

func todayPage(w fyne.Window, fr *kit.Frame) (string, fyne.CanvasObject) {
	b := kit.NewBoard([]kit.BoardCell{{Label: "Đầu ngày", Value: "639", Note: "trong sổ", Wide: 88}, {Sign: "+", Label: "Vào", Value: "3", Note: "2 mới, 1 trở lại", Wide: 110}, {Sign: "–", Label: "Ra", Value: "2", Note: "hoàn thành", Wide: 92},
		{Sign: "=", Label: "Trong sổ", Value: "640", Note: "sức chứa 700", Wide: 93}, {Line: true, Label: "Vắng", Value: "18", Note: "viện 13 · tang 2 · tố tụng 3", Wide: 196}, {Big: true, Label: "Có mặt lúc 14:02", Value: "622", Note: "640 – 18", Wide: 149}},
		[]string{"Trong sổ", "Vắng", "Có mặt"}, []kit.BoardRow{{Mark: kit.MarkObliged, Word: "Bắt buộc", Figures: []string{"463", "14", "449"}}, {Mark: kit.MarkWilling, Word: "Tự nguyện", Figures: []string{"145", "3", "142"}}, {Mark: kit.MarkFiling, Word: "Đang lập hồ sơ", Figures: []string{"32", "1", "31"}}})
	line := func(late bool, when, name, code, detail, due, act string) kit.WorkLine {
		return kit.WorkLine{Late: late, Soon: true, When: when, Name: name, Code: code, Detail: detail, Due: due, Act: act}
	}
	work := kit.NewWorkList([]kit.WorkGroup{
		{Title: "Thông báo sắp hoàn thành", Note: "Mẫu 51 · gửi trước 30 ngày", Icon: "print", Act: "In cả 3", Lines: []kit.WorkLine{line(true, "quá 2 ngày", "Đinh Công Hải", "HV00409", "Còn thiếu: gia đình", "hết hạn 18/12", "In thông báo"), line(false, "hôm nay", "Nguyễn Văn Quyết", "HV00417", "Công an xã Đà Bắc, gia đình, TAND khu vực 2", "hết hạn 20/12", "In thông báo"), line(false, "hôm nay", "Quách Thị Loan", "HV01019", "Công an phường Hòa Bình, gia đình", "hết hạn 20/12", "In thông báo")}},
		{Title: "Xã xác nhận bàn giao", Note: "5 ngày làm việc sau khi ra", Icon: "ok", Act: "Ghi nhận", Lines: []kit.WorkLine{line(true, "quá 1 ngày", "Bạch Công Lợi", "HV00391", "Công an xã Lạc Sơn", "ra 12/11", "Ghi nhận"), line(false, "hôm nay", "Phùng Đức Tài", "HV00988", "Công an xã Thanh Ba", "ra 13/11", "Ghi nhận")}},
		{Title: "Giấy xác nhận chấp hành xong", Note: "Mẫu 50, 30 · trong 24 giờ trước khi hết hạn", Icon: "print", Act: "In cả 2", Lines: []kit.WorkLine{line(false, "hôm nay", "Hà Văn Thịnh", "HV00405", "Bắt buộc · Mẫu 50", "hết hạn 21/11", "In"), line(false, "hôm nay", "Lưu Thị Ánh", "HV00993", "Tự nguyện · Mẫu 30", "hết hạn 21/11", "In")}},
		{Title: "Quyết định quản lý sau cai", Note: "phải có trước khi ra", Icon: "ok", Act: "Ghi đã nhận", Lines: []kit.WorkLine{line(false, "hôm nay", "Hà Văn Thịnh", "HV00405", "UBND xã Mai Hạ chưa gửi", "hết hạn 21/11", "Ghi")}},
		{Title: "Phiếu thông tin, kế hoạch cai nghiện", Note: "Mẫu 17, 18 · 2 ngày sau khi vào", Icon: "print", Act: "In", Lines: []kit.WorkLine{line(false, "hôm nay", "Vũ Minh Đạt", "HV01244", "Thiếu kế hoạch cai nghiện", "vào 18/11", "In")}},
		{Title: "Kế hoạch tái hòa nhập", Note: "Mẫu 19 · 30 ngày cuối", Icon: "print", Act: "In cả 2", Lines: []kit.WorkLine{line(false, "hôm nay", "Nguyễn Văn Quyết", "HV00417", "Chưa lập", "hết hạn 20/12", "In"), line(false, "hôm nay", "Quách Thị Loan", "HV01019", "Chưa lập", "hết hạn 20/12", "In")}},
	})
	moves := func(rows [][]string) fyne.CanvasObject {
		g := kit.NewGrid([]kit.Column{{Key: "t", Width: 38, Quiet: true}, {Key: "i", Width: 14, Draw: kit.DrawIcon}, {Key: "n", Width: 126}, {Key: "w", Width: 80, Grow: true}}, func() int { return len(rows) },
			func(i int) []kit.Cell {
				return []kit.Cell{{Text: rows[i][0]}, {Mark: rows[i][1]}, {Text: rows[i][2]}, {Text: rows[i][3], Tone: kit.Grey}}
			})
		g.NoHead, g.RowHeight, g.Margin = true, 24, 0.01
		return kit.Fixed(0, float32(len(rows)*24), g)
	}
	day := moves([][]string{{"07:20", kit.MarkHospital, "Quách Văn Hậu", "Đi viện"}, {"08:05", "in", "Nguyễn Văn Sơn", "Tiếp nhận mới"}, {"08:30", "out", "Bùi Văn Hiệp", "Hoàn thành"}, {"09:10", "back", "Phạm Đức Tùng", "Trở lại từ viện"},
		{"09:40", "in", "Đặng Minh Khoa", "Tiếp nhận mới"}, {"10:15", "out", "Trần Thị Nhung", "Hoàn thành"}, {"11:00", "back", "Lương Văn Tú", "Trở lại sau bỏ trốn"}, {"13:25", "swap", "Xa Văn Thuận", "Chuyển diện: bắt buộc"}})
	wait := moves([][]string{{"17:00", "back", "Nguyễn Đình Lộc", "Hẹn trở lại, chịu tang"}, {"17:00", "back", "Đinh Văn Chiến", "Hẹn trở lại, tố tụng"}, {"–", "out", "Hà Văn Mạnh", "Hết hạn, chưa cho ra"}})
	week := chart.Week([]chart.Day{{Count: 3, Word: "T7", Day: "21"}, {Count: 1, Word: "CN", Day: "22"}, {Count: 2, Word: "T2", Day: "23"}, {Word: "T3", Day: "24"}, {Count: 4, Word: "T4", Day: "25"}, {Count: 1, Word: "T5", Day: "26"}, {Count: 2, Word: "T6", Day: "27"}})
	right := kit.Across(14, kit.VLine(), kit.Grow(kit.Down(0, kit.Fixed(0, 32, kit.AcrossMid(8, kit.NewText("Ra vào hôm nay", kit.Block), kit.Space(), kit.NewQuiet("Ghi biến động", "add", nil))), kit.HLine(), day, kit.Gap(0, 6), kit.BlockHead("Còn chờ", ""), wait, kit.Gap(0, 6),
		kit.Fixed(0, 26, kit.AcrossMid(8, kit.NewText("Bảy ngày tới", kit.Section), kit.Space(), kit.NewText("việc đến hạn", kit.Caption))), kit.HLine(), week, kit.Space())))
	left := kit.Down(0, kit.Fixed(0, 28, kit.AcrossMid(10, kit.NewText("Việc cần làm", kit.Block), kit.NewFacts(kit.Piece{Icon: "warn", Text: "2 quá hạn", Style: kit.Strong.In(kit.Red)}), kit.NewText("9 đến hạn hôm nay", kit.Quiet), kit.Space(),
		kit.NewSegment([]kit.Option{{Text: "Đến hôm nay 11"}, {Text: "7 ngày tới 24"}, {Text: "Tất cả"}}, 0, nil))), kit.Grow(kit.Scrolled(work)))
	body := kit.Inset(16, 0, 16, 0, kit.Down(11, b, kit.Grow(kit.WithPanel(kit.Inset(0, 0, 16, 0, left), right, 360, 400))))
	s := &kit.Screen{Title: "Hôm nay", Facts: "Thứ Sáu 20/11/2026", Acts: []fyne.CanvasObject{kit.NewButton("In việc trong ngày", "print", "", nil), kit.NewPrimary("Tiếp nhận", "in", "Ctrl+N", nil)}, Body: body}
	return "today", s.Build()
}
