//go:build journey

package journey

import (
	"slices"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/stay"
)

// What a clerk does, key by key, in the order of the fields on the screen.

const (
	centreName = "Cơ sở cai nghiện ma túy Hành Trình"
	clerk      = "mau"
	password   = "hoa ban trắng cuối đèo"
)

// begin makes the book of a new centre on the first page of the program. The first account is clerk and administrator, and what more is
// named.
func (d *desk) begin(more ...string) {
	d.t.Helper()
	d.fill(centreName, "CSCN", "Công an tỉnh Phú Thọ", "" /* công lập */, "Phú Thọ", "Phú Thọ", "Xã Đồi Chè", "0210 3888 777", "Đỗ Văn Mẫu", "GIÁM ĐỐC", "CSHT", "300")
	d.keys("ctrl+s")
	d.at("Ai giữ sổ này?")
	d.fill("Trần Thị Mẫu", clerk, password, password)
	for _, r := range app.Roles { // clerk and administrator are ticked
		if slices.Contains(more, r.Name) {
			d.keys("space")
		}
		d.keys("Return")
	}
	d.drawn("140x20+740+346") // keys are made beside the window; then the recovery code stands there
	d.keys("ctrl+p")          // once on paper
	d.printed(0)
	d.keys("Tab", "Return")
	d.at("Hôm nay")
	d.keys("Escape") // the tour of the first start
}

// person is one who is brought to the gate, with the QR of his citizen card.
type person struct{ name, card string }

var (
	dung = person{"Lò Văn Dũng", "017088003127|113456789|Lò Văn Dũng|05011988|Nam|Xóm Kè, Phú Vinh, Tân Lạc, Hòa Bình|12082021"}
	kien = person{"Bùi Trung Kiên", "017090004512|113777888|Bùi Trung Kiên|14031990|Nam|Xóm Mận, Nam Sơn, Tân Lạc, Hòa Bình|03092022"}
	tho  = person{"Hà Quang Thọ", "017085001234|113222333|Hà Quang Thọ|30091985|Nam|Xóm Bin, Tú Sơn, Kim Bôi, Hòa Bình|21052021"}
)

// admit takes a person in on a day, with a decision of the court of some days before, and prints Mẫu 42 when asked to.
func (d *desk) admit(p person, day date.Date, term string, print bool) stay.Stay {
	d.t.Helper()
	before := len(rows[stay.Stay](d))
	d.keys("ctrl+n")
	d.at("Tiếp nhận")
	d.scan(p.card)
	d.fill("", "", "", "", "", "") // the card fills name, sex, birth, number, issued, issuer
	d.fill("Mường Hoa Phú Thọ", "xóm Kè", "Mường", "Trung học cơ sở", "Thợ xây", "Heroin", "" /* bắt buộc */, day.Text(), "0830",
		"Công an xã Mường Hoa", "Bùi Văn Hưng", "112/2026/QĐ-TA", (day - 4).Text(), "TAND khu vực 12 – Phú Thọ", "1", term, "", /* tính từ ngày vào */
		"Hà Thị Hường", "Vợ", "0982114703")
	key := "ctrl+s"
	if print {
		key = "ctrl+p"
	}
	d.keys(key)
	return written[stay.Stay](d, "the stay of "+p.name, before+1)[before]
}

// record opens the record of a person through the one box.
func (d *desk) record(name string) {
	d.t.Helper()
	d.find(name)
	d.at("Hồ sơ")
}

// find types into the one box and opens the first line of the answer.
func (d *desk) find(text string) {
	d.t.Helper()
	d.keys("ctrl+f")
	d.paste(text)
	d.keys("Return")
}

// move opens Ghi biến động on the record in view, goes down the list to a kind, which the program has put in order by what is
// legal, and types its fields.
func (d *desk) move(s *stay.Stay, k stay.Kind, day date.Date, fields ...string) stay.Movement {
	d.t.Helper()
	d.keys("ctrl+b")
	d.at("Ghi biến động")
	d.kind([]int64{s.ID}, k)
	d.fill(append([]string{day.Text()}, fields...)...)
	d.keys("ctrl+s")
	if k.Ends() || k == stay.Escape { // asked by name; the safe answer has the keyboard
		d.keys("Tab", "Return")
	}
	m := d.moved(k)
	d.at("Hồ sơ")
	return m
}

// kind goes down the list of Ghi biến động to a kind, and into its form.
func (d *desk) kind(stays []int64, k stay.Kind) {
	d.t.Helper()
	down := 0
	d.read(func(o *app.Office) error {
		list, err := o.Choices(stays, o.Today(), "")
		legal := func(c app.Choice) bool { return c.Can > 0 }
		var order []app.Choice
		for _, c := range list {
			if legal(c) {
				order = append(order, c)
			}
		}
		down = slices.IndexFunc(order, func(c app.Choice) bool { return c.Kind == k })
		return err
	})
	if down < 0 {
		d.t.Fatalf("%s is not legal today", k)
	}
	for range down {
		d.keys("Down")
	}
	d.keys("Return")
}

// papers opens the papers of the record in view.
func (d *desk) papers() {
	d.t.Helper()
	d.keys("ctrl+p")
	d.at("Giấy tờ")
}
