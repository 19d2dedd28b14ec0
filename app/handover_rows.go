package app

import (
	"hoanhap/app/date"
	"hoanhap/app/handover"
	"hoanhap/app/stay"
)

// HandoverStep is one dated step of a handover (bước bàn giao): a paper sent, an answer of the commune, the person sent on.
// What is computed from papers and movements is no step.
type HandoverStep struct {
	ID          int64 `gorm:"primaryKey"`
	StayID      int64
	Kind        handover.Kind
	Day         date.Date
	Addressee   string    `json:",omitempty"` // police, people_committee, family, court
	Way         string    `json:",omitempty"` // post, hand, mail, phone
	Receipt     string    `json:",omitempty"` // number of the receipt (số biên nhận, vận đơn)
	PaperID     int64     `json:",omitempty"` // sent, given: the issued paper
	Paper       string    `json:",omitempty"` // số văn bản of the answer
	PaperDay    date.Date `json:",omitempty"`
	Reason      string    `json:",omitempty"` // returned: not_resident, not_arrived, other; waived: why
	Commune     string    `json:",omitempty"` // redirected, registered: where to
	CommuneList string    `json:",omitempty"`
	Device      string    `json:",omitempty"` // number of the monitoring device
	Position    string    `json:",omitempty"` // where it is worn
	Note        string    `json:",omitempty"`
	stay.Void
}

func (HandoverStep) TableName() string { return "handover_step" }

// Kinds of received papers that are typed in once and reused. The decision of the court stands with the stay.
const (
	ReceivedAftercare  = "aftercare_decision"  // Mẫu 53, R2 Mẫu 51
	ReceivedMonitoring = "monitoring_decision" // Phụ lục I Mẫu 02
)

// ReceivedPaper is a paper that came from outside (văn bản nhận được), quoted by the papers of the centre.
type ReceivedPaper struct {
	ID       int64 `gorm:"primaryKey"`
	StayID   int64
	Kind     string
	Number   string    `json:",omitempty"`
	Day      date.Date `json:",omitempty"` // of the paper
	Issuer   string    `json:",omitempty"`
	Received date.Date // in hand since
	About    string    `json:",omitempty"`
	From     date.Date `gorm:"column:from_day" json:",omitempty"`
	To       date.Date `gorm:"column:to_day" json:",omitempty"`
	Months   int       `json:",omitempty"`
	Person   string    `json:",omitempty"` // to whom the person is given (giao cho)
	Note     string    `json:",omitempty"`
	stay.Void
}

func (ReceivedPaper) TableName() string { return "received_paper" }

// Aftercare is what the commune told of a person after the release (sau cai): nothing of it is required, what is missing is
// listed. It holds nothing of treatment.
type Aftercare struct {
	ID          int64 `gorm:"primaryKey"`
	StayID      int64
	Helper      string    `json:",omitempty"` // người giúp đỡ, tình nguyện viên
	HelperPhone string    `json:",omitempty"`
	Team        string    `json:",omitempty"` // tổ quản lý, hỗ trợ xã hội; đội công tác xã hội tình nguyện
	Club        string    `json:",omitempty"` // câu lạc bộ, điểm tư vấn
	Member      string    `json:",omitempty"` // thành viên được phân công
	Job         string    `json:",omitempty"`
	JobDay      date.Date `json:",omitempty"`
	Loan        int64     `json:",omitempty"` // đồng
	LoanDay     date.Date `json:",omitempty"`
	Relapse     date.Date `json:",omitempty"` // reported on
	Note        string    `json:",omitempty"`
	stay.Void
}

func (Aftercare) TableName() string { return "aftercare" }

// Plans and reports of the helper.
const (
	HelperPlan   = "plan"
	HelperReport = "report"
)

// AftercareReport is a plan or a report of the helper for a month, a quarter or a year.
type AftercareReport struct {
	ID     int64 `gorm:"primaryKey"`
	StayID int64
	Kind   string // plan, report
	Span   string // month, quarter, year
	Year   int
	Number int       `json:",omitempty"` // of the month or quarter
	Day    date.Date // received
	Note   string    `json:",omitempty"`
	stay.Void
}

func (AftercareReport) TableName() string { return "aftercare_report" }

// CommuneReport is what a commune reports of rehabilitation at home and in the community in one month: numbers alone, for
// the sum of the province.
type CommuneReport struct {
	ID          int64 `gorm:"primaryKey"`
	Commune     string
	CommuneList string
	Year        int
	Month       int
	People      int       // đang cai nghiện at the end of the month
	New         int       `gorm:"column:new_people" json:",omitempty"`
	Done        int       `gorm:"column:done_people" json:",omitempty"`
	Teams       int       `json:",omitempty"` // tổ công tác
	Contacts    int       `json:",omitempty"` // lượt tư vấn, gặp gỡ
	Day         date.Date // received
	Note        string    `json:",omitempty"`
	stay.Void
}

func (CommuneReport) TableName() string { return "commune_report" }

// FormEdition is the wording the office gave a form, from a day on until its next edition; papers issued before keep theirs.
type FormEdition struct {
	ID   int64     `gorm:"primaryKey"`
	Name string    // of the edition: "completion_notice.r3"
	From date.Date `gorm:"column:from_day"`
	Text string    // "" puts the shipped wording back in force
	Note string    `json:",omitempty"`
	stay.Void
}

func (FormEdition) TableName() string { return "form_edition" }
