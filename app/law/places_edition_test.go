package law_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoanhap/app/law"
	"hoanhap/app/say"
)

// newer is a catalogue in which two communes of Hà Nội were joined and one was split; all others stand.
func newer(p *law.Places) (communes, moves string) {
	var b strings.Builder
	b.WriteString("code,name,kind,province_code\n")
	for _, u := range p.Provinces() {
		for _, c := range p.Communes(u.Code) {
			if c.Code != "00004" && c.Code != "00008" && c.Code != "00025" {
				fmt.Fprintf(&b, "%s,%s,%s,%s\n", c.Code, c.Name, c.Kind, u.Code)
			}
		}
	}
	b.WriteString("40001,Thăng Long,phường,01\n40002,Giảng Võ Một,phường,01\n40003,Giảng Võ Hai,phường,01\n")
	return b.String(), "old_code,new_code,default_target,official_note\n00004,40001,yes,Nhập toàn bộ\n00008,40001,yes,Nhập toàn bộ\n" +
		"00025,40002,no,Nhập một phần\n00025,40003,no,Nhập phần còn lại\n"
}

// A newer catalogue stands beside the one before it: a code means the commune of its own catalogue, what was joined is
// decided, what was split is asked, what stayed is itself, and an address of before July 2025 is followed through both.
func TestRevisePlaces(t *testing.T) {
	p := places(t)
	n, err := p.Revise("2027-07-01", first(newer(p)), second(newer(p)))
	if err != nil {
		t.Fatal(err)
	}
	if n.Name() != "2027-07-01" || n.Before() != p || n.In("2025") != p || n.In("2030") != nil || n.Len() != 3321 {
		t.Errorf("%s of %d communes", n.Name(), n.Len())
	}
	if c, ok := n.Of("2025", "00004"); !ok || c.Name != "Ba Đình" {
		t.Errorf("2025/00004 is %q", c.Name)
	}
	if _, ok := n.Of("2027-07-01", "00004"); ok {
		t.Error("00004 stands in the catalogue that gave it up")
	}
	for _, c := range []struct{ list, code, decided, targets string }{
		{"2025", "00004", "40001", "40001"}, {"2025", "00025", "", "40002 40003"}, {"2025", "00070", "00070", "00070"},
		{"2024", "00001", "00097", "00097"}, {"2024", "00004", "40001", "40001"}, // Trúc Bạch → Ba Đình → Thăng Long
	} {
		m, ok, err := n.Moved(c.list, c.code)
		if err != nil || !ok {
			t.Errorf("%s/%s: %v %v", c.list, c.code, ok, err)
			continue
		}
		var got []string
		for _, x := range m.Targets {
			got = append(got, x.Commune.Code)
		}
		slices.Sort(got)
		d, _ := m.Decided()
		if strings.Join(got, " ") != c.targets || d.Code != c.decided {
			t.Errorf("%s/%s: %v, decided %q", c.list, c.code, got, d.Code)
		}
	}
	for address, want := range map[string]string{"Phường Trúc Bạch, Quận Ba Đình, Hà Nội": "40001", "Phường Ngọc Hà, Thành phố Hà Nội": "40001"} {
		all, err := n.Old(address)
		if err != nil || !slices.ContainsFunc(all, func(m law.OldMatch) bool { c, ok := m.Decided(); return ok && c.Code == want }) {
			t.Errorf("%s: %v %v", address, all, err)
		}
	}
	if hits := n.Search("thang long ha noi", 3); len(hits) == 0 || hits[0].Code != "40001" {
		t.Errorf("not found: %v", hits)
	}
}

func first(a, _ string) string  { return a }
func second(_, b string) string { return b }

// A file with a fault is refused whole, each fault with its line.
func TestRevisePlacesRefuses(t *testing.T) {
	p := places(t)
	communes, moves := newer(p)
	for name, c := range map[string]struct{ communes, moves, field, key string }{
		"empty":       {"", moves, "communes", "err.places.empty"},
		"head alone":  {"code,name,kind,province_code\n", moves, "communes", "err.places.empty"},
		"no column":   {strings.Replace(communes, "province_code", "province", 1), moves, "communes", "err.places.column"},
		"ragged":      {communes + "1,2\n", moves, "communes", "err.places.csv"},
		"short code":  {communes + "4004,A,xã,01\n", moves, "communes", "err.places.code"},
		"twice":       {communes + "40001,A,xã,01\n", moves, "communes", "err.places.double"},
		"no name":     {communes + "40009,,xã,01\n", moves, "communes", "err.places.name"},
		"kind":        {communes + "40009,A,thị trấn,01\n", moves, "communes", "err.places.kind"},
		"province":    {communes + "40009,A,xã,02\n", moves, "communes", "err.places.province"},
		"no moves":    {communes, "", "moves", "err.places.empty"},
		"unknown old": {communes, moves + "99998,40001,yes,\n", "moves", "err.places.old"},
		"unknown new": {communes, moves + "00070,99998,yes,\n", "moves", "err.places.new"},
		"two wholes":  {communes, moves + "00004,40002,yes,\n", "moves", "err.places.double"},
		"lost":        {communes, strings.Replace(moves, "00008,40001,yes,Nhập toàn bộ\n", "", 1), "moves", "err.places.lost"},
	} {
		_, err := p.Revise("2027-07-01", c.communes, c.moves)
		var wrong say.Problems
		if !errors.As(err, &wrong) || wrong[0].Field != c.field || wrong[0].Msg.Key != c.key {
			t.Errorf("%s: %v", name, err)
		}
	}
}
