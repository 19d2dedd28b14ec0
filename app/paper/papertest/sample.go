// Package papertest holds dossiers for tests and previews: an ordinary one and the longest one. All people are invented.
package papertest

import (
	"fmt"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/paper"
)

// Sample is an ordinary dossier.
func Sample() paper.Dossier {
	d := paper.Dossier{
		Regime: "R3", Status: "compulsory", Issued: true, Number: "05", Day: date.Must("2026-11-21"),
		Centre:    paper.Centre{Parent: "Công an tỉnh Quảng Ninh", Name: "Cơ sở cai nghiện ma túy Vũ Oai", Place: "Quảng Ninh"},
		Signatory: paper.Signatory{Prefix: "KT.", For: "Trưởng cơ sở", Position: "Phó Trưởng cơ sở", Name: "Đỗ Quốc Khánh"},
		Course: paper.Course{Name: "Sửa chữa máy nông nghiệp K1", Occupation: "Sửa chữa máy nông nghiệp", Level: "Dưới 03 tháng", Teacher: "Lê Văn Dạy", Hours: 240,
			Partner: "Công ty TNHH Cơ khí Hạ Long", Address: "Khu công nghiệp Cái Lân, tỉnh Quảng Ninh", From: date.Must("2026-08-03"), To: date.Must("2026-10-23"), Mark: "8,5",
			Skills: []string{"Sửa chữa máy nông nghiệp, dưới 03 tháng, giấy chứng nhận số 05/GCN-CSCN"}},
		Person: paper.Person{Name: "Nguyễn Văn Tưởng", Sex: "Nam", Birth: "05/01/1990", Age: "36", IDNumber: "022090000017",
			IDDay: date.Must("2021-04-15"), IDPlace: "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
			Residence: "Thôn Đồng Lá, xã Ba Chẽ, tỉnh Quảng Ninh", BirthPlace: "Quảng Ninh", Hometown: "Xã Ba Chẽ, tỉnh Quảng Ninh",
			Ethnic: "Kinh", Religion: "Không", Education: "9/12", Job: "Lao động tự do", Height: "1,68", Weight: "56", Marks: "Sẹo dài 3 cm trên cung mày trái"},
		Guardian:  paper.Party{Name: "Nguyễn Thị Mẫu", Relation: "Mẹ", Address: "Thôn Đồng Lá, xã Ba Chẽ, tỉnh Quảng Ninh", Phone: "0900 000 017"},
		Decision:  paper.Order{Number: "112/QĐ-TA", Day: date.Must("2025-05-20"), Issuer: "Tòa án nhân dân khu vực 1 - Quảng Ninh", Regime: "R2", Months: 18},
		Assign:    paper.Order{Number: "31/QĐ-CNMTTN", Day: date.Must("2026-07-10"), Issuer: "Giám đốc Công an tỉnh Quảng Ninh"},
		Basis:     paper.Order{Number: "07/GXN-CSCN", Day: date.Must("2026-11-20"), Issuer: "Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh", About: "trích xuất người cai nghiện"},
		Aftercare: paper.Order{Number: "15/QĐ-UBND", Day: date.Must("2026-11-18"), Issuer: "Chủ tịch UBND xã Ba Chẽ"},
		Monitored: paper.Order{Number: "04/QĐ-CAX", Day: date.Must("2026-11-17"), Issuer: "Trưởng Công an xã Ba Chẽ", Months: 6},
		Contract:  paper.Order{Number: "12/HĐCN", Day: date.Must("2026-07-10"), Months: 12},
		Device:    paper.Device{Number: "GS-000123", Position: "cổ chân trái", Parts: "01 bộ sạc", State: "hoạt động bình thường"},
		Stay:      paper.Stay{Entry: date.Must("2025-05-25"), EntryTime: "08:30", Start: date.Must("2025-05-25"), End: date.Must("2026-11-25")},
		Addressee: "Công an xã Ba Chẽ", Proposer: "Tổ Quản lý học viên và Giáo dục, dạy nghề",
		Meeting: paper.Meeting{Time: "08:30", EndTime: "09:45", Day: date.Must("2026-11-21"), EndDay: date.Must("2026-11-21"),
			Place: "Cơ sở cai nghiện ma túy Vũ Oai", Pages: 2, Copies: 2, GiverCopies: 1, ReceiverCopies: 1},
		Giver:      paper.Party{Name: "Trần Văn Giao", Position: "Phó Trưởng Công an xã", Office: "Công an xã Ba Chẽ"},
		Receiver:   paper.Party{Name: "Lê Thị Nhận", Position: "Cán bộ quản lý học viên", Office: "Cơ sở cai nghiện ma túy Vũ Oai", Sex: "Nữ", Birth: "1988", Phone: "0900 000 018"},
		Family:     paper.Party{Name: "Nguyễn Thị Mẫu", Relation: "Mẹ", Address: "Thôn Đồng Lá, xã Ba Chẽ", Phone: "0900 000 017"},
		Papers:     []string{"Quyết định số 112/QĐ-TA ngày 20/5/2025 (bản sao)", "Bản tóm tắt lý lịch", "Quyết định giao cơ sở tiếp nhận"},
		Belongings: []string{"01 ba lô vải màu xanh", "02 bộ quần áo", "01 đôi dép nhựa"},
		Health:     "Tỉnh táo, tiếp xúc tốt, đi lại bình thường",
		Completed:  true, Handed: "Quyết định quản lý sau cai nghiện ma túy số 15/QĐ-UBND ngày 18/11/2026",
		Deposit: 1250000, DepositWords: "Một triệu hai trăm năm mươi nghìn đồng chẵn",
		Escape: paper.Absconding{Time: "02:15", Day: date.Must("2026-11-19"), From: "Cơ sở cai nghiện ma túy Vũ Oai",
			Father: paper.Party{Name: "Nguyễn Văn Cha", Age: "61", Job: "Làm ruộng", Address: "Xã Ba Chẽ"}, Report: paper.Party{Name: "Đỗ Quốc Khánh", Phone: "0900 000 019", Address: "Vũ Oai"}, Executors: "Trưởng các Tổ nghiệp vụ"},
		Request: paper.Request{Asked: date.Must("2026-11-20"), Kind: "tạm đình chỉ", Reason: "ốm nặng", From: date.Must("2026-11-21"), To: date.Must("2026-11-26"), Returner: "Nguyễn Thị Mẫu"},
		Death: paper.Death{Time: "04:10", Day: date.Must("2026-11-20"), Place: "Phòng y tế của cơ sở", Circumstances: "Được phát hiện khi kiểm tra buồng ở", Cause: "Đột quỵ",
			ToldTime: "05:00", ToldDay: date.Must("2026-11-20"), Told: "Gia đình, Cơ quan điều tra, Viện kiểm sát", Burial: "Gia đình nhận thi hài", Cost: "Theo quy định"},
		Money: paper.Money{Kind: "PHIẾU CHI", Party: "Nguyễn Văn Tưởng", Address: "Thôn Đồng Lá, xã Ba Chẽ, tỉnh Quảng Ninh", About: "Tiền tàu xe, tiền ăn đi đường, quần áo khi ra cơ sở",
			Fund: "Ngân sách nhà nước", Amount: 675000, Words: "Sáu trăm bảy mươi lăm nghìn đồng chẵn", With: "01 bảng kê", Team: "Tổ, đội: Đội 3", Route: "Vũ Oai – Ba Chẽ",
			Travel: 2, Meal: 70000, Meals: 140000, Fare: 185000, Suit: 350000, Source: "TT 62/2022/TT-BTC, Điều 5.11a", Unsure: true, In: 2400000, Out: 1150000,
			State: "Đã duyệt lúc 08:05 02/11/2026, Đỗ Quốc Khánh. Mã kiểm 6f0a-11c2-9be4-7d35.", Loans: []string{"01 chiếu", "01 chăn sợi", "01 màn"}, Diploma: []string{}},
		Period: paper.Period{Name: "Tháng 10 năm 2026", From: date.Must("2026-10-01"), To: date.Must("2026-10-31")},
		Maker:  "Phạm Thị Lập",
		Evaluation: paper.Evaluation{Grades: []string{"Đạt", "Tốt", "Tốt", "Đạt", "Đạt"}, Notes: []string{"", "Tham gia đủ các buổi sinh hoạt nhóm", "", "Có tay nghề sửa máy", ""},
			Courses: []string{"Sửa chữa máy nông nghiệp K1 (dưới 03 tháng): Đạt, chứng nhận số 05/GCN-CSCN"}, Labour: "112 ngày, 640 giờ", Overall: "Đạt", Note: "Đề nghị địa phương giới thiệu việc làm"},
	}
	d.Tables = []paper.Table{SampleCensus()}
	d.Checks = []paper.Check{{Text: "Đầu kỳ + tăng + chuyển đến diện − chuyển khỏi diện − giảm = cuối kỳ ở mọi cột (tổng: 13 + 14 + 2 − 2 − 12 = 15).", OK: true}}
	d.Medical = SampleMedical()
	return d
}

// SampleCensus is a monthly census as the office hands it over.
func SampleCensus() paper.Table {
	t := paper.Table{Columns: []paper.Column{{Title: "Chỉ tiêu", Width: 72}, {Title: "Bắt buộc", Width: 19}, {Title: "Tự nguyện", Width: 19},
		{Title: "Đang lập hồ sơ", Width: 19}, {Title: "Tổng", Width: 18}, {Title: "Trong đó nữ", Width: 18}}}
	row := func(bold bool, label string, n ...int64) {
		r := paper.Row{Bold: bold, Cells: []paper.Cell{paper.Txt(label)}}
		for _, x := range n {
			r.Cells = append(r.Cells, paper.Num(x))
		}
		t.Rows = append(t.Rows, r)
	}
	row(true, "1. Có mặt đầu kỳ", 8, 5, 0, 13, 1)
	row(false, "- Tiếp nhận mới", 1, 0, 0, 1, 0)
	row(false, "- Chuyển đến từ cơ sở khác", 2, 0, 0, 2, 0)
	row(false, "- Trở lại sau khi bỏ trốn", 5, 0, 0, 5, 0)
	row(false, "- Trở lại sau tạm đình chỉ", 1, 0, 0, 1, 0)
	row(false, "- Trở lại từ cơ quan tố tụng", 4, 0, 1, 5, 0)
	row(true, "2. Cộng tăng", 13, 0, 1, 14, 0)
	row(false, "3. Chuyển đến diện này", 1, 0, 1, 2, 0)
	row(false, "4. Chuyển khỏi diện này", 0, 2, 0, 2, 0)
	row(true, "5. Cộng giảm", 11, 0, 1, 12, 0)
	row(true, "6. Có mặt cuối kỳ", 11, 3, 1, 15, 1)
	row(false, "Số ngày người", 321, 112, 24, 457, 31)
	return t
}

// LongSample is the longest dossier: a very long name and address, sixty belongings, ten papers, markup in data.
func LongSample() paper.Dossier {
	d := Sample()
	d.Person.Name = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phạm Diễm Quỳnh Trang Thiên Hương Bảo Châu"
	d.Person.OtherName = "Tý *sứt* _đen_ | @title \\ # {{.Centre}}"
	d.Person.Residence = strings.Repeat("Số nhà 127, ngõ 35, ngách 12, tổ dân phố Đông Ngạc 3, ", 3) + "phường Hà Khánh, tỉnh Quảng Ninh"
	d.Person.IDPlace = "Cục trưởng Cục Cảnh sát quản lý hành chính về trật tự xã hội, Bộ Công an"
	d.Centre.Parent = "Cục Cảnh sát điều tra tội phạm về ma túy, Công an tỉnh Quảng Ninh"
	d.Centre.Name = "Cơ sở cai nghiện ma túy công lập số 2 tỉnh Quảng Ninh tại xã Thống Nhất"
	d.Health = strings.Repeat("Tỉnh táo, tiếp xúc được, da xanh, gầy; có vết xăm ở hai cánh tay và vết sẹo cũ ở cẳng chân phải. ", 6)
	d.Papers, d.Belongings, d.Stages = nil, nil, nil
	for i := range 10 {
		d.Papers = append(d.Papers, fmt.Sprintf("Tài liệu thứ %d trong hồ sơ đề nghị áp dụng biện pháp đưa đi cai nghiện bắt buộc, gồm 02 tờ, bản sao có chứng thực", i+1))
	}
	for i := range 60 {
		d.Belongings = append(d.Belongings, fmt.Sprintf("%02d chiếc đồ dùng cá nhân loại %d; đã qua sử dụng", i%3+1, i+1))
	}
	for i := range 5 {
		d.Stages = append(d.Stages, fmt.Sprintf("Giai đoạn %d", i+1))
	}
	d.Completed = false
	d.Recipients = []string{"Tòa án nhân dân khu vực 1 - Quảng Ninh", "UBND xã Ba Chẽ", "Công an xã Ba Chẽ", "Gia đình", "Phòng Cảnh sát điều tra tội phạm về ma túy"}
	d.Others = []paper.Party{{Name: "Vũ Đình Kiểm", Position: "Kiểm sát viên", Office: "Viện kiểm sát nhân dân khu vực 1"}, {Name: "Hoàng Thị Y", Position: "Bác sĩ", Office: "Trạm y tế xã Thống Nhất"}}
	d.Plan = []string{"Ổn định", "Biết từ chối"}
	for i := range 12 {
		d.Evaluation.Courses = append(d.Evaluation.Courses, fmt.Sprintf("Lớp học thứ %d của người cai nghiện (trình độ sơ cấp): không đạt; thôi học từ ngày 12/03/2026", i+2))
	}
	d.Evaluation.Notes = []string{"không được in", d.Health, d.Health}
	t := SampleCensus()
	t.Title = "Phân tích số có mặt cuối kỳ"
	t.Notes = []string{"Ghi chú: số liệu lấy từ sổ biến động."}
	for range 4 {
		t.Rows = append(t.Rows, SampleCensus().Rows...)
	}
	d.Tables = append(d.Tables, t)
	return d
}
