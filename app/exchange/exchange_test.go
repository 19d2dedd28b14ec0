package exchange

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
)

var today = date.Must("2026-11-21")

func pack(t testing.TB) *law.Pack {
	t.Helper()
	p, err := law.Load(os.DirFS("../../assets/law"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func sheet(name, rows string) Sheet {
	s := Sheet{Name: name}
	for _, l := range strings.Split(strings.TrimSpace(rows), "\n") {
		var row []Cell
		for _, c := range strings.Split(l, "|") {
			row = append(row, Cell{Text: c})
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// sound is a workbook without a fault; each bad one differs from it in one thing.
func sound() Book {
	return Book{[]Sheet{
		sheet(SheetPeople, `
Mã học viên|Họ và tên|Ngày sinh|Giới tính|Số định danh|Mã xã|Chất ma túy
HV1|Nguyễn Văn An|05/03/1990|Nam|001090123456|00004|Heroin; đá
HV2|Lò Thị Ẩn|1992|nu|||`),
		sheet(SheetStays, `
Mã đợt|Mã học viên|Diện|Số quyết định|Ngày quyết định|Cơ quan quyết định|Thời hạn (tháng)|Ngày tính thời hạn|Lần thứ|Số ngày được trừ|Số ngày không tính|Số tháng đã giảm
D1|HV1|Bắt buộc|1/QĐ-TA|10/01/2024|TAND khu vực 1|24||1|||
D2|HV1|dang lap ho so|||||||||
D3|HV2|voluntary|2/HĐ|01/02/2025||12||||30|1`),
		sheet(SheetMovements, `
Mã đợt|Ngày|Loại|Diện mới|Số quyết định|Ngày quyết định|Thời hạn (tháng)|Ngày tính thời hạn|Số ngày được trừ|Lần thứ|Số tháng|Số ngày đi đường|Số văn bản|Ghi chú
D1|15/01/2024|Tiếp nhận mới||||||||||
D1|15/01/2024 09:00|đi viện||||||||||
D1|20/01/2024 10:30|BACK|||||||||||về đủ
D1|01/03/2025|Giảm thời hạn||||||||3||7/QĐ|
D1|10/12/2025|Hoàn thành||||||||||
D2|10/12/2025|Tiếp nhận mới||||||||||
D2|01/02/2026|Chuyển diện|Bắt buộc|9/QĐ|30/01/2026|18|02/02/2026|5|2||||
D3|03/02/2025|transfer_in||||||||||
D3|05/03/2025|Về chịu tang|||||||||2||
D3|12/03/2025|Trở lại cơ sở||||||||||`),
	}}
}

func TestSound(t *testing.T) {
	p, _, faults := Parse(sound(), today, pack(t), Lists{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if a, b, c := p.Counts(); a != 2 || b != 3 || c != 10 {
		t.Fatal(a, b, c)
	}
	d := p.Stays[1].Decisions[0]
	want := stay.Decision{ID: 1, Number: "9/QĐ", Day: date.Must("2026-01-30"), Term: 18, Start: date.Must("2026-02-02"), Credit: 5, Occurrence: 2}
	if d != want {
		t.Errorf("%+v", d)
	}
	if m := p.Movements[6]; m.DecisionID != 1 || m.Status != stay.Compulsory || m.Rank != 7 {
		t.Errorf("%+v", m)
	}
	if m := p.Movements[1]; m.Time != "09:00" || m.Kind != stay.Hospital {
		t.Errorf("%+v", m)
	}
	if q := p.People[1]; q.Birth != (date.Partial{Y: 1992}) || q.Sex != "female" {
		t.Errorf("%+v", q)
	}
	if s := p.People[0].Substances; len(s) != 2 || s[1].Name != "đá" {
		t.Errorf("%+v", s)
	}
}

// TestColumnsInAnyOrder reverses the columns and changes the case and accents of headers and sheets.
func TestColumnsInAnyOrder(t *testing.T) {
	b := sound()
	for i := range b.Sheets {
		b.Sheets[i].Name = strings.ToUpper(b.Sheets[i].Name)
		for n, row := range b.Sheets[i].Rows {
			for len(row) < len(b.Sheets[i].Rows[0]) {
				row = append(row, Cell{})
			}
			back := make([]Cell, 0, len(row))
			for k := len(row) - 1; k >= 0; k-- {
				back = append(back, row[k])
			}
			b.Sheets[i].Rows[n] = back
		}
		for k := range b.Sheets[i].Rows[0] {
			c := &b.Sheets[i].Rows[0][k]
			c.Text = "  " + key(c.Text) + " "
		}
	}
	p, _, faults := Parse(b, today, pack(t), Lists{})
	want, _, _ := Parse(sound(), today, pack(t), Lists{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for i := range p.Movements {
		p.Movements[i].Ref = want.Movements[i].Ref
	}
	if !reflect.DeepEqual(p.Movements, want.Movements) {
		t.Error("movements differ")
	}
}

// bad is one change of the sound workbook and the faults it must give, each with its cell.
type bad struct {
	name  string
	cells map[string]string // "Học viên!C2" → new text
	want  []string          // "cell key"
}

var bads = []bad{
	{"two people with one code", map[string]string{"Học viên!A3": "HV1"},
		[]string{"Học viên!A3 err.exchange.code_twice", "Đợt cai nghiện!B4 err.exchange.no_person"}},
	{"no name", map[string]string{"Học viên!B2": " "}, []string{"Học viên!B2 err.exchange.empty"}},
	{"birth", map[string]string{"Học viên!C2": "31/02/1990", "Học viên!C3": "13/1990"}, []string{"Học viên!C2 err.exchange.birth", "Học viên!C3 err.exchange.birth"}},
	{"born tomorrow", map[string]string{"Học viên!C2": "22/11/2026"}, []string{"Học viên!C2 err.exchange.birth_future"}},
	{"sex", map[string]string{"Học viên!D2": "khác"}, []string{"Học viên!D2 err.exchange.sex"}},
	{"commune of four digits", map[string]string{"Học viên!F2": "0004"}, []string{"Học viên!F2 err.exchange.commune_form"}},
	{"stay twice", map[string]string{"Đợt cai nghiện!A3": "D1", "Biến động!A7": "D1", "Biến động!A8": "D1"},
		[]string{"Đợt cai nghiện!A3 err.exchange.code_twice", "Biến động!C7 err.movement.in_the_way"}},
	{"unknown person", map[string]string{"Đợt cai nghiện!B2": "HV9"}, []string{"Đợt cai nghiện!B2 err.exchange.no_person"}},
	{"unknown status", map[string]string{"Đợt cai nghiện!C2": "Bắt giữ"}, []string{"Đợt cai nghiện!C2 err.exchange.status"}},
	{"no day of decision, no term", map[string]string{"Đợt cai nghiện!E2": "", "Đợt cai nghiện!G2": ""},
		[]string{"Đợt cai nghiện!E2 err.exchange.decision_day", "Đợt cai nghiện!G2 err.exchange.term"}},
	{"half a month", map[string]string{"Đợt cai nghiện!G2": "24.5"}, []string{"Đợt cai nghiện!G2 err.exchange.number"}},
	{"pre-court with a term and credit", map[string]string{"Đợt cai nghiện!G3": "24", "Đợt cai nghiện!J3": "3"},
		[]string{"Đợt cai nghiện!G3 err.exchange.no_decision", "Đợt cai nghiện!J3 err.exchange.no_decision"}},
	{"days not counted without a transfer", map[string]string{"Đợt cai nghiện!K2": "10", "Đợt cai nghiện!L2": "1"},
		[]string{"Đợt cai nghiện!K2 err.exchange.not_transfer", "Đợt cai nghiện!L2 err.exchange.not_transfer"}},
	{"all months reduced", map[string]string{"Đợt cai nghiện!L4": "12"}, []string{"Đợt cai nghiện!L4 err.exchange.reduced_away"}},
	{"unknown stay", map[string]string{"Biến động!A2": "D9"},
		[]string{"Biến động!A2 err.exchange.no_stay", "Biến động!C3 err.movement.before_entry"}},
	{"no day", map[string]string{"Biến động!B3": "hôm qua"}, []string{"Biến động!B3 err.exchange.moment"}},
	{"25 o'clock", map[string]string{"Biến động!B3": "15/01/2024 25:00"}, []string{"Biến động!B3 err.exchange.moment"}},
	{"tomorrow", map[string]string{"Biến động!B11": "22/11/2026"}, []string{"Biến động!B11 err.exchange.future"}},
	{"unknown kind", map[string]string{"Biến động!C3": "đi chơi"}, []string{"Biến động!C3 err.exchange.kind"}},
	{"back while present", map[string]string{"Biến động!C3": "Trở lại cơ sở"}, []string{"Biến động!C3 err.movement.in_the_way"}},
	{"admitted after the hospital", map[string]string{"Biến động!B2": "15/01/2024 10:00"}, []string{"Biến động!C3 err.movement.before_entry"}},
	{"reduction of a voluntary stay", map[string]string{"Biến động!C11": "reduce", "Biến động!K11": "1"}, []string{"Biến động!C11 err.movement.only_status"}},
	{"reduction without months", map[string]string{"Biến động!K5": ""}, []string{"Biến động!K5 err.exchange.months"}},
	{"credit in a row without a decision", map[string]string{"Biến động!I3": "3"}, []string{"Biến động!I3 err.exchange.no_decision"}},
	{"change without a decision", map[string]string{"Biến động!F8": "", "Biến động!G8": ""},
		[]string{"Biến động!F8 err.exchange.decision_day", "Biến động!G8 err.exchange.term"}},
	{"change to no status", map[string]string{"Biến động!D8": ""}, []string{"Biến động!D8 err.exchange.empty"}},
	{"a stay before the one before ended", map[string]string{"Biến động!B7": "09/12/2025"}, []string{"Biến động!C7 err.stay.overlap"}},
	{"a stay while another is open", map[string]string{"Biến động!C6": "hospital"}, []string{"Biến động!C7 err.stay.still_open"}},
	{"a stay without movements", map[string]string{"Đợt cai nghiện!A5": "D4", "Đợt cai nghiện!B5": "HV2", "Đợt cai nghiện!C5": "pre_court"},
		[]string{"Đợt cai nghiện!A5 err.exchange.no_moves"}},
	{"a column twice", map[string]string{"Học viên!H1": "gioi TINH"}, []string{"Học viên!H1 err.exchange.column_twice"}},
	{"a needed column missing", map[string]string{"Biến động!C1": "Kiểu"}, []string{"Biến động!A1 err.exchange.no_column"}},
	{"many at once", map[string]string{"Học viên!B2": "", "Đợt cai nghiện!G2": "x", "Biến động!B11": "?"},
		[]string{"Học viên!B2 err.exchange.empty", "Đợt cai nghiện!G2 err.exchange.number", "Biến động!B11 err.exchange.moment"}},
}

// put writes a cell by its name.
func put(b *Book, ref, text string) {
	name, cell, _ := strings.Cut(ref, "!")
	var row int
	var col byte
	if _, err := fmt.Sscanf(cell, "%c%d", &col, &row); err != nil {
		panic(err)
	}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if s.Name != name {
			continue
		}
		for len(s.Rows) < row {
			s.Rows = append(s.Rows, nil)
		}
		for len(s.Rows[row-1]) <= int(col-'A') {
			s.Rows[row-1] = append(s.Rows[row-1], Cell{})
		}
		s.Rows[row-1][col-'A'].Text = text
	}
}

func TestBad(t *testing.T) {
	p := pack(t)
	for _, c := range bads {
		b := sound()
		for ref, text := range c.cells {
			put(&b, ref, text)
		}
		_, _, faults := Parse(b, today, p, Lists{})
		var got []string
		for _, f := range faults {
			got = append(got, f.Field+" "+f.Key)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
	_, _, faults := Parse(Book{}, today, p, Lists{})
	if len(faults) != 3 || faults[0].Key != "err.exchange.no_sheet" {
		t.Error(faults)
	}
}

func TestWarnings(t *testing.T) {
	lists := Lists{Ethnic: func(s string) (string, string, bool) { return "01", "Kinh", key(s) == "kinh" }}
	for _, c := range []struct{ ref, text, head, want string }{
		{"Học viên!E2", "B1234567", "", "Học viên!E2 warn.exchange.id_passport"},
		{"Học viên!E2", "001190123456", "", "Học viên!E2 warn.id.sex"},
		{"Học viên!E3", "001090123456", "", "Học viên!A3 warn.exchange.id_twice"},
		{"Học viên!H2", "x", "Màu mắt", "Học viên!H1 warn.exchange.column"},
		{"Học viên!H2", "Kinhh", "Dân tộc", "Học viên!H2 warn.exchange.unlisted"},
		{"Đợt cai nghiện!G2", "30", "", "Đợt cai nghiện!G2 warn.exchange.term"},
		{"Đợt cai nghiện!E2", "16/01/2024", "", "Đợt cai nghiện!E2 warn.exchange.decision_later"},
		{"Biến động!K3", "2", "", "Biến động!K3 warn.exchange.ignored"},
		{"Biến động!M5", "", "", "Biến động!M5 warn.exchange.reduction_paper"},
		{"Biến động!A12", "", "", "Đợt cai nghiện!H4 warn.exchange.transfer_start"},
	} {
		b := sound()
		put(&b, c.ref, c.text)
		if c.head != "" {
			put(&b, c.ref[:len(c.ref)-1]+"1", c.head)
		}
		_, warnings, faults := Parse(b, today, pack(t), lists)
		if len(faults) > 0 {
			t.Error(faults)
		}
		found := false
		for _, w := range warnings {
			found = found || w.Field+" "+w.Key == c.want
		}
		if !found {
			t.Errorf("%s = %q: no %s in %v", c.ref, c.text, c.want, say.Problems(warnings))
		}
	}
}

// TestFormat writes what was read and reads it again.
func TestFormat(t *testing.T) {
	want, _, faults := Parse(sound(), today, pack(t), Lists{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want.Movements[3].Time = "00:00"
	got, _, faults := Parse(Format(&want), today, pack(t), Lists{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func FuzzParse(f *testing.F) {
	p := pack(f)
	f.Add("Học viên!A2", "x", "Biến động!B3", "1/1/2024", int32(0))
	for _, c := range bads {
		for ref, v := range c.cells {
			f.Add(ref, v, "Biến động!C3", "back", int32(739000))
		}
	}
	f.Fuzz(func(t *testing.T, ref1, v1, ref2, v2 string, d int32) {
		b := sound()
		for _, x := range [][2]string{{ref1, v1}, {ref2, v2}} {
			var col byte
			var row int
			name, cell, _ := strings.Cut(x[0], "!")
			if n, _ := fmt.Sscanf(cell, "%c%d", &col, &row); n == 2 && row > 0 && row < 50 && col >= 'A' && col <= 'Z' {
				put(&b, name+"!"+string(rune(col))+fmt.Sprint(row), x[1])
			}
		}
		if d > 0 && d < int32(date.Max) {
			b.Sheets[2].Rows[2][1].Date = date.Date(d)
		}
		plan, _, faults := Parse(b, today, p, Lists{})
		for _, x := range faults {
			if x.Field == "" || x.Key == "" {
				t.Fatal("a fault without a cell")
			}
		}
		if len(faults) > 0 {
			return
		}
		again, _, faults := Parse(Format(&plan), today, p, Lists{})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		bare(&again)
		bare(&plan)
		if !reflect.DeepEqual(again, plan) {
			t.Fatalf("%+v\n%+v", again, plan)
		}
	})
}

// bare drops the names of cells: columns and empty rows may lie elsewhere.
func bare(p *Plan) {
	for i := range p.People {
		p.People[i].Ref = ""
	}
	for i := range p.Stays {
		p.Stays[i].Ref = ""
	}
	for i := range p.Movements {
		p.Movements[i].Ref = ""
	}
}
