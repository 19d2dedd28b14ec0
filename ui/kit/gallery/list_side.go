//go:build gallery

package main

import (
	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

func preview() fyne.CanvasObject {
	who := kit.Across(12, kit.Fixed(60, 76, kit.NewPhoto(60, func() {})), kit.Down(0,
		kit.NewText("Bùi Văn Bình", kit.Preview), kit.NewText("HV00412 · đợt 1", kit.Quiet),
		kit.NewFacts(kit.Piece{Icon: kit.MarkObliged, Text: "Bắt buộc, có mặt", Style: kit.Body}), kit.NewText("Tổ 4 · phòng B2", kit.Quiet)))
	clock := kit.AcrossMid(4, kit.NewText("Còn 35 ngày", kit.Block), kit.Space(), kit.NewText("hết hạn", kit.Body), kit.NewText("25/12/2026", kit.Strong), kit.NewIcon("why", kit.Accent))
	due := kit.NewDrawing(200, 66, func(p kit.Pen, w, h float32) {
		for i, d := range [][]string{{"25/11", "Thông báo (Mẫu 51), 3 nơi nhận"}, {"25/11", "Kế hoạch tái hòa nhập"}, {"24/12", "Giấy xác nhận (Mẫu 50)"}} {
			y := float32(i) * 22
			p.Icon("due", 0, y+2, 16, kit.Second)
			p.Text(24, y, 22, d[0], kit.Strong)
			p.TextFit(82, y, 22, w-82, d[1], kit.Body)
		}
	})
	facts := kit.NewDrawing(200, 154, func(p kit.Pen, w, h float32) {
		for i, d := range [][]string{{"Sinh", "14/03/1990 (36 tuổi)"}, {"Số định danh", "017090004512"}, {"Nơi cư trú", "Xóm Ải, xã Mường Bi, Phú Thọ"}, {"Quyết định", "61/2024/QĐ-TA, 24 tháng"},
			{"Vào cơ sở", "02/12/2024"}, {"Biến động cuối", "09/06/2026 trở lại từ viện"}, {"Gia đình", "Bùi Thị Hoa (mẹ), 0982 114 705"}} {
			y := float32(i) * 22
			p.Text(0, y, 22, d[0], kit.Quiet)
			p.TextFit(98, y, 22, w-98, d[1], kit.Body)
		}
	})
	ruler := kit.NewRuler(12, []kit.Span{{Days: 246}, {Days: 23, Kind: kit.Skipped}, {Days: 449}, {Days: 35, Kind: kit.Left}})
	labels := kit.NewDrawing(100, 18, func(p kit.Pen, w, h float32) {
		p.Text(0, 0, 18, "đã tính 695", kit.Caption)
		p.TextMid(w/2+13, 0, 18, "không tính 23", kit.Caption)
		p.TextRight(w, 0, 18, "còn 35", kit.Caption)
	})
	open := kit.NewPrimary("Mở hồ sơ", "", "Enter", nil)
	return kit.Panel(kit.Inset(16, 14, 16, 12, kit.Down(0, who, kit.Gap(0, 16), kit.Fixed(0, 22, clock), kit.Gap(0, 4), ruler, kit.Gap(0, 2), labels,
		kit.Gap(0, 9), kit.HLine(), kit.Gap(0, 13), kit.NewText("Sắp đến hạn", kit.Strong), kit.Gap(0, 3), due, kit.Gap(0, 8), kit.HLine(), kit.Gap(0, 8), facts, kit.Space(),
		kit.Across(8, kit.Grow(open), kit.NewButton("Biến động", "add", "", nil)))))
}
