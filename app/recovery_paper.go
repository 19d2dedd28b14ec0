package app

import (
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
)

// RecoveryPaper is the one page with the recovery code (mã khôi phục), to be printed, sealed in an envelope and locked away.
// It is no paper of a resident: it gets no number and is stored nowhere.
func RecoveryPaper(centre, file, code string, day date.Date) paper.Paper {
	para := func(s string) paper.Block {
		return paper.Block{Para: &paper.Para{Spans: []paper.Span{{Text: s}}}}
	}
	return paper.Paper{Kind: "recovery_code", Name: "Mã khôi phục", Mark: paper.MarkLocal, Blocks: []paper.Block{
		{Head: &paper.Letterhead{Centre: strings.ToUpper(centre), Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto: "Độc lập - Tự do - Hạnh phúc"}},
		{Title: &paper.Title{Text: "MÃ KHÔI PHỤC", Subject: "Sổ " + file + ", cấp ngày " + day.Text()}},
		{Space: 6},
		{Para: &paper.Para{Align: paper.Center, Flush: true, Spans: []paper.Span{{Text: code, Bold: true}}}},
		{Space: 6},
		para("Ai có mã này mở được toàn bộ sổ, kể cả thông tin y tế. Bỏ giấy vào phong bì dán kín, giao lãnh đạo cơ sở giữ trong két, ghi vào sổ giao nhận."),
		para("Dùng khi không còn quản trị nào nhớ mật khẩu, hoặc khi phục hồi bản sao lưu trên máy khác: ở trang đăng nhập chọn “Dùng mã khôi phục”."),
		para("Mỗi lần dùng, chương trình thay mã mới; mã cũ hết hiệu lực với sổ đang dùng. Bản sao lưu làm trước đó vẫn mở bằng mã cũ, nên giữ mã cũ đến khi hủy các bản sao ấy."),
	}}
}
