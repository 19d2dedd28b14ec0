package text

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func read(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " a ": "a", "a  b": "a b", "Nguyễn\u00a0Văn\t An\n": "Nguyễn Văn An", "Ea H’Leo": "Ea H'Leo", "H`Hen": "H'Hen",
		"Ðức ðen": "Đức đen", "Ɖắk": "Đắk", norm.NFD.String("Nguyễn Đức"): "Nguyễn Đức", "\ufeffHoà\u200b": "Hoà", "a\x00b": "ab", "x\xff": "x",
		"Ph\u00adíc": "Ph\u00adíc", "05/QĐ-CSCN": "05/QĐ-CSCN",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	if got := CleanLines("a \r\n\n  b\n\n"); got != "a\n\nb" {
		t.Errorf("lines: %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		once := Clean(s)
		if Clean(once) != once || !norm.NFC.IsNormalString(once) {
			t.Fatalf("%q → %q → %q", s, once, Clean(once))
		}
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Hoà": "hoa", "Hòa": "hoa", "ĐỨC": "duc", "Ðức": "duc", "Nguyễn  Văn\u00a0An ": "nguyen van an", "Ơ Đu": "o du", "Ea H’Leo": "ea hleo",
		"Khơ-mú": "kho-mu", norm.NFD.String("Trường Sĩ"): "truong si", "Æ": "æ", "Привет": "привет", "": "", "   ": "", "İ": "i", "é\u0301": "e",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	for _, r := range read(t, "testdata/tone_placement.csv") {
		if Fold(r[0]) != Fold(r[1]) || Fold(r[0]) != r[2] {
			t.Errorf("%s %s: %s %s", r[0], r[1], Fold(r[0]), Fold(r[1]))
		}
	}
	if Near("Quý Mỹ") != Near("Quí Mĩ") || Fold("Quý") == Fold("Quí") || Near("Hy") == Near("Ha") {
		t.Error("i and y")
	}
	// The quick table and the plain rule agree on every letter it knows.
	slow := func(s string) string {
		s = strings.Map(func(r rune) rune {
			if r >= 0x300 && r < 0x370 {
				return -1
			}
			return r
		}, norm.NFD.String(s))
		return strings.NewReplacer("đ", "d").Replace(strings.ToLower(s))
	}
	for _, r := range "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ" {
		for _, s := range []string{string(r), strings.ToUpper(string(r)), norm.NFD.String(string(r))} {
			if Fold(s) != slow(s) {
				t.Errorf("%q: %q, want %q", s, Fold(s), slow(s))
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		f := Fold(rapid.String().Draw(t, "s"))
		if Fold(f) != f && !strings.ContainsFunc(f, func(r rune) bool { return r > 0x24F }) {
			t.Fatalf("%q → %q", f, Fold(f))
		}
	})
}

func TestMatch(t *testing.T) {
	name := Fold("Nguyễn Thị Hoài An")
	for q, want := range map[string]bool{
		"": true, "an": true, "an nguyễn": true, "ngu ho": true, "hoai": true, "oai": false, "nguyen van": false, "nguien": true, "thy": true, "anh": false, "HOÀI": true, "!!": true,
	} {
		if _, ok := Match(name, q); ok != want {
			t.Errorf("%q: %v", q, ok)
		}
	}
	q := NewQuery("an")
	order := []string{"An", "Lê Văn An", "An Văn Lê", "Lê Văn Ánh", "Bùi Anh Dũng"}
	prev := 1 << 30
	for _, n := range order {
		s, ok := q.Match(Fold(n))
		if !ok || s > prev {
			t.Errorf("%s: %d %v after %d", n, s, ok, prev)
		}
		prev = s
	}
	exact, _ := Match(Fold("Vũ Quý"), "vu quy")
	near, ok := Match(Fold("Vũ Quí"), "vu quy")
	if !ok || near >= exact {
		t.Errorf("i for y: %d %d", near, exact)
	}
	if n := testing.AllocsPerRun(100, func() { q.Match(name) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestSplitAndTitle(t *testing.T) {
	for in, want := range map[string][3]string{
		"Nguyễn Văn An": {"Nguyễn", "Văn", "An"}, "Lê Lợi": {"Lê", "", "Lợi"}, "Brếu": {"", "", "Brếu"}, "": {}, "Tôn Nữ Thị Ninh": {"Tôn", "Nữ Thị", "Ninh"},
	} {
		f, m, g := SplitName(in)
		if [3]string{f, m, g} != want {
			t.Errorf("%s: %q %q %q", in, f, m, g)
		}
	}
	for in, want := range map[string]string{
		"LÒ VĂN DŨNG": "Lò Văn Dũng", "H'HEN NIÊ": "H'Hen Niê", "K’BRẾU": "K'Brếu", "đặng  thị ánh": "Đặng Thị Ánh", "BRU-VÂN": "Bru-Vân",
	} {
		if got := TitleName(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
	if !IsCapitals("LÒ VĂN") || IsCapitals("Lò VĂN") || IsCapitals("12") {
		t.Error("capitals")
	}
}

func TestOrderOfNames(t *testing.T) {
	want := []string{"Nguyễn Văn An", "Trần An", "Bùi Văn Ân", "Lê Thị Bình", "Đỗ Cường", "Vũ Dũng", "Dương Văn Đức", "Đặng Văn Đức", "Hà Em", "Y Niê", "Lê Thị Yến"}
	got := slices.Clone(want)
	slices.Reverse(got)
	SortByName(got, func(s string) string { return s })
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	alphabet := strings.Fields("a à ả ã á ạ ă ắ â ậ b d da dz đ đa e ê ma mà mả mã má mạ")
	mixed := slices.Clone(alphabet)
	slices.Sort(mixed)
	SortByText(mixed, func(s string) string { return s })
	if !slices.Equal(mixed, alphabet) {
		t.Errorf("%v", mixed)
	}
	if !bytes.Equal(SortKey("NGUYỄN VĂN AN"), SortKey("Nguyễn  Văn An")) {
		t.Error("capitals or spaces change the place")
	}
	if !bytes.Equal(SortKey("Bhăm|Niê|Y"), append(append(WordKey("Bhăm"), WordKey("Niê")...), WordKey("Y")...)) {
		t.Error("stored parts are not used")
	}
	if !Less("Trần An", "Lê Bình") || Less("Lê Bình", "Trần An") {
		t.Error("Less")
	}
}

func TestLegacy(t *testing.T) {
	for _, r := range read(t, "testdata/legacy_encoding_tests.csv") {
		want := r[0]
		if r[3] != "yes" {
			want = strings.Replace(want, "Ánh", "ánh", 1) // the capital was made by the font
		}
		if got := FromTCVN3(r[1], false); got != want {
			t.Errorf("TCVN3 %q = %q, want %q", r[1], got, want)
		}
		if got := FromVNI(r[2]); got != r[0] {
			t.Errorf("VNI %q = %q, want %q", r[2], got, r[0])
		}
		if got := []string{GuessLegacy([]string{r[0]}), GuessLegacy([]string{r[1]}), GuessLegacy([]string{r[2]})}; !slices.Equal(got, []string{Unicode, TCVN3, VNI}) {
			t.Errorf("%s: guessed %q", r[0], got)
		}
		if Convert(r[2], VNI) != r[0] || Convert(r[0], Unicode) != r[0] || Convert(r[1], TCVN3) != want {
			t.Errorf("%s: convert", r[0])
		}
	}
	if got := FromTCVN3("nguyÔn v¨n an", true); got != "NGUYỄN VĂN AN" {
		t.Errorf("capitals of .VnTimeH: %s", got)
	}
	for _, plain := range []string{"Hoà", "Hà Nội", "Hải Phòng", "Nguyen Van A", "Hoàng Thuý Loan", "Quảng Ninh", "Y Bhăm Niê", "123", ""} {
		if got := GuessLegacy([]string{plain}); got != Unicode {
			t.Errorf("%s guessed as %s", plain, got)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("Nguyễn Thị Hoài Đức")
	}
}

func BenchmarkMatch(b *testing.B) {
	q, s := NewQuery("duc ng"), Fold("Nguyễn Thị Hoài Đức")
	b.ReportAllocs()
	for b.Loop() {
		q.Match(s)
	}
}

func BenchmarkSortKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		SortKey("Nguyễn Thị Hoài Đức")
	}
}
