package assets

import "embed"

// Papers holds the forms and the layouts of papers: papers/*.tmpl, papers/layouts/*.json.
//
//go:embed all:papers
var Papers embed.FS
