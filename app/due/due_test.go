package due_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

func one(t testing.TB, entry, decided string, term int, p *law.Pack) *stay.Timeline {
	t.Helper()
	tl, err := stay.Fold(stay.Stay{ID: 1, Code: "D1", ResidentID: 1}, []stay.Decision{{ID: 1, Day: date.Must(decided), Term: term}},
		[]stay.Movement{{ID: 1, Kind: stay.Admit, Day: date.Must(entry), Status: stay.Compulsory, DecisionID: 1}}, p, today)
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func find(t *testing.T, items []due.Item, c due.Code) due.Item {
	t.Helper()
	i := slices.IndexFunc(items, func(it due.Item) bool { return it.Code == c })
	if i < 0 {
		t.Fatalf("no %s in %+v", c, items)
	}
	return items[i]
}

func says(msgs []say.Msg, key string) bool {
	return slices.ContainsFunc(msgs, func(m say.Msg) bool { return m.Key == key })
}

// Number of the form and article are read from the row, not known to the program.
func TestFormAndArticle(t *testing.T) {
	items := due.Items(one(t, "2026-08-01", "2026-07-28", 24, pack()), due.Facts{}, today, pack())
	for c, want := range map[due.Code]string{due.Notice: "Mẫu 51", due.Stage5: "Mẫu 19", due.Certificate: "Mẫu 50", due.Plan: "Mẫu 17, 18", due.AftercareDecision: ""} {
		it := find(t, items, c)
		if it.Form != want || strings.Contains(it.Article, "Mẫu") || !strings.Contains(it.Article, "Điều") {
			t.Errorf("%s: %q, %q", c, it.Form, it.Article)
		}
	}
}

// A working day counted through a year whose Tết is not yet decided says so; so does a term of the old law under the
// procedure of the new one.
func TestUnsureSaysSo(t *testing.T) {
	old := one(t, "2025-02-03", "2025-01-20", 24, pack())
	items := due.New(pack()).Ahead(old, &due.Facts{}, today)
	if n := find(t, items, due.Notice); !says(n.Unsure, "due.unsure.transition") || says(n.Unsure, "due.unsure.holiday") {
		t.Errorf("notice: %v", n.Unsure)
	}
	// 03/02/2027 lies in the week of Tết 2027, whose days off nobody has announced.
	if a := find(t, items, due.Ack); !a.Expected || !says(a.Unsure, "due.unsure.holiday") {
		t.Errorf("ack: %+v", a)
	}
	// Announced 4 to 10 February with Saturday and Sunday made up on the 11th and 12th: the fifth working day is the 19th.
	announced := with(t, "2027-02-04", law.TetDays, "Tết Nguyên đán 2027")
	rows := announced.Office()
	rows[0].To = date.Must("2027-02-10")
	announced, err := pack().With(rows)
	if err != nil {
		t.Fatal(err)
	}
	if a := find(t, due.New(announced).Ahead(old, &due.Facts{}, today), due.Ack); says(a.Unsure, "due.unsure.holiday") || a.Day != date.Must("2027-02-19") {
		t.Errorf("announced: %v %v", a.Day, a.Unsure)
	}
	young := one(t, "2026-08-01", "2026-07-28", 24, pack())
	if n := find(t, due.Items(young, due.Facts{}, today, pack()), due.Notice); len(n.Unsure) > 0 {
		t.Errorf("all under the new law: %v", n.Unsure)
	}
}

// A weekend day worked instead of another counts as a working day once the office has typed it.
func TestDaysTypedByTheOffice(t *testing.T) {
	done, err := stay.Fold(stay.Stay{ID: 1}, []stay.Decision{{ID: 1, Day: date.Must("2024-11-01"), Term: 24}}, []stay.Movement{
		{ID: 1, Kind: stay.Admit, Day: date.Must("2024-11-12"), Status: stay.Compulsory, DecisionID: 1},
		{ID: 2, Kind: stay.Complete, Day: date.Must("2026-11-12")}}, pack(), today)
	if err != nil {
		t.Fatal(err)
	}
	day := func(p *law.Pack) date.Date { return find(t, due.Items(done, due.Facts{}, today, p), due.Ack).Day }
	if d := day(pack()); d != date.Must("2026-11-19") {
		t.Fatalf("%v", d)
	}
	if d := day(with(t, "2026-11-14", law.DayWorked, "làm bù")); d != date.Must("2026-11-18") {
		t.Errorf("a Saturday worked: %v", d)
	}
	if d := day(with(t, "2026-11-16", law.DayOff, "nghỉ hoán đổi")); d != date.Must("2026-11-20") {
		t.Errorf("a Monday off: %v", d)
	}
}

// Every sentence of the package stands in both languages.
func TestWords(t *testing.T) {
	words := func(file string) map[string]string {
		b, err := os.ReadFile("../../assets/lang/" + file)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]string
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(file, err)
		}
		return m
	}
	vi, en := words("due.vi.json"), words("due.en.json")
	for k := range vi {
		if en[k] == "" {
			t.Errorf("only in Vietnamese: %s", k)
		}
	}
	for k := range en {
		if vi[k] == "" {
			t.Errorf("only in English: %s", k)
		}
	}
	var need []string
	for _, c := range due.Codes {
		need = append(need, "due."+string(c))
	}
	for _, way := range []string{"end", "entry", "complete", "redirect", "quit", "escape"} {
		for _, unit := range []string{"days", "working_days", "hours", "months"} {
			need = append(need, "due.why."+way+"."+unit)
		}
	}
	for _, k := range []string{"overtaken", "entry", "set", "birthday"} {
		need = append(need, "due.why."+k)
	}
	for _, k := range []string{"holiday", "row", "transition", "running", "unverified"} {
		need = append(need, "due.unsure."+k)
	}
	for _, k := range need {
		if vi[k] == "" {
			t.Errorf("no words: %s", k)
		}
	}
}

// fleet is a centre of n open stays in all walks.
func fleet(b testing.TB, n int) ([]*stay.Timeline, []due.Facts) {
	tls, facts := make([]*stay.Timeline, n), make([]due.Facts, n)
	for i := range n {
		entry := today - date.Date(20+i%700)
		st := []stay.Status{stay.Compulsory, stay.Compulsory, stay.Voluntary}[i%3]
		ms := []stay.Movement{{ID: 1, Kind: stay.Admit, Day: entry, Status: st, DecisionID: 1}}
		if i%9 == 0 {
			ms = append(ms, stay.Movement{ID: 2, Kind: stay.Hospital, Day: today - 10, Due: today + 3}, stay.Movement{ID: 3, Kind: stay.Back, Day: today - 5})
		}
		tl, err := stay.Fold(stay.Stay{ID: int64(i + 1), ResidentID: int64(i + 1)}, []stay.Decision{{ID: 1, Day: entry - 5, Term: 24}}, ms, pack(), today)
		if err != nil {
			b.Fatal(err)
		}
		tls[i] = tl
		facts[i] = due.Facts{Birth: date.Partial{Y: 1990}, Papers: []due.Paper{{ID: 1, Kind: "information_sheet", Day: entry}, {ID: 2, Kind: "rehabilitation_plan", Day: entry}}}
	}
	return tls, facts
}

// The due list of 640 residents, without the store.
func BenchmarkDue640(b *testing.B) {
	tls, facts := fleet(b, 640)
	b.ReportAllocs()
	for b.Loop() {
		r := due.New(pack())
		n := 0
		for i, tl := range tls {
			n += len(r.Items(tl, &facts[i], today))
		}
		if n < 640 {
			b.Fatal(n)
		}
	}
}

// Its floor: the clocks alone, without which nothing is due.
func BenchmarkDue640Floor(b *testing.B) {
	tls, _ := fleet(b, 640)
	b.ReportAllocs()
	for b.Loop() {
		for _, tl := range tls {
			if c, ok := tl.Clock(today, pack()); !ok || !c.HasTerm {
				b.Fatal("no clock")
			}
		}
	}
}
