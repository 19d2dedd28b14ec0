package app_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/due"
	"hoanhap/app/law"
	"hoanhap/app/say"
	"hoanhap/app/stay"
	"hoanhap/data/datatest"
)

// soon admits somebody whose term of two years ends on a day.
func soon(t testing.TB, o *app.Office, code, name string, end date.Date, edits ...func(*app.Admission)) int64 {
	t.Helper()
	return datatest.Stay(t, o, append([]func(*app.Admission){func(a *app.Admission) {
		a.Resident.Code, a.Stay.Code, a.Resident.Name, a.Entry.Day = code, "D"+code, name, end.AddMonths(-24)
	}}, edits...)...)
}

func dues(t testing.TB, o *app.Office, within int) []app.DueLine {
	t.Helper()
	lines, err := o.Due(o.Today(), within)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// keys are the keys of the open items of a kind.
func keys(lines []app.DueLine, c due.Code) (out []string) {
	for _, l := range lines {
		if l.Code == c {
			out = append(out, l.Key)
		}
	}
	return out
}

// Done by doing: issuing and sending Mẫu 51 settles its notice, withdrawing the paper brings it back.
func TestIssuingSettles(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Đinh Công Hải", day("2026-12-21"))
	if n := len(keys(dues(t, o, 0), due.Notice)); n != 3 {
		t.Fatalf("%d notices", n)
	}
	made, err := o.Issue(app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: o.Today(), Addressee: app.ToPolice},
		app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: o.Today(), Addressee: app.ToCourt})
	if err != nil {
		t.Fatal(err)
	}
	lines := dues(t, o, 0)
	if got := keys(lines, due.Notice); len(got) != 1 || !strings.Contains(got[0], "/family/") {
		t.Fatalf("%v", got)
	}
	g := app.DueGroups(lines)
	if row := g[slices.IndexFunc(g, func(g app.DueGroup) bool { return g.Code == due.Notice })].Rows[0]; o.Words.Say(row.Detail) != "Còn thiếu: gia đình" {
		t.Errorf("%s", o.Words.Say(row.Detail))
	}
	items, err := o.DueOf(id, o.Today())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(items, func(it due.Item) bool { return it.To == app.ToPolice })
	if items[i].State != due.Done || items[i].Settled.PaperID != made[0].ID || items[i].Settled.Paper != made[0].Number {
		t.Errorf("%+v", items[i].Settled)
	}
	if last := items[len(items)-1]; last.Code != due.Ack || !last.Expected || last.Day != day("2026-12-28") {
		t.Errorf("%+v", last)
	}
	if err := o.VoidPaper(made[0].ID, "gửi nhầm nơi"); err != nil {
		t.Fatal(err)
	}
	if n := len(keys(dues(t, o, 0), due.Notice)); n != 2 {
		t.Errorf("%d notices after the paper was withdrawn", n)
	}
}

// What is ticked or waived by hand is journalled, can be opened again and undone; what a movement settles cannot be ticked.
func TestSettleWaiveReopen(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Bạch Công Lợi", day("2026-11-12"))
	datatest.Move(t, o, id, stay.Complete, day("2026-11-21"))
	lines := dues(t, o, 30)
	ack, plan := keys(lines, due.Ack), keys(lines, due.Plan)
	if len(ack) != 1 || len(plan) != 1 {
		t.Fatalf("%v", lines)
	}
	if err := o.Settle("07/CAX", day("2026-11-22"), "", ack...); !problem(err, "day") {
		t.Errorf("a day to come: %v", err)
	}
	if err := o.Settle("07/CAX", day("2026-11-21"), "Công an xã gửi qua bưu điện", ack...); err != nil {
		t.Fatal(err)
	}
	refused(t, o.Settle("08/CAX", day("2026-11-21"), "", ack...), "err.due.none")
	refused(t, o.Waive("thử", "khoa"), "err.due.none")
	if err := o.Waive(" ", plan...); !problem(err, "why") {
		t.Errorf("no reason: %v", err)
	}
	if err := o.Waive("đã có trong hồ sơ giấy", plan...); err != nil {
		t.Fatal(err)
	}
	if left := dues(t, o, app.AnyDay); len(left) != 0 {
		t.Fatalf("%+v", left)
	}
	items, err := o.DueOf(id, o.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if it.Code == due.Ack {
			if it.State != due.Done || it.Settled.Paper != "07/CAX" {
				t.Errorf("%+v", it)
			}
			if err := o.ReopenItem(it.Settled, "số ghi nhầm"); err != nil {
				t.Fatal(err)
			}
		} else if it.State != due.Waived || it.Settled.Note != "đã có trong hồ sơ giấy" {
			t.Errorf("%+v", it)
		}
	}
	if left := dues(t, o, app.AnyDay); len(left) != 1 || left[0].Code != due.Ack {
		t.Fatalf("%+v", left)
	}
	acts, err := o.Undoable(1)
	if err != nil || len(acts) != 1 || acts[0].Name != "act.handover.void" {
		t.Fatalf("%v %+v", err, acts)
	}
	if err := o.Undo(acts[0].Act, ""); err != nil {
		t.Fatal(err)
	}
	if left := dues(t, o, app.AnyDay); len(left) != 0 {
		t.Errorf("undone, but %+v", left)
	}

	other := soon(t, o, "HV2", "Lương Văn Tú", day("2027-12-21"))
	datatest.Move(t, o, other, stay.Hospital, day("2026-11-18"), func(m *app.Move) { m.Due, m.DueTime = day("2026-11-21"), "14:00" })
	back := keys(dues(t, o, 0), due.Return)
	refused(t, o.Settle("", o.Today(), "", back...), "err.due.by_act")
	if l := dues(t, o, 0); !l[slices.IndexFunc(l, func(l app.DueLine) bool { return l.Code == due.Return })].Late {
		t.Error("14:00 is past at 14:02")
	}
	datatest.Move(t, o, other, stay.Back, day("2026-11-21"))
	if n := len(keys(dues(t, o, app.AnyDay), due.Return)); n != 0 {
		t.Error("the return settles itself")
	}
}

func problem(err error, field string) bool {
	var p say.Problems
	return errors.As(err, &p) && len(p) == 1 && p[0].Field == field
}

// Who may not write down what is done is refused, and nothing is written.
func TestDueNeedsTheRight(t *testing.T) {
	o := office(t)
	soon(t, o, "HV1", "Bạch Công Lợi", day("2026-12-12"))
	plan := keys(dues(t, o, 0), due.Plan)
	o.May = func(r app.Right) bool { return r != app.RightDue }
	refused(t, o.Waive("thử", plan...), "err.no_right")
	if len(keys(dues(t, o, 0), due.Plan)) != 1 {
		t.Error("written all the same")
	}
}

// A day set on the record is due until it is entered or withdrawn.
func TestSetDue(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Bạch Công Lợi", day("2027-12-12"))
	if _, err := o.SetDue(app.DueSet{StayID: id, Code: due.Plan, Day: day("2026-11-25")}, ""); !problem(err, "code") {
		t.Errorf("%v", err)
	}
	set, err := o.SetDue(app.DueSet{StayID: id, Code: due.Answer, Day: day("2026-11-25"), About: "Trung tâm y tế khu vực"}, "")
	if err != nil {
		t.Fatal(err)
	}
	lines := dues(t, o, 7)
	i := slices.IndexFunc(lines, func(l app.DueLine) bool { return l.Code == due.Answer })
	if i < 0 || lines[i].Left != 4 || lines[i].About != "Trung tâm y tế khu vực" {
		t.Fatalf("%+v", lines)
	}
	if err := o.UnsetDue(set, "đã gọi điện"); err != nil {
		t.Fatal(err)
	}
	if n := len(keys(dues(t, o, 7), due.Answer)); n != 0 {
		t.Error("withdrawn, but due")
	}
}

// Stays that ended before the book was opened raise nothing; the setting due_from draws the line elsewhere.
func TestDueFrom(t *testing.T) {
	o := office(t)
	id := soon(t, o, "HV1", "Bạch Công Lợi", day("2026-11-12"))
	datatest.Move(t, o, id, stay.Complete, day("2026-11-12"))
	if l := dues(t, o, app.AnyDay); len(l) != 0 {
		t.Fatalf("ended before the book was opened: %+v", l)
	}
	if err := o.SetLaw([]app.LawRow{{Key: law.DueFrom, From: day("2020-01-01"), Value: "2026-11-01", Source: "Trưởng cơ sở"}}, ""); err != nil {
		t.Fatal(err)
	}
	l := dues(t, o, app.AnyDay)
	if a := keys(l, due.Ack); len(a) != 1 || len(l) != 2 {
		t.Fatalf("%+v", l)
	}
	if late := l[1]; late.Code != due.Ack || late.Left != -2 || !late.Late {
		t.Errorf("%+v", late)
	}
}

// The groups of the work list as the window shows them: late work first, one row a person, the head with form and rule.
func TestGroupsAndBoard(t *testing.T) {
	o := office(t)
	for i, end := range []string{"2026-12-19", "2026-12-21", "2026-12-23"} { // notices 2 days late, today, in 2 days
		soon(t, o, fmt.Sprintf("HV%d", i), "Đinh Công Hải", day(end))
	}
	soon(t, o, "HV9", "Hà Văn Thịnh", day("2026-11-22"))
	if err := o.Waive("đã có trong hồ sơ giấy", keys(dues(t, o, app.AnyDay), due.Plan)...); err != nil {
		t.Fatal(err)
	}
	lines := dues(t, o, 7)
	var got []string
	for _, g := range app.DueGroups(lines) {
		got = append(got, fmt.Sprintf("%s | %s | %s | %s | %d rows, %d late", o.Words.Say(g.Code), g.Form, o.Words.Say(g.Rule), o.Words.Say(g.All), len(g.Rows), g.Late))
		for _, r := range g.Rows {
			got = append(got, fmt.Sprintf("  %+d %s | %s | %s", r.Left, r.First().ResidentCode, o.Words.Say(r.Detail), o.Words.Say(r.Right)))
		}
	}
	want := []string{
		"Thông báo sắp hoàn thành | Mẫu 51 | gửi trước 30 ngày | In cả 4 | 4 rows, 2 late",
		"  -29 HV9 | Công an xã, gia đình, Tòa án nhân dân khu vực 1 | hết hạn 22/11",
		"  -2 HV0 | Công an xã, gia đình, Tòa án nhân dân khu vực 1 | hết hạn 19/12",
		"  +0 HV1 | Công an xã, gia đình, Tòa án nhân dân khu vực 1 | hết hạn 21/12",
		"  +2 HV2 | Công an xã, gia đình, Tòa án nhân dân khu vực 1 | hết hạn 23/12",
		"Kế hoạch tái hòa nhập | Mẫu 19 | 30 ngày cuối | In cả 4 | 4 rows, 2 late",
		"  -29 HV9 | Chưa lập | hết hạn 22/11",
		"  -2 HV0 | Chưa lập | hết hạn 19/12",
		"  +0 HV1 | Chưa lập | hết hạn 21/12",
		"  +2 HV2 | Chưa lập | hết hạn 23/12",
		"Giấy xác nhận chấp hành xong | Mẫu 50 | trong 24 giờ trước khi hết hạn | In giấy xác nhận | 1 rows, 0 late",
		"  +0 HV9 | Bắt buộc · Mẫu 50 | hết hạn 22/11",
		"Quyết định quản lý sau cai |  | phải có trước khi ra | Ghi đã nhận | 1 rows, 0 late",
		"  +0 HV9 | UBND xã chưa gửi | hết hạn 22/11",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	b, err := o.DueBoard(o.Today())
	if err != nil {
		t.Fatal(err)
	}
	if b.Late != 4 || b.Today != 4 || b.Days != [7]int{0, 2} || b.Week != 10 {
		t.Errorf("%+v", b)
	}
}

// The command due prints the codes of rules.md §3.3, sorted by date, stay, kind and addressee.
func TestDueCSV(t *testing.T) {
	o := office(t)
	soon(t, o, "HV2", "Hà Văn Thịnh", day("2026-12-20"))
	id := soon(t, o, "HV1", "Lò Văn Ơn", day("2028-08-01"))
	datatest.Move(t, o, id, stay.Escape, day("2026-11-20"), func(m *app.Move) { m.Time = "19:30" })
	want := `date,kind,stay,resident,addressee,days_left
2024-12-22,plan,DHV2,HV2,,-699
2026-08-03,plan,DHV1,HV1,,-110
2026-11-20,notice,DHV2,HV2,court,-1
2026-11-20,notice,DHV2,HV2,family,-1
2026-11-20,notice,DHV2,HV2,police,-1
2026-11-20,stage5,DHV2,HV2,,-1
2026-11-21T19:30,escape_told,DHV1,HV1,,0
2026-12-19,aftercare_decision,DHV2,HV2,,28
2026-12-19,certificate,DHV2,HV2,,28
`
	if got := string(app.DueCSV(dues(t, o, 30))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Settling all that is due empties the list, whatever it is.
func TestSettlingAllEmptiesTheOffice(t *testing.T) {
	o := office(t)
	for i := range 12 {
		soon(t, o, fmt.Sprintf("HV%d", i), "Quách Thị Loan", day("2026-12-10")+date.Date(3*i), func(a *app.Admission) {
			a.Resident.Birth = date.Partial{Y: 2009}
			a.Resident.NoResidence = i%2 == 0
			a.Entry.Status = []stay.Status{stay.Compulsory, stay.Voluntary}[i%2]
		})
	}
	lines := dues(t, o, app.AnyDay)
	if len(lines) < 12*6 {
		t.Fatalf("%d lines", len(lines))
	}
	var all []string
	for _, l := range lines {
		all = append(all, l.Key)
	}
	if err := o.Waive("thử", all...); err != nil {
		t.Fatal(err)
	}
	if left := dues(t, o, app.AnyDay); len(left) != 0 {
		t.Fatalf("%+v", left)
	}
}

// A book filled from older records is freed of what was done long ago, and of nothing later.
func TestWaiveBefore(t *testing.T) {
	o := office(t)
	soon(t, o, "HV1", "Lò Văn Ơn", day("2026-12-20")) // notices fell due yesterday
	soon(t, o, "HV2", "Hà Văn Thịnh", day("2026-12-10"))
	if _, err := o.WaiveBefore(day("2026-11-22"), "thử"); !problem(err, "day") {
		t.Errorf("a day to come: %v", err)
	}
	n, err := o.WaiveBefore(day("2026-11-20"), "đã làm trước khi mở sổ")
	if err != nil || n != 6 { // two plans, three notices and a plan of reintegration of HV2
		t.Fatalf("%d %v", n, err)
	}
	for _, l := range dues(t, o, 0) {
		if l.Day < day("2026-11-20") || l.ResidentCode != "HV1" {
			t.Errorf("%+v", l)
		}
	}
	if n, err := o.WaiveBefore(day("2026-11-20"), "lần nữa"); n != 0 || err != nil {
		t.Errorf("%d %v", n, err)
	}
}

// crowd is an office with n open stays, taken in with one act each.
func crowd(b *testing.B, n int) *app.Office {
	b.Helper()
	o := datatest.Office(b)
	for i := range n {
		soon(b, o, fmt.Sprintf("HV%05d", i), "Quách Thị Loan", day("2026-11-25")+date.Date(i))
	}
	return o
}

// The due list of 640 residents out of the file: what the first screen waits for.
func BenchmarkDueList640(b *testing.B) {
	o := crowd(b, 640)
	for b.Loop() {
		if lines, err := o.Due(o.Today(), 7); err != nil || len(lines) < 640 {
			b.Fatal(len(lines), err)
		}
	}
}

// Its floor: reading and folding the same stays.
func BenchmarkDueList640Floor(b *testing.B) {
	o := crowd(b, 640)
	for b.Loop() {
		if lines, err := o.Clocks(o.Today()); err != nil || len(lines) != 640 {
			b.Fatal(len(lines), err)
		}
	}
}
