package law_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoanhap/app/date"
	"hoanhap/app/law"
)

var placesDir = os.DirFS("../../assets/places")

func places(t testing.TB) *law.Places {
	t.Helper()
	p, err := law.LoadPlaces(placesDir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestCatalogue(t *testing.T) {
	p := places(t)
	today := date.Must("2026-11-21")
	kinds, n := map[string]int{}, 0
	for _, u := range p.Provinces() {
		kinds[u.KindOn(today)]++
		for _, c := range p.Communes(u.Code) {
			n++
			kinds[c.KindOn(today)]++
			kinds["2025 "+c.KindOn(date.Must("2025-07-01"))]++
			if back, ok := p.Commune(c.Code); !ok || back.Name != c.Name || back.Province.Code != u.Code {
				t.Errorf("%s: %v", c.Code, back)
			}
		}
	}
	want := map[string]int{"thành phố": 9, "tỉnh": 25, "xã": 2599, "phường": 709, "đặc khu": 13, "2025 xã": 2621, "2025 phường": 687, "2025 đặc khu": 13}
	if n != 3321 {
		t.Errorf("%d communes", n)
	}
	for k, v := range want {
		if kinds[k] != v {
			t.Errorf("%s: %d, want %d", k, kinds[k], v)
		}
	}
	for _, c := range []struct{ code, day, want string }{
		{"07294", "2026-09-19", "xã Bố Hạ, tỉnh Bắc Ninh"}, {"07294", "2026-09-20", "phường Bố Hạ, thành phố Bắc Ninh"}, {"06978", "2026-08-31", "xã Ba Chẽ, tỉnh Quảng Ninh"},
		{"06970", "2026-09-01", "xã Ba Chẽ, thành phố Quảng Ninh"}, {"00004", "2026-01-01", "phường Ba Đình, thành phố Hà Nội"},
	} {
		got, ok := p.Commune(c.code)
		if !ok || got.Full(date.Must(c.day)) != c.want {
			t.Errorf("%s on %s: %s", c.code, c.day, got.Full(date.Must(c.day)))
		}
	}
	if _, ok := p.Commune("99999"); ok {
		t.Error("99999 exists")
	}
	if u, ok := p.Province("25"); !ok || u.Name != "Phú Thọ" || !slices.Contains(u.FormedFrom, "Vĩnh Phúc") {
		t.Errorf("%+v", u)
	}
}

func TestSearchCommunes(t *testing.T) {
	p := places(t)
	for typed, want := range map[string]string{
		"mường hoa phú thọ": "Mường Hoa|Phú Thọ", "muong hoa": "Mường Hoa|Phú Thọ", "phu tho muong hoa": "Mường Hoa|Phú Thọ", "xã mường hoa, tỉnh phú thọ": "Mường Hoa|Phú Thọ",
		"ba dinh": "Ba Đình|Hà Nội", "bố hạ": "Bố Hạ|Bắc Ninh", "00004": "Ba Đình|Hà Nội", "tân an tây ninh": "Tân An|Tây Ninh",
	} {
		got := p.Search(typed, 5)
		if len(got) == 0 || got[0].Name+"|"+got[0].Province.Name != want {
			t.Errorf("%s: %v", typed, got)
		}
	}
	if got := p.Search("phu tho", 500); len(got) < 148 || got[0].Name != "Phú Thọ" {
		t.Errorf("a name stands before its province: %d %v", len(got), got[:1])
	}
	if len(p.Search("tan an", 3)) != 3 || p.Search("a", 5) != nil || p.Search("", 5) != nil || p.Search("zzz", 5) != nil || p.Search("ha noi", 0) != nil {
		t.Error("limits")
	}
}

// Three letters and the province find a commune: initials of either, letters without accents, a province by its old name.
func TestSearchCommunesByInitials(t *testing.T) {
	p := places(t)
	for typed, want := range map[string]string{
		"hbt": "Hai Bà Trưng|Hà Nội", "HBT": "Hai Bà Trưng|Hà Nội", "hbt hn": "Hai Bà Trưng|Hà Nội", "hbt ha noi": "Hai Bà Trưng|Hà Nội", "muong hoa pt": "Mường Hoa|Phú Thọ",
		"muo pt": "Mường", "mường hoa hòa bình": "Mường Hoa|Phú Thọ", "muong hoa hoa binh": "Mường Hoa|Phú Thọ", "mh hb": "M", "bd hn": "Ba Đình|Hà Nội", "ba đình tp hà nội": "Ba Đình|Hà Nội",
		"sai gon": "Sài Gòn|Hồ Chí Minh", "vt hcm": "V",
	} {
		got := p.Search(typed, 8)
		if len(got) == 0 || !strings.HasPrefix(got[0].Name+"|"+got[0].Province.Name, want) {
			t.Errorf("%s: %v", typed, names(got))
		}
	}
	for _, c := range p.Search("hbt hn", 50) {
		if c.Province.Name != "Hà Nội" {
			t.Errorf("hbt hn finds %s, %s", c.Name, c.Province.Name)
		}
	}
	if got := p.SearchNear("bac", 3, "15"); got[0].Name != "Bắc Hà" || got[0].Province.Name != "Lào Cai" || p.Search("bac", 1)[0].Name == "Bắc Hà" {
		t.Error("the communes of the own province stand first", got)
	}
	if got := p.SearchNear("da bac", 3, "15"); got[0].Name != "Đà Bắc" || got[0].Province.Name != "Phú Thọ" {
		t.Error("what was named stands before what is near", got)
	}
	if got := p.Search("hbt zzz", 5); len(got) != 0 {
		t.Error(names(got))
	}
}

func names(list []law.Commune) (out []string) {
	for _, c := range list {
		out = append(out, c.Name+"|"+c.Province.Name)
	}
	return out
}

func TestSearchProvinces(t *testing.T) {
	p := places(t)
	for typed, want := range map[string]string{
		"son": "Sơn La|Lạng Sơn", "sơn": "Sơn La|Lạng Sơn", "l": "Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Đắk Lắk|Gia Lai|Sơn La|Vĩnh Long|Cà Mau|Tây Ninh", "hn": "Hà Nội|Ninh Bình", "hcm": "Hồ Chí Minh", "sai gon": "Hồ Chí Minh", "25": "Phú Thọ",
		"hòa bình": "Phú Thọ", "hoa binh": "Phú Thọ", "hoà bình": "Phú Thọ", "binh duong": "Hồ Chí Minh", "brvt": "Hồ Chí Minh", "zzz": "",
	} {
		var got []string
		for _, u := range p.SearchProvinces(typed) {
			got = append(got, u.Name)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q", typed, got)
		}
	}
	if n := len(p.SearchProvinces("")); n != 34 {
		t.Error(n)
	}
}

// A commune that is no more is found by its old name, with what took it.
func TestSearchOldCommunes(t *testing.T) {
	p := places(t)
	for typed, want := range map[string]string{"truc bach": "Trúc Bạch", "Trúc Bạch": "Trúc Bạch", "phường trúc bạch": "Trúc Bạch", "truc bach ba dinh": "Trúc Bạch", "phu vinh tan lac hoa binh": "Phú Vinh", "thuy khue": "Thụy Khuê"} {
		got, err := p.SearchOld(typed, 5)
		if err != nil || len(got) == 0 || got[0].Old.Name != want || len(got[0].Targets) == 0 {
			t.Errorf("%s: %+v %v", typed, got, err)
		}
	}
	for _, none := range []string{"", "tr", "hoa binh zzz", "zzz"} {
		if got, err := p.SearchOld(none, 5); err != nil || len(got) != 0 {
			t.Errorf("%s: %+v %v", none, got, err)
		}
	}
}

func TestOldAddresses(t *testing.T) {
	p := places(t)
	for _, c := range []struct {
		address, commune, decided string
		targets                   int
	}{
		{"Số 5, Phường Trúc Bạch, Quận Ba Đình, Hà Nội", "Trúc Bạch", "Ba Đình", 1}, {"P. Trúc Bạch, Q. Ba Đình, TP. Hà Nội, Việt Nam", "Trúc Bạch", "Ba Đình", 1},
		{"Phường Cống Vị, quận Ba Đình, thành phố Hà Nội", "Cống Vị", "", 2}, {"Thuỵ Khuê, Tây Hồ, Hà Nội", "Thụy Khuê", "Tây Hồ", 2},
		{"Phường 04, TP Đà Lạt, Lâm Đồng", "4", "Xuân Hương - Đà Lạt", 1}, {"tổ 3, phường 4, Tuy Hòa, Phú Yên", "4", "Tuy Hòa", 1},
		{"Xã Xa Dung, Huyện Điện Biên Đông, Điện Biên", "Xa Dung", "Xa Dung", 1}, {"Xa Dung, Điện Biên Đông, Điện Biên", "Xa Dung", "Xa Dung", 1},
		{"phuong truc bach, ba dinh, ha noi", "Trúc Bạch", "Ba Đình", 1},
	} {
		got, err := p.Old(c.address)
		if err != nil || len(got) != 1 || got[0].Old.Name != c.commune || len(got[0].Targets) != c.targets {
			t.Errorf("%s: %+v %v", c.address, got, err)
			continue
		}
		d, ok := got[0].Decided()
		if ok != (c.decided != "") || d.Name != c.decided {
			t.Errorf("%s: %s %v", c.address, d.Name, ok)
		}
	}
	for _, none := range []string{"", "Hà Nội", "Phường Không Có, Quận Ba Đình, Hà Nội", ",,,"} {
		if got, err := p.Old(none); err != nil || len(got) != 0 {
			t.Errorf("%s: %v %v", none, got, err)
		}
	}
	gone, err := p.Old("Phường Nguyễn Trung Trực, Quận Ba Đình, Hà Nội")
	if err != nil || len(gone) != 1 || !gone[0].Guess {
		t.Errorf("abolished in 2025: %+v %v", gone, err)
	} else if _, ok := gone[0].Decided(); ok {
		t.Error("a suggestion was taken as decided")
	}
	m, ok, err := p.OldByCode("00001")
	if !ok || err != nil || m.Old.Name != "Phúc Xá" || m.Targets[0].Commune.Name != "Hồng Hà" || m.Targets[0].Note == "" {
		t.Errorf("%+v %v %v", m, ok, err)
	}
	if several, _ := p.Old("Phường 4, Hồ Chí Minh"); len(several) < 5 {
		t.Errorf("without the district all are given: %d", len(several))
	}
}

func TestPlacesRefuseBrokenFiles(t *testing.T) {
	ok := fstest.MapFS{
		"provinces_2025.csv": {Data: []byte("code,name,kind,kind_at_2025_07_01,kind_changed_on,formed_from_old_names\n25,Phú Thọ,tỉnh,tỉnh,,Phú Thọ|Hòa Bình\n")},
		"communes_2025.csv":  {Data: []byte("code,name,kind,kind_at_2025_07_01,kind_changed_on,province_code,name_alt_spelling,code_alt\n00001,A,xã,xã,,25,,\n")},
	}
	p, err := law.LoadPlaces(ok)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Old("Xã A, Huyện B, Phú Thọ"); err == nil {
		t.Error("the old table is missing and nothing was said")
	}
	for file, bad := range map[string]string{"communes_2025.csv": "26", "provinces_2025.csv": "25,,tỉnh,tỉnh,,"} {
		broken := fstest.MapFS{}
		for k, v := range ok {
			broken[k] = v
		}
		body := string(ok[file].Data)
		if file == "communes_2025.csv" {
			body = strings.Replace(body, ",25,", ","+bad+",", 1)
		} else {
			body = strings.Split(body, "\n")[0] + "\n" + bad + "\n"
		}
		broken[file] = &fstest.MapFile{Data: []byte(body)}
		if _, err := law.LoadPlaces(broken); err == nil {
			t.Errorf("%s: loaded", file)
		}
	}
}

func TestLists(t *testing.T) {
	l, err := law.LoadLists(os.DirFS("../../assets/lists"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		list        *law.List
		typed, want string
	}{
		{l.Ethnic, "kinh", "Kinh"}, {l.Ethnic, "H'Mông", "HMông"}, {l.Ethnic, "mông", "HMông"}, {l.Ethnic, "khơ me", "Khơ-me"}, {l.Ethnic, "KHMER", "Khơ-me"}, {l.Ethnic, "Hoa", "Hoa"},
		{l.Ethnic, "Thổ", "Thổ"}, {l.Ethnic, "ê đê", "Ê-đê"}, {l.Ethnic, "Mường", "Mường"}, {l.Religion, "cong giao", "Công giáo"}, {l.Religion, "01", "Phật giáo"}, {l.Religion, "Không", "Không"},
		{l.Education, "trung hoc co so", "Trung học cơ sở"}, {l.Education, "Biết đọc, biết viết", "Biết đọc, biết viết (chưa học hết tiểu học)"}, {l.Grade, "9/12", "9/12"},
		{l.Occupation, "thợ xây", "Phụ hồ / thợ xây"}, {l.Occupation, "r1", "Thất nghiệp / không nghề"}, {l.Relation, "me de", "Mẹ đẻ"}, {l.Relation, "Cha vợ", "Cha vợ / cha chồng"},
		{l.Drugs, "heroin", "Heroin"}, {l.Drugs, "HER", "Heroin"}, {l.Drugs, "ma túy đá", "Methamphetamine (ma túy đá)"}, {l.Drugs, "hàng trắng", "Heroin"}, {l.Drugs, "can sa", "Cần sa"},
	} {
		if e, ok := c.list.Find(c.typed); !ok || e.Name != c.want || e.Scheme == "" {
			t.Errorf("%s: %+v %v, want %s", c.typed, e, ok, c.want)
		}
	}
	for _, none := range []string{"04", "", "xyz"} {
		if e, ok := l.Ethnic.Find(none); ok {
			t.Errorf("%q: %v", none, e)
		}
	}
	if d, ok := l.Drug("", "thuốc lắc"); !ok || d.Code != "MDM" || d.Class != "ATS" || d.Block != "F15" {
		t.Errorf("%+v", d)
	}
	if d, ok := l.Drug("KET", "x"); !ok || d.Substance != "ketamine" {
		t.Errorf("%+v", d)
	}
	if _, ok := l.Drug("", "nước lọc"); ok {
		t.Error("not a drug")
	}
	if name, ok := l.BirthPlace("022"); !ok || name != "Quảng Ninh" {
		t.Error(name)
	}
	if _, ok := l.BirthPlace("999"); ok {
		t.Error("999")
	}
	if code, name, ok := l.Ethnic.Lookup("tay"); !ok || code != "02" || name != "Tày" {
		t.Error(code, name)
	}
	if got := l.Drugs.Search("da"); len(got) == 0 || len(l.Drugs.Search("")) != len(l.Drugs.Entries()) {
		t.Error("search")
	}
	n, err := law.LoadNames(os.DirFS("../../assets/lists"))
	if err != nil || len(n.Family) != 139 || len(n.Middle) != 41 || len(n.Given) != 152 || n.Given[0].Sex != "male" || n.Family[0].Weight != 38.4 || n.Family[0].Sex != "" || n.Family[0].Group == "" {
		t.Errorf("%v %d %d %d", err, len(n.Family), len(n.Middle), len(n.Given))
	}
}

func BenchmarkLoadPlaces(b *testing.B) {
	for b.Loop() {
		places(b)
	}
}

func BenchmarkLoadOld(b *testing.B) {
	for b.Loop() {
		if _, err := places(b).Old("Phường 4, Hồ Chí Minh"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchCommunes(b *testing.B) {
	p := places(b)
	for b.Loop() {
		p.Search("phu tho", 20)
	}
}
