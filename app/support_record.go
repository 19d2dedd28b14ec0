package app

import (
	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/stay"
)

// SupportEntry is what the office or the health desk types for the support of a stay: days of a sick diet, an issue of a yearly
// item, a bill, money at discharge, membership of one of the six groups. A list of sick diets holds days, never why.
type SupportEntry struct {
	ID        int64 `gorm:"primaryKey"`
	StayID    int64
	Item      string     // code of the rates file
	Day       date.Date  // first day
	Last      date.Date  `json:",omitempty"` // last day of a span, 0 one day
	Travel    int        `json:",omitempty"` // days on the road, at discharge
	Amount    money.Dong `json:",omitempty"` // đồng as typed; 0 where the rate gives it
	Text      string     `json:",omitempty"` // route, group, what the bill is for
	Paper     string     `json:",omitempty"` // số chứng từ
	VoucherID int64      `json:",omitempty"` // the voucher that paid it
	stay.Void
}

func (SupportEntry) TableName() string { return "support_entry" }

// SupportMonth is an approved month of support: its lines with their hash. It is never changed; what comes to light later is a
// reversal and a new line in the next month.
type SupportMonth struct {
	ID          int64 `gorm:"primaryKey"`
	Year, Month int
	First, Last date.Date
	People      int
	Paid, Owed  money.Dong
	Lines       []byte // SupportRun as JSON, compressed
	Hash        string
	At, Who     string
	LastAct     int64
}

func (SupportMonth) TableName() string { return "support_month" }

// Kinds of vouchers.
const (
	VoucherPay     = "pay"     // phiếu chi
	VoucherReceive = "receive" // phiếu thu
)

// What a voucher is about: the account it is written to.
const (
	AboutSupport      = "support"      // a list of an approved month
	AboutDischarge    = "discharge"    // money at discharge (C10)
	AboutFuneral      = "funeral"      // money for a funeral
	AboutContribution = "contribution" // a voluntary resident's payment
	AboutAdvance      = "advance"      // money drawn for the cash box
	AboutOther        = "other"
)

// Sources of funds (nguồn kinh phí).
const (
	FundState    = "state"    // ngân sách nhà nước
	FundResident = "resident" // người cai nghiện đóng góp
	FundLabour   = "labour"   // kết quả lao động
)

// Voucher is a cash voucher (phiếu thu, phiếu chi). It is taken back by another that reverses it, never changed.
type Voucher struct {
	ID         int64 `gorm:"primaryKey"`
	Kind       string
	Year       int
	Serial     int
	Number     string
	Day        date.Date
	ResidentID int64      `json:",omitempty"`
	StayID     int64      `json:",omitempty"`
	MonthID    int64      `json:",omitempty"` // the approved month it pays from
	Team       string     `json:",omitempty"` // of a list: tổ, đội
	Party      string     // người nhận, người nộp
	Address    string     `json:",omitempty"`
	About      string     // account, see AboutSupport …
	Text       string     // lý do
	Fund       string     // nguồn kinh phí
	Amount     money.Dong // below zero when it reverses another
	ReversesID int64      `json:",omitempty"`
}

func (Voucher) TableName() string { return "voucher" }

// Kinds of lines of the deposit book.
const (
	DepositBrought      = "brought"      // mang theo khi vào
	DepositGift         = "gift"         // thân nhân gửi
	DepositLabourPay    = "labour_pay"   // tiền công lao động (R2)
	DepositLabourShare  = "labour_share" // 20 % chênh lệch kết quả lao động (NĐ 163/2026 art 118.2c)
	DepositCanteen      = "canteen"      // căng tin
	DepositPhone        = "phone"        // điện thoại
	DepositSent         = "sent_home"    // gửi về gia đình
	DepositCompensation = "compensation" // bồi thường đồ cho mượn
	DepositReturned     = "returned"     // trả khi về
	DepositOther        = "other"
)

// DepositKinds in the order of the list; those before DepositCanteen come in.
var DepositKinds = []string{DepositBrought, DepositGift, DepositLabourPay, DepositLabourShare, DepositCanteen, DepositPhone, DepositSent,
	DepositCompensation, DepositReturned, DepositOther}

// DepositEntry is a line of the deposit book (sổ lưu ký) of a resident: money in or out, or a thing kept and handed back. It is
// taken back by a line that reverses it.
type DepositEntry struct {
	ID         int64 `gorm:"primaryKey"`
	ResidentID int64
	Day        date.Date
	Kind       string
	Amount     money.Dong `json:",omitempty"` // above zero in, below zero out; 0 for a thing
	Object     string     `json:",omitempty"` // đồ vật lưu ký
	Count      string     `json:",omitempty"`
	State      string     `json:",omitempty"` // condition
	ObjectID   int64      `json:",omitempty"` // the line of the thing that is handed back
	Party      string     `json:",omitempty"` // người gửi, người nhận
	Paper      string     `json:",omitempty"`
	Note       string     `json:",omitempty"`
	ReversesID int64      `json:",omitempty"`
}

func (DepositEntry) TableName() string { return "deposit_entry" }

// CashCount is the cash box counted at the end of a day (kiểm kê quỹ).
type CashCount struct {
	ID      int64 `gorm:"primaryKey"`
	Day     date.Date
	Book    money.Dong // what the books say
	Counted money.Dong // what lay in the box
	Note    string     `json:",omitempty"` // needed when the two differ
	stay.Void
}

func (CashCount) TableName() string { return "cash_count" }

// StockEntry is what came into the store of things in kind, or was issued to a stay (NĐ 163/2026 art 113.2).
type StockEntry struct {
	ID         int64 `gorm:"primaryKey"`
	StayID     int64 `json:",omitempty"` // 0: came in, or issued to nobody
	Day        date.Date
	Kind       string // came, entry, yearly, hygiene, lost
	Things     string // "2 bộ quần áo dài tay|3,6 kg xà phòng"
	Party      string `json:",omitempty"`
	Paper      string `json:",omitempty"`
	Note       string `json:",omitempty"`
	ReversesID int64  `json:",omitempty"`
}

func (StockEntry) TableName() string { return "stock_entry" }
