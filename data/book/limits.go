// Package book reads and writes the exchange workbook as an Excel file (.xlsx). It knows cells, not their meaning: that
// is app/exchange. A file from outside is not trusted: size, sheets, rows, columns and cells are bounded before anything
// large is unpacked, and whatever is no workbook is refused with one sentence.
package book

import (
	"fmt"

	"hoanhap/app/say"
)

// Bounds of a workbook. A centre of 640 with twenty years of history needs about 60,000 rows and 6 MB.
const (
	MaxFile   = 32 << 20  // bytes of the file
	MaxUnzip  = 160 << 20 // bytes unpacked, all parts together
	maxParts  = 2000      // parts in the package
	maxInside = 8 << 20   // a part larger than this is unpacked to a file beside, not to memory
	MaxSheets = 20
	MaxRows   = 200_000 // a sheet
	MaxCols   = 200
	MaxText   = 8000    // bytes of a cell
	maxCells  = 4 << 20 // cells that hold anything, all sheets together
	maxBytes  = 96 << 20
)

// refuse is a sentence about the file as a whole.
func refuse(key string, args ...any) error { return &say.Refused{Msg: say.Of(key, args...)} }

// broken is a file that calls itself a workbook and cannot be read; the cause is for the log.
type broken struct {
	say.Refused
	cause error
}

func (b *broken) Unwrap() error { return b.cause }
func (b *broken) Error() string { return fmt.Sprintf("%v: %v", b.Refused.Msg, b.cause) }

// As lets errors.As find the sentence.
func (b *broken) As(target any) bool {
	if r, ok := target.(**say.Refused); ok {
		*r = &b.Refused
		return true
	}
	return false
}

func damaged(cause error) error {
	return &broken{say.Refused{Msg: say.Of("err.book.damaged")}, cause}
}
