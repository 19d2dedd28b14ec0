package app

import (
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// Levels of a class.
const (
	LevelGeneral    = "general"    // học văn hóa
	LevelElementary = "elementary" // học nghề trình độ sơ cấp
	LevelShort      = "short"      // học nghề dưới 03 tháng
)

// Levels in the order they are offered.
var Levels = []string{LevelElementary, LevelShort, LevelGeneral}

// Kinds of partners.
const (
	PartnerSchool     = "school"
	PartnerEnterprise = "enterprise"
)

// Partner is a vocational school or an enterprise the centre works with (cơ sở liên kết), with its contract.
type Partner struct {
	ID          int64 `gorm:"primaryKey"`
	Name        string
	Kind        string
	Address     string    `json:",omitempty"`
	Phone       string    `json:",omitempty"`
	Person      string    `json:",omitempty"` // whom to ask
	Contract    string    `json:",omitempty"` // số hợp đồng
	ContractDay date.Date `json:",omitempty"`
	ContractEnd date.Date `json:",omitempty"`
	Note        string    `json:",omitempty"`
	stay.Void
}

func (Partner) TableName() string { return "partner" }

// TrainingClass is a class of general education or of a trade (lớp học văn hóa, lớp học nghề).
type TrainingClass struct {
	ID         int64 `gorm:"primaryKey"`
	Name       string
	Occupation string `json:",omitempty"` // nghề; "" for general education
	Level      string
	PartnerID  int64     `json:",omitempty"` // 0: the centre teaches itself
	Teacher    string    `json:",omitempty"`
	First      date.Date `gorm:"column:first_day"`
	Last       date.Date `gorm:"column:last_day"` // last day of lessons
	Hours      int       `json:",omitempty"`
	Timetable  string    `json:",omitempty"` // training.Timetable
	Places     int       `json:",omitempty"` // 0: as many as come
	Ceiling    int64     `json:",omitempty"` // mức chi tối đa, đồng a person
	Note       string    `json:",omitempty"`
	stay.Void
}

func (TrainingClass) TableName() string { return "training_class" }

// Vocational reports a class that teaches a trade: the money rules are about these.
func (c *TrainingClass) Vocational() bool { return c.Level != LevelGeneral }

// Results of a course.
const (
	Passed = "passed"
	Failed = "failed"
)

// Enrolment is one resident in one class. Until when somebody learns is computed from the stay, never typed; only that the
// centre took somebody out is (Dropped).
type Enrolment struct {
	ID         int64 `gorm:"primaryKey"`
	ClassID    int64
	StayID     int64
	From       date.Date `gorm:"column:from_day"`
	Dropped    date.Date `json:",omitempty"` // taken out: no lesson from this day on
	DropWhy    string    `json:",omitempty"`
	OwnCost    string    `json:",omitempty"` // why the state does not pay, as the centre knows it (trained elsewhere before)
	Result     string    `json:",omitempty"` // passed, failed; "" not judged yet
	Mark       int       `json:",omitempty"` // tenths of a mark of ten; counts with a result
	CertNumber string    `json:",omitempty"`
	CertDay    date.Date `json:",omitempty"`
	PaperID    int64     `json:",omitempty"` // issued here; 0: the partner's own certificate
	Returned   date.Date `json:",omitempty"` // handed to the person
	stay.Void
}

func (Enrolment) TableName() string { return "enrolment" }

// How somebody was at a lesson.
const (
	AtLesson = "present"
	Excused  = "excused"
	Missed   = "absent"
)

// Attendance is one resident on one day of lessons (điểm danh).
type Attendance struct {
	ID          int64 `gorm:"primaryKey"`
	EnrolmentID int64
	Day         date.Date
	State       string
	Note        string `json:",omitempty"`
	stay.Void
}

func (Attendance) TableName() string { return "attendance" }

// LabourGroup is a group of labour therapy with its work (tổ lao động trị liệu).
type LabourGroup struct {
	ID    int64 `gorm:"primaryKey"`
	Name  string
	Work  string `json:",omitempty"`
	Place string `json:",omitempty"`
	Unit  string `json:",omitempty"` // of the output: sản phẩm, kg
	Note  string `json:",omitempty"`
	stay.Void
}

func (LabourGroup) TableName() string { return "labour_group" }

// LabourEntry is what one resident worked on one day.
type LabourEntry struct {
	ID      int64 `gorm:"primaryKey"`
	GroupID int64
	StayID  int64
	Day     date.Date
	Minutes int
	Output  int    `json:",omitempty"`
	Pay     int64  `json:",omitempty"` // by result, đồng (NĐ 116/2021 Điều 68.2)
	Note    string `json:",omitempty"`
	stay.Void
}

func (LabourEntry) TableName() string { return "labour_entry" }

// JobPlan is what somebody wants to live on (Mẫu 19, I.4, II.3–4, III.1–3).
type JobPlan struct {
	ID         int64 `gorm:"primaryKey"`
	StayID     int64
	Job        string `json:",omitempty"` // dự kiến việc làm
	Learn      string `json:",omitempty"` // học văn hóa, học nghề
	Livelihood string `json:",omitempty"` // việc làm, sinh kế
	Own        string `json:",omitempty"` // bản thân, gia đình
	Help       string `json:",omitempty"` // chính quyền, tổ chức khác
	LoanFor    string `json:",omitempty"` // study, production, business, job
	Loan       int64  `json:",omitempty"` // đồng
	Note       string `json:",omitempty"`
	stay.Void
}

func (JobPlan) TableName() string { return "job_plan" }

// Vacancy is work a partner offers (vị trí tuyển dụng).
type Vacancy struct {
	ID         int64 `gorm:"primaryKey"`
	PartnerID  int64
	Occupation string
	Places     int       `json:",omitempty"`
	Wage       int64     `json:",omitempty"` // đồng a month
	Day        date.Date // told on
	Until      date.Date `json:",omitempty"`
	Note       string    `json:",omitempty"`
	stay.Void
}

func (Vacancy) TableName() string { return "vacancy" }

// What a letter introduces to.
const (
	IntroduceJob   = "job"
	IntroduceStudy = "study"
)

// Introduction is a letter that introduces somebody to a partner (giấy giới thiệu học nghề, việc làm).
type Introduction struct {
	ID         int64 `gorm:"primaryKey"`
	StayID     int64
	PartnerID  int64
	VacancyID  int64 `json:",omitempty"`
	Kind       string
	Occupation string `json:",omitempty"`
	Day        date.Date
	PaperID    int64     `json:",omitempty"`
	Answer     string    `json:",omitempty"` // accepted, refused
	AnswerDay  date.Date `json:",omitempty"`
	stay.Void
}

func (Introduction) TableName() string { return "introduction" }

// JobReport is whether somebody has work some months after the release, as the commune or the helper tells.
type JobReport struct {
	ID       int64 `gorm:"primaryKey"`
	StayID   int64
	Month    int // 0 found, 3, 6, 12 kept
	Day      date.Date
	Working  bool
	Job      string `json:",omitempty"`
	Employer string `json:",omitempty"`
	Source   string `json:",omitempty"` // commune, helper, family
	Note     string `json:",omitempty"`
	stay.Void
}

func (JobReport) TableName() string { return "job_report" }

// JobUnknown is the note of a report that says nobody knows: it settles the month, and tells nothing of work.
const JobUnknown = "không rõ tin"

// Unknown reports that nobody knows of the work.
func (r *JobReport) Unknown() bool { return !r.Working && r.Note == JobUnknown }

// JobMonths are the months after the release at which is asked (theo dõi 3, 6, 12 tháng).
var JobMonths = []int{0, 3, 6, 12}
