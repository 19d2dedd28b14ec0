package main

import (
	_ "embed" // the icon

	"fyne.io/fyne/v2"
)

// version of the program, as FyneApp.toml, the window and the properties of hoanhap.exe say it.
const version = "0.1.0"

const appName = "Hòa Nhập"

//go:embed Icon.png
var iconPNG []byte

// icon is the picture of the program in the task bar and the title.
func icon() fyne.Resource { return fyne.NewStaticResource("Icon.png", iconPNG) }
