package ui

import (
	"strconv"
	"strings"

	"hoanhap/app/paper"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
)

// measures are the fields of a layout: the sheet, the sizes of the letters, the distances.
func (s *formEditor) measures() *kit.Form {
	f := kit.NewForm().OneColumn(220)
	f.Add(s.onField())
	var l paper.Layout
	section := map[string]string{"width": "forms.lay.page", "body": "forms.lay.sizes", "line_spacing": "forms.lay.spaces"}
	for _, m := range l.Measures() {
		if t := section[m.Name]; t != "" {
			f.Section(kit.T(t))
		}
		f.Add(&kit.Field{Key: m.Name, Label: kit.T("forms.lay." + m.Name), Width: 60, Hint: kit.T("forms.lay.hint", "low", decimal(m.Low), "high", decimal(m.High)),
			OnChange: func(string) { s.preview() }})
	}
	return f
}

// decimal writes a measure as it is typed.
func decimal(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

func (s *formEditor) putMeasures(text string) {
	l, err := paper.ReadLayout(s.name, []byte(text))
	if err != nil {
		s.d.Fail(err)
		return
	}
	for _, m := range l.Measures() {
		s.form.Set(m.Name, decimal(*m.Value))
	}
}

// typed is the layout as typed, with what is wrong of it field by field.
func (s *formEditor) typed() (l paper.Layout, wrong []kit.Wrong) {
	_, shipped := s.d.Office.FormText(s.name, s.d.Office.Today())
	if now, err := paper.ReadLayout(s.name, []byte(shipped)); err == nil {
		l = now
	}
	for _, m := range l.Measures() {
		v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s.form.Value(m.Name)), ",", ".", 1), 64)
		if err != nil || v < m.Low || v > m.High {
			wrong = append(wrong, kit.Wrong{Field: m.Name, Say: say.Of("err.paper.measure", "low", decimal(m.Low), "high", decimal(m.High))})
		}
		*m.Value = v
	}
	return l, wrong
}

func (s *formEditor) measured() string {
	l, _ := s.typed()
	return l.Text()
}

// wrongMeasures says beside each measure what it can be.
func (s *formEditor) wrongMeasures() bool {
	_, wrong := s.typed()
	s.form.Problems(wrong)
	return len(wrong) > 0
}
