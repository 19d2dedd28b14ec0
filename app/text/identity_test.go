package text

import (
	"errors"
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
	want := Card{"001090123456", "012345678", "Nguyễn Văn A", partial("1990-01-01"), "male", "Thôn 1, Xã B, Huyện C, Hà Nội", date.Must("2021-04-15")}
	for _, s := range []string{old, old + "||||", old + "\r\n", " " + old} {
		if got, err := CardQR(s); err != nil || got != want {
			t.Errorf("%q: %+v %v", s, got, err)
		}
	}
	got, err := CardQR("001190123456||LÒ THỊ B|00001990|Nữ||")
	if err != nil || got.Sex != "female" || got.Birth.String() != "1990" || got.Issued != 0 || got.OldNumber != "" {
		t.Errorf("%+v %v", got, err)
	}
	for s, key := range map[string]string{
		"": "err.card.not_a_card", "https://vneid.gov.vn/x": "err.card.not_a_card", "001090123456|Nguyễn Văn A|01011990|Nam|Xã B|15042021": "err.card.not_a_card",
		"00109012345|1|a|01011990|Nam|x|15042021":                        "err.card.not_a_card",
		"001090123456||Nguy?n V?n A|01011990|Nam|x|15042021":             "err.card.broken",
		"001090123456||Nguyá»…n VÄƒn A|01011990|Nam|x|15042021":          "err.card.broken",
		"001090123456||Nguyễn Văn A|31021990|Nam|x|15042021":             "err.card.birth",
		"001090123456||Nguyễn Văn A|1/1/1990|Nam|x|15042021":             "err.card.birth",
		"001090123456||Nguyễn Văn A|01011990|Nam|Xã \uFFFD, Hà|15042021": "err.card.broken",
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
