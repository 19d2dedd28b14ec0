package paper

import "hoanhap/app/date"

// Dossier is everything a form may ask for, already decided by the office: no paper computes. Texts are as
// they shall be read; what is empty prints as a dotted line to be filled by hand.
//
// HIV, tuberculosis, psychiatric and treatment data stand in Medical alone, which the office fills for papers of the health
// desk only and which no other form may name; Health is the general state seen at the gate.
type Dossier struct {
	Regime string // procedure regime (by the day of the act): chooses the edition
	Status string // compulsory, voluntary or pre_court: how a decision is quoted when its own words are not typed
	Layout string // "" is nd30
	Issued bool   // false prints BẢN NHÁP and no number
	Number string // "05"
	Symbol string // "GXN-CSCN"
	Day    date.Date

	Centre    Centre
	Signatory Signatory
	Person    Person
	Guardian  Party // cha/mẹ, người giám hộ, người đại diện
	Decision  Order // the decision of the stay
	Assign    Order // decision of the provincial police assigning the centre (QĐ-CNMTTN), or of Mẫu 32
	Aftercare Order // Quyết định quản lý sau cai
	Monitored Order // Quyết định áp dụng giám sát điện tử (Phụ lục I Mẫu 02)
	Device    Device
	Contract  Order // Hợp đồng of a private centre
	Basis     Order // any other paper the act rests on: request of the investigators, mourning application
	Stay      Stay

	Addressee string // "Công an xã Ba Chẽ"
	Proposer  string // "theo đề nghị của …"
	Meeting   Meeting
	Giver     Party
	Receiver  Party
	Family    Party
	Others    []Party // investigators, procuracy, health body: minutes of death

	Papers       []string // hồ sơ kèm theo; nil prints blank lines, an empty list "Không có"
	Belongings   []string // tư trang, đồ dùng cá nhân; same
	Health       string   // general state, nothing of the health desk
	Stages       []string // các giai đoạn đã thực hiện (Mẫu 30)
	Completed    bool     // Mẫu 30: the whole programme, not only part of it
	Handed       string   // name of the paper handed over (Mẫu 23)
	Deposit      int64    // đồng returned; with DepositWords
	DepositWords string
	Opinion      string   // ý kiến of the parties
	Recipients   []string // Nơi nhận without dash and full stop; the form's own when empty

	Medical Medical // of the health desk; empty for every other paper

	Escape  Absconding
	Request Request
	Death   Death
	Course  Course   // a course of the centre, and what a letter introduces to
	Plan    []string // kế hoạch tái hòa nhập, in the order of the form

	Evaluation Evaluation

	Money  Money  // vouchers, lists of payments, deposits
	Period Period // statistics
	List   Table  // list of persons of a proposal
	Tables []Table
	Checks []Check
	Maker  string // người lập biểu
}

// Centre is who issues.
type Centre struct {
	Parent, Name, Place, Province string
	Address                       string
}

// Signatory is who signs, with the prefix of authority (KT., TL., TUQ.) and the position signed for.
type Signatory struct {
	Prefix   string // "KT.", "" when the head signs
	For      string // "TRƯỞNG CƠ SỞ" with KT.
	Position string // "PHÓ TRƯỞNG CƠ SỞ"
	Name     string
}

// Person is the block used by every form (họ và tên … nơi cư trú).
type Person struct {
	Name, Sex, OtherName, Birth      string // Birth as known: "05/01/1990", "1990"
	Age                              string
	IDNumber, IDPlace                string
	IDDay                            date.Date
	Residence, Phone                 string
	BirthPlace, Hometown, Permanent  string
	Ethnic, Religion, Education, Job string
	Height, Weight, Marks            string // nhận dạng
	AfterAddress                     string // nơi cư trú sau cai nghiện
}

// Party is a side of minutes or a relative.
type Party struct {
	Name, Position, Office             string
	Sex, Birth, IDNumber, IDPlace      string
	IDDay                              date.Date
	Address, Phone, Relation, Job, Age string
}

// Order is a decision, contract or request quoted by its own title.
type Order struct {
	Number, Issuer string
	Day            date.Date
	About          string // trích yếu under its own law: "áp dụng biện pháp đưa đi cai nghiện bắt buộc"
	Regime         string
	Months         int
}

// Stay is the time in the centre: entry, term, last day as printed.
type Stay struct {
	Entry             date.Date
	EntryTime         string // "08:30"
	Start             date.Date
	End               date.Date // last day as printed on papers
	Served, Remaining string    // text: "18 tháng 05 ngày"
}

// Meeting is where and when minutes are made.
type Meeting struct {
	Time, EndTime  string // "08:30"
	Day, EndDay    date.Date
	Place          string
	Pages, Copies  int
	GiverCopies    int
	ReceiverCopies int
}

// Absconding (bỏ trốn) is what a search decision says (Mẫu 43).
type Absconding struct {
	Time                  string
	Day                   date.Date
	From                  string
	Father, Mother, Other Party
	Report                Party  // người được báo
	Office                Party  // cơ quan được báo
	Executors             string // người chịu trách nhiệm thi hành
}

// Request is an absence asked for: mourning, criminal procedure, suspension or exemption.
type Request struct {
	Kind     string // "tạm đình chỉ" or "miễn"
	Reason   string
	Asked    date.Date // day of the application
	From, To date.Date
	Returner string // who brings the person back
}

// Device is what minutes of electronic monitoring say (Phụ lục I Mẫu 03).
type Device struct{ Number, Position, Parts, State string }

// Death is what minutes of death say.
type Death struct {
	Time, ToldTime                                  string
	Day, ToldDay                                    date.Date
	Place, Circumstances, Cause, Told, Burial, Cost string
}

// Period is the span of a report.
type Period struct {
	Name     string // "tháng 10 năm 2026"
	From, To date.Date
	Until    date.Date // set when the period is not over: computed to this day
}
