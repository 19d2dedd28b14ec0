package ui

import (
	"testing"

	"hoanhap/app"
	"hoanhap/app/handover"
	"hoanhap/app/stay"
)

// Each addressee's receipt is typed in; of many people one receipt goes for all; copies of the certificate are noted with to whom and how.
func TestSendingWithReceipts(t *testing.T) {
	j := newJourney(t)
	j.opened(t)
	ids, _ := leavers(j, 3)
	for _, id := range ids {
		var reqs []app.PaperRequest
		for _, to := range []string{app.ToPolice, app.ToFamily, app.ToCourt} {
			reqs = append(reqs, app.PaperRequest{Stay: id, Kind: app.PaperNotice, Day: j.Office.Today(), Addressee: to})
		}
		if _, err := j.Office.Issue(reqs...); err != nil {
			t.Fatal(err)
		}
	}
	j.Go(Route{Screen: "handover", ID: ids[0]})
	s := j.kept["handover"].(*handovers)
	s.side.next()
	j.sees("Biên nhận, Công an xã", "Biên nhận, Tòa án", "Biên nhận, gia đình")
	f := j.form()
	for key := range f.Values() {
		if len(key) > len("receipt") {
			f.Set(key, "RB-"+key[len("receipt"):])
		}
	}
	j.tap("Ghi đã gửi")
	sent := rows[app.HandoverStep](j, "stay_id", ids[0])
	seen := map[string]bool{}
	for _, x := range sent {
		if x.Kind != handover.Sent || x.Way != "post" || seen[x.Receipt] || x.Receipt == "" {
			t.Errorf("%+v", x)
		}
		seen[x.Receipt] = true
	}
	if len(sent) != 3 {
		t.Fatalf("%d sent", len(sent))
	}
	var lines []app.HandoverLine
	for _, l := range s.book {
		if l.Stay != ids[0] {
			lines = append(lines, l)
		}
	}
	j.send(lines)
	j.form().Set("receipt", "BK 12")
	j.tap("Ghi đã gửi")
	if got := rows[app.HandoverStep](j, "receipt", "BK 12"); len(got) != 6 {
		t.Fatalf("%d with the list of the post office", len(got))
	}
	if err := j.Office.RecordMany(app.Move{Movement: stay.Movement{Kind: stay.Complete, Day: on("2026-11-03")}}, ids[:1]); err != nil {
		t.Fatal(err)
	}
	j.Done()
	s.side.onSendOther()
	j.form().Set("paper", "Bản sao giấy xác nhận 01/GXN")
	j.form().Set("receipt", "RB 9")
	j.tap("Ghi đã gửi")
	j.sees("Gửi giấy tờ, UBND xã", "RB 9")
	if got := rows[app.HandoverStep](j, "receipt", "RB 9"); len(got) != 1 || got[0].Addressee != app.ToCommune || got[0].Paper != "Bản sao giấy xác nhận 01/GXN" {
		t.Errorf("%+v", got)
	}
}
