package ui

import (
	"strings"
	"testing"

	"hoanhap/app/text"
	"hoanhap/ui/kit"
)

// What a clerk would type for each page, with and without accents, and the page that must stand first.
var askedFor = map[string]string{
	"so van ban": "settings/numbers", "số văn bản": "settings/numbers", "sổ công văn": "settings/numbers", "cong van": "settings/numbers", "van thu": "settings/numbers",
	"giấy ra trại": "discharge/", "giay ra trai": "discharge/", "ra vien": "discharge/", "sap het han": "discharge/", "mau 50": "discharge/",
	"điểm danh": "training/classes", "diem danh": "training/classes", "chung chi": "training/classes", "thoi khoa bieu": "training/classes",
	"tiền ăn": "support/month", "tien an": "support/month", "duyet che do": "support/month", "dinh muc": "support/",
	"methadone": "health/doses", "phat thuoc": "health/doses", "kham benh": "health/", "an kieng": "health/diets",
	"sao lưu": "settings/backup", "sao luu": "settings/backup", "phuc hoi": "settings/backup", "nhap excel": "settings/backup", "usb": "settings/backup",
	"in danh sách": "residents/", "in danh sach": "residents/", "trai vien": "residents/", "ai co mat ngay": "residents/day", "hom qua": "residents/day",
	"luu ky": "support/deposit", "can tin": "support/deposit", "than nhan gui tien": "support/deposit", "phieu chi": "support/cash", "quy": "support/cash", "phat quan ao": "support/stock", "kho": "support/stock",
	"cham cong": "training/labour", "gioi thieu viec lam": "training/jobs", "bao cao hoc nghe": "training/result",
	"bao cao thang": "census/", "chot so": "census/", "tang giam": "census/", "ai sua": "journal/", "lich su": "journal/",
	"nguoi ky": "settings/signers", "ky thay": "settings/signers", "suc chua": "settings/centre", "giam doc": "settings/centre", "nghi dinh": "settings/rules",
	"ngay le": "settings/holidays", "tet": "settings/holidays", "co chu": "settings/look", "nen toi": "settings/look", "tieng anh": "settings/look", "may quet": "settings/look",
	"sua mau": "settings/forms", "sap nhap xa": "settings/places", "doi mat khau": "settings/accounts", "phan quyen": "settings/accounts",
	"sau cai": "handover/", "xa chua tra loi": "handover/", "cong an xa": "handover/places", "cai tai nha": "handover/home", "tai gia dinh": "handover/home",
	"viec den han": "today/", "qua han": "today/", "nhan nguoi": "admission/", "quet the": "admission/", "mau 42": "admission/", "do mang theo": "admission/",
	"phim tat": "keys", "huong dan": "help", "hoan tac": "undo", "ghi nham": "undo",
	"hoc nghe": "training/", "y te": "health/", "nhat ky": "journal/", "hiển thị": "settings/look",
}

func TestEveryPageIsFoundByItsWords(t *testing.T) {
	j := newJourney(t)
	found := map[string]bool{}
	for typed, want := range askedFor {
		lines, _ := j.foundPlaces(typed)
		if len(lines) == 0 {
			t.Errorf("%q finds no page, not %s", typed, want)
			continue
		}
		at := lines[0].route.Screen + "/" + lines[0].route.Arg
		if lines[0].do != nil {
			at = want
			for _, p := range j.places() {
				if p.name == lines[0].name && p.key != want {
					t.Errorf("%q finds %s, not %s", typed, p.key, want)
				}
			}
		}
		if at != want {
			t.Errorf("%q finds %s (%s), not %s", typed, at, lines[0].about, want)
		}
		found[want] = true
	}
	for _, p := range j.places() {
		at := p.route.Screen + "/" + p.route.Arg
		if p.do != nil {
			at = p.key
		}
		if p.key == "settings" || p.key == "support" || p.key == "handover.places" || found[at] {
			continue
		}
		if p.key != "health.places" && p.key != "health.counts" {
			t.Errorf("nothing is asked for that finds %s", p.key)
		}
	}
}

// Every page is found by its own name and by each of its words, whole, begun and without accents, and opens.
func TestEveryWordOfAPageFindsIt(t *testing.T) {
	j := newJourney(t)
	for _, p := range j.places() {
		words := append([]string{p.name}, strings.Split(kit.T("find.words."+p.key), "; ")...)
		for _, w := range words {
			for _, typed := range []string{w, text.Fold(w)} {
				lines, _ := j.foundPlaces(typed)
				ok := false
				for _, l := range lines {
					ok = ok || l.name == p.name && l.route == p.route
				}
				if !ok {
					t.Errorf("%q does not find %s (%s)", typed, p.key, p.name)
				}
			}
		}
		if p.do == nil {
			if j.Go(p.route); j.now != p.route {
				t.Errorf("%s opens %+v", p.key, j.now)
			}
			if j.view.Part != nil && p.in != "" && j.view.Part() != p.route.Arg {
				t.Errorf("%s opens the tab %s", p.key, j.view.Part())
			}
		}
	}
}
