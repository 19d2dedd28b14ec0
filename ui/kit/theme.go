package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours by what they are for (look.md §3). Where Fyne has a name for the use, ours is that name,
// so that a plain Fyne widget agrees with the kit.
const (
	Surface     = theme.ColorNameBackground       // sheet, dialogs, menus
	Tint        = theme.ColorNameHeaderBackground // panels, list header, board
	Ink         = theme.ColorNameForeground       // facts
	Second      = theme.ColorNamePlaceHolder      // labels, codes, hints
	Off         = theme.ColorNameDisabled         // disabled, zero dots: never information
	Rule        = theme.ColorNameSeparator        // lines between things
	Edge        = theme.ColorNameInputBorder      // borders of fields and buttons
	FieldGround = theme.ColorNameInputBackground  // inside of a field
	Accent      = theme.ColorNamePrimary          // here you can act, or here you are
	OnAccent    = theme.ColorNameForegroundOnPrimary
	Picked      = theme.ColorNameSelection // selected row, chosen chip
	Hover       = theme.ColorNameHover
	Red         = theme.ColorNameError   // late, escaped, wrong
	Ochre       = theme.ColorNameWarning // look twice
	Green       = theme.ColorNameSuccess // checked

	Side        fyne.ThemeColorName = "kitSide" // sidebar, status line
	RedGround   fyne.ThemeColorName = "kitRedGround"
	OchreGround fyne.ThemeColorName = "kitOchreGround"
	GreenGround fyne.ThemeColorName = "kitGreenGround"
	Bar         fyne.ThemeColorName = "kitBar" // the day ruler
	Track       fyne.ThemeColorName = "kitTrack"

	none fyne.ThemeColorName = "kitNone" // draws nothing
)

// pair is one token in both themes.
type pair struct{ light, dark uint32 }

// tokens is the table of look.md §3; the only place of the program where a colour is a number.
var tokens = map[fyne.ThemeColorName]pair{
	Surface:     {0xFFFFFF, 0x202526},
	Tint:        {0xF1F3F1, 0x191D1E},
	Side:        {0xE8ECE9, 0x151819},
	Ink:         {0x1A2321, 0xE6EAE8},
	Second:      {0x53605B, 0xA6B1AC},
	Off:         {0x8A938F, 0x77827E},
	Rule:        {0xD6DBD8, 0x363D3F},
	Edge:        {0x868F8A, 0x7E8A87},
	FieldGround: {0xFFFFFF, 0x191D1E},
	Accent:      {0x0B5A69, 0x7CC7D3},
	OnAccent:    {0xFFFFFF, 0x0E2227},
	Picked:      {0xDCEAEC, 0x23434A},
	Hover:       {0xF0F4F3, 0x272E2F},
	Red:         {0xA22C1B, 0xF2A08F},
	Ochre:       {0x7C5200, 0xE6BC66},
	Green:       {0x22653A, 0x8FCC9F},
	RedGround:   {0xFAE9E5, 0x43231D},
	OchreGround: {0xFAF0DA, 0x3D3013},
	GreenGround: {0xE3F0E6, 0x1E3A27},
	Bar:         {0x4E8792, 0x5C9AA5},
	Track:       {0xD9E3E4, 0x384346},
}

// sameAs are Fyne's other names, told by ours.
var sameAs = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameOverlayBackground:         Surface,
	theme.ColorNameMenuBackground:            Surface,
	theme.ColorNameButton:                    Surface,
	theme.ColorNameForegroundOnError:         Surface,
	theme.ColorNameForegroundOnWarning:       Surface,
	theme.ColorNameForegroundOnSuccess:       Surface,
	theme.ColorNameDisabledButton:            Tint,
	theme.ColorNameScrollBar:                 Edge,
	theme.ColorNameHyperlink:                 Accent,
	theme.ColorNameFocus:                     Accent,
	theme.ColorNamePressed:                   Picked,
	theme.ColorNameInnerWindowBorder:         Rule,
	theme.ColorNameInnerWindowBorderInactive: Rule,
}

// sizes is the table of look.md §4 at scale 1.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           13,
	theme.SizeNameCaptionText:    12,
	theme.SizeNameSubHeadingText: 15,
	theme.SizeNameHeadingText:    18,
	theme.SizeNamePadding:        4,
	theme.SizeNameInnerPadding:   5,
	theme.SizeNameLineSpacing:    2,
	theme.SizeNameInlineIcon:     16,
	theme.SizeNameScrollBar:      8,
	theme.SizeNameScrollBarSmall: 5,
	theme.SizeNameSplitThickness: 5,
}

// fixed sizes do not grow with the text: lines and corners.
var fixed = map[fyne.ThemeSizeName]float32{
	theme.SizeNameInputRadius:        4,
	theme.SizeNameButtonRadius:       4,
	theme.SizeNameCardRadius:         6,
	theme.SizeNameDialogRadius:       6,
	theme.SizeNameSelectionRadius:    3,
	theme.SizeNameScrollBarRadius:    3,
	theme.SizeNamePopupRadius:        4,
	theme.SizeNameMenuRadius:         4,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameModalBlurRadius:    0,
}

// Scales are the text sizes the settings offer.
var Scales = []float32{0.9, 1, 1.15, 1.3, 1.5}

// Theme is the look of the program. Light or dark is the clerk's choice, never the system's.
type Theme struct {
	dark  bool
	scale float32
}

// NewTheme makes a theme; a scale of 0 means 1.
func NewTheme(dark bool, scale float32) *Theme {
	if scale <= 0 {
		scale = 1
	}
	return &Theme{dark, scale}
}

// Dark reports which of the two themes it is.
func (t *Theme) Dark() bool { return t.dark }

// Scale is the text size of the settings.
func (t *Theme) Scale() float32 { return t.scale }

// Color gives a token; the variant of the system is not asked.
func (t *Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch n {
	case none, theme.ColorNameShadow, theme.ColorNameScrollBarBackground:
		return color.Transparent
	}
	if same, ok := sameAs[n]; ok {
		n = same
	}
	p, ok := tokens[n]
	if !ok {
		p = tokens[Ink]
	}
	v := p.light
	if t.dark {
		v = p.dark
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// Font is the Noto Sans that Fyne carries: every Vietnamese letter in four styles. The monospace face of
// Fyne lacks 46 of them and is never used.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	s.Monospace = false
	return theme.DefaultTheme().Font(s)
}

// Icon leaves Fyne's own icons (file dialog) as they are.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size gives a measure of look.md §4.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	if v, ok := fixed[n]; ok {
		return v
	}
	if v, ok := sizes[n]; ok {
		return v * t.scale
	}
	return theme.DefaultTheme().Size(n)
}

var plain = NewTheme(false, 1)

// current is the theme in force; before one is set (tests) it is the light one.
func current() *Theme {
	if a := fyne.CurrentApp(); a != nil {
		if t, ok := a.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return plain
}

// Unit turns a measure of look.md into one of the window: it grows with the text size.
func Unit(v float32) float32 { return v * current().scale }

// Color is a token in the theme in force.
func Color(n fyne.ThemeColorName) color.Color { return current().Color(n, 0) }

// caret is how thick the mark is that shows where the next letter goes. Fyne draws it as thick as the edge of an entry.
const caret = 2

// bare is the theme inside a frame the kit draws itself: no padding between rows, no ground or edge of an entry.
type bare struct {
	padding, inner float32
	noBar          bool // no scroll bar: a line of text longer than its field
}

// Font and Icon are those of the theme.
func (b bare) Font(s fyne.TextStyle) fyne.Resource     { return current().Font(s) }
func (b bare) Icon(n fyne.ThemeIconName) fyne.Resource { return current().Icon(n) }

func (b bare) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder:
		return color.Transparent
	case theme.ColorNameScrollBar:
		if b.noBar {
			return color.Transparent
		}
	}
	return current().Color(n, v)
}

func (b bare) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNamePadding:
		return b.padding * current().scale
	case theme.SizeNameInnerPadding:
		return b.inner * current().scale
	case theme.SizeNameInputBorder:
		return caret
	case theme.SizeNameSelectionRadius:
		return 0
	}
	return current().Size(n)
}
