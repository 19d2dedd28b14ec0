package paper

import "hoanhap/app/date"

// Medical is what papers of the health desk say (Mẫu 17 part III, Mẫu 18, the referral slip). It is filled for these alone.
type Medical struct {
	Illnesses []Illness // 1a
	Mental    Illness   // 1b
	Kin       string    // 1c tiền sử gia đình
	Home      string    // 1d tình trạng gia đình
	Height    string    // m
	Weight    string    // kg
	Pulse     string    // a minute
	Pressure  string    // mmHg
	Chronic   string
	Body      string // dấu hiệu thể chất
	Mind      string // dấu hiệu tâm thần
	Drugs     []Drug
	Past      []Past  // cai nghiện trước đây
	Legal     string  // tiền án, tiền sự, giấy tờ tùy thân
	Nation    string  // quốc tịch
	Relatives []Party // bố, mẹ, vợ/chồng, con
	Policy    string
	Marital   string
	Work      string
	Contact   Party // người báo tin

	Way    string // hình thức cai nghiện
	Plan   [4]PlanPart
	Result []string // V: information given, help with the plan of reintegration

	Kind       string // of the referral: "Methadone"
	To         Place
	Occasion   string
	Opioid     string // loại chất và số năm
	Since      string
	Dependence date.Date
	Paper      string
	Consent    date.Date
	Guardian   date.Date // written consent of the representative of a minor
	Minor      bool
	Patient    string    // mã bệnh nhân
	Dose       string    // mg/ngày; "" is no Methadone
	Started    date.Date // of the treatment, 0 not begun
	Changes    []string  // of the dose here, the last ones, oldest first
	LastDose   string    // mg, "" not known
	LastDay    date.Date
	LastTime   string
	TakeHome   string
	Others     []string // other medicines
	Wait       []string // those a doctor has to look at
	Allergy    string
	Tests      []string
	Reason     string
	Doctor     string

	Letter Letter // Mẫu 35
}

// Letter is a confirmation of substitution treatment.
type Letter struct {
	Number, Drug, Purpose string
	Since                 date.Date
}

// Past is rehabilitation before this stay.
type Past struct{ When, Where, Method, Result string }

// Illness is one line of Mẫu 17 III.
type Illness struct {
	Name, Has              string // "Có", "Không"; "" not examined
	Found, Treated, Result string
}

// Drug is a substance that was used.
type Drug struct{ Name, Way, First string }

// PlanPart is one part of Mẫu 18.
type PlanPart struct {
	Review, Goal string
	Steps        []string
	Result       string // Tốt, Đạt, Không đạt
}

// Place is where somebody is referred to.
type Place struct{ Name, Kind, Address, Phone string }
