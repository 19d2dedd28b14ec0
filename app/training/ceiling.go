package training

// Person is what decides how much may be spent on the course of somebody (QĐ 46/2015/QĐ-TTg Điều 4).
type Person struct {
	Disabled, Merit bool // khuyết tật; ưu đãi người có công
	Poor, NearPoor  bool // hộ nghèo, hộ cận nghèo
	Difficult       bool // of a poor household in a commune or hamlet of special difficulty
	Land            bool // thu hồi đất, lao động nữ mất việc làm, ngư dân
	Minority        bool // dân tộc thiểu số
}

// Group is one row of Điều 4 somebody belongs to: the key of its amount, and the facts that put him there, as keys of words.
type Group struct {
	Key     string
	Because []string
}

// Ceilings are the keys of the amounts, the highest group first as the law lists them; the last is that of everybody else.
var Ceilings = []string{"training_disabled", "training_minority", "training_policy", "training_near_poor", "training_other"}

// Groups lists every row somebody belongs to, in the order of Ceilings. Of several the highest amount counts, once.
func (p Person) Groups() (out []Group) {
	add := func(i int, facts ...string) {
		if len(facts) > 0 {
			out = append(out, Group{Ceilings[i], facts})
		}
	}
	add(0, when(p.Disabled, "disabled")...)
	switch {
	case p.Minority && (p.Poor || p.Difficult):
		add(1, "minority", "poor")
	case p.Difficult:
		add(1, "poor_difficult")
	}
	var policy []string
	policy = append(policy, when(p.Minority, "minority")...)
	policy = append(policy, when(p.Merit, "merit")...)
	policy = append(policy, when(p.Poor || p.Difficult, "poor")...)
	add(2, append(policy, when(p.Land, "land")...)...)
	add(3, when(p.NearPoor, "near_poor")...)
	return append(out, Group{Ceilings[4], []string{"other"}})
}

func when(yes bool, fact string) []string {
	if yes {
		return []string{fact}
	}
	return nil
}
