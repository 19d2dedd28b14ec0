// Package kit is the window's carpentry: theme, words, text, list, form, dialogs and the frame they stand in.
// It knows Fyne and nothing of the centre: screens hand it plain values and get plain values back.
//
// Everything is drawn by one pen (pen.go) from rectangles, lines, text and icons, in design units of look.md;
// the pen multiplies by the text size of the settings. Nothing here starts a goroutine save Run (run.go).
package kit
