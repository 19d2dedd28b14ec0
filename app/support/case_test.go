package support

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/money"
	"hoanhap/app/stay"
)

var pack = sync.OnceValue(func() *law.Pack {
	p, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		panic(err)
	}
	return p
})

var today = date.Must("2026-11-21")

// with is the shipped law with rows of the office: "key from value [scope]".
func with(t testing.TB, rows ...string) *law.Pack {
	t.Helper()
	p, err := pack().With(rowsOf(rows))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func rowsOf(rows []string) (add []law.Row) {
	for _, r := range rows {
		f := strings.Fields(r)
		row := law.Row{Key: f[0], From: date.Must(f[1]), Value: f[2], Source: "nghị quyết thử", Scope: law.Centre}
		if len(f) > 3 {
			row.Scope = f[3]
		}
		add = append(add, row)
	}
	return add
}

// life folds movements told as "2026-09-01 admit compulsory, 2026-10-05 hospital".
func life(t testing.TB, told string) *stay.Timeline {
	t.Helper()
	s := stay.Stay{ID: 1, Code: "D00001", ResidentID: 1}
	var ds []stay.Decision
	var ms []stay.Movement
	for i, x := range strings.Split(told, ",") {
		f := strings.Fields(x)
		m := stay.Movement{ID: int64(i + 1), StayID: 1, Day: date.Must(f[0]), Kind: stay.Kind(f[1])}
		if len(f) > 2 {
			m.Status = stay.Status(f[2])
			if m.Status != stay.PreCourt {
				m.DecisionID = m.ID
				ds = append(ds, stay.Decision{ID: m.ID, StayID: 1, Day: m.Day, Term: 24})
			}
		}
		ms = append(ms, m)
	}
	tl, err := stay.Fold(s, ds, ms, pack(), today)
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func entries(told string) []Entry {
	var out []Entry
	for _, x := range strings.Split(told, ",") {
		f := strings.Fields(x)
		if len(f) == 0 {
			continue
		}
		e := Entry{Item: f[0], Day: date.Must(f[1])}
		for _, w := range f[2:] {
			var n int64
			k, v, _ := strings.Cut(w, "=")
			if k == "to" {
				e.To = date.Must(v)
				continue
			}
			if _, err := fmt.Sscan(v, &n); err != nil {
				panic(err)
			}
			if k == "days" {
				e.Days = int(n)
			} else {
				e.Amount = money.Dong(n)
			}
		}
		out = append(out, e)
	}
	return out
}

func told(lines []Line, missing []Missing) string {
	var out []string
	for _, l := range lines {
		out = append(out, fmt.Sprintf("%s %d %d", l.Item, l.Days, l.Amount))
	}
	for _, m := range missing {
		out = append(out, fmt.Sprintf("thiếu %s/%s %d", m.Item, m.Key, m.Days))
	}
	return strings.Join(out, ", ")
}

// Worked cases, computed by hand from rules.md §5 and law.md §5. Norms: 0.8 × 2.340.000 = 1.872.000 to 2026-06-30, 0.8 × 2.530.000 =
// 2.024.000 from 2026-07-01, 0.8 × 1.800.000 = 1.440.000 from 2023-07-01 to 2024-06-30.
var cases = []struct {
	name, stay, month string
	facts             Facts
	typed             string
	rows              []string
	want              string
}{
	{"a full month pays exactly the norm (NĐ 163 art 113.1)", "2026-09-01 admit compulsory", "2026-10", Facts{}, "", nil,
		"food 31 2024000, utilities 31 100000"},
	{"divided by 30: 2.024.000 ÷ 30 × 31", "2026-09-01 admit compulsory", "2026-10", Facts{}, "", []string{"food_divisor 2026-10-01 30"},
		"food 31 2091467, utilities 31 100000"},
	{"a woman has hygiene (art 113.3)", "2026-09-01 admit compulsory", "2026-10", Facts{Female: true}, "", nil,
		"food 31 2024000, hygiene 31 90000, utilities 31 100000"},
	{"entry on the 16th: 16 of 31 days, 2.024.000 × 16 ÷ 31 = 1.044.645,16", "2026-10-16 admit compulsory", "2026-10", Facts{}, "", nil,
		"food 16 1044645, utilities 16 51613"},
	{"the day of leaving is not paid: 14 days, 914.064,5", "2026-09-01 admit compulsory,2026-10-15 transfer_out", "2026-10", Facts{}, "", nil,
		"food 14 914065, utilities 14 45161"},
	{"in and out on one day is one paid day: 2.024.000 ÷ 31 = 65.290,3", "2026-10-15 admit compulsory,2026-10-15 transfer_out", "2026-10", Facts{}, "", nil,
		"food 1 65290, utilities 1 3226"},
	{"hospital is paid as present", "2026-09-01 admit compulsory,2026-10-05 hospital,2026-10-15 back", "2026-10", Facts{}, "", nil,
		"food 31 2024000, utilities 31 100000"},
	{"hospital not paid by setting: 21 days", "2026-09-01 admit compulsory,2026-10-05 hospital,2026-10-15 back", "2026-10", Facts{}, "",
		[]string{"hospital_days_paid 2026-01-01 no"}, "food 21 1371097, utilities 21 67742"},
	{"mourning is not paid: away 5 to 10 October, 26 days", "2026-09-01 admit compulsory,2026-10-05 mourning,2026-10-10 back", "2026-10", Facts{}, "", nil,
		"food 26 1697548, utilities 26 83871"},
	{"escape is not paid: 10 days", "2026-09-01 admit compulsory,2026-10-11 escape", "2026-10", Facts{}, "", nil,
		"food 10 652903, utilities 10 32258"},
	{"back from an escape and gone again on a day is a day: it was not on the books the day before", "2026-09-01 admit compulsory,2026-09-11 escape,2026-10-20 return_escape,2026-10-20 transfer_out",
		"2026-10", Facts{}, "", nil, "food 1 65290, utilities 1 3226"},
	{"pre-court is paid as compulsory", "2026-09-01 admit pre_court", "2026-10", Facts{}, "", nil, "food 31 2024000, utilities 31 100000"},
	{"the base salary rises on 1 July 2024 (NĐ 73/2024): June 1.440.000, July 1.872.000", "2024-01-01 admit compulsory", "2024-06", Facts{}, "", nil,
		"food 30 1440000, utilities 30 100000"},
	{"2 September and the day beside it: +3 days' food each (art 113.1)", "2026-08-01 admit compulsory", "2026-09", Facts{}, "", nil,
		"food 30 2024000, food_holiday 2 404800, utilities 30 100000"},
	{"the multiple includes the normal day: +2", "2026-08-01 admit compulsory", "2026-09", Facts{}, "", []string{"holiday_extra_includes_normal 2026-01-01 yes"},
		"food 30 2024000, food_holiday 2 269867, utilities 30 100000"},
	{"a centre that gives 4 is held to the law's 3", "2026-08-01 admit compulsory", "2026-09", Facts{}, "", []string{"food_holiday 2026-01-01 4"},
		"food 30 2024000, food_holiday 2 404800, utilities 30 100000"},
	{"Tết 2026 has five days, 16 to 20 February: 5 × 5 × 1.872.000 ÷ 28", "2025-08-01 admit compulsory", "2026-02", Facts{}, "", nil,
		"food 28 1872000, food_tet 5 1671429, utilities 28 100000"},
	{"three sick days cost three times as a whole: 28 × 2.024.000/31 and 9 × 2.024.000/31", "2026-09-01 admit compulsory", "2026-10", Facts{},
		"food_sick 2026-10-10 to=2026-10-12", nil, "food 28 1828129, food_sick 3 587613, utilities 31 100000"},
	{"a sick diet set below three is held to three", "2026-09-01 admit compulsory", "2026-10", Facts{}, "food_sick 2026-10-10", []string{"food_sick 2026-01-01 2"},
		"food 30 1958710, food_sick 1 195871, utilities 31 100000"},
	{"a sick day on Tết: five times more is the greater", "2025-08-01 admit compulsory", "2026-02", Facts{}, "food_sick 2026-02-17", nil,
		"food 28 1872000, food_tet 5 1671429, utilities 28 100000"},
	{"clothing paid on issue: 0.9 × 2.340.000 (NĐ 116 art 65.2)", "2026-01-01 admit compulsory", "2026-03", Facts{}, "clothing 2026-03-10", nil,
		"food 31 1872000, clothing 0 2106000, utilities 31 100000"},
	{"yearly items by month: a twelfth, whatever the days: 175.500 and 8.333", "2026-03-20 admit compulsory", "2026-03", Facts{}, "",
		[]string{"yearly_items_by 2026-01-01 month"}, "food 12 724645, clothing 12 175500, utilities 12 38710, culture 12 8333"},
	{"discharge: two days of meals, the fare as typed, clothes (TT 62 art 5.11a)", "2026-01-01 admit compulsory,2026-06-15 transfer_out", "2026-06", Facts{},
		"discharge_meal 2026-06-15 days=2,discharge_fare 2026-06-15 amount=185000,discharge_clothes 2026-06-15 amount=350000", nil,
		"food 14 873600, utilities 14 46667, discharge_meal 2 140000, discharge_fare 0 185000, discharge_clothes 0 350000"},
	{"funeral: 20 × 500.000 (NĐ 116 art 61.2, NĐ 76/2024)", "2026-01-01 admit compulsory,2026-06-01 die", "2026-06", Facts{}, "funeral 2026-06-02", nil,
		"funeral 0 10000000"},
	{"funeral from July 2026 has no figure: named, not zero (NĐ 163 art 122)", "2026-01-01 admit compulsory,2026-10-01 die", "2026-10", Facts{}, "funeral 2026-10-02", nil,
		"thiếu funeral/funeral 1"},
	{"voluntary from July 2026 as compulsory (NĐ 163 art 131.2)", "2026-09-01 admit voluntary", "2026-10", Facts{}, "", nil,
		"food 31 2024000, utilities 31 100000"},
	{"voluntary before: 70 % of food; the tariff is not known", "2026-01-01 admit voluntary", "2026-05", Facts{}, "", nil,
		"food 31 1310400, thiếu voluntary_tariff/voluntary_tariff 31"},
	{"voluntary before: tariff 3.000.000 less 70 % of food", "2026-01-01 admit voluntary", "2026-05", Facts{}, "", []string{"voluntary_tariff 2022-01-01 3000000"},
		"food 31 1310400, voluntary_tariff 31 1689600"},
	{"one of the six groups: 95 % of the cost, 5 % to pay (NĐ 116 art 39.2)", "2026-01-01 admit voluntary", "2026-05", Facts{}, "voluntary_cost_share 2026-01-01 to=2026-12-31",
		[]string{"voluntary_tariff 2022-01-01 3000000"}, "voluntary_cost_share 31 2850000, voluntary_tariff 31 150000"},
	{"a foreigner pays all", "2026-01-01 admit voluntary", "2026-05", Facts{Foreign: true}, "", []string{"voluntary_tariff 2022-01-01 3000000"},
		"voluntary_tariff 31 3000000"},
	{"voluntary, then compulsory from 11 May: 10 days at 70 %", "2026-01-01 admit voluntary,2026-05-11 change_status compulsory", "2026-05", Facts{}, "",
		[]string{"voluntary_tariff 2022-01-01 3100000"}, "food 31 1690839, utilities 21 67742, voluntary_tariff 10 577290"},
	{"Vĩnh Long 2012: 960.000 in the first month; no share is known, what was eaten neither", "2012-03-01 admit voluntary", "2012-03", Facts{}, "", []string{"province 1990-01-01 86"},
		"voluntary_tariff 31 960000, thiếu food/voluntary_food_share 31"},
	{"Vĩnh Long 2012: 710.000 from the second", "2012-03-01 admit voluntary", "2012-04", Facts{}, "", []string{"province 1990-01-01 86"},
		"voluntary_tariff 30 710000, thiếu food/voluntary_food_share 30"},
	{"food before November 2016 is not known", "2016-10-01 admit compulsory", "2016-10", Facts{}, "", nil, "thiếu food/food 31"},
	{"a bill without an amount is missing, with one it is paid", "2026-09-01 admit compulsory", "2026-10", Facts{}, "detox_drugs 2026-10-02,ordinary_drugs 2026-10-03 amount=42000", nil,
		"food 31 2024000, utilities 31 100000, ordinary_drugs 0 42000, thiếu detox_drugs/detox_drugs 1"},
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			first := date.Must(c.month + "-01")
			f := c.facts
			f.Entries = entries(c.typed)
			p := pack()
			if len(c.rows) > 0 {
				p = with(t, c.rows...)
			}
			if got := told(New(p).Lines(life(t, c.stay), &f, first, first.MonthEnd())); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.month, got, c.want)
			}
		})
	}
}

// A rate that changes inside the month splits the line by day, each part with its own row and source.
func TestSplit(t *testing.T) {
	p, err := pack().With([]law.Row{{Key: law.Food, From: date.Must("2026-10-11"), Value: "2100000", Unit: "dong", Source: "NQ 1/2026", Scope: law.Centre}})
	if err != nil {
		t.Fatal(err)
	}
	lines, _ := New(p).Lines(life(t, "2026-09-01 admit compulsory"), &Facts{}, date.Must("2026-10-01"), date.Must("2026-10-31"))
	l := lines[0]
	if l.Amount != 2075484 || len(l.Parts) != 2 || l.Parts[0].Days != 10 || l.Parts[1].Days != 21 || l.Parts[1].Rates[0].Source != "NQ 1/2026" ||
		l.Parts[1].From != date.Must("2026-10-11") || len(l.Parts[0].Rates) != 2 || l.Parts[0].Rates[1].Key != law.BaseSalary {
		t.Fatalf("%+v", l)
	}
}

// What rests on a circular whose successor was not found says so.
func TestUnsure(t *testing.T) {
	lines, _ := New(pack()).Lines(life(t, "2026-09-01 admit compulsory"), &Facts{Entries: entries("discharge_meal 2026-10-15 days=3")}, date.Must("2026-10-01"), date.Must("2026-10-31"))
	unsure := map[string]bool{}
	for i := range lines {
		unsure[lines[i].Item] = lines[i].Unsure()
	}
	if unsure[Food] || !unsure[Utilities] || !unsure[DischargeMeal] {
		t.Fatal(unsure)
	}
}

func TestShare(t *testing.T) {
	got := Share(1000, []int64{1, 1, 1, 0})
	if fmt.Sprint(got) != "[334 333 333 0]" {
		t.Fatal(got)
	}
	if fmt.Sprint(Share(1000, []int64{0, 0})) != "[0 0]" || fmt.Sprint(Share(0, []int64{1})) != "[0]" {
		t.Fatal("nothing to share, or nobody to share with")
	}
}
