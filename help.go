package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"
)

func wantsHelp(args []string) bool {
	return slices.Contains(args, "--help") || slices.Contains(args, "-h") || len(args) > 0 && args[0] == "help"
}

// help prints the commands, or one of them with its flags. kong's own printer speaks English only.
func (p *program) help(root *kong.Node, args []string) {
	node := root
	for _, a := range args {
		for _, c := range root.Children {
			if c.Name == a && !c.Hidden {
				node = c
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", p.words.T("command.help_about"))
	if node == root {
		fmt.Fprintf(&b, "%s\n  hoanhap [--db FILE]\n  hoanhap %s [--db FILE] …\n\n%s\n", p.words.T("command.help_usage"),
			p.words.T("command.help_command"), p.words.T("command.help_commands"))
		var rows [][2]string
		for _, c := range root.Children {
			if !c.Hidden {
				rows = append(rows, [2]string{synopsis(c), c.Help})
			}
		}
		columns(&b, rows)
	} else {
		fmt.Fprintf(&b, "%s\n  hoanhap %s [--db FILE]\n\n%s\n", p.words.T("command.help_usage"), synopsis(node), node.Help)
	}
	fmt.Fprintf(&b, "\n%s\n", p.words.T("command.help_flags"))
	var rows [][2]string
	for _, a := range node.Positional {
		rows = append(rows, [2]string{strings.ToUpper(a.Name), a.Help})
	}
	flags := root.Flags
	if node != root {
		flags = append(slices.Clone(node.Flags), flags...)
	}
	for _, f := range flags {
		name := "--" + f.Name
		if !f.IsBool() {
			name += " " + f.PlaceHolder
		}
		help := f.Help
		if f.HasDefault && f.Default != "" && !f.IsBool() {
			help += " (" + f.Default + ")"
		}
		rows = append(rows, [2]string{name, help})
	}
	columns(&b, rows)
	_, _ = p.out.Write([]byte(b.String()))
}

func synopsis(n *kong.Node) string {
	s := n.Name
	for _, a := range n.Positional {
		s += " " + strings.ToUpper(a.Name)
	}
	return s
}

func columns(b *strings.Builder, rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r[0]))
	}
	for _, r := range rows {
		fmt.Fprintf(b, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-utf8.RuneCountInString(r[0])), r[1])
	}
}
