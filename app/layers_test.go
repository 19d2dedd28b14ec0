package app_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The arrows that must not be (ARCHITECTURE.md). The linter says the same while typing; this says it in every test run.
var denied = []struct{ from, to, why string }{
	{"hoanhap/app", "fyne.io/", "app knows the work, not the window"},
	{"hoanhap/app", "gorm.io/", "app knows the work, not the file"},
	{"hoanhap/app", "github.com/johnfercher/maroto", "ui/paper sets papers"},
	{"hoanhap/app", "hoanhap/data", "data depends on app"},
	{"hoanhap/app", "hoanhap/ui", "ui depends on app"},
	{"hoanhap/app", "hoanhap/assets", "main hands the assets in"},
	{"hoanhap/data", "fyne.io/", "data has no window"},
	{"hoanhap/data", "hoanhap/ui", "data has no window"},
	{"hoanhap/ui/kit", "hoanhap/app", "the kit knows nobody"},
	{"hoanhap/ui/chart", "hoanhap/app", "the chart knows nobody"},
	{"hoanhap/ui/kit", "hoanhap/assets", "the kit knows nobody"},
	{"hoanhap/ui", "hoanhap/data", "screens ask the Office"},
	{"hoanhap/ui", "gorm.io/", "screens ask the Office"},
	{"hoanhap/ui", "fyne.io/fyne/v2/app", "only main opens a window"},
	{"hoanhap/ui/paper", "fyne.io/", "the command line prints papers too"},
	{"hoanhap/assets", "hoanhap/", "assets hold what is not code"},
	{"hoanhap/devices", "hoanhap/", "devices know nothing of the office"},
	{"hoanhap/ui", "hoanhap/devices", "main hands the devices in"},
}

func TestLayers(t *testing.T) {
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "hoanhap/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		f := strings.Fields(line)
		for _, imp := range f[1:] {
			for _, d := range denied {
				if under(f[0], d.from) && strings.HasPrefix(imp, d.to) && !(d.to == "hoanhap/" && under(imp, d.from)) && !under(f[0], strings.TrimSuffix(d.to, "/")) {
					t.Errorf("%s imports %s: %s", f[0], imp, d.why)
				}
			}
			if strings.HasPrefix(imp, "github.com/johnfercher/maroto") && f[0] != "hoanhap/ui/paper" {
				t.Errorf("%s imports maroto: only ui/paper does", f[0])
			}
		}
	}
}

func under(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }
