package paper

import (
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The same text set by LibreOffice, where it is installed: what a clerk's own template would cost. One call for all files,
// which is its fastest way.
func libreOffice(b *testing.B, times int) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		b.Log("LibreOffice is not installed: nothing to compare with")
		return
	}
	dir := b.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i := range times {
		for _, p := range packet(b) {
			path := filepath.Join(dir, fmt.Sprintf("%s-%d.fodt", p.Kind, i))
			if err := os.WriteFile(path, flatText(b, p.Lines()), 0o600); err != nil {
				b.Fatal(err)
			}
			args = append(args, path)
		}
	}
	for b.Loop() {
		if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	made, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(made) != 3*times {
		b.Fatalf("%d of %d papers, %v", len(made), 3*times, err)
	}
}

// flatText is a text document of plain paragraphs.
func flatText(b *testing.B, lines []string) []byte {
	b.Helper()
	var s strings.Builder
	s.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" ` +
		`office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>`)
	for _, l := range lines {
		s.WriteString("<text:p>")
		if err := xml.EscapeText(&s, []byte(l)); err != nil {
			b.Fatal(err)
		}
		s.WriteString("</text:p>")
	}
	s.WriteString("</office:text></office:body></office:document>")
	return []byte(s.String())
}

func BenchmarkLibreOfficePacket(b *testing.B)    { libreOffice(b, 1) }
func BenchmarkLibreOfficePackets40(b *testing.B) { libreOffice(b, 40) }
