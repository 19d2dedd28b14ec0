//go:build gallery

package main

import (
	"strings"

	"fyne.io/fyne/v2"

	"hoanhap/ui/kit"
)

func options(s ...string) []kit.Option {
	var out []kit.Option
	for _, x := range s {
		out = append(out, kit.Option{Value: x, Text: x})
	}
	return out
}

func says(note string) func(string) (string, string, any) {
	return func(s string) (string, string, any) { return s, note, nil }
}

func formPage(w fyne.Window, fr *kit.Frame) (string, fyne.CanvasObject) {
	f := kit.NewForm()
	const name = kit.KindName
	f.Wide(&kit.Field{Key: "qr", Label: "Quét thẻ", Width: 430, Icon: "qr"})
	f.Section("Người").
		Add(&kit.Field{Key: "name", Label: "Họ và tên", Kind: name, Required: true}, &kit.Field{Key: "sex", Label: "Giới tính", Kind: kit.KindChoice, Width: 92, Options: options("Nam", "Nữ"), Hint: "số định danh khớp"}).
		Add(&kit.Field{Key: "birth", Label: "Ngày sinh", Kind: kit.KindDate, Width: 104, Parse: says("Thứ Ba, 38 tuổi")}, &kit.Field{Key: "id", Label: "Số định danh", Width: 152}).
		Add(&kit.Field{Key: "issued", Label: "Ngày cấp", Kind: kit.KindDate, Width: 104, Parse: says("Thứ Năm")}, &kit.Field{Key: "issuer", Label: "Nơi cấp", Kind: kit.KindChoice, Options: options("Cục Cảnh sát QLHC về TTXH", "Bộ Công an")}).
		Add(&kit.Field{Key: "commune", Label: "Xã, phường", Kind: kit.KindSearch, Under: true, Find: communes}, &kit.Field{Key: "hamlet", Label: "Thôn, số nhà"}).
		Add(&kit.Field{Key: "nation", Label: "Dân tộc", Kind: kit.KindChoice, Options: options("Kinh", "Mường", "Tày", "Thái", "Dao", "Mông")}, &kit.Field{Key: "school", Label: "Trình độ", Kind: kit.KindChoice, Options: options("Tiểu học", "Trung học cơ sở", "Trung học phổ thông")}).
		Add(&kit.Field{Key: "job", Label: "Nghề nghiệp"}, &kit.Field{Key: "drug", Label: "Chất chính", Kind: kit.KindChoice, Options: options("Heroin", "Methamphetamine")})
	f.Section("Vào cơ sở").
		Add(&kit.Field{Key: "status", Label: "Diện", Kind: kit.KindSegment, Options: []kit.Option{{Value: "b", Text: "Bắt buộc", Mark: kit.MarkObliged}, {Value: "t", Text: "Tự nguyện", Mark: kit.MarkWilling}, {Value: "l", Text: "Lập hồ sơ", Mark: kit.MarkFiling}}},
			&kit.Field{Key: "day", Label: "Ngày, giờ vào", Kind: kit.KindDate, Width: 100, With: &kit.Field{Key: "hour", Kind: kit.KindTime, Width: 58}, Hint: "hôm nay"}).
		Add(&kit.Field{Key: "from", Label: "Bên giao", Kind: kit.KindChoice, Options: options("Công an xã Mường Hoa")}, &kit.Field{Key: "officer", Label: "Người giao"})
	f.Section("Quyết định").
		Add(&kit.Field{Key: "no", Label: "Số"}, &kit.Field{Key: "date", Label: "Ngày", Kind: kit.KindDate, Width: 104, Parse: says("Thứ Hai")}).
		Add(&kit.Field{Key: "court", Label: "Nơi ra", Kind: kit.KindChoice, Options: options("TAND khu vực 12 – Phú Thọ")}, &kit.Field{Key: "times", Label: "Lần thứ", Kind: kit.KindNumber, Width: 48, Hint: "có đợt trước: HV00087"}).
		Add(&kit.Field{Key: "term", Label: "Thời hạn", Kind: kit.KindNumber, Width: 56, Hint: "tháng · mức của lần thứ 2"}, &kit.Field{Key: "start", Label: "Bắt đầu tính", Kind: kit.KindDate, Width: 104, Hint: "ngày vào"})
	strip := kit.Framed(kit.Tint, kit.Rule, 4, kit.Inset(10, 0, 10, 0, kit.AcrossMid(8, kit.NewText("Hết hạn", kit.Quiet), kit.NewText("Thứ Ba 20/11/2029", kit.Block), kit.NewText("· 1.096 ngày · thông báo từ 21/10/2029", kit.Quiet), kit.Space(),
		kit.NewFacts(kit.Piece{Icon: "why", Text: "Vì sao?", Style: kit.Strong.In(kit.Accent), Tap: func() {}}))))
	f.Object(kit.Fixed(0, 32, strip))
	f.Section("Người báo tin").
		Add(&kit.Field{Key: "kin", Label: "Họ và tên"}, &kit.Field{Key: "rel", Label: "Quan hệ", Kind: kit.KindChoice, Width: 110, Options: options("Vợ", "Chồng", "Mẹ", "Bố")}).
		Add(&kit.Field{Key: "phone", Label: "Điện thoại", Name: "điện thoại người báo tin", Width: 130, Parse: func(s string) (string, string, any) {
			if len(strings.ReplaceAll(s, " ", "")) != 10 {
				return "", "", "Thiếu 1 chữ số: số di động có 10 chữ số."
			}
			return s, "", nil
		}})
	f.SetValues(map[string]string{"qr": "017088003127|113456789|Lò Văn Dũng|05011988|Nam|Xóm Kè", "name": "LÒ VĂN DŨNG", "sex": "Nam", "birth": "05/01/1988", "id": "017088003127", "issued": "12/08/2021", "issuer": "Cục Cảnh sát QLHC về TTXH",
		"commune": "Xã Mường Hoa", "hamlet": "xóm Kè", "nation": "Mường", "school": "Trung học cơ sở", "job": "Thợ xây", "drug": "Heroin", "status": "b", "day": "20/11/2026", "hour": "13:50", "from": "Công an xã Mường Hoa",
		"officer": "Thiếu tá Bùi Văn Hưng", "no": "112/2026/QĐ-TA", "date": "16/11/2026", "court": "TAND khu vực 12 – Phú Thọ", "times": "2", "term": "36", "start": "20/11/2026", "kin": "Hà Thị Hường", "rel": "Vợ", "phone": "0982 114 70"})
	f.Note("qr", "Đã đọc thẻ, điền 8 ô", kit.Bold)
	f.Note("commune", "Thẻ ghi xã Phú Vinh, Tân Lạc, Hòa Bình: nay là xã Mường Hoa, Phú Thọ (từ 01/07/2025).", kit.Normal)
	f.OnLast = func() {}
	notice := kit.Notice{Ground: kit.OchreGround, Title: "Người này đã có hồ sơ", Lines: []string{"Lò Văn Dũng, sinh 05/01/1988, HV00087.\nĐợt 1: bắt buộc 24 tháng, vào 11/03/2022, hoàn thành 11/03/2024, về xã Phú Vinh."}, Small: "Trùng số định danh, họ tên và ngày sinh.",
		Acts: []*kit.Button{kit.NewButton("Thêm đợt 2 vào HV00087", "", "", nil), kit.NewButton("Người khác", "", "", nil)}}
	check := func(word, note string, on bool) fyne.CanvasObject { return kit.NewCheck(word, note, on, nil) }
	side := kit.Panel(kit.Inset(16, 4, 16, 0, kit.Down(0, notice.Build(319), kit.Gap(0, 10), kit.Fixed(0, 22, kit.NewText("Hồ sơ nhận kèm", kit.Section)),
		check("Quyết định của Tòa án", "112/2026/QĐ-TA", true), check("Quyết định giao cơ sở", "QĐ 845/QĐ-CAT", true), check("Tóm tắt lý lịch (Mẫu 33)", "chưa có", false), check("Kết quả xác định nghiện", "", true),
		kit.Gap(0, 10), kit.HLine(), kit.Gap(0, 9), kit.Fixed(0, 22, kit.NewText("Giấy in khi lưu", kit.Section)),
		check("Biên bản giao, nhận (Mẫu 42)", "2 bản", true), check("Phiếu thu thập thông tin (Mẫu 17)", "1 bản", true), check("Danh sách tư trang, lưu ký", "2 bản", true), check("Kế hoạch cai nghiện (Mẫu 18)", "hạn 22/11", false),
		kit.Gap(0, 10), kit.HLine(), kit.Gap(0, 9), kit.Fixed(0, 22, kit.NewText("Phím", kit.Section)),
		kit.Across(0, kit.Grow(kit.NewKeyList([]kit.Shortcut{{Key: fyne.KeyReturn, Word: "kit.key.next"}, {Key: fyne.KeyF4, Word: "kit.key.list"}, {Key: fyne.KeyZ, Ctrl: true, Word: "kit.key.undo"}})),
			kit.Grow(kit.NewKeyList([]kit.Shortcut{{Key: fyne.KeyS, Ctrl: true, Word: "kit.key.save"}, {Key: fyne.KeyP, Ctrl: true, Word: "kit.key.print"}, {Key: fyne.KeySlash, Ctrl: true, Word: "kit.key.keys"}}))), kit.Space())))
	s := &kit.Screen{Title: "Tiếp nhận", Facts: "Thứ Sáu 20/11/2026", Acts: []fyne.CanvasObject{kit.NewText("Bản nháp giữ lúc 14:04", kit.Caption)},
		Body: kit.WithPanel(kit.Inset(16, 2, 16, 0, f.Scrolled()), side, 352, 600),
		Foot: kit.FootBar(f.Foot(), kit.NewQuiet("Bỏ", "", nil), kit.NewButton("Lưu", "", "Ctrl+S", func() { f.Ready() }), kit.NewPrimary("Lưu và in 3 giấy", "print", "Ctrl+P", nil))}
	kit.NewKeys(w.Canvas()).Window(kit.Shortcut{Key: fyne.KeyS, Ctrl: true, Word: "kit.key.save", Do: func() { f.Ready() }})
	return "in", s.Build()
}

func communes(s string) []kit.Option {
	var out []kit.Option
	for _, n := range []string{"Xã Mường Hoa", "Xã Mường Bi", "Xã Mường Vang", "Xã Lạc Sơn", "Phường Hòa Bình", "Xã Tân Lạc", "Xã Cao Phong", "Xã Kim Bôi", "Phường Việt Trì", "Xã Yên Lạc", "Xã Đà Bắc", "Xã Hạ Hòa"} {
		if strings.Contains(strings.ToLower(n), strings.ToLower(s)) {
			out = append(out, kit.Option{Value: n, Text: n, Note: "Phú Thọ"})
		}
	}
	return out
}
