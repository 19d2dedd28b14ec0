//go:build deps

package main

import (
	_ "fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/test"
	_ "github.com/alecthomas/kong"
	_ "github.com/go-fonts/liberation/liberationserifregular"
	_ "github.com/gofrs/flock"
	_ "github.com/johnfercher/maroto/v2"
	_ "github.com/mattn/go-sqlite3"
	_ "github.com/xuri/excelize/v2"
	_ "golang.org/x/text/collate"
	_ "golang.org/x/image/font/sfnt"
	_ "gorm.io/driver/sqlite"
	_ "gorm.io/gorm"
	_ "pgregory.net/rapid"
)
func main(){}
