//go:build journey

package journey

import (
	"fmt"
	"slices"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/money"
	"hoanhap/app/stay"
	"hoanhap/app/support"
)

// TestSupport: a month of support is reviewed, approved and its list printed for the signatures; an escape is written down behind it, and
// the next month takes the old lines back and writes what they should have been, with the cause, on the list that is signed then.
func TestSupport(t *testing.T) {
	d := open(t)
	d.begin("accountant", "head")
	first := today().AddMonths(-2).MonthStart()
	s := d.admit(kien, first, "24", false)
	d.pressed = 0
	d.support()
	d.keys("Prior") // the month before the one that is over
	list := d.approve(1)
	d.counted("support")
	paid := d.month(1).Paid
	d.holds(list, "DANH SÁCH CHI CHẾ ĐỘ", "Tháng "+first.Text()[3:], "Bùi Trung Kiên", "điểm chỉ", paid.Text(), money.Words(paid, money.Style{}), "Đã duyệt lúc")

	d.record(kien.name)
	d.move(&s, stay.Escape, first+19, "2130", "leo tường sau khu bếp")
	d.keys("Escape") // the search decision is offered
	d.support()
	list = d.approve(2)

	var want []string
	d.read(func(o *app.Office) error {
		was, err := o.Support(first.Year(), monthOf(first))
		if err != nil {
			return err
		}
		is, err := o.SupportNow(first.Year(), monthOf(first))
		if err != nil {
			return err
		}
		for i := range was.Lines {
			l := &was.Lines[i]
			at := slices.IndexFunc(is.Lines, func(x support.Run) bool { return x.Item == l.Item })
			if at >= 0 && is.Lines[at].Amount == l.Amount && is.Lines[at].Days == l.Days {
				continue
			}
			want = append(want, fmt.Sprintf("%s %s %d %d", support.Reversal, l.Item, -l.Days, -l.Amount))
			if at >= 0 {
				want = append(want, fmt.Sprintf("%s %s %d %d", support.Correction, l.Item, is.Lines[at].Days, is.Lines[at].Amount))
			}
		}
		next := first.AddMonths(1)
		run, err := o.Support(next.Year(), monthOf(next))
		if err != nil {
			return err
		}
		var got []string
		for i := range run.Lines {
			l := &run.Lines[i]
			if l.Kind == "" || l.For != first {
				t.Errorf("%+v", l)
			}
			got = append(got, fmt.Sprintf("%s %s %d %d", l.Kind, l.Item, l.Days, l.Amount))
		}
		if len(want) < 2 || !slices.Equal(got, want) {
			t.Errorf("corrected by %q, want %q", got, want)
		}
		if c := run.CausesOf(s.ID, first); len(c) != 1 || c[0].Act != "act.movement.escape" || c[0].Why != "" {
			t.Errorf("%+v", c)
		}
		return nil
	})
	back := d.month(2).Paid
	if back >= 0 {
		t.Errorf("%d is paid for a month outside", back)
	}
	d.holds(list, "Bùi Trung Kiên", back.Text(), "Điều chỉnh tháng "+first.Text()[3:])
	d.sound()
}

// support opens Chế độ.
func (d *desk) support() {
	d.t.Helper()
	d.find("Chế độ")
	d.at("Chế độ")
}

// approve freezes the month in view as the n-th and prints its list. The button stands before the tabs, where the keyboard begins; it asks
// once more.
func (d *desk) approve(n int) string {
	d.t.Helper()
	d.keys("shift+Tab")
	d.pressed++ // the button, and the answer
	d.again("Return", "the approved month", func() bool { return len(rows[app.SupportMonth](d)) >= n })
	d.again("ctrl+p", "the list on paper", func() bool { return len(d.files("printed-")) > n })
	return d.printed(n)
}

// month is the n-th approved month.
func (d *desk) month(n int) app.SupportMonth {
	d.t.Helper()
	return written[app.SupportMonth](d, "the approved month", n)[n-1]
}

func monthOf(d date.Date) int {
	_, m, _ := d.YMD()
	return m
}
