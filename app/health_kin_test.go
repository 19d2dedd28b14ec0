package app

import (
	"fmt"
	"testing"

	"hoanhap/app/paper"
)

// Part II of the information sheet has its five lines whoever is known, in the order of the form; others follow under their own word.
func TestFamilyOfForm(t *testing.T) {
	list := func(relations ...string) (out []paper.Party) {
		for i, r := range relations {
			out = append(out, paper.Party{Relation: r, Name: fmt.Sprint(i + 1)})
		}
		return out
	}
	for _, c := range []struct {
		known []paper.Party
		want  string
	}{
		{nil, "Bố: Mẹ: Vợ/chồng: Con thứ nhất: Con thứ hai: "},
		{list("Mẹ đẻ"), "Bố: Mẹ:1 Vợ/chồng: Con thứ nhất: Con thứ hai: "},
		{list("Con đẻ", "Vợ", "mẹ", "Con dâu", "con", "Cha đẻ", "Con nuôi"), "Bố:6 Mẹ:3 Vợ/chồng:2 Con thứ nhất:1 Con thứ hai:5 Con dâu:4 Con nuôi:7 "},
		{list("Mẹ vợ / mẹ chồng", "Chồng", "Cha dượng"), "Bố: Mẹ: Vợ/chồng:2 Con thứ nhất: Con thứ hai: Mẹ vợ / mẹ chồng:1 Cha dượng:3 "},
	} {
		got := ""
		for _, p := range familyOfForm(c.known) {
			got += p.Relation + ":" + p.Name + " "
		}
		if got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}
