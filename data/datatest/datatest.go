// Package datatest makes offices for tests: the shipped law on a real SQLite file, the clock standing at 14:02 on
// 21 November 2026. Factories fill in what a test leaves out. All people are invented.
package datatest

import (
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/seal"
	"hoanhap/app/stay"
	"hoanhap/assets"
	"hoanhap/data"
)

// Now is the moment at which every test plays.
var Now = time.Date(2026, 11, 21, 14, 2, 0, 0, date.Zone())

// Clock stands still at Now.
func Clock() time.Time { return Now }

var pack = sync.OnceValues(func() (*law.Pack, error) { return law.Load(assets.Law()) })

// Law is the shipped law pack.
func Law(t testing.TB) *law.Pack {
	t.Helper()
	p, err := pack()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Store is an empty file of its own, closed and removed with the test.
func Store(t testing.TB) *data.Store {
	t.Helper()
	return Open(t, filepath.Join(t.TempDir(), "hoanhap.db"), data.Options{})
}

// Open opens a file for a test.
func Open(t testing.TB, path string, opt data.Options) *data.Store {
	t.Helper()
	if opt.Now == nil {
		opt.Now = Clock
	}
	s, err := data.Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Office is a centre with nobody in it yet.
func Office(t testing.TB) *app.Office {
	t.Helper()
	return OfficeOn(t, Store(t))
}

// OfficeOn is a centre on a store that is there already.
func OfficeOn(t testing.TB, s app.Store) *app.Office {
	t.Helper()
	return &app.Office{Store: s, Law: Law(t), Now: Clock, Who: "kiểm thử"}
}

var names = []string{"Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Đạt", "Phạm Thùy Dương", "Vũ Đức Ân", "Đặng Quỳnh Ánh", "Hoàng Hòa",
	"Y Bhăm Niê", "Lò Văn Ơn", "Bùi Thị Ỷ"}

var serial atomic.Int64

// Admission is a man taken in on 1 September 2026 by a court decision of 24 months made the day before; edits change it.
func Admission(edits ...func(*app.Admission)) app.Admission {
	n := serial.Add(1)
	a := app.Admission{
		Resident: app.Resident{Name: names[n%int64(len(names))], Sex: app.Male, Birth: date.Partial{Y: 1990, M: 3, D: 5},
			IDNumber: fmt.Sprintf("001090%06d", n)},
		Entry:    stay.Movement{Kind: stay.Admit, Day: date.Of(2026, 9, 1), Status: stay.Compulsory},
		Decision: &stay.Decision{Number: fmt.Sprintf("%d/2026/QĐ-TA", n), Term: 24, Issuer: "Tòa án nhân dân khu vực 1", Occurrence: 1},
	}
	for _, e := range edits {
		e(&a)
	}
	if a.Decision != nil && a.Decision.Day == 0 {
		a.Decision.Day = a.Entry.Day - 1
	}
	return a
}

// Stay admits somebody and gives the id of the stay.
func Stay(t testing.TB, o *app.Office, edits ...func(*app.Admission)) int64 {
	t.Helper()
	id, err := o.Admit(Admission(edits...))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Named admits a person of this name, on a day if one is given.
func Named(name string, day ...date.Date) func(*app.Admission) {
	return func(a *app.Admission) {
		a.Resident.Name = name
		if len(day) > 0 {
			a.Entry.Day = day[0]
		}
	}
}

// Move records a movement of a stay and gives its id.
func Move(t testing.TB, o *app.Office, stayID int64, kind stay.Kind, day date.Date, edits ...func(*app.Move)) int64 {
	t.Helper()
	m := app.Move{Movement: stay.Movement{StayID: stayID, Kind: kind, Day: day}}
	for _, e := range edits {
		e(&m)
	}
	id, err := o.Record(m)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Cheap is what a password costs in tests.
var Cheap = seal.Cost{Time: 1, Memory: 64, Lanes: 1}

// Password of every account of a test.
const Password = "ngựa gỗ trên đồi"

// Guarded is a centre with accounts: one of each role, named after it; the administrator is at the desk. code is the recovery code.
func Guarded(t testing.TB) (o *app.Office, code string) {
	t.Helper()
	o = Office(t)
	return o, Accounts(t, o)
}

// Accounts gives an office accounts, one of each role.
func Accounts(t testing.TB, o *app.Office) (code string) {
	t.Helper()
	o.Cost = Cheap
	code, err := o.FirstAdministrator(app.NewAccount{Name: "administrator", FullName: "Người administrator", Password: Password})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range app.Roles {
		if r.Name == "administrator" {
			continue
		}
		Sure(t, o)
		if _, err := o.AddAccount(app.NewAccount{Name: r.Name, FullName: "Người " + r.Name, Roles: []string{r.Name}, Password: Password}); err != nil {
			t.Fatal(err)
		}
	}
	return code
}

// As signs somebody in.
func As(t testing.TB, o *app.Office, name string) {
	t.Helper()
	o.Leave()
	if err := o.Login(name, Password); err != nil {
		t.Fatal(err)
	}
}

// Sure gives the password again, for one grave act.
func Sure(t testing.TB, o *app.Office) {
	t.Helper()
	if err := o.Confirm(Password); err != nil {
		t.Fatal(err)
	}
}
