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

	"Recover":       "asks for the recovery code",
	"FillHandovers": "a synthetic centre, through the acts of a clerk",
	"Undo":          "asks for the right of the act it takes back",
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
			if !ok || fn.Body == nil {
				continue
			}
			name, me := officeOf(fn)
			if me == "" {
				continue
			}
			exported[name] = fn.Recv != nil && fn.Name.IsExported()
			calls[name] = append(calls[name], calledBy(fn.Body, me)...)
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

// officeOf is a method of Office, or a function that is given one, and how it calls it.
func officeOf(fn *ast.FuncDecl) (name, me string) {
	name, list := fn.Name.Name, fn.Type.Params.List
	if fn.Recv != nil {
		list = fn.Recv.List
	} else {
		name = "func " + name
	}
	for _, p := range list {
		if star, ok := p.Type.(*ast.StarExpr); ok && len(p.Names) == 1 {
			if id, ok := star.X.(*ast.Ident); ok && id.Name == "Office" {
				return name, p.Names[0].Name
			}
		}
	}
	return name, ""
}

// calledBy are the methods of the office that a body calls, and the functions to which it gives the office.
func calledBy(body ast.Node, me string) (out []string) {
	is := func(e ast.Expr) bool { x, ok := e.(*ast.Ident); return ok && x.Name == me }
	ast.Inspect(body, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.SelectorExpr:
			if is(x.X) {
				out = append(out, x.Sel.Name)
			}
		case *ast.CallExpr:
			f := x.Fun
			if i, ok := f.(*ast.IndexExpr); ok {
				f = i.X
			}
			if id, ok := f.(*ast.Ident); ok && slices.ContainsFunc(x.Args, is) {
				out = append(out, "func "+id.Name)
			}
		}
		return true
	})
	return out
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
