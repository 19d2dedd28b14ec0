package kit

// KindPassword is typed unseen; the eye at the right shows it. It is handed on as typed, spaces and all.
const KindPassword Kind = 64

// ClearUnseen empties the password fields after a wrong one: nobody mends what cannot be seen.
func (f *Form) ClearUnseen() {
	for _, in := range f.inputs {
		if in.f.Kind == KindPassword {
			in.fill("")
		}
	}
	f.relay()
}
