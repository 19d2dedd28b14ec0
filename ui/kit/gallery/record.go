//go:build gallery

package main

import (
	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

func recordPage(w fyne.Window, fr *kit.Frame) (string, fyne.CanvasObject) {
	dot := kit.Piece{Text: "·", Style: kit.Quiet, Gap: 6}
	facts := func(p ...string) fyne.CanvasObject {
		var out []kit.Piece
		for i := 0; i+1 < len(p); i += 2 {
			if i > 0 {
				out = append(out, dot)
			}
			if p[i] != "" {
				out = append(out, kit.Piece{Text: p[i], Style: kit.Quiet, Gap: 6})
			}
			out = append(out, kit.Piece{Text: p[i+1], Style: kit.Body, Gap: 4})
		}
		return kit.NewFacts(out...).Narrow(100)
	}
	who := kit.Down(1, kit.AcrossMid(12, kit.NewText("Bùi Văn Bình", kit.Person), kit.NewText("HV00412", kit.Quiet), kit.NewFacts(kit.Piece{Icon: kit.MarkObliged, Text: "Bắt buộc", Style: kit.Body}), kit.NewFacts(kit.Piece{Icon: kit.MarkPresent, Ink: kit.Green, Text: "Có mặt", Style: kit.Body})),
		facts("Sinh", "14/03/1990, 36 tuổi, nam", "Số định danh", "017090004512", "Nơi cư trú", "xã Mường Bi, Phú Thọ"), facts("Quyết định", "61/2024/QĐ-TA ngày 23/12/2024, TAND huyện Tân Lạc", "", "lần đầu", "", "tổ 4, phòng B2"))
	head := kit.Fixed(0, 92, kit.Inset(12, 9, 16, 9, kit.Across(10, kit.Down(0, kit.NewTool("left", "", nil)), kit.Fixed(60, 76, kit.NewPhoto(58, nil)), kit.Grow(who),
		kit.Down(0, kit.Across(10, kit.NewButton("Sửa", "edit", "", nil), kit.NewButton("In giấy", "print", "Ctrl+P", nil), kit.NewPrimary("Ghi biến động", "add", "Ctrl+B", func() {
			kit.Ask(w, kit.Question{Title: "Hủy biến động?", Text: "Hủy “Trở lại cơ sở” ngày 08/06/2026 của Bùi Văn Bình (HV00412)? Biến động vẫn còn trong sổ, bị gạch, ghi người hủy và lý do.", Yes: "Hủy biến động", No: "Giữ nguyên", Danger: true})
		}))))))
	key := kit.NewDrawing(320, 22, func(p kit.Pen, w, h float32) {
		p.Fill(0, 5, 12, 12, kit.Bar)
		x := p.Text(18, 0, 22, "Đã tính", kit.Body) + 6
		x = p.Text(x, 0, 22, "695", kit.Strong) + 24
		p.Hatch(x, 5, 12, 12, kit.Second)
		p.Edge(x, 5, 12, 12, kit.Edge)
		x = p.Text(x+18, 0, 22, "Không tính", kit.Body) + 6
		x = p.Text(x, 0, 22, "23", kit.Strong) + 24
		p.Edge(x, 5, 12, 12, kit.Edge)
		x = p.Text(x+18, 0, 22, "Còn", kit.Body) + 6
		p.Text(x, 0, 22, "35", kit.Strong)
	})
	ruler := kit.NewRuler(16, []kit.Span{{Days: 28}, {Days: 225}, {Days: 23, Kind: kit.Skipped}, {Days: 442}, {Days: 35, Kind: kit.Left}}, kit.RulerNote{Day: 28, Text: "vào 02/12/2024, lập hồ sơ 28 ngày", Tick: true}, kit.RulerNote{Day: 253, Text: "bỏ trốn 12/08 – 04/09/2025"}, kit.RulerNote{Day: 718, Text: "hôm nay 20/11/2026", Now: true})
	due := kit.NewDueRuler("Việc đến hạn", kit.DueMark{At: .109, Date: "25/11", Text: "Thông báo 3 nơi · kế hoạch tái hòa nhập"}, kit.DueMark{At: .74, Date: "24/12", Text: "Giấy xác nhận · QĐ quản lý sau cai"}, kit.DueMark{At: .762, Date: "25/12", Text: "Hết hạn", End: true}, kit.DueMark{At: .979, Date: "04/01", Text: "Xã xác nhận"})
	clock := kit.Inset(16, 0, 16, 0, kit.Framed(kit.Tint, kit.Rule, 6, kit.Inset(16, 8, 16, 8, kit.Down(0, kit.Fixed(0, 28, kit.AcrossMid(10, kit.NewText("Còn 35 ngày", kit.Person), kit.Gap(6, 1), kit.NewText("Hết hạn", kit.Body), kit.NewText("Thứ Sáu 25/12/2026", kit.Strong), kit.NewFacts(kit.Piece{Icon: "why", Text: "Vì sao?", Style: kit.Strong.In(kit.Accent), Tap: func() {}}), kit.Space(), key)), kit.Gap(0, 6), ruler, kit.Gap(0, 4), kit.HLine(), kit.Gap(0, 6), due))))
	tabs := kit.NewTabs([]kit.Tab{{Key: "t", Word: "Diễn biến"}, {Key: "p", Word: "Giấy tờ", Count: "14"}, {Key: "h", Word: "Y tế"}, {Key: "l", Word: "Học nghề", Count: "1"}, {Key: "m", Word: "Chế độ, lưu ký"}, {Key: "b", Word: "Bàn giao"}, {Key: "n", Word: "Người thân", Count: "2"}, {Key: "s", Word: "Lịch sử sửa"}}, nil)
	m := func(d, t, i, l, de, n string) kit.Moment {
		return kit.Moment{Date: d, Time: t, Icon: i, Label: l, Detail: de, Note: n}
	}
	list := []kit.Moment{m("02/12/2024", "10:20", "in", "Tiếp nhận mới", "đang lập hồ sơ, QĐ 37/QĐ-UBND", "tính 28 ngày"), m("30/12/2024", "", "swap", "Chuyển diện: bắt buộc", "QĐ 61/2024/QĐ-TA, 24 tháng", "bắt đầu tính"), m("12/08/2025", "19:30", kit.MarkEscaped, "Bỏ trốn", "QĐ truy tìm 09/QĐ-CSCN", ""),
		m("04/09/2025", "15:10", "back", "Trở lại sau bỏ trốn", "Công an xã Mường Bi đưa về", "không tính 23"), m("10/03/2026", "08:00", kit.MarkMourning, "Về chịu tang", "cha mất; hạn 5 ngày, đi đường 1", ""), m("15/03/2026", "16:40", "back", "Trở lại cơ sở", "đúng hạn", "tính 5 ngày"), m("02/06/2026", "09:15", kit.MarkHospital, "Đi viện", "Trung tâm y tế khu vực Tân Lạc", ""),
		m("08/06/2026", "", "void", "Trở lại cơ sở", "hủy 09/06/2026: ghi nhầm ngày", ""), m("09/06/2026", "14:00", "back", "Trở lại cơ sở", "giấy ra viện 114/GRV", "tính 7 ngày"), m("20/11/2026", "", "now", "Hôm nay", "", ""), m("25/11/2026", "", "due", "Thông báo, kế hoạch tái hòa nhập", "", "đến hạn"), m("24/12/2026", "", "due", "Giấy xác nhận, QĐ quản lý sau cai", "", "đến hạn"), m("25/12/2026", "", "checked", "Hết hạn", "chưa ghi: hoàn thành", "còn 35 ngày")}
	list[2].Alarm, list[7].Voided, list[9].Now, list[10].Coming, list[11].Coming = true, true, true, true, true
	why := kit.Why{Title: "Vì sao 25/12/2026?", Lines: []kit.WhyLine{{Term: "Bắt đầu tính", Amount: "30/12/2024", Source: "ngày chuyển diện theo QĐ 61/2024/QĐ-TA"}, {Sign: "+", Term: "Thời hạn 24 tháng", Amount: "30/12/2026", Source: "QĐ 61/2024/QĐ-TA; Luật 73/2021, còn áp dụng theo Luật 120/2025 điều 56.1"},
		{Sign: "–", Term: "Ở cơ sở khi lập hồ sơ, 02/12 – 29/12/2024", Amount: "28 ngày", Source: "được trừ: NĐ 116/2021 điều 44.3"}, {Sign: "+", Term: "Bỏ trốn, 12/08 – 04/09/2025", Amount: "23 ngày", Source: "không tính: NĐ 116/2021 điều 56.4"}},
		Result: kit.WhyLine{Sign: "=", Term: "Hết hạn", Amount: "25/12/2026", Source: "đã tính 695 + còn 35 = 730 ngày"}, Notes: []string{"Không đổi ngày hết hạn: chịu tang 5 ngày (điều 70.1), đi viện 7 ngày (điều 67.4)."}, Open: []string{"Thủ tục ra cơ sở theo NĐ 163/2026 (báo trước 30 ngày, Mẫu 50): chưa có hướng dẫn."}}
	body := kit.Down(0, head, clock, kit.Gap(0, 4), tabs, kit.Grow(kit.WithPanel(kit.Scrolled(kit.NewTimeline(list)), kit.Panel(kit.Inset(16, 8, 16, 8, why.Build(420))), 452, 600)))
	return "people", body
}

func emptyPage(w fyne.Window, fr *kit.Frame) (string, fyne.CanvasObject) {
	b := kit.NewBoard([]kit.BoardCell{{Label: "Đầu ngày", Value: "0", Note: "trong sổ", Wide: 88, Empty: true}, {Sign: "+", Label: "Vào", Value: "0", Wide: 110, Empty: true}, {Sign: "–", Label: "Ra", Value: "0", Wide: 92, Empty: true},
		{Sign: "=", Label: "Trong sổ", Value: "0", Note: "chưa ghi sức chứa", Wide: 111, Empty: true}, {Line: true, Label: "Vắng", Value: "0", Wide: 178, Empty: true}, {Big: true, Label: "Có mặt", Value: "0", Wide: 149, Empty: true}}, nil, nil)
	e := kit.EmptyPage(kit.Empty{Title: "Sổ còn trống", Text: "Làm ba việc dưới đây một lần. Sau đó trang này cho biết mỗi sáng: việc đến hạn, ai vào, ai ra, còn bao nhiêu người.", Steps: []kit.Step{
		{Word: "Ghi tên cơ sở, sức chứa, người ký", Text: "Đã ghi: Cơ sở cai nghiện ma túy số 2 tỉnh Phú Thọ. Còn thiếu sức chứa.", Button: kit.NewPrimary("Ghi tiếp", "", "", nil)},
		{Word: "Đưa sổ đang có vào", Text: "Từ bảng Excel. Xem và sửa từng dòng trước; chỉ ghi khi đồng ý.", Button: kit.NewButton("Chọn tệp Excel", "sheet", "", nil)},
		{Word: "Hoặc tiếp nhận người đầu tiên", Text: "Quét thẻ căn cước hoặc gõ họ tên, rồi ghi quyết định.", Button: kit.NewButton("Tiếp nhận", "in", "", nil)}}})
	s := &kit.Screen{Title: "Hôm nay", Facts: "Thứ Sáu 20/11/2026", Acts: []fyne.CanvasObject{kit.NewButton("Tiếp nhận", "in", "Ctrl+N", nil)}, Body: kit.Inset(16, 0, 16, 0, kit.Down(36, b, kit.Across(0, kit.Fixed(700, 0, e), kit.Space())))}
	return "today", s.Build()
}
