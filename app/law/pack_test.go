package law_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
)

func shipped(t testing.TB) *law.Pack {
	t.Helper()
	p, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		t.Fatalf("the shipped pack does not load:\n%v", err)
	}
	return p
}

func TestRegimeOfADay(t *testing.T) {
	p := shipped(t)
	for day, want := range map[string]string{
		"1999-05-01": "R1", "2021-12-31": "R1", "2022-01-01": "R2", "2026-06-30": "R2", "2026-07-01": "R3", "2040-01-01": "R3",
	} {
		if got := p.Regime(date.Must(day)).Code; got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	r3, ok := p.RegimeByCode("R3")
	if !ok || r3.SuspensionOffClock || !r3.CustodyOffClock || r3.ReductionAllowed || !r3.RaisesDue {
		t.Errorf("R3: %+v", r3)
	}
	r2, _ := p.RegimeByCode("R2")
	if !r2.SuspensionOffClock || r2.CustodyOffClock || !r2.ReductionAllowed {
		t.Errorf("R2: %+v", r2)
	}
	if _, ok := p.RegimeByCode("R9"); ok {
		t.Error("R9 found")
	}
	for _, g := range p.Regimes() {
		v := reflect.ValueOf(g)
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.String && f.String() == "" {
				t.Errorf("%s: %s is empty", g.Code, v.Type().Field(i).Name)
			}
		}
	}
}

func TestNumbersOfTheLaw(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		key, day string
		want     int
		has      bool
	}{
		{law.DueNotice, "2021-12-31", 0, false}, {law.DueNotice, "2026-06-30", 15, true}, {law.DueNotice, "2026-07-01", 30, true},
		{law.DueStage5, "2026-06-30", 0, false}, {law.DueStage5, "2026-07-01", 30, true},
		{law.DueCertificate, "2026-06-30", 0, true}, {law.DueCertificate, "2026-07-01", 24, true},
		{law.DueQuitPossible, "2026-06-30", 5, true}, {law.DueQuitPossible, "2026-07-01", 2, true},
		{law.DueEscapeTold, "2026-06-30", 0, false}, {law.DueEscapeTold, "2026-07-01", 24, true},
		{law.DueCommuneTold, "2026-06-30", 5, true}, {law.DueCommuneTold, "2026-07-01", 0, false},
		{law.DueCommuneToldPrivate, "2026-07-01", 24, true}, {law.AckDays, "2026-11-21", 5, true},
		{law.MourningDays, "2016-03-01", 5, true}, {law.MourningDays, "2026-11-21", 5, true},
		{law.AftercareCompulsory, "2026-11-21", 24, true}, {law.AftercareOther, "2026-11-21", 12, true},
		{law.BaseSalary, "2013-06-30", 0, false}, {law.BaseSalary, "2026-06-30", 2340000, true}, {law.BaseSalary, "2026-07-01", 2530000, true},
		{law.Utilities, "2022-11-18", 80000, true}, {law.Utilities, "2022-11-19", 100000, true},
		{law.DischargeMeal, "2026-11-21", 70000, true}, {law.PeriodStartDay, "2026-11-21", 1, true},
		{law.Hygiene, "2026-06-30", 0, false}, {law.Hygiene, "2026-07-01", 90000, true}, {"labour_day_12", "2026-11-21", 4, true},
	} {
		d := date.Must(c.day)
		if got := p.Int(c.key, d); got != c.want || p.Has(c.key, d) != c.has {
			t.Errorf("%s on %s: %d %v, want %d %v", c.key, c.day, got, p.Has(c.key, d), c.want, c.has)
		}
	}
	day := date.Must("2026-11-21")
	if got := p.List(law.NoticeTo, day); !slices.Equal(got, []string{"police", "family"}) {
		t.Errorf("notice to %v", got)
	}
	if p.Bool(law.SuspensionCounts, day) || !p.Bool(law.HospitalDaysPaid, day) || p.Text(law.TransitionProcedure, day) != "new" {
		t.Error("default settings")
	}
	if row, _ := p.Row(law.DischargeMeal, day); !row.Unsure() || row.Note == "" {
		t.Errorf("discharge meals rest on a repealed decree: %+v", row)
	}
}

func TestAmountIsAFactorOfTheSalaryOfThatDay(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		key, day string
		dong     int64
	}{
		{law.Food, "2016-11-01", 968000}, {law.Food, "2019-07-01", 1192000}, {law.Food, "2024-06-30", 1440000}, {law.Food, "2026-06-30", 1872000},
		{law.Food, "2026-07-01", 2024000}, {law.Clothing, "2026-06-30", 2106000}, {law.Funeral, "2023-01-01", 7200000}, {law.Funeral, "2025-01-01", 10000000},
		{law.Utilities, "2026-11-21", 100000},
	} {
		a, row, base, ok := p.Amount(c.key, date.Must(c.day))
		if !ok || a.Num != c.dong*a.Den || row.Key != c.key || (row.Unit == "dong") != (base.Key == "") {
			t.Errorf("%s on %s: %v/%v %v", c.key, c.day, a.Num, a.Den, ok)
		}
	}
	if _, _, _, ok := p.Amount(law.Clothing, date.Must("2026-07-01")); ok {
		t.Error("clothing is in kind since 2026-07-01")
	}
	if _, _, _, ok := p.Amount(law.FoodTet, date.Must("2026-07-01")); ok {
		t.Error("a multiple is not an amount")
	}
}

func TestTerms(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		who           string
		first         bool
		day           string
		min, max, def int
		ok            bool
	}{
		{law.TermCompulsory, true, "2026-07-01", 24, 24, 24, true}, {law.TermCompulsory, false, "2026-07-01", 36, 36, 36, true},
		{law.TermVoluntary, false, "2026-07-01", 36, 36, 36, true}, {law.TermMinor, true, "2026-07-01", 24, 24, 24, true},
		{law.TermCompulsory, false, "2026-06-30", 12, 24, 0, true}, {law.TermMinor, true, "2022-01-01", 6, 12, 0, true},
		{law.TermVoluntary, true, "2026-06-30", 6, 12, 0, true}, {law.TermMinor, true, "2021-12-31", 0, 0, 0, false}, {"x", true, "2026-07-01", 0, 0, 0, false},
	} {
		got, ok := p.TermOf(c.who, c.first, date.Must(c.day))
		if ok != c.ok || got.Min != c.min || got.Max != c.max || got.Default != c.def {
			t.Errorf("%+v: %+v %v", c, got, ok)
		}
		if ok && (got.Row.Source == "" || !got.Outside(c.max+1) || !got.Outside(c.min-1) || got.Outside(c.max)) {
			t.Errorf("%+v: %+v", c, got)
		}
	}
}

func TestOfficeRowsAreSettingsWithHistory(t *testing.T) {
	p := shipped(t)
	q, err := p.With([]law.Row{
		{Key: law.SuspensionCounts, From: date.Must("2024-01-01"), Value: "yes", Scope: law.Centre, Source: "QĐ 12/QĐ-CSCN"},
		{Key: law.SuspensionCounts, From: date.Must("2025-01-01"), Value: "no", Scope: law.Centre, Source: "QĐ 13/QĐ-CSCN"},
		{Key: law.CentreProvince, From: date.Must("2020-01-01"), Value: "22", Scope: law.Centre, Source: "cơ sở"},
		{Key: law.Food, From: date.Must("2026-08-01"), Value: "2500000", Unit: "dong", Scope: "22", Source: "NQ của tỉnh"},
		{Key: law.Food, From: date.Must("2026-08-01"), Value: "1", Scope: "79", Source: "NQ của tỉnh khác"},
		{Key: law.FoodTet, From: date.Must("2027-02-06"), To: date.Must("2027-02-06"), Value: "4", Scope: law.Centre, Source: "QĐ"},
	})
	if err != nil {
		t.Fatal(err)
	}
	r2, _ := p.RegimeByCode("R2")
	for day, off := range map[string]bool{"2023-12-31": true, "2024-01-01": false, "2024-12-31": false, "2025-01-01": true} {
		d := date.Must(day)
		if q.SuspensionOffClock(&r2, d) != off || !p.SuspensionOffClock(&r2, d) {
			t.Errorf("%s: suspension", day)
		}
	}
	for day, want := range map[string]int64{"2026-07-31": 2024000, "2026-08-01": 2500000} {
		if a, _, _, _ := q.Amount(law.Food, date.Must(day)); a.Num != want*a.Den {
			t.Errorf("food on %s: %v", day, a)
		}
	}
	for day, want := range map[string]int64{"2027-02-05": 5, "2027-02-06": 4, "2027-02-07": 5} {
		if m := q.Decimal(law.FoodTet, date.Must(day)); m.Num != want*m.Den {
			t.Errorf("Tết meal on %s: %v", day, m)
		}
	}
	rows := q.Rows(law.SuspensionCounts)
	if len(rows) != 3 || rows[1].To != date.Must("2024-12-31") || rows[2].To != 0 || rows[1].Mark != law.FromOffice {
		t.Errorf("history: %+v", rows)
	}
	if len(p.Rows(law.SuspensionCounts)) != 1 || len(q.Office()) != 6 {
		t.Error("the shipped pack changed")
	}
}

func TestWithRefusesWhatIsWrong(t *testing.T) {
	p := shipped(t)
	ok := law.Row{Key: law.SmallNumber, From: date.Must("2026-01-01"), Value: "10", Scope: law.Centre, Source: "QĐ"}
	for name, c := range map[string]struct {
		change func(*law.Row)
		want   string
	}{
		"key":    {func(r *law.Row) { r.Key = "no_such" }, "err.law.unknown_key"},
		"value":  {func(r *law.Row) { r.Value = "ten" }, "err.law.value"},
		"below":  {func(r *law.Row) { r.Value = "-1" }, "err.law.value"},
		"empty":  {func(r *law.Row) { r.Value = "" }, "err.law.value"},
		"unit":   {func(r *law.Row) { r.Unit = "months" }, "err.law.unit"},
		"source": {func(r *law.Row) { r.Source = " " }, "err.law.no_source"},
		"from":   {func(r *law.Row) { r.From = 0 }, "err.law.no_from"},
		"to":     {func(r *law.Row) { r.To = r.From - 1 }, "err.law.to_before_from"},
		"scope":  {func(r *law.Row) { r.Scope = "Quảng Ninh" }, "err.law.scope"},
		"mark":   {func(r *law.Row) { r.Mark = "maybe" }, "err.law.mark"},
		"choice": {func(r *law.Row) { r.Key, r.Value = law.FoodDivisor, "31" }, "err.law.value"},
		"bool":   {func(r *law.Row) { r.Key, r.Value = law.HospitalDaysPaid, "true" }, "err.law.value"},
		"day":    {func(r *law.Row) { r.Key, r.Value = law.PeriodStartDay, "29" }, "err.law.value"},
		"whose":  {func(r *law.Row) { r.Key, r.Value, r.Scope = law.CentreProvince, "22", "79" }, "err.law.scope"},
	} {
		row := ok
		c.change(&row)
		_, err := p.With([]law.Row{row})
		var faults say.Problems
		if !errors.As(err, &faults) || faults[0].Key != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if m := p.Check(row); len(m) == 0 || m[0].Key != c.want {
			t.Errorf("%s: check says %v", name, m)
		}
	}
	if _, err := p.With([]law.Row{ok, ok}); err == nil {
		t.Error("the same row twice was accepted")
	}
	if _, err := p.With([]law.Row{ok}); err != nil {
		t.Error(err)
	}
}

func TestEveryKeyOfTheCodeIsDeclared(t *testing.T) {
	p := shipped(t)
	src, err := os.ReadFile("keys.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, line := range strings.Split(string(src), "\n") {
		_, v, ok := strings.Cut(line, ` = "`)
		if !ok {
			continue
		}
		n++
		if _, ok := p.Key(strings.TrimSuffix(v, `"`)); !ok {
			t.Errorf("not declared in keys.csv: %s", line)
		}
	}
	if n < 60 {
		t.Fatalf("only %d keys read", n)
	}
	for _, k := range p.Keys() {
		if len(p.Rows(k.Key)) == 0 && k.Group != "holiday" && k.Key != law.DueFrom && k.Key != law.VoluntaryTariff {
			t.Errorf("%s has no row", k.Key)
		}
	}
}

// small is a pack with one row file, for the loader's faults.
func small(rows string) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range []string{"keys.csv", "regimes.csv", "holidays.csv", "holiday_years.csv"} {
		b, err := os.ReadFile("../../assets/law/" + f)
		if err != nil {
			panic(err)
		}
		files[f] = &fstest.MapFile{Data: b}
	}
	files["rows.csv"] = &fstest.MapFile{Data: []byte(rows)}
	return files
}

const head = "key,from,to,value,unit,scope,source,mark,note\n"

func TestLoadListsEveryFault(t *testing.T) {
	for rows, want := range map[string][]string{
		"ack_days,2022-01-01,,5,,,,V,\nack_days,2021-01-01,,x,,,s,V,\n":          {"rows.csv:2 err.law.no_source", "rows.csv:3 err.law.value", "rows.csv:3 err.law.order"},
		"ack_days,2022-01-01,2022-12-31,5,,,s,V,\nack_days,2022-12-31,,6,,,s,V,": {"rows.csv:3 err.law.overlap"},
		"nothing,2022-01-01,,5,,,s,V,":                                           {"rows.csv:2 err.law.unknown_key"},
		"ack_days,2022-02-30,,5,,,s,V,":                                          {"rows.csv:2 err.law.day", "rows.csv:2 err.law.no_from"},
		"ack_days,2022-01-01,,5":                                                 {"rows.csv:2 err.law.cells"},
		"ack_days,\"2022":                                                        {"rows.csv:2 err.law.csv"},
	} {
		_, err := law.Load(small(head + rows))
		var faults say.Problems
		if !errors.As(err, &faults) {
			t.Errorf("%q: %v", rows, err)
			continue
		}
		var got []string
		for _, f := range faults {
			got = append(got, f.Field+" "+f.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n%v\nwant %v", rows, got, want)
		}
	}
	files := small(head)
	for name := range maps.Keys(maps.Clone(files)) {
		if name == "rows.csv" {
			continue
		}
		broken := maps.Clone(files)
		delete(broken, name)
		if _, err := law.Load(broken); err == nil {
			t.Errorf("loaded without %s", name)
		}
	}
	gap := maps.Clone(files)
	text := string(files["regimes.csv"].Data)
	gap["regimes.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(text, "R2,2022-01-01", "R2,2022-01-02", 1))}
	if _, err := law.Load(gap); err == nil || !strings.Contains(err.Error(), "err.law.regime_gap") {
		t.Errorf("a gap between regimes: %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	for _, name := range []string{"rates.csv", "deadlines.csv", "settings.csv"} {
		b, err := os.ReadFile("../../assets/law/" + name)
		if err != nil {
			f.Fatal(err)
		}
		lines := strings.SplitAfter(string(b), "\n")
		f.Add(strings.Join(lines[:5], ""), "", "") // small seeds: the fuzzer shrinks each for long
	}
	f.Add(head+"food,2022-01-01,,0.8,,,s,V,\nfood,2022-01-01,,9999999999999.9999,,22,s,V,", "code,from\n", "year\n")
	f.Add(head+"tet_days,2027-01-01,9999-12-31,x,,centre,s,V,", "", "")
	f.Fuzz(func(t *testing.T, rows, holidays, years string) {
		files := small(rows)
		if holidays != "" {
			files["holidays.csv"] = &fstest.MapFile{Data: []byte(holidays)}
		}
		if years != "" {
			files["holiday_years.csv"] = &fstest.MapFile{Data: []byte(years)}
		}
		p, err := law.Load(fs.FS(files))
		if err != nil {
			return
		}
		for _, day := range []date.Date{0, 1, date.Must("2026-07-01"), date.Max} {
			for _, k := range p.Keys() {
				if row, ok := p.Row(k.Key, day); ok && (row.Source == "" || row.From > day || row.To != 0 && row.To < day) {
					t.Fatalf("%v on %v", row, day)
				}
				p.Amount(k.Key, day)
				p.Int(k.Key, day)
			}
			p.Regime(day)
			p.AddWorkingDays(day, 3)
		}
	})
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	p := shipped(t)
	day := date.Must("2026-11-21")
	if n := testing.AllocsPerRun(100, func() {
		p.Regime(day)
		p.RegimeAt(day)
		p.Int(law.DueNotice, day)
		p.Bool(law.SuspensionCounts, day)
		p.WorkingDay(day)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkInt(b *testing.B) {
	p := shipped(b)
	day := date.Must("2026-11-21")
	for b.Loop() {
		p.Int(law.BaseSalary, day)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		shipped(b)
	}
}

func BenchmarkWith(b *testing.B) {
	p := shipped(b)
	row := law.Row{Key: law.SmallNumber, From: date.Must("2026-01-01"), Value: "10", Scope: law.Centre, Source: "QĐ"}
	for b.Loop() {
		if _, err := p.With([]law.Row{row}); err != nil {
			b.Fatal(err)
		}
	}
}
