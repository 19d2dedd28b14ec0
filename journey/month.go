//go:build journey

package journey

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data"
)

// given are names told apart: on a list, on paper and in the search box.
var given = []string{"An", "Bảo", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hiếu", "Khang", "Khôi", "Lâm", "Long", "Minh", "Nam", "Phong", "Quân", "Sơn", "Thắng", "Vinh", "Vũ"}

func leaver(i int) string { return "Lường Văn " + given[i] }

// book opens the book to write in it, before the program is started.
func (d *desk) book(fill func(o *app.Office) error) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.db), 0o700); err != nil {
		d.t.Fatal(err)
	}
	s, err := data.Open(d.db, data.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			d.t.Fatal(err)
		}
	}()
	pack, err := law.Load(assets.Law())
	if err != nil {
		d.t.Fatal(err)
	}
	places, err := law.LoadPlaces(assets.Places())
	if err != nil {
		d.t.Fatal(err)
	}
	o := &app.Office{Store: s, Law: pack, Shipped: pack, Places: places, Now: time.Now, Who: "hành trình"}
	if err := fill(o); err != nil {
		d.t.Fatal(err)
	}
}

// leavers fills the book, before the program is started, with twenty people of five communes whose term of two years ended on a day. It gives
// their stays in the order of the names.
func (d *desk) leavers(end date.Date) (stays []int64) {
	d.t.Helper()
	d.book(func(o *app.Office) error {
		from := end.AddMonths(-30)
		var rows []app.LawRow
		for key, v := range map[string]string{law.CentreKind: "public", law.CentreName: centreName, law.CentreSymbol: "CSHT", law.CentrePlace: "Phú Thọ", law.CentreHead: "Đỗ Văn Mẫu",
			law.Capacity: "300", law.DueFrom: from.String()} {
			rows = append(rows, app.LawRow{Key: key, From: from, Value: v, Source: "thông tin cơ sở"})
		}
		if err := o.SetLaw(rows, ""); err != nil {
			return err
		}
		if err := o.PutSigner(app.Signer{Name: "Đỗ Văn Mẫu", Title: "GIÁM ĐỐC", Standard: true}, ""); err != nil {
			return err
		}
		homes := o.Places.Communes("25")[:5]
		for i := range given {
			entry := end.AddMonths(-24)
			id, err := o.Admit(app.Admission{
				Resident: app.Resident{Name: leaver(i), Sex: app.Male, Birth: date.Partial{Y: 1990, M: 3, D: 5}, IDNumber: fmt.Sprintf("001090%06d", i+1),
					Commune: homes[i%5].Code, CommuneList: app.Catalogue},
				Entry:    stay.Movement{Kind: stay.Admit, Day: entry, Status: stay.Compulsory},
				Decision: &stay.Decision{Number: fmt.Sprintf("%d/%d/QĐ-TA", i+1, entry.Year()), Day: entry - 2, Term: 24, Issuer: "Tòa án nhân dân khu vực 1", Occurrence: 1}})
			if err != nil {
				return err
			}
			stays = append(stays, id)
		}
		if _, err := o.WaiveBefore(end-100, "lập trên giấy trước khi mở sổ"); err != nil { // plans of their first days
			return err
		}
		return nil
	})
	return stays
}
