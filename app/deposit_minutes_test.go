package app_test

import (
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// The minutes of the return (C9) list what was lent on entry of the last stay and not taken back, and the certificates of the courses that
// were learned; what was issued for good, lent in an earlier stay, taken back, or learned without a certificate is not in them.
func TestMinutesListLoansAndCertificates(t *testing.T) {
	o := teaching(t)
	id := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-03-01")))
	who := residentOf(t, o, id)
	if err := o.StockIn(app.StockEntry{Kind: app.StockCame, Day: day("2026-02-01"), Things: "9 màn cá nhân|9 chăn sợi|9 gối|9 mũ vải"}); err != nil {
		t.Fatal(err)
	}
	give := func(kind, at string, stay int64, things ...string) {
		t.Helper()
		if err := o.IssueGoods(kind, day(at), things, []int64{stay}, ""); err != nil {
			t.Fatal(err)
		}
	}
	give(app.StockOnEntry, "2026-03-01", id, "2 chăn sợi")
	datatest.Move(t, o, id, stay.TransferOut, day("2026-04-01"))
	known, err := o.Open(who)
	if err != nil {
		t.Fatal(err)
	}
	again := datatest.Stay(t, o, datatest.Named("Lò Văn Ơn", day("2026-09-01")), func(a *app.Admission) { a.Resident = known.Resident })
	give(app.StockOnEntry, "2026-09-01", again, "1 màn cá nhân", "1 gối")
	give(app.StockOnEntry, "2026-09-02", again, "5 gối")
	give(app.StockYearly, "2026-09-02", again, "1 mũ vải")
	rows, _, err := o.Issued(day("2026-09-02"), day("2026-09-02"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Kind == app.StockOnEntry {
			if err := o.ReverseStock(r.ID, "phát nhầm"); err != nil {
				t.Fatal(err)
			}
		}
	}
	class := sewing(t, o)
	if err := o.Enrol(class, day("2026-09-07"), nil, again); err != nil {
		t.Fatal(err)
	}
	m := classOf(t, o, class).Members
	if err := o.JudgeCourse(app.Mark{Enrolment: m[0].ID, Result: app.Passed, Tenths: 70}); err != nil {
		t.Fatal(err)
	}
	minutes := func() []string {
		t.Helper()
		p, err := o.DepositPaper(who, day("2026-11-20"))
		if err != nil {
			t.Fatal(err)
		}
		return p.Lines()
	}
	keep(t, o, who, app.DepositGift, "2026-11-03", 120000)
	if text := strings.Join(minutes(), "\n"); strings.Contains(text, "Chứng chỉ số") {
		t.Error("a certificate that was not given:\n", text)
	}
	if err := o.Certify(day("2026-11-02"), map[int64]string{m[0].ID: "SC 12"}); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(minutes(), "\n")
	for _, want := range []string{"1 màn cá nhân", "1 gối", "Chứng chỉ số SC 12 ngày 02/11/2026", "120.000 đồng", "Một trăm hai mươi nghìn đồng chẵn"} {
		if !strings.Contains(text, want) {
			t.Errorf("the minutes lack %q:\n%s", want, text)
		}
	}
	for _, not := range []string{"2 chăn sợi", "5 gối", "mũ vải"} {
		if strings.Contains(text, not) {
			t.Errorf("the minutes list %q:\n%s", not, text)
		}
	}
	if err := o.ReturnCertificates(day("2026-11-10"), m[0].ID); err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(minutes(), func(l string) bool { return strings.Contains(l, "SC 12") }) {
		t.Error("a certificate handed back before is handed back again")
	}
}
