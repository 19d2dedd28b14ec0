package exchange

import (
	"strings"

	"hoanhap/app/stay"
	"hoanhap/app/text"
)

// Names of the sheets, in order.
const (
	SheetPeople    = "Học viên"
	SheetStays     = "Đợt cai nghiện"
	SheetMovements = "Biến động"
)

// Headers. Several sheets share some.
const (
	hPerson     = "Mã học viên"
	hName       = "Họ và tên"
	hBirth      = "Ngày sinh"
	hSex        = "Giới tính"
	hID         = "Số định danh"
	hEthnic     = "Dân tộc"
	hReligion   = "Tôn giáo"
	hEducation  = "Trình độ"
	hOccupation = "Nghề nghiệp"
	hCommune    = "Mã xã"
	hAddress    = "Địa chỉ"
	hSubstance  = "Chất ma túy"
	hNote       = "Ghi chú"

	hStay       = "Mã đợt"
	hStatus     = "Diện"
	hNumber     = "Số quyết định"
	hDecided    = "Ngày quyết định"
	hIssuer     = "Cơ quan quyết định"
	hTerm       = "Thời hạn (tháng)"
	hStart      = "Ngày tính thời hạn"
	hOccurrence = "Lần thứ"
	hCredit     = "Số ngày được trừ"
	hNotCounted = "Số ngày không tính"
	hReduced    = "Số tháng đã giảm"

	hDay       = "Ngày"
	hKind      = "Loại"
	hNewStatus = "Diện mới"
	hMonths    = "Số tháng"
	hTravel    = "Số ngày đi đường"
	hPaper     = "Số văn bản"
)

type header struct {
	name   string
	needed bool
}

// The columns in the order in which Format writes them. On the sheet of movements Cơ quan quyết định, Số ngày không tính
// and Số tháng đã giảm are ours: without them a decision that a change of status brought could not go through the
// workbook unchanged.
var (
	peopleHeaders = []header{{hPerson, true}, {hName, true}, {hBirth, true}, {hSex, true}, {hID, false}, {hEthnic, false},
		{hReligion, false}, {hEducation, false}, {hOccupation, false}, {hCommune, false}, {hAddress, false}, {hSubstance, false}, {hNote, false}}
	stayHeaders = []header{{hStay, true}, {hPerson, true}, {hStatus, true}, {hNumber, false}, {hDecided, false}, {hIssuer, false},
		{hTerm, false}, {hStart, false}, {hOccurrence, false}, {hCredit, false}, {hNotCounted, false}, {hReduced, false}}
	movementHeaders = []header{{hStay, true}, {hDay, true}, {hKind, true}, {hNewStatus, false}, {hNumber, false}, {hDecided, false},
		{hIssuer, false}, {hTerm, false}, {hStart, false}, {hOccurrence, false}, {hCredit, false}, {hNotCounted, false}, {hReduced, false},
		{hMonths, false}, {hTravel, false}, {hPaper, false}, {hNote, false}}
)

// Labels of the statuses and movements as the workbook writes them (rules.md §2).
var (
	statusLabels = map[stay.Status]string{stay.Compulsory: "Bắt buộc", stay.Voluntary: "Tự nguyện",
		stay.PreCourt: "Đang lập hồ sơ", stay.Aftercare: "Quản lý sau cai"}
	kindLabels = map[stay.Kind]string{
		stay.Admit: "Tiếp nhận mới", stay.TransferIn: "Chuyển đến", stay.ChangeStatus: "Chuyển diện", stay.Hospital: "Đi viện",
		stay.Mourning: "Về chịu tang", stay.Procedure: "Ra ngoài phục vụ tố tụng", stay.Back: "Trở lại cơ sở", stay.Escape: "Bỏ trốn",
		stay.ReturnEscape: "Trở lại sau bỏ trốn", stay.Suspend: "Tạm đình chỉ", stay.ReturnSuspend: "Trở lại sau tạm đình chỉ",
		stay.ToCustody: "Bàn giao cơ quan tố tụng", stay.ReturnCustody: "Trở lại sau chấp hành án", stay.Reduce: "Giảm thời hạn",
		stay.Complete: "Hoàn thành", stay.Exempt: "Miễn chấp hành phần còn lại", stay.TransferOut: "Chuyển đi",
		stay.TransferOther: "Chuyển cơ sở giáo dục bắt buộc / bảo trợ xã hội", stay.Quit: "Tự ý chấm dứt",
		stay.Release: "Cho về (Tòa không áp dụng)", stay.Die: "Chết"}
	sexLabels = map[string]string{"male": "Nam", "female": "Nữ"}

	statuses = byKey(statusLabels)
	kinds    = byKey(kindLabels)
	sexes    = byKey(sexLabels)
)

// StatusLabel is the word of the workbook for a diện.
func StatusLabel(s stay.Status) string { return statusLabels[s] }

// KindLabel is the word of the workbook for a movement.
func KindLabel(k stay.Kind) string { return kindLabels[k] }

// byKey lets a label and its code find the value.
func byKey[T ~string](labels map[T]string) map[string]T {
	m := make(map[string]T, 2*len(labels))
	for v, l := range labels {
		m[key(l)] = v
		m[key(string(v))] = v
	}
	return m
}

// key is what two spellings of one label share: letters without accents and case, and digits; no space or mark.
func key(s string) string { return strings.Join(text.Words(text.Fold(s)), "") }

// clean is a cell as it is stored.
func clean(s string) string { return text.Clean(s) }

// Labels are the words of the workbook by their keys in assets/lang.
func Labels() map[string]string {
	m := map[string]string{}
	for s, l := range statusLabels {
		k, _ := s.Word()
		m[k] = l
	}
	for k, l := range kindLabels {
		w, _ := k.Word()
		m[w] = l
	}
	return m
}
