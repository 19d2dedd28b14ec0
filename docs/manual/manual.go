// Package manual holds the pages of the manual and their pictures, so that F1 shows them without a network.
package manual

import "embed"

// Pages are the pages (*.md) and pictures/*.png.
//
//go:embed *.md pictures
var Pages embed.FS
