package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/date"
	"hoanhap/app/law"
	"hoanhap/app/stay"
	"hoanhap/app/support"
	"hoanhap/data/datatest"
	"hoanhap/ui/kit/kittest"
)

// tells is says for sentences that are broken into lines.
func (j *journey) tells(t *testing.T, want ...string) {
	t.Helper()
	all := strings.Join(kittest.Texts(j.view.Content), " ")
	for _, w := range want {
		if !strings.Contains(all, w) {
			t.Errorf("the screen does not tell %q: %s", w, all)
		}
	}
}

// The resolutions of the provinces for voluntary residents: with the province chosen among the settings, the window reckons what is known
// and names the document whose amount was not entered, never a zero.
func TestSupportByProvince(t *testing.T) {
	for _, c := range []struct {
		province, month string
		day             date.Date
		says            []string
	}{
		{"22", "2018-03", date.Of(2018, 2, 1), []string{"thiếu mức", "“Tự nguyện: mức thu của cơ sở” theo NQ 206/2015/NQ-HĐND tỉnh Quảng Ninh; QĐ 1609/2015/QĐ-UBND"}},
		{"86", "2020-03", date.Of(2020, 2, 1), []string{"thiếu mức", "theo NQ 181/2019/NQ-HĐND tỉnh Vĩnh Long"}},
		{"91", "2015-03", date.Of(2015, 2, 1), []string{"thiếu mức", "theo NQ 150/2010/NQ-HĐND tỉnh Kiên Giang (nay thuộc tỉnh An Giang)"}},
		{"86", "2012-03", date.Of(2012, 3, 1), []string{"960.000", "NQ 16/2011/NQ-HĐND tỉnh Vĩnh Long", "chưa kiểm chứng"}},
		{"86", "2012-04", date.Of(2012, 3, 1), []string{"710.000", "NQ 16/2011/NQ-HĐND tỉnh Vĩnh Long"}},
		{"01", "2018-03", date.Of(2018, 2, 1), []string{"thiếu mức", "Nhập “Tự nguyện: mức thu của cơ sở” trong Cài đặt"}},
	} {
		t.Run(c.province+" "+c.month, func(t *testing.T) {
			j := newJourney(t)
			j.Go(Route{Screen: "settings", Arg: "centre"})
			formOf(t, j, law.CentreProvince).SetValues(map[string]string{law.CentreName: "Cơ sở cai nghiện ma túy", law.CentreShort: "CSCN", law.CentreParent: "Công an tỉnh",
				law.CentreProvince: c.province, law.CentrePlace: "Hạ Long", "from": "01/01/1990"})
			j.Keys.Do(fyne.KeyS, true)
			if got := j.Office.Law.Text(law.CentreProvince, c.day); got != c.province {
				t.Fatalf("the province is %q", got)
			}
			datatest.Stay(t, j.Office, datatest.Named("Trần Văn Nguyện", c.day), func(a *app.Admission) { a.Entry.Status = stay.Voluntary })
			j.Go(Route{Screen: "support", Arg: "month/" + c.month})
			j.tells(t, c.says...)
		})
	}
}

// One of the six groups: membership is typed with its group, 95 per cent of the tariff are the province's, 5 the resident's; without a
// tariff it is said to be missing.
func TestSupportOfTheSixGroups(t *testing.T) {
	j := newJourney(t)
	id := datatest.Stay(t, j.Office, datatest.Named("Trần Văn Nguyện", date.Of(2024, 2, 1)), func(a *app.Admission) { a.Entry.Status = stay.Voluntary })
	if err := j.Office.TypeSupport(app.SupportEntry{Item: support.CostShare, Day: date.Of(2024, 2, 1), Last: date.Of(2024, 12, 31), Text: "hộ nghèo"}, id); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "support", Arg: "month/2024-03"})
	j.tells(t, "thiếu mức", "Nhập “Tự nguyện: mức thu của cơ sở” trong Cài đặt")
	if err := j.Office.SetLaw([]app.LawRow{{Key: law.VoluntaryTariff, From: date.Of(2022, 1, 1), Value: "3000000", Source: "NQ 7/2021/NQ-HĐND"}}, ""); err != nil {
		t.Fatal(err)
	}
	j.Go(Route{Screen: "support", Arg: "month/2024-03"})
	j.tells(t, "Hỗ trợ chi phí cho sáu nhóm", "2.850.000", "Người tự nguyện đóng góp", "150.000", "phải thu 150.000 đồng", "NQ 7/2021/NQ-HĐND")
}
