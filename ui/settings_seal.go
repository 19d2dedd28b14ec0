package ui

import (
	"hoanhap/app"
	"hoanhap/ui/kit"
)

// How what leaves the computer is sealed, as the command line does it: in clear, for the administrators, with a passphrase,
// for an age key.

// sealField asks how; the administrators can open only where there are accounts.
func (f *files) sealField() *kit.Field {
	hows := []string{app.SealNot, app.SealPhrase, app.SealTo}
	if f.s.d.Office.Guarded() {
		hows = []string{app.SealOwn, app.SealPhrase, app.SealTo, app.SealNot}
	}
	options := make([]kit.Option, len(hows))
	for i, h := range hows {
		options[i] = kit.Option{Value: h, Text: kit.T("sealing." + h)}
	}
	return &kit.Field{Key: "seal", Label: kit.T("sealing.how"), Hint: kit.T("sealing.hint"), Kind: kit.KindChoice, Options: options, Under: true, Required: true}
}

// usual is how a copy is sealed where nothing else is chosen: by default once there are accounts.
func (f *files) usual() string {
	if f.s.d.Office.Guarded() {
		return app.SealOwn
	}
	return app.SealNot
}

// sealing asks for the passphrase or the key where one is needed, and goes on with it.
func (f *files) sealing(how string, then func(app.Sealing)) {
	form := kit.NewForm().OneColumn(150)
	var s app.Sealing
	switch how {
	case app.SealPhrase:
		form.Add(secret("password", "sealing.field.password"), secret("again", "sealing.field.again"))
	case app.SealTo:
		form.Add(&kit.Field{Key: "key", Label: kit.T("sealing.field.key"), Required: true})
	default:
		then(app.Sealing{How: how})
		return
	}
	f.s.d.asked(kit.T("sealing.ask."+how), kit.T("sealing.ask."+how+".text"), kit.T("sealing.yes"), form, func(v map[string]string, _ *kit.Job) error {
		s = app.Sealing{How: how, Passphrase: v["password"], Key: v["key"]}
		if p := s.Problems(); len(p) > 0 {
			return p
		}
		return same(v)
	}, func() { then(s) })
}
