// Package say carries a sentence as a key and its arguments; the words are added at the edge
// (window, command line), in the language of the reader. Keys stand in assets/lang.
package say

import (
	"fmt"
	"strings"
)

// Msg is one sentence. Args alternates names and values: say.Of("err.too_late", "day", d).
// A value that is itself a Msg is worded first; a value with Text() string (dates, money) prints by it.
type Msg struct {
	Key  string
	Args []any
}

// Of makes a Msg.
func Of(key string, args ...any) Msg { return Msg{key, args} }

// Word gives key and arguments to whoever words the sentence.
func (m Msg) Word() (string, []any) { return m.Key, m.Args }

// IsZero reports whether there is nothing to say.
func (m Msg) IsZero() bool { return m.Key == "" }

// String is for logs and tests, never for the clerk.
func (m Msg) String() string {
	if len(m.Args) == 0 {
		return m.Key
	}
	var b strings.Builder
	b.WriteString(m.Key + "(")
	for i := 0; i+1 < len(m.Args); i += 2 {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%v=%v", m.Args[i], m.Args[i+1])
	}
	return b.String() + ")"
}

// Problem is what the user can mend: the field (or the cell) and the sentence that says what is wrong
// and what would be right.
type Problem struct {
	Field string
	Msg
}

// Problems is the list of everything wrong with one input, in the order of the form or sheet.
type Problems []Problem

func (p Problems) Error() string {
	s := make([]string, len(p))
	for i, x := range p {
		s[i] = x.Field + ": " + x.Msg.String()
	}
	return strings.Join(s, "\n")
}

// Add appends one problem.
func (p *Problems) Add(field, key string, args ...any) {
	*p = append(*p, Problem{field, Of(key, args...)})
}

// Or is nil when nothing is wrong: a nil Problems in an error would not be nil.
func (p Problems) Or() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// Refused says that the law or a rule of the book says no, and which article.
type Refused struct {
	Msg
	Source string // article, "" when the rule is ours
}

func (r *Refused) Error() string { return r.Msg.String() }
