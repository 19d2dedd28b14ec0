//go:build gallery

package main

import (
	"fyne.io/fyne/v2"

	"hoanhap/ui/chart"
	"hoanhap/ui/kit"
)

func censusPage(w fyne.Window, fr *kit.Frame) (string, fyne.CanvasObject) {
	row := func(kind kit.TableRowKind, label string, f ...int64) kit.TableRow {
		return kit.TableRow{Kind: kind, Label: label, Figures: f}
	}
	p, s, st := kit.RowPlain, kit.RowSum, kit.RowState
	t := kit.NewTable(239, []kit.TableColumn{{Title: "Bắt buộc", Wide: 82}, {Title: "Tự nguyện", Wide: 82}, {Title: "Đang lập hồ sơ", Wide: 108}, {Title: "Tổng", Wide: 63, Bold: true, Line: true}, {Title: "Trong đó nữ", Wide: 92}}, []kit.TableRow{
		row(st, "Đầu kỳ, ngày 30/09", 452, 148, 31, 631, 44), row(p, "Tiếp nhận mới", 11, 9, 16, 36, 4), row(p, "Chuyển đến", 2, 0, 0, 2, 0), row(p, "Trở lại sau bỏ trốn", 1, 0, 0, 1, 0),
		row(p, "Trở lại sau tạm đình chỉ", 1, 0, 0, 1, 0), row(p, "Trở lại sau chấp hành án", 0, 0, 0, 0, 0), row(s, "Vào trong kỳ", 15, 9, 16, 40, 4), row(p, "Chuyển sang diện này", 13, 1, 0, 14, 1),
		row(p, "Chuyển khỏi diện này", 0, 1, 13, 14, 1), row(p, "Hoàn thành", 19, 10, 0, 29, 2), row(p, "Miễn phần còn lại", 1, 0, 0, 1, 0), row(p, "Chuyển cơ sở cai nghiện khác", 1, 0, 0, 1, 0),
		row(p, "Chuyển giáo dục bắt buộc, bảo trợ", 0, 0, 0, 0, 0), row(p, "Tự ý chấm dứt", 0, 3, 0, 3, 0), row(p, "Cho về, Tòa không áp dụng", 0, 0, 2, 2, 0), row(p, "Tạm đình chỉ", 1, 0, 0, 1, 0),
		row(p, "Bàn giao cơ quan tố tụng", 1, 0, 0, 1, 0), row(p, "Bỏ trốn", 1, 0, 0, 1, 0), row(p, "Chết", 0, 0, 0, 0, 0), row(s, "Ra trong kỳ", 24, 13, 2, 39, 2), row(st, "Cuối kỳ, ngày 31/10", 456, 144, 32, 632, 46),
		row(p, "Đi viện", 8, 4, 1, 13, 1), row(p, "Về chịu tang", 1, 0, 0, 1, 0), row(p, "Ra ngoài phục vụ tố tụng", 2, 0, 0, 2, 0), row(s, "Có mặt", 445, 140, 31, 616, 45), row(p, "Ngày học viên trong kỳ", 14066, 4518, 981, 19565, 1402),
	})
	t.Pick(9, 1)
	note := kit.NewFacts(kit.Piece{Text: "Ngoài sổ ngày 31/10:", Style: kit.Quiet}, kit.Piece{Text: "bỏ trốn 4, tạm đình chỉ 2, cơ quan tố tụng giữ 3.", Style: kit.Body}, kit.Piece{Text: "Kết thúc khi không quản lý:", Style: kit.Quiet}, kit.Piece{Text: "0.", Style: kit.Body}).Narrow(100)
	names := [][]string{{"HV00868", "Lê Văn Cường", "1993", "Xã Tam Nông", "02/10"}, {"HV00653", "Hà Minh Đức", "1989", "Xã Lạc Thủy", "05/10"}, {"HV00902", "Trần Thị Hạnh", "1996", "Phường Việt Trì", "06/10"}, {"HV00669", "Bùi Quang Huy", "1991", "Xã Kim Bôi", "09/10"},
		{"HV00917", "Nguyễn Duy Khánh", "2000", "Phường Vĩnh Phúc", "12/10"}, {"HV00688", "Đỗ Xuân Lâm", "1985", "Xã Thanh Sơn", "15/10"}, {"HV00931", "Phạm Thành Long", "1998", "Xã Yên Lập", "19/10"}, {"HV00942", "Vũ Văn Phong", "1994", "Xã Sông Lô", "22/10"}, {"HV00706", "Nguyễn Thị Thảo", "1987", "Xã Bình Xuyên", "27/10"}, {"HV00955", "Hoàng Văn Toàn", "1990", "Xã Lương Sơn", "30/10"}}
	g := kit.NewGrid([]kit.Column{{Key: "c", Title: "Mã", Width: 60, Quiet: true}, {Key: "n", Title: "Tên", Width: 148, Draw: kit.DrawName}, {Key: "b", Title: "Sinh", Width: 42}, {Key: "h", Title: "Nơi cư trú", Width: 100, Grow: true}, {Key: "d", Title: "Ngày ra", Width: 56, Align: fyne.TextAlignTrailing}},
		func() int { return len(names) }, func(i int) []kit.Cell {
			n := names[i]
			return []kit.Cell{{Text: n[0]}, {Text: n[1]}, {Text: n[2]}, {Text: n[3]}, {Text: n[4]}}
		})
	g.NoTint, g.RowHeight = true, 21
	g.Pick(0)
	months := []chart.Month{}
	for i, m := range [][]int{{38, 30, 571}, {31, 36, 566}, {40, 28, 578}, {17, 36, 559}, {44, 29, 574}, {41, 27, 588}, {37, 28, 597}, {35, 29, 603}, {33, 24, 612}, {36, 28, 620}, {42, 31, 631}, {40, 39, 632}} {
		months = append(months, chart.Month{Label: []string{"11", "12", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}[i], Year: i == 2, In: m[0], Out: m[1], Closing: m[2]})
	}
	side := kit.Panel(kit.Down(0, kit.Fixed(0, 32, kit.Inset(16, 8, 8, 0, kit.AcrossMid(8, kit.NewText("Hoàn thành, tự nguyện", kit.Block), kit.NewText("10 lượt, 10 người", kit.Quiet), kit.Space(), kit.NewQuiet("In", "print", nil), kit.NewTool("close", "", nil)))),
		kit.Fixed(0, 239, g), kit.HLine(), kit.Fixed(0, 36, kit.Inset(16, 0, 16, 0, kit.AcrossMid(14, kit.NewText("Mười hai tháng", kit.Block), kit.NewText("đầu kỳ 563, cuối kỳ 632", kit.Quiet), kit.Space(), chart.Key("Vào 434", "Ra 365")))),
		kit.Fixed(0, 262, kit.Inset(16, 0, 12, 0, chart.Pairs(months, chart.Words{Month: "thg", Closing: "cuối"}))), kit.Space()))
	main := kit.Down(0, t, kit.Inset(16, 2, 16, 0, note), kit.Space(), kit.FootBar(kit.CheckLine(true, "631 + 40 + 14 – 14 – 39 = 632", "· đúng cả 5 cột · đếm theo đợt cũng ra 632 · 632 người")))
	sc := &kit.Screen{Title: "Thống kê tháng", Middle: kit.AcrossMid(2, kit.NewButton("", "left", "", nil), kit.Fixed(128, 28, kit.NewButton("Tháng 10/2026", "", "", nil).Bold()), kit.NewButton("", "right", "", nil), kit.Gap(6, 1), kit.NewText("01/10 – 31/10/2026", kit.Quiet), kit.Gap(8, 1),
		kit.NewFacts(kit.Piece{Icon: "lock", Text: "Đã chốt 02/11/2026, không có bổ sung", Style: kit.Body})),
		Acts: []fyne.CanvasObject{kit.NewButton("Excel", "sheet", "", nil), kit.NewPrimary("In báo cáo", "print", "Ctrl+P", nil)}, Body: kit.WithPanel(main, side, 518, 600)}
	return "stats", sc.Build()
}
