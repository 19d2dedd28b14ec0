package law

// Drug is one line of the list of substances (chất ma túy).
type Drug struct{ Code, Name, Class string }

// Lists are the code lists: ethnic groups, religions, education, occupations, substances, relations.
type Lists struct{ drugs []Drug }

// Drug finds a substance by code or name.
func (l *Lists) Drug(code, name string) (Drug, bool) {
	for _, d := range l.drugs {
		if code != "" && d.Code == code || code == "" && d.Name == name {
			return d, true
		}
	}
	return Drug{}, false
}
