package health

import (
	"slices"
	"strings"

	"hoanhap/app/date"
	"hoanhap/app/say"
	"hoanhap/app/text"
)

// Exam is an examination (khám): at entry, regular, or another.
type Exam struct {
	Entry     bool   // khám khi vào
	Height    int    `json:",omitempty"` // cm
	Physical  string `json:",omitempty"` // dấu hiệu thể chất
	Mental    string `json:",omitempty"` // dấu hiệu tâm thần
	Chronic   string `json:",omitempty"` // bệnh mãn tính
	Kin       string `json:",omitempty"` // tiền sử gia đình
	Home      string `json:",omitempty"` // tình trạng gia đình
	Diagnosis string `json:",omitempty"` // xác định tình trạng nghiện
	Paper     string `json:",omitempty"` // its number
	Opioid    bool   `json:",omitempty"` // on opioids
	Legal     string `json:",omitempty"` // tiền án, tiền sự: Mẫu 17 I.12
	Doctor    string `json:",omitempty"`
}

// Vital is one reading of the series (chỉ số sinh tồn). 0 is not measured.
type Vital struct {
	Weight    Tenths `json:",omitempty"` // kg
	Pulse     int    `json:",omitempty"` // a minute
	High, Low int    `json:",omitempty"` // mmHg
	Warm      Tenths `json:",omitempty"` // °C
}

// Check names what cannot be.
func (v *Vital) Check() (p say.Problems) {
	out := func(field string, n, low, high int) {
		if n != 0 && (n < low || n > high) {
			p.Add(field, "err.health.range", "from", low, "to", high)
		}
	}
	out("weight", int(v.Weight)/10, 20, 300)
	out("pulse", v.Pulse, 20, 250)
	out("high", v.High, 50, 300)
	out("low", v.Low, 20, 200)
	out("warm", int(v.Warm)/10, 30, 45)
	if (v.High == 0) != (v.Low == 0) || v.High != 0 && v.Low >= v.High {
		p.Add("low", "err.health.pressure")
	}
	if *v == (Vital{}) {
		p.Add("weight", "err.needed")
	}
	return p
}

// Illness is one condition of Mẫu 17, part III: found, treated, result.
type Illness struct {
	What    string    // key of Illnesses
	Found   date.Date `json:",omitempty"`
	Treated string    `json:",omitempty"` // thời gian điều trị
	Result  string    `json:",omitempty"`
	None    bool      `json:",omitempty"` // examined and not there
}

// Illnesses of Mẫu 17 III.1 in their order; the last is 1b.
var Illnesses = []string{"hiv", "tb", "liver", "asthma", "allergy", "heart", "endocrine", "urinary", "surgical", "skin", "psychiatric"}

// Detox is stage 2: protocol and course (cắt cơn, giải độc).
type Detox struct {
	Protocol string
	From     date.Date
	To       date.Date `json:",omitempty"`
	Course   string    `json:",omitempty"`
}

// Medicine is what is given (thuốc).
type Medicine struct {
	Name string
	Dose string    `json:",omitempty"`
	From date.Date `json:",omitempty"`
	To   date.Date `json:",omitempty"`
	For  Kind      `json:",omitempty"` // ARV, TB …; "" anything else
	By   string    `json:",omitempty"` // who ordered it
}

// Runs reports a medicine given on a day.
func (m *Medicine) Runs(on date.Date) bool { return m.From <= on && (m.To == 0 || on <= m.To) }

// Past is rehabilitation before this stay (Mẫu 17 IV.2).
type Past struct {
	From, To date.Partial // as far as known
	Where    string       // of Wheres
	Method   string       // of Methods
	Result   string       `json:",omitempty"`
}

// Wheres and Methods are the lists of the form, in its order.
var (
	Wheres  = []string{"centre", "home", "private", "hospital", "other"}
	Methods = []string{"neuroleptic", "acupuncture", "traditional", "centre", "naltrexone", "none", "other"}
)

// Letter is a confirmation of substitution treatment (Mẫu 35), received from elsewhere or issued here.
type Letter struct {
	Received bool
	Number   string    `json:",omitempty"`
	Issuer   string    `json:",omitempty"` // of a received one
	Since    date.Date `json:",omitempty"` // in treatment since
	Drug     string    `json:",omitempty"`
	Purpose  string    `json:",omitempty"` // what an issued one is for
}

// Interacting are the medicines running on a day that stand in a list of those a doctor has to look at beside Methadone.
func Interacting(list []Medicine, on date.Date, known []string) (out []string) {
	for i := range list {
		m := &list[i]
		if m.To != 0 && m.To < on { // one of tomorrow is looked at today
			continue
		}
		name := text.Fold(m.Name)
		if slices.ContainsFunc(known, func(k string) bool { return k != "" && strings.Contains(name, text.Fold(k)) }) {
			out = append(out, m.Name)
		}
	}
	return out
}
