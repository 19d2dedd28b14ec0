package text

import "testing"

func TestPartsOfAnAddress(t *testing.T) {
	const a = "Xóm Kè,  Xã Phú Vinh, Huyện Tân Lạc , Hòa Bình"
	if FirstParts(a, 3) != "Xóm Kè" || LastParts(a, 3) != "Xã Phú Vinh, Huyện Tân Lạc, Hòa Bình" {
		t.Error(FirstParts(a, 3), LastParts(a, 3))
	}
	if FirstParts("Hà Nội", 3) != "" || LastParts("", 2) != "" {
		t.Error("short addresses have no house")
	}
}
