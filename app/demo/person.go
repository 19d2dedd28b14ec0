package demo

import (
	"fmt"
	"math"

	"hoanhap/app/date"
	"hoanhap/app/exchange"
	"hoanhap/app/text"
)

// person is somebody with the stays so far.
type person struct {
	exchange.Person
	commune *Commune
	stays   []*course
	free    date.Date // when he may come again
}

const kinh = "Kinh và chung"

// peoples of the province: group of family names, code of the ethnic group, share.
var peoples = []struct {
	group, ethnic string
	w             float64
}{
	{kinh, "01", 66}, {"Mường", "06", 22}, {"Thái", "03", 4}, {"Tày/Nùng", "02", 3}, {"Mông", "08", 2.5}, {"Dao", "09", 2.5},
}

func (b *builder) person(day date.Date) *person {
	p := &person{}
	sex := 0
	p.Sex = "male"
	if b.r.Float64() < 0.07 {
		sex, p.Sex = 1, "female"
	}
	group := b.r.Float64() * 100
	k := 0
	for ; k < len(peoples)-1 && group > peoples[k].w; k++ {
		group -= peoples[k].w
	}
	p.Ethnic = b.names["ethnic:"+peoples[k].ethnic]
	b.name(p, peoples[k].group, sex)
	b.born(p, day)
	b.lives(p)
	b.number(p, sex)
	p.Religion = b.names["religion:"+b.draw(weighted{"00", 90}, weighted{"01", 5}, weighted{"02", 5})]
	p.Education = b.names["education:"+b.draw(weighted{"01", 6}, weighted{"02", 18}, weighted{"03", 44}, weighted{"04", 26}, weighted{"06", 3}, weighted{"07", 2}, weighted{"08", 1})]
	p.Occupation = b.names["occupation:"+b.draw(weighted{"R1", 26}, weighted{"R2", 34}, weighted{"R3", 7}, weighted{"R4", 12}, weighted{"R5", 6}, weighted{"04", 6}, weighted{"05", 9})]
	b.substances(p)
	b.relatives(p, day)
	return p
}

func (b *builder) name(p *person, group string, sex int) {
	families := b.families[group]
	if len(families) == 0 {
		families = b.families[kinh]
	}
	p.Name = b.draw(families...)
	if sex == 1 && b.r.Float64() < 0.6 {
		p.Name += " Thị"
	} else if b.r.Float64() < 0.92 {
		p.Name += " " + b.draw(b.middles[sex]...)
	}
	p.Name = text.Clean(p.Name + " " + b.draw(b.givens[sex]...)) // the list of middle names has an empty one
}

// draw picks by weight.
func (b *builder) draw(from ...weighted) string {
	sum := 0.0
	for _, x := range from {
		sum += x.w
	}
	at := b.r.Float64() * sum
	for _, x := range from {
		if at -= x.w; at < 0 {
			return x.text
		}
	}
	return from[len(from)-1].text
}

// born: mostly 20 to 45; one in a hundred is a minor. Of some only the year or the month is known.
func (b *builder) born(p *person, day date.Date) {
	age := 18.3 + 22*math.Pow(b.r.Float64(), 0.9) + 18*math.Pow(b.r.Float64(), 4)
	if b.r.Float64() < 0.01 {
		age = 14 + 3.8*b.r.Float64()
	}
	p.Birth = date.Whole(day - date.Date(age*365.25))
	switch x := b.r.Float64(); {
	case x < 0.04:
		p.Birth.D, p.Birth.M = 0, 0
	case x < 0.05:
		p.Birth.D = 0
	}
}

func (b *builder) lives(p *person) {
	if b.r.Float64() < 0.86 {
		// a third of the communes sends most of the people
		p.commune = b.home[int(float64(len(b.home))*math.Pow(b.r.Float64(), 1.7))]
	} else {
		p.commune = b.near[b.r.IntN(len(b.near))]
	}
	p.Commune = p.commune.Code
	n := 1 + b.r.IntN(12)
	if p.commune.Kind == "phường" {
		p.Address = fmt.Sprintf("Số nhà %d, tổ dân phố %d", 1+b.r.IntN(200), n)
		return
	}
	p.Address = b.pick("Xóm", "Khu", "Thôn") + " " + fmt.Sprint(n)
}

// number is a citizen's number that agrees with sex, year and province of birth (NĐ 137/2015 art 13); a few have the old
// nine digits or none.
func (b *builder) number(p *person, sex int) {
	x := b.r.Float64()
	if x < 0.03 {
		return
	}
	for {
		n := ""
		if x < 0.06 {
			n = fmt.Sprintf("13%07d", b.r.IntN(10_000_000))
		} else {
			places := b.births[p.commune.Province.Code]
			y := int(p.Birth.Y)
			n = fmt.Sprintf("%s%d%02d%06d", places[b.r.IntN(len(places))], (y/100-19)*2+sex, y%100, b.r.IntN(1_000_000))
		}
		if !b.used[n] {
			b.used[n] = true
			p.IDNumber = n
			return
		}
	}
}

func (b *builder) substances(p *person) {
	pick := func() exchange.Substance {
		c := b.draw(weighted{"MET", 44}, weighted{"HER", 40}, weighted{"YAB", 6}, weighted{"KET", 4}, weighted{"CAN", 3}, weighted{"MDM", 2}, weighted{"OPI", 1})
		return exchange.Substance{Code: c, Name: b.names["drug:"+c]}
	}
	p.Substances = []exchange.Substance{pick()}
	if s := pick(); b.r.Float64() < 0.25 && s != p.Substances[0] {
		p.Substances = append(p.Substances, s)
	}
}

// relatives: whom to call. The numbers begin with 0900 000 and belong to nobody.
func (b *builder) relatives(p *person, day date.Date) {
	age := max(16, p.Birth.Age(day))
	add := func(relation string, sex, years int, contact bool) {
		r := exchange.Relative{Relation: b.names["relation:"+relation], Age: years, Address: p.Address, Contact: contact,
			Phone: fmt.Sprintf("0900 000 %03d", b.r.IntN(1000)), Guardian: contact && age < 18}
		family := b.draw(b.families[kinh]...)
		if relation == "01" || relation == "09" {
			family = firstWord(p.Name)
		}
		r.Name = family + " " + b.pick("Văn", "Xuân", "Đình") + " " + b.draw(b.givens[0]...)
		if sex == 1 {
			r.Name = family + " Thị " + b.draw(b.givens[1]...)
		}
		p.Relatives = append(p.Relatives, r)
	}
	switch x := b.r.Float64(); {
	case x < 0.5 || age < 18:
		add("02", 1, age+20+b.r.IntN(12), true)
	case x < 0.72:
		add("01", 0, age+22+b.r.IntN(12), true)
	case x < 0.9 && p.Sex == "male" && age > 22:
		add("05", 1, max(19, age-3+b.r.IntN(6)), true)
	default:
		add("09", 0, age+2+b.r.IntN(8), true)
	}
	if b.r.Float64() < 0.4 && age >= 18 {
		add("10", 1, age+1+b.r.IntN(9), false)
	}
}

func firstWord(s string) string {
	for i, r := range s {
		if r == ' ' {
			return s[:i]
		}
	}
	return s
}
