package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// arrows are the packages of this module that each may import, besides itself.
var arrows = map[string][]string{
	"facilitation":                 {},
	"session":                      {"facilitation"},
	"session/storetest":            {"session", "facilitation"},
	"session/boltstore":            {"session", "facilitation"},
	"session/redisstore":           {"session", "facilitation"},
	"session/redisstore/redistest": {},
	"session/web":                  {"session", "facilitation"},
	"frontend":                     {},
	"cmd/protocol":                 {"facilitation"},
	"cmd/planted":                  {},
	"cmd/sharedspace":              {"session/web", "session/boltstore", "session/redisstore", "frontend", "session", "facilitation"},
}

// libraries are the places where each may be imported.
var libraries = map[string][]string{
	"github.com/gorilla/websocket":       {"session/web"},
	"github.com/yuin/goldmark":           {"session/web"},
	"github.com/microcosm-cc/bluemonday": {"session/web"},
	"rsc.io/qr":                          {"session/web"},
	"golang.org/x/time/rate":             {"session/web"},
	"golang.org/x/text/unicode/norm":     {"session/web"},
	"github.com/google/uuid":             {"session", "session/web"},
	"github.com/redis/go-redis/v9":       {"session/redisstore"},
	"pgregory.net/rapid":                 {"session/storetest"},
	"github.com/google/go-cmp":           {"session/storetest"},
	"go.etcd.io/bbolt":                   {"session/boltstore"},
}

// impure is what the method may not touch: no clock, no chance, no line, no file.
var impure = []string{"os", "net", "net/http", "crypto/rand", "math/rand", "log", "log/slog", "sync", "context", "io/ioutil", "runtime", "syscall"}

// forbidden names say nothing about what is in a package.
var forbidden = []string{"internal", "util", "utils", "common", "helpers", "types", "models", "manager", "service"}

type source struct {
	dir  string // from the root of the module
	name string
	file *ast.File
}

// sources are all Go files that are built into something, without tests.
func sources(t *testing.T) (all []source) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".git") || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(file))
		all = append(all, source{filepath.ToSlash(dir), path.Base(file), parsed})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (s source) imports() (paths []string) {
	for _, each := range s.file.Imports {
		imported, _ := strconv.Unquote(each.Path.Value)
		paths = append(paths, imported)
	}
	return paths
}

func TestPackagesImportOnlyWhatTheArrowsAllow(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := arrows[s.dir]
		if !known {
			t.Errorf("%s/%s: the table has no such package", s.dir, s.name)
		}
		for _, imported := range s.imports() {
			first, _, _ := strings.Cut(imported, "/")
			inside, ours := strings.CutPrefix(imported, "sharedspace/")
			switch {
			case ours && !slices.Contains(allowed, inside):
				t.Errorf("%s/%s imports %s: that is no arrow", s.dir, s.name, inside)
			case !ours && strings.Contains(first, ".") && !libraryAllowed(imported, s.dir):
				t.Errorf("%s/%s imports %s: not here", s.dir, s.name, imported)
			}
		}
	}
}

func libraryAllowed(imported, dir string) bool {
	for library, dirs := range libraries {
		if (imported == library || strings.HasPrefix(imported, library+"/")) && slices.Contains(dirs, dir) {
			return true
		}
	}
	return false
}

func TestTheMethodIsPure(t *testing.T) {
	for _, s := range sources(t) {
		if s.dir != "facilitation" {
			continue
		}
		for _, imported := range s.imports() {
			if slices.Contains(impure, imported) {
				t.Errorf("%s imports %s", s.name, imported)
			}
		}
		ast.Inspect(s.file, func(node ast.Node) bool {
			if _, starts := node.(*ast.GoStmt); starts {
				t.Errorf("%s starts a goroutine", s.name)
			}
			if call, is := node.(*ast.SelectorExpr); is && (isClock(call) || isChance(call)) {
				t.Errorf("%s has a clock or dice of its own: %s", s.name, call.Sel.Name)
			}
			return true
		})
	}
}

func isClock(call *ast.SelectorExpr) bool {
	from, is := call.X.(*ast.Ident)
	return is && from.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker", "AfterFunc"}, call.Sel.Name)
}

// isChance: every function of math/rand but the makers of a generator, to which
// the act gives its seed.
func isChance(call *ast.SelectorExpr) bool {
	from, is := call.X.(*ast.Ident)
	return is && from.Name == "rand" && !slices.Contains([]string{"New", "NewPCG", "NewChaCha8", "Rand", "Source"}, call.Sel.Name)
}

func TestNoPackageHasANameThatSaysNothing(t *testing.T) {
	for dir := range arrows {
		for _, word := range strings.Split(dir, "/") {
			if slices.Contains(forbidden, word) {
				t.Error(dir)
			}
		}
	}
}

func TestTheEnvironmentIsReadInOnePlace(t *testing.T) {
	for _, s := range sources(t) {
		if slices.Contains(s.imports(), "testing") {
			continue // tests for others to run: their seed comes from there
		}
		ast.Inspect(s.file, func(node ast.Node) bool {
			call, is := node.(*ast.SelectorExpr)
			if !is || s.dir == "cmd/sharedspace" && s.name == "main.go" {
				return true
			}
			if from, is := call.X.(*ast.Ident); is && from.Name == "os" && slices.Contains([]string{"Getenv", "LookupEnv", "Environ"}, call.Sel.Name) {
				t.Errorf("%s/%s reads the environment", s.dir, s.name)
			}
			return true
		})
	}
}
