package main

import (
	"io/fs"
	"time"

	"hoanhap/app"
	"hoanhap/app/paper"
	"hoanhap/assets"
	uipaper "hoanhap/ui/paper"
)

// censusPDF sets the census as the paper that is sent (thống kê tháng).
func (d *desk) censusPDF(c *app.Census, now time.Time) ([]byte, error) {
	sheet, err := d.CensusPaper(c, false)
	if err != nil {
		return nil, err
	}
	folder, err := fs.Sub(assets.Forms(), "layouts")
	if err != nil {
		return nil, err
	}
	layouts, err := uipaper.Layouts(folder)
	if err != nil {
		return nil, err
	}
	return uipaper.Render([]paper.Paper{sheet}, uipaper.Options{Layouts: layouts, Created: now, Title: sheet.Name})
}
