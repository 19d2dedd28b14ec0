package kit

// At tells which field has the keyboard: its key and kind; "" when none of this form has.
func (f *Form) At() (key string, kind Kind) {
	c := canvasOf(f)
	if c == nil || c.Focused() == nil {
		return "", 0
	}
	for _, in := range f.inputs {
		if in.ctl.focus() == c.Focused() {
			return in.f.Key, in.f.Kind
		}
	}
	return "", 0
}

// Relabel changes the words beside a field, as the diện chosen asks for another paper.
func (f *Form) Relabel(key, label string, required bool) {
	in := f.byKey[key]
	if in == nil || in.f.Label == label && in.f.Required == required {
		return
	}
	in.f.Label, in.f.Required = label, required
	f.relay()
}
