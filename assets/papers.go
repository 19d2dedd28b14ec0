package assets

import "embed"

// Papers holds the forms and the layouts of papers: papers/*.tmpl, papers/layouts/*.json.
//
//go:embed papers papers/_parts.tmpl
var Papers embed.FS
