package app_test

import (
	"os"
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
	{"hoanhap/camera", "hoanhap/app", "the program of the camera knows cameras only"},
	{"hoanhap/camera", "hoanhap/ui", "the program of the camera knows cameras only"},
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

// Drivers of cameras begin their work before main does, some of them in C++ of others: no part of the window may bring them in.
func TestNoCameraInTheWindow(t *testing.T) {
	for system, tags := range map[string]string{"linux": "migrated_fynedo,x11", "windows": "migrated_fynedo"} {
		list := exec.Command("go", "list", "-deps", "-tags", tags, "hoanhap")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		out, err := list.Output()
		if err != nil {
			t.Fatal(system, err)
		}
		if !strings.Contains(string(out), "hoanhap/devices\n") {
			t.Error(system, "the window has lost its devices")
		}
		for _, p := range strings.Fields(string(out)) {
			if strings.HasPrefix(p, "github.com/pion/") || p == "hoanhap/camera" {
				t.Errorf("%s: the window brings in %s: only hoanhap/camera may", system, p)
			}
		}
	}
}

func under(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }
