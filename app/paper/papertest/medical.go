package papertest

import (
	"hoanhap/app/date"
	"hoanhap/app/paper"
)

// SampleMedical is the part of the health desk. All of it is invented.
func SampleMedical() paper.Medical {
	d := date.Must("2026-11-20")
	return paper.Medical{
		Illnesses: []paper.Illness{{Name: "HIV", Has: "Không"}, {Name: "Lao", Has: "Có", Found: "3/2026", Treated: "6 tháng", Result: "đã khỏi"}},
		Mental:    paper.Illness{Name: "Bệnh tâm thần", Has: "Không"}, Kin: "Không", Home: "Không", Height: "1,68", Weight: "56,5", Pulse: "76", Pressure: "120/80",
		Chronic: "Không", Body: "Gầy", Mind: "Tỉnh táo", Drugs: []paper.Drug{{Name: "Heroin", Way: "Hút", First: "2015"}},
		Relatives: []paper.Party{{Relation: "Bố"}, {Relation: "Mẹ", Name: "Nguyễn Thị Mẫu", Age: "60", Address: "Xã Ba Chẽ"}, {Relation: "Vợ/chồng"}, {Relation: "Con thứ nhất"}, {Relation: "Con thứ hai"}}, Marital: "Độc thân", Work: "Thất nghiệp",
		Contact: paper.Party{Name: "Nguyễn Thị Mẫu", Relation: "Mẹ", Phone: "0900 000 017", Address: "Xã Ba Chẽ"},
		Way:     "Cai nghiện bắt buộc", Plan: [4]paper.PlanPart{{Review: "Lệ thuộc heroin", Goal: "Cắt cơn an toàn", Steps: []string{"Cắt cơn, giải độc (phác đồ): phác đồ 10 ngày", "Rối loạn tâm thần:", "Bệnh lý khác: lao, 6 tháng", "Theo dõi giấc ngủ"}, Result: "Tốt"}},
		Result: []string{"Nơi nhận việc, nơi điều trị tiếp", "Đã cùng lập"}, Legal: "Không có tiền án, tiền sự; có giấy tờ tùy thân", Nation: "Việt Nam",
		Past:   []paper.Past{{When: "2022 – 2023", Where: "Gia đình và cộng đồng", Method: "Không dùng thuốc", Result: "tái nghiện"}},
		Letter: paper.Letter{Number: "05/GXN", Drug: "Methadone", Purpose: "nộp Công an xã Ba Chẽ", Since: d - 90},
		Kind:   "Methadone", To: paper.Place{Name: "Phòng khám Methadone Hạ Long", Kind: "Cơ sở điều trị", Address: "Phường Hạ Long, tỉnh Quảng Ninh", Phone: "0900 000 020"},
		Occasion: "Ra cơ sở", Opioid: "Heroin", Since: "2015", Dependence: d - 500, Paper: "12/XĐTTN", Consent: d - 30, Patient: "QN-0017", Dose: "62,5", Started: d - 90, LastDose: "62,5", LastDay: d, LastTime: "08:30",
		Changes:  []string{"Từ 22/08/2026: 30 mg/ngày (liều khởi đầu, Lê Thị Y)", "Từ 05/09/2026: tăng từ 30 lên 62,5 mg/ngày (dò liều, Lê Thị Y)"},
		TakeHome: "0", Others: []string{"Rifampicin 150 mg"}, Wait: []string{"Rifampicin 150 mg"}, Allergy: "Không", Tests: []string{"HIV âm tính, 12/11/2026"}, Reason: "Chấp hành xong", Doctor: "Bác sĩ Lê Thị Y",
	}
}
