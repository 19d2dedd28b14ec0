package kit

import (
	"embed"
	"fmt"
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

//go:embed icons/*.svg
var iconFiles embed.FS

var (
	iconText  = map[string]string{}
	iconCache = map[string]fyne.Resource{}
)

// The marks of look.md §5, so that a screen does not spell them.
const (
	MarkObliged   = "obliged"     // Bắt buộc
	MarkWilling   = "willing"     // Tự nguyện
	MarkFiling    = "filing"      // Đang lập hồ sơ
	MarkAftercare = "aftercare"   // Quản lý sau cai
	MarkPresent   = "dot"         // Có mặt, in the record alone
	MarkHospital  = "hospital"    // Đi viện
	MarkMourning  = "mourning"    // Chịu tang
	MarkCourt     = "court"       // Tố tụng
	MarkEscaped   = "escaped"     // Bỏ trốn
	MarkPaused    = "paused"      // Tạm đình chỉ
	MarkHeld      = "held"        // Cơ quan tố tụng giữ
	MarkLeft      = "left_centre" // Đã ra
)

// Icons names every icon of the kit.
func Icons() []string {
	list, err := iconFiles.ReadDir("icons")
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range list {
		out = append(out, strings.TrimSuffix(f.Name(), ".svg"))
	}
	sort.Strings(out)
	return out
}

// Icon is an icon as a resource for a plain Fyne widget; it takes the colour of the theme.
func Icon(name string) fyne.Resource {
	return theme.NewThemedResource(&fyne.StaticResource{StaticName: name + ".svg", StaticContent: []byte(iconSource(name))})
}

func iconSource(name string) string {
	s, ok := iconText[name]
	if !ok {
		b, err := iconFiles.ReadFile("icons/" + name + ".svg")
		if err != nil { // a wrong name shows as an empty square, and the test of names finds it
			b = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 2 H14 V14 H2 Z"/></svg>`)
		}
		s = string(b)
		iconText[name] = s
	}
	return s
}

// coloured is an icon in one colour; the same name and colour give the same resource.
func coloured(name string, c color.Color) fyne.Resource {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	key := fmt.Sprintf("%s-%02x%02x%02x.svg", name, n.R, n.G, n.B)
	r, ok := iconCache[key]
	if !ok {
		ink := fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
		r = &fyne.StaticResource{StaticName: key, StaticContent: []byte(strings.ReplaceAll(iconSource(name), "currentColor", ink))}
		iconCache[key] = r
	}
	return r
}
