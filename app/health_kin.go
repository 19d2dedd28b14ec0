package app

import (
	"slices"
	"strings"

	"hoanhap/app/paper"
	"hoanhap/app/text"
)

// kinSlots are the lines of part II of the information sheet (Mẫu 17; under the old law Mẫu 19), in its order, with the relations each takes.
var kinSlots = []struct {
	name string
	is   func(relation string) bool
}{
	{"Bố", oneOf("cha de", "cha", "bo de", "bo", "ba")}, {"Mẹ", oneOf("me de", "me", "ma")}, {"Vợ/chồng", oneOf("vo", "chong")},
	{"Con thứ nhất", isChild}, {"Con thứ hai", isChild},
}

func oneOf(words ...string) func(string) bool {
	return func(relation string) bool { return slices.Contains(words, relation) }
}

func isChild(relation string) bool {
	return relation == "con" || strings.HasPrefix(relation, "con ") && relation != "con dau" && relation != "con re"
}

// familyOfForm puts the family as the form asks for it: who is not known is a blank line for the hand, whoever else is known follows.
func familyOfForm(known []paper.Party) []paper.Party {
	left := slices.Clone(known)
	var out []paper.Party
	for _, s := range kinSlots {
		p := paper.Party{}
		if i := slices.IndexFunc(left, func(x paper.Party) bool { return s.is(text.Fold(x.Relation)) }); i >= 0 {
			p = left[i]
			left = slices.Delete(left, i, i+1)
		}
		p.Relation = s.name
		out = append(out, p)
	}
	return append(out, left...)
}
