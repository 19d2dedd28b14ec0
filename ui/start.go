package ui

import "hoanhap/app"

// StartChoices is what main can do when no file is open, and what it knows.
type StartChoices struct {
	Recent      []string // files opened before, the last first
	DefaultPath string   // where the program would put the office's file
	DemoPath    string   // where it would put the sample book
	Why         error    // what went wrong when a file was to be opened; nil at the first start
	OpenFile    func(path string) error
	NewFile     func(path string, rows []app.LawRow) error // makes the file and opens it
	Demo        func(path string, progress func(done, total int)) error
}
