package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// doors are what writes: an act of the office comes to one of them.
var doors = []string{"do", "keyAct", "withAccounts"}

// ownWay are acts that no role is asked for: who signs in or changes their own password, what a draft keeps, what the first start
// makes before there are accounts.
var ownWay = map[string]string{
	"SetHealthPassphrase": "of a file without accounts",
	"ChangePassword":      "one's own, with the old one",
	"FirstAdministrator":  "before there are accounts; refused afterwards",

	"Recover": "asks for the recovery code",
	"Undo":    "asks for the right of the act it takes back",
}

// officeActs are the exported methods of Office that come to a door, by themselves or through other methods of Office.
func officeActs(t *testing.T) (out []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	no(t, err)
	calls, exported := map[string][]string{}, map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		no(t, err)
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || !ofOffice(fn) {
				continue
			}
			exported[fn.Name.Name] = fn.Name.IsExported()
			me := fn.Recv.List[0].Names
			if len(me) == 0 {
				continue
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == me[0].Name {
						calls[fn.Name.Name] = append(calls[fn.Name.Name], s.Sel.Name)
					}
				}
				return true
			})
		}
	}
	for name, yes := range exported {
		if yes && comesTo(calls, name, map[string]bool{}) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func ofOffice(fn *ast.FuncDecl) bool {
	star, ok := fn.Recv.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	id, ok := star.X.(*ast.Ident)
	return ok && id.Name == "Office"
}

func comesTo(calls map[string][]string, name string, seen map[string]bool) bool {
	if seen[name] {
		return false
	}
	seen[name] = true
	return slices.ContainsFunc(calls[name], func(c string) bool { return slices.Contains(doors, c) || comesTo(calls, c, seen) })
}

// A new act without a line in the matrix of rights fails here.
func TestEveryActIsInTheMatrix(t *testing.T) {
	var lines strings.Builder
	for _, name := range []string{"rights_test.go", "rights_acts_test.go", "rights_more_test.go"} {
		b, err := os.ReadFile(name)
		no(t, err)
		lines.Write(b)
	}
	acts := officeActs(t)
	if len(acts) < 90 {
		t.Errorf("only %d acts were found", len(acts))
	}
	for _, act := range acts {
		if !strings.Contains(lines.String(), "w.o."+act+"(") && ownWay[act] == "" {
			t.Errorf("the act %s is not asked of every role: add it to the matrix", act)
		}
	}
	for act := range ownWay {
		if !slices.Contains(acts, act) {
			t.Errorf("there is no act %s", act)
		}
	}
}
