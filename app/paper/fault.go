package paper

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"hoanhap/app/say"
)

// A form that cannot be read is told in one sentence with its line, in the words of a clerk: the engine's own are English and speak
// of tokens and pipelines.

var (
	faultAt   = regexp.MustCompile(`template: ([^:]*):(\d+)(?::\d+)?: (.*)$`)
	faultKind = []struct {
		re  *regexp.Regexp
		key string
	}{
		{regexp.MustCompile(`function "([^"]*)" not defined`), "err.paper.fault.function"},
		{regexp.MustCompile(`can't evaluate field (\S+) in type`), "err.paper.fault.field"},
		{regexp.MustCompile(`map has no entry for key "([^"]*)"`), "err.paper.fault.field"},
		{regexp.MustCompile(`template "([^"]*)" not defined`), "err.paper.fault.part"},
		{regexp.MustCompile(`undefined variable "([^"]*)"`), "err.paper.fault.field"},
		{regexp.MustCompile(`unexpected (EOF)`), "err.paper.fault.end"},
		{regexp.MustCompile(`unexpected ({{end}}|{{else}})`), "err.paper.fault.extra"},
		{regexp.MustCompile(`unclosed (action|comment|left paren)`), "err.paper.fault.open"},
		{regexp.MustCompile(`unterminated (quoted string|raw quoted string|character constant)`), "err.paper.fault.quote"},
		{regexp.MustCompile(`wrong number of args for (\w+)`), "err.paper.fault.args"},
	}
)

// faultOf words an error of the template engine: form, line and what is wrong there.
func faultOf(name, body string, err error) error {
	at := faultAt.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if at == nil {
		return badForm(name, err.Error())
	}
	if at[1] != "" {
		name = at[1]
	}
	line, _ := strconv.Atoi(at[2])
	name, _, _ = strings.Cut(name, RevisedAt)
	for _, k := range faultKind {
		if m := k.re.FindStringSubmatch(at[3]); m != nil {
			if k.key == "err.paper.fault.end" { // the end of the file says nothing of where: the block left open does
				line = opened(body, line)
			}
			return say.Problems{{Field: name, Msg: say.Of(k.key, "form", name, "line", line, "text", m[1])}}
		}
	}
	return say.Problems{{Field: name, Msg: say.Of("err.paper.fault.other", "form", name, "line", line, "text", lineOf(body, line))}}
}

// markupFault names the line of the form that made a line which cannot be read: the filled text has lines of its own.
func markupFault(name, body string, err error) error {
	var p say.Problems
	if !errors.As(err, &p) || len(p) == 0 {
		return badForm(name, err.Error())
	}
	what := ""
	for i := 0; i+1 < len(p[0].Msg.Args); i += 2 {
		if p[0].Msg.Args[i] == "text" {
			what, _ = p[0].Msg.Args[i+1].(string)
		}
	}
	word, _, _ := strings.Cut(what, " ")
	for i, l := range strings.Split(body, "\n") {
		if word != "" && strings.Contains(l, word) {
			return say.Problems{{Field: name, Msg: say.Of("err.paper.markup", "line", i+1, "text", what)}}
		}
	}
	return say.Problems{{Field: name, Msg: p[0].Msg}}
}

var blocks = regexp.MustCompile(`{{-?\s*(if|range|with|define|block|end)\b`)

// opened is the line of the last block that was opened and not ended.
func opened(body string, line int) int {
	var open []int
	for i, l := range strings.Split(body, "\n") {
		for _, m := range blocks.FindAllStringSubmatch(l, -1) {
			switch {
			case m[1] != "end":
				open = append(open, i+1)
			case len(open) > 0:
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return line
	}
	return open[len(open)-1]
}

func lineOf(body string, n int) string {
	lines := strings.Split(body, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimSpace(lines[n-1])
}
