// Package due says what is due (việc đến hạn): each item of rules.md §3.3 (docs) with its day, the article behind it, the act
// that settles it and whether it is settled. It reads a timeline, the law pack and what the office knows besides; it is
// pure: no store, no clock of its own. No number of the law and no number of a form stands here: both are rows of the pack.
package due

import (
	"slices"
	"strconv"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

// Code is the kind of an item, as the command due prints it.
type Code string

const (
	Notice            Code = "notice"             // thông báo sắp hoàn thành, one item per addressee
	Stage5            Code = "stage5"             // giai đoạn 5, kế hoạch tái hòa nhập
	Certificate       Code = "certificate"        // giấy xác nhận chấp hành xong, hoàn thành
	AftercareDecision Code = "aftercare_decision" // quyết định quản lý sau cai trong tay
	Ack               Code = "ack"                // xã xác nhận bàn giao
	CommuneTold       Code = "commune_told"       // báo xã về người cai nghiện tự nguyện
	QuitPossible      Code = "quit_possible"      // được ghi nhận tự ý chấm dứt
	EscapeTold        Code = "escape_told"        // quyết định truy tìm, báo Công an xã
	DeathTold         Code = "death_told"         // báo các cơ quan và gia đình, biên bản nguyên nhân chết
	Burial            Code = "burial"             // gia đình không đến: cơ sở mai táng
	Plan              Code = "plan"               // phiếu thông tin, kế hoạch cai nghiện
	Turns18           Code = "turns_18"           // đủ 18 tuổi, chuyển cơ sở
	SocialDossier     Code = "social_dossier"     // hồ sơ vào cơ sở bảo trợ xã hội
	Return            Code = "return"             // hẹn trở lại
	Answer            Code = "answer"             // chờ trả lời
	Decision          Code = "decision"           // chờ quyết định
	Contract          Code = "contract"           // hết hạn hợp đồng
)

// Codes in the order of rules.md §3.3.
var Codes = []Code{Notice, Stage5, Certificate, AftercareDecision, Ack, CommuneTold, QuitPossible, EscapeTold, DeathTold, Burial, Plan, Turns18,
	SocialDossier, Return, Answer, Decision, Contract}

func (c Code) rank() int { return slices.Index(Codes, c) }

// Word is the key of the item's title.
func (c Code) Word() (string, []any) { return "due." + string(c), nil }

// State of an item.
type State string

const (
	Open   State = "open"
	Done   State = "done"   // with paper and day
	Waived State = "waived" // with the reason
)

// Verb is the sort of act that settles an item.
type Verb string

const (
	Issue  Verb = "issue"  // the centre gives the papers their number and sends them; What = kinds of assets/papers
	Record Verb = "record" // a movement; What = its kinds, the usual one first
	Enter  Verb = "enter"  // what came or was sent is written down: paper and day
)

// Act settles an item: done in its own place, it settles without being ticked.
type Act struct {
	Verb Verb
	What []string
}

// Paper is a live issued paper of the stay.
type Paper struct {
	ID     int64
	Kind   string // name of the form
	To     string // code of the addressee, or what the paper handed over
	Day    date.Date
	Number string
}

// Mark is what the office wrote about one item: done with paper and day, or waived with the reason.
type Mark struct {
	ID     int64
	Key    string
	Waived bool
	Day    date.Date // done on, or waived on
	Paper  string
	Note   string
}

// Agreed is a day set on the record: an answer, a decision or the end of a contract that is waited for.
type Agreed struct {
	ID    int64
	Code  Code
	Day   date.Date
	Time  string
	About string
}

// Come is a piece of the handover that came: the commune's acknowledgement, the after-care decision, or the person sent on
// to another commune, from which day an answer is counted anew.
type Come struct {
	Code     Code // Ack or AftercareDecision
	Day      date.Date
	Again    bool // sent on: settles nothing, the answer is counted from this day
	Waived   bool
	Step     int64 // the handover's step
	Received int64 // the received paper
	Paper    string
	Note     string
}

// Facts is what an item needs besides the timeline. All rows are live ones.
type Facts struct {
	Birth        date.Partial
	NoResidence  bool // không có nơi cư trú ổn định
	UnableToWork bool // không có khả năng lao động
	Papers       []Paper
	Marks        []Mark
	Agreed       []Agreed
	Come         []Come
	Place        string    // commune the person registered in or was sent on to, as the office writes it; "" that of the address
	From         date.Date // due_from: nothing is raised for stays that ended before
}

// Settlement says how an item came to be settled.
type Settlement struct {
	Day      date.Date
	Paper    string // number
	PaperID  int64  // the issued paper
	Movement int64  // the movement
	Mark     int64  // the mark of the office
	Step     int64  // the step of the handover
	Received int64  // the received paper
	Note     string
}

// Item is one thing to do about one stay.
type Item struct {
	Key      string // stable: stay, code, addressee and what it hangs on; a moved day keeps it
	Code     Code
	Day      date.Date
	Time     string // "15:04" where hours count and the hour is known
	Stay     int64
	Resident int64
	To       string // notice: code of the addressee
	Status   stay.Status
	Anchor   date.Date   // what the day is counted from: the end of the term, a movement, an agreed day
	Movement int64       // the movement it hangs on, 0 for those counted from the end of the term
	Away     stay.Kind   // return: from which leave or suspension
	About    string      // answer, decision, contract: as typed
	Regime   *law.Regime // procedure regime of the day
	Rule     *law.Row    // the row that sets the day
	Article  string      // of the rule, without the forms
	Form     string      // "Mẫu 51", "" when there is none
	Act      Act
	Missing  []string // kinds of papers that are still to be issued
	State    State
	Settled  Settlement
	Why      []say.Msg // how the day came about
	Unsure   []say.Msg // on what unsettled reading or unconfirmed table it rests
	Expected bool      // would be raised if the stay were completed on the last day of its term
}

// Left is the days from on to the day of the item; negative is late.
func (i *Item) Left(on date.Date) int { return int(i.Day - on) }

// Set is the row that set the day of an answer, a decision or a contract by hand, 0 for every other item.
func (i *Item) Set() int64 {
	at := strings.LastIndexByte(i.Key, '/') + 1
	if at == len(i.Key) || i.Key[at] != 's' {
		return 0
	}
	id, err := strconv.ParseInt(i.Key[at+1:], 10, 64)
	if err != nil {
		return 0
	}
	return id
}

// When is the day as the command prints it: ISO, with Thh:mm where the hour is known.
func (i *Item) When() string {
	if i.Time == "" {
		return i.Day.String()
	}
	return i.Day.String() + "T" + i.Time
}
