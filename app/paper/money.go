package paper

// Money is what vouchers, lists of payments and the return of a deposit say. Amounts are whole đồng.
type Money struct {
	Kind     string // PHIẾU CHI, PHIẾU THU
	Party    string // người nhận, người nộp
	Address  string
	About    string // lý do
	Fund     string // nguồn kinh phí
	Amount   int64
	Words    string // the amount in words
	Reversal string // number of the voucher it takes back
	With     string // chứng từ kèm theo
	State    string // approved when, by whom, check code; or not approved

	Team string // of a list

	Route  string // of money at discharge
	Travel int    // days on the road
	Meal   int64  // a day
	Meals  int64
	Fare   int64
	Suit   int64 // clothes
	Source string
	Unsure bool // no text in force fixes the amount

	In, Out int64    // of a deposit: all that came in, all that went out before the return
	Before  int64    // returned before, at the end of an earlier stay
	Left    int64    // what is left after the return: in – out – before – returned
	Loans   []string // what was lent and comes back, or is paid for
	Diploma []string // văn bằng, chứng chỉ handed back
}
