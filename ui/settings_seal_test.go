package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"hoanhap/app"
	"hoanhap/app/say"
	"hoanhap/ui/kit"
	"hoanhap/ui/kit/kittest"
)

// A copy and the Excel book are sealed on request, with or without accounts; a weak or mistyped passphrase and what is no key
// are refused before anything is written.
func TestCopyAndBookAreSealedOnRequest(t *testing.T) {
	j := atSettings(t, "today")
	dir := t.TempDir()
	var paths []string
	var how app.Sealing
	write := func(path string, h app.Sealing, _ Step) error { paths, how = append(paths, path), h; return nil }
	j.Outer.Backup, j.Outer.Export = write, write
	j.Go(Route{Screen: "settings", Arg: "backup"})
	folders := formsWith(j, "folder")
	folders[0].Set("folder", dir)
	folders[0].Set("seal", app.SealPhrase)
	j.Keys.Do(fyne.KeyS, true)
	j.keys("12345678", "12345678")
	j.keys("ba con mèo trên mái", "ba con mèo trên máy")
	if len(paths) != 0 {
		t.Fatal("written with a passphrase that is weak or mistyped")
	}
	j.press(fyne.KeyEscape)
	j.Keys.Do(fyne.KeyS, true)
	j.keys("ba con mèo trên mái", "ba con mèo trên mái")
	if len(paths) != 1 || how != (app.Sealing{How: app.SealPhrase, Passphrase: "ba con mèo trên mái"}) {
		t.Fatal(paths, how)
	}
	folders = formsWith(j, "folder")
	folders[1].Set("folder", dir)
	folders[1].Set("seal", app.SealTo)
	kittest.TapText(j.view.Content, "Lấy sổ ra")
	j.keys("age1khongphai")
	if len(paths) != 1 {
		t.Fatal("written for what is no key")
	}
	j.press(fyne.KeyEscape)
	const key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
	kittest.TapText(j.view.Content, "Lấy sổ ra")
	j.keys(key)
	if len(paths) != 2 || how.Key != key || paths[1] != filepath.Join(dir, "So Hoa Nhap 2026-11-21.xlsx.age") {
		t.Fatal(paths, how)
	}
}

// With accounts a copy is sealed for the administrators unless something else is chosen.
func TestCopyIsSealedByDefaultWithAccounts(t *testing.T) {
	j := guardedJourney(t, "clerk")
	var how app.Sealing
	j.Outer.Backup = func(_ string, h app.Sealing, _ Step) error { how = h; return nil }
	j.Go(Route{Screen: "settings", Arg: "backup"})
	formsWith(j, "folder")[0].Set("folder", t.TempDir())
	j.Keys.Do(fyne.KeyS, true)
	if how.How != app.SealOwn {
		t.Fatal(how)
	}
}

// A sealed Excel book asks for what opens it; a wrong answer is one sentence, and the book in clear asks nothing.
func TestSealedBookIsTakenIn(t *testing.T) {
	j := atSettings(t, "today")
	var secrets []string
	j.Outer.Sealed = func(path string) bool { return filepath.Ext(path) == ".age" }
	j.Outer.Import = func(string, Step) (say.Msg, error) {
		secrets = append(secrets, "")
		return say.Of("command.import_done", "people", 1, "stays", 1, "movements", 1, "warnings", 0), nil
	}
	j.Outer.ImportSealed = func(_, secret string, _ Step) (say.Msg, error) {
		if secrets = append(secrets, secret); secret != "ba con mèo trên mái" {
			return say.Msg{}, &say.Refused{Msg: say.Of("err.data.sealed_wrong", "path", "So.xlsx.age")}
		}
		return say.Of("command.import_done", "people", 2, "stays", 2, "movements", 2, "warnings", 0), nil
	}
	j.Go(Route{Screen: "settings", Arg: "backup"})
	for _, x := range []struct{ file, typed, says string }{{"So.xlsx", "", "1 học viên"}, {"So.xlsx.age", "sai rồi đấy", "So.xlsx.age"}, {"So.xlsx.age", "ba con mèo trên mái", "2 học viên"}} {
		for _, f := range formsWith(j, "file") { // the page is built anew after the book was taken
			f.Set("file", x.file)
		}
		if !kittest.TapText(j.view.Content, kit.T("settings.files.import.do")) {
			t.Fatal("no button")
		}
		if x.typed != "" {
			j.shows(kit.T("import.sealed"))
			j.keys(x.typed)
		}
		j.shows(x.says)
		j.press(fyne.KeyEscape)
	}
	if len(secrets) != 3 || secrets[0] != "" || secrets[2] != "ba con mèo trên mái" {
		t.Error(secrets)
	}
}
