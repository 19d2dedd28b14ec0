package main

import (
	"time"

	"hoanhap/app"
	"hoanhap/app/paper"
	uipaper "hoanhap/ui/paper"
)

// censusPDF sets the census as the paper that is sent (thống kê tháng).
func (d *desk) censusPDF(c *app.Census, now time.Time) ([]byte, error) {
	sheet, err := d.CensusPaper(c, false)
	if err != nil {
		return nil, err
	}
	return uipaper.Render([]paper.Paper{sheet}, uipaper.Options{Layouts: d.Forms.Layouts(), Created: now, Title: sheet.Name})
}
