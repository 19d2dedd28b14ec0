package kit

// KindPassword is typed unseen; the eye at the right shows it. It is handed on as typed, spaces and all.
const KindPassword Kind = 64

// Unseen makes the password fields of a form unseen; it is called once they are added.
func (f *Form) Unseen() *Form {
	for _, in := range f.inputs {
		if t, ok := in.ctl.(*textField); ok && in.f.Kind == KindPassword {
			t.box.entry.Password = true
		}
	}
	return f
}

// ClearUnseen empties the password fields after a wrong one: nobody mends what cannot be seen.
func (f *Form) ClearUnseen() {
	for _, in := range f.inputs {
		if in.f.Kind == KindPassword {
			in.fill("")
		}
	}
	f.relay()
}
