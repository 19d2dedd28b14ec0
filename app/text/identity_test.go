package text

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hoanhap/app/date"
	"hoanhap/app/say"
)

func partial(s string) date.Partial {
	p, err := date.ParsePartial(s)
	if err != nil {
		panic(err)
	}
	return p
}

func TestIDNumber(t *testing.T) {
	known := func(prefix string) bool { return prefix == "087" || prefix == "022" }
	for _, c := range []struct {
		number string
		h      Holder
		want   []string
	}{
		{"087084000999", Holder{"male", partial("1984-05-01"), known}, nil},
		{"087184000999", Holder{"female", partial("1984"), known}, nil},
		{"022305000001", Holder{"female", partial("2005-01-01"), known}, nil},
		{"087084000999", Holder{"female", partial("1985"), known}, []string{"warn.id.sex", "warn.id.year"}},
		{"999084000999", Holder{"male", partial("1984"), known}, []string{"warn.id.province"}},
		{"087284000999", Holder{"male", partial("1984"), known}, []string{"warn.id.year"}},
		{"087084000999", Holder{}, nil}, {"123456789", Holder{"male", partial("1984"), known}, nil}, {"C1234567", Holder{}, nil}, {"", Holder{}, nil},
		{"12345", Holder{}, []string{"warn.id.form"}}, {"08708400099x", Holder{}, []string{"warn.id.form"}},
	} {
		var got []string
		for _, w := range IDNumber(c.number, c.h) {
			got = append(got, w.Key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.number, got, c.want)
		}
	}
	if got := CleanNumber(" 087 084.000-999 "); got != "087084000999" {
		t.Error(got)
	}
}

func TestCardQR(t *testing.T) {
	const old = "001090123456|012345678|Nguyễn Văn A|01011990|Nam|Thôn 1, Xã B, Huyện C, Hà Nội|15042021"
	want := Card{"001090123456", "012345678", "Nguyễn Văn A", partial("1990-01-01"), "male", "Thôn 1, Xã B, Huyện C, Hà Nội", date.Must("2021-04-15"), nil}
	for _, s := range []string{old, old + "||||", old + "\r\n", " " + old} {
		if got, err := CardQR(s); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v %v", s, got, err)
		}
	}
	got, err := CardQR("001190123456||LÒ THỊ B|00001990|Nữ||")
	if err != nil || got.Sex != "female" || got.Birth.String() != "1990" || got.Issued != 0 || got.OldNumber != "" {
		t.Errorf("%+v %v", got, err)
	}
	for s, key := range map[string]string{
		"": "err.card.not_a_card", "https://vneid.gov.vn/x": "err.card.not_a_card", "001090123456|Nguyễn Văn A|01011990|Nam|Xã B|15042021": "err.card.not_a_card",
		"00109012345|1|a|01011990|Nam|x|15042021":            "err.card.not_a_card",
		"001090123456||Nguyễn Văn A|31021990|Nam|x|15042021": "err.card.birth",
		"001090123456||Nguyễn Văn A|1/1/1990|Nam|x|15042021": "err.card.birth",
	} {
		_, err := CardQR(s)
		var p say.Problems
		if !errors.As(err, &p) || p[0].Key != key {
			t.Errorf("%q: %v, want %s", s, err, key)
		}
	}
}

func FuzzCardQR(f *testing.F) {
	f.Add("001090123456|012345678|Nguyễn Văn A|01011990|Nam|Thôn 1, Xã B|15042021")
	f.Add("001190123456||LÒ THỊ B|00001990|Nữ||||||")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := CardQR(s)
		if err != nil {
			return
		}
		if NumberKind(c.Number) != NumberPersonal || Clean(c.Name) != c.Name || c.Birth.Y != 0 && c.Birth.First() == 0 || strings.Contains(c.Address, "|") {
			t.Fatalf("%q → %+v", s, c)
		}
		IDNumber(c.Number, Holder{Sex: c.Sex, Birth: c.Birth})
	})
}

// What a scanner that types keys does to a card is put right where that is certain and shown for correction where it is not.
func TestMangledCards(t *testing.T) {
	for _, c := range []struct{ name, address, wantName, wantAddress, doubt string }{
		{"Nguyễn Văn A", "Xã B, Huyện C", "Nguyễn Văn A", "Xã B, Huyện C", ""},
		{"NGUYỄN THỊ ĐƯỢM", "Thôn 1, Xã Ea H'Leo", "NGUYỄN THỊ ĐƯỢM", "Thôn 1, Xã Ea H'Leo", ""},
		{"Nguy?n V?n A", "Xã B", "Nguy?n V?n A", "Xã B", "name err.card.broken"},
		{"Nguyễn Văn A", "X\uFFFD B", "Nguyễn Văn A", "X\uFFFD B", "address err.card.broken"},
		{"Nguyá»…n VÄƒn \u00c4\u0090\u00e1\u00ba\u00a1t", "XÃ£ B", "Nguyễn Văn Đạt", "Xã B", ""},
		{"Nguyeexn Vawn DDujc", "Xax Tam Sown", "Nguyễn Văn Đục", "Xã Tam Sơn", "name warn.card.telex; address warn.card.telex"},
		{"NGUYEEXN THIJ HUWOWNGF", "x", "NGUYỄN THỊ HƯỜNG", "x", "name warn.card.telex"},
		{"Phan Wer Hoa", "Ea Wer", "Phan Wer Hoa", "Ea Wer", "name warn.card.no_accents"},
		{"NGUYEENX THIJ HUOWNGF", "x", "NGUYỄN THỊ HƯỜNG", "x", "name warn.card.telex"},
		{"Nguyen Van An", "x", "Nguyen Van An", "x", "name warn.card.no_accents"},
		{"Lò Văn 4n", "x", "Lò Văn 4n", "x", "name err.card.broken"},
		{"Y Bhăm Niê", "Buôn Drai", "Y Bhăm Niê", "Buôn Drai", ""},
		{"K'Brếu", "x", "K'Brếu", "x", ""},
		{"Quachs Hoaf", "x", "Quách Hòa", "x", "name warn.card.telex"},
	} {
		got, err := CardQR("001090123456||" + c.name + "|01011990|Nam|" + c.address + "|15042021")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var doubt []string
		for _, d := range got.Doubt {
			doubt = append(doubt, d.Field+" "+d.Key)
		}
		if got.Name != c.wantName || got.Address != c.wantAddress || strings.Join(doubt, "; ") != c.doubt {
			t.Errorf("%s, %s: %q, %q, %v", c.name, c.address, got.Name, got.Address, doubt)
		}
	}
}
