package book

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// dateMark stands before the serial of a cell that is a real date. It holds a character that no cell can.
const dateMark = "\uFFFFd"

// noFormat is a number format that no workbook has: its cells come out as they are stored.
const noFormat = 1 << 20

// markDates makes the library give every cell as it is stored, and the serial of a real date behind a mark. It only says
// how a cell looks, never which kind it is; so the formats of dates are replaced, in memory, by one of ours, and all
// others by none. The whole sheet is then read in one pass as a stream.
func (r *reader) markDates() error {
	props, err := r.f.GetWorkbookProps()
	if err != nil {
		return err
	}
	r.date1904 = props.Date1904 != nil && *props.Date1904
	st := r.f.Styles
	if st == nil || st.CellXfs == nil {
		return nil
	}
	custom := map[int]string{}
	if st.NumFmts != nil {
		for _, n := range st.NumFmts.NumFmt {
			if n != nil {
				custom[n.NumFmtID] = n.FormatCode
			}
		}
	}
	dated := r.freeFormat()
	none := noFormat
	for i := range st.CellXfs.Xf {
		id := 0
		if p := st.CellXfs.Xf[i].NumFmtID; p != nil {
			id = *p
		}
		code, own := custom[id]
		if own && showsDay(code) || !own && builtInDay(id) {
			st.CellXfs.Xf[i].NumFmtID = &dated
		} else {
			st.CellXfs.Xf[i].NumFmtID = &none
		}
	}
	return nil
}

// freeFormat is the id of a new format that shows a serial behind the mark.
func (r *reader) freeFormat() int {
	code := `"` + dateMark + `"0.00000000`
	if _, err := r.f.NewStyle(&excelize.Style{CustomNumFmt: &code}); err != nil || r.f.Styles.NumFmts == nil {
		return noFormat
	}
	list := r.f.Styles.NumFmts.NumFmt
	return list[len(list)-1].NumFmtID
}

// builtInDay reports a built-in format that shows a day (ECMA-376 18.8.30; 27–36 and 50–58 in East Asia, 71–76 in Thailand).
// 18–21 and 45–47 show hours only.
func builtInDay(id int) bool {
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57 || id == 58 ||
		id >= 71 && id <= 74
}

// showsDay reports a custom format with a day or a year in it. What stands in quotes, in brackets ([Red], [$-42A]) or
// behind a backslash is text.
func showsDay(code string) bool {
	quoted, bracket, escaped := false, false, false
	for _, c := range strings.ToLower(code) {
		switch {
		case escaped:
			escaped = false
		case quoted:
			quoted = c != '"'
		case bracket:
			bracket = c != ']'
		case c == '"':
			quoted = true
		case c == '[':
			bracket = true
		case c == '\\' || c == '_' || c == '*':
			escaped = true
		case c == ';':
			return false // the first section is that of positive numbers
		case c == 'd' || c == 'y':
			return true
		}
	}
	return false
}
