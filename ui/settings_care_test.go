package ui

import (
	"context"
	"testing"
	"time"

	"hoanhap/ui/kit/kittest"
)

// The copies the program made are listed newest first; opening one is one step from going back to it. The check says that
// all is whole, or names every place.
func TestCopiesAreListedAndTheBookIsChecked(t *testing.T) {
	j := atSettings(t, "today")
	var faults []string
	made := time.Date(2026, 11, 21, 4, 30, 0, 0, time.UTC)
	j.Outer.Care = Care{Copies: func() ([]Copy, error) {
		return []Copy{{"/sao-luu/b.db", made, 3 << 20}, {"/sao-luu/a.db", made.Add(-time.Hour), 1}}, nil
	}, Verify: func(_ context.Context, progress func(done, total int)) ([]string, error) {
		progress(1, 1)
		return faults, nil
	}}
	j.Go(Route{Screen: "settings", Arg: "backup"})
	j.says(t, "Bản sao chương trình tự giữ (2)", "11:30 Thứ Bảy 21/11/2026", "3,0 MB", "0,1 MB")
	j.grid().OnOpen(1)
	if got := formsWith(j, "file")[0].Value("file"); got != "/sao-luu/a.db" {
		t.Fatal(got)
	}
	kittest.TapText(j.view.Content, "Kiểm tra ngay")
	j.says(t, "Sổ nguyên vẹn")
	faults = []string{"HV00012 Lò Văn Dũng movement 20: bị sửa"}
	kittest.TapText(j.view.Content, "Kiểm tra ngay")
	j.says(t, "1 chỗ không còn như lúc được ghi", faults[0])
}
