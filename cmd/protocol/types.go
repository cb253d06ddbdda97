package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"sharedspace/facilitation"
)

// Types writes the TypeScript types of package facilitation. Structs named Part…
// and the wire's commands become interfaces; string types become unions.
func Types(top string) ([]byte, error) {
	source, err := read(filepath.Join(top, "facilitation"))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("// Generated from the Go types of package facilitation. Do not edit: go run ./cmd/protocol\n")
	for _, name := range slices.Sorted(maps.Keys(source.unions)) {
		fmt.Fprintf(&out, "\nexport type %s = %s;\n", name, union(source.unions[name]))
	}
	for _, name := range slices.Sorted(maps.Keys(source.structs)) {
		if source.travels(name) {
			source.writeInterface(&out, name)
		}
	}
	writeCommands(&out)
	return out.Bytes(), nil
}

// source is what the generator knows of a package.
type source struct {
	unions  map[string][]string        // string type → its constants
	strings map[string]bool            // string types without constants
	structs map[string]*ast.StructType // by name
	docs    map[string]string
	wanted  map[string]bool // structs reached from parts and commands
}

func read(folder string) (*source, error) {
	s := &source{unions: map[string][]string{}, strings: map[string]bool{}, structs: map[string]*ast.StructType{}, docs: map[string]string{}, wanted: map[string]bool{}}
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		s.readFile(file)
	}
	for name := range s.structs {
		if strings.HasPrefix(name, "Part") || isCommand(name) {
			s.want(name)
		}
	}
	return s, nil
}

func isCommand(name string) bool {
	for _, command := range facilitation.WireCommands() {
		if reflect.TypeOf(command).Name() == name {
			return true
		}
	}
	return false
}

func (s *source) readFile(file *ast.File) {
	for _, declared := range file.Decls {
		general, ok := declared.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				s.readType(spec)
			case *ast.ValueSpec:
				s.readConstant(spec)
			}
		}
	}
}

func (s *source) readType(spec *ast.TypeSpec) {
	switch kind := spec.Type.(type) {
	case *ast.StructType:
		s.structs[spec.Name.Name] = kind
		s.docs[spec.Name.Name] = strings.Join(strings.Fields(spec.Doc.Text()), " ")
	case *ast.Ident:
		if kind.Name == "string" {
			s.strings[spec.Name.Name] = true
		}
	}
}

func (s *source) readConstant(spec *ast.ValueSpec) {
	kind, ok := spec.Type.(*ast.Ident)
	if !ok || len(spec.Values) != 1 {
		return
	}
	if value, ok := spec.Values[0].(*ast.BasicLit); ok && value.Kind == token.STRING {
		s.unions[kind.Name] = append(s.unions[kind.Name], value.Value)
	}
}

// want marks a struct, and those its fields hold, as travelling.
func (s *source) want(name string) {
	if s.wanted[name] || s.structs[name] == nil {
		return
	}
	s.wanted[name] = true
	for _, field := range s.structs[name].Fields.List {
		ast.Inspect(field.Type, func(node ast.Node) bool {
			if inner, ok := node.(*ast.Ident); ok {
				s.want(inner.Name)
			}
			return true
		})
	}
}

func (s *source) travels(name string) bool { return s.wanted[name] }

func (s *source) writeInterface(out *bytes.Buffer, name string) {
	var embedded []string
	var fields bytes.Buffer
	for _, field := range s.structs[name].Fields.List {
		if len(field.Names) == 0 {
			embedded = append(embedded, field.Type.(*ast.Ident).Name)
			continue
		}
		s.writeField(&fields, field)
	}
	if doc := s.docs[name]; doc != "" {
		fmt.Fprintf(out, "\n/** %s */", doc)
	}
	extends := ""
	if len(embedded) > 0 {
		extends = " extends " + strings.Join(embedded, ", ")
	}
	fmt.Fprintf(out, "\nexport interface %s%s {%s}\n", name, extends, newlineBefore(fields.String()))
}

func newlineBefore(fields string) string {
	if fields == "" {
		return ""
	}
	return "\n" + fields
}

func (s *source) writeField(out *bytes.Buffer, field *ast.Field) {
	name, options := tagOf(field)
	optional := ""
	if strings.Contains(options, "omitempty") {
		optional = "?"
	}
	if comment := strings.TrimSpace(field.Comment.Text()); comment != "" {
		fmt.Fprintf(out, "  /** %s */\n", comment)
	}
	fmt.Fprintf(out, "  %s%s: %s;\n", name, optional, s.typeOf(field.Type))
}

// tagOf is a field's name on the wire, and its options.
func tagOf(field *ast.Field) (name, options string) {
	tag := reflect.StructTag(strings.Trim(field.Tag.Value, "`")).Get("json")
	name, options, _ = strings.Cut(tag, ",")
	return name, options
}

func (s *source) typeOf(expression ast.Expr) string {
	switch kind := expression.(type) {
	case *ast.Ident:
		return s.nameOf(kind.Name)
	case *ast.StarExpr:
		return s.typeOf(kind.X)
	case *ast.ArrayType:
		return s.typeOf(kind.Elt) + "[]"
	case *ast.MapType:
		key := s.typeOf(kind.Key)
		if key == "string" || key == "number" {
			return fmt.Sprintf("Record<%s, %s>", key, s.typeOf(kind.Value))
		}
		return fmt.Sprintf("Partial<Record<%s, %s>>", key, s.typeOf(kind.Value))
	case *ast.SelectorExpr: // time.Time, as RFC 3339
		return "string"
	}
	return "unknown"
}

func (s *source) nameOf(name string) string {
	switch {
	case name == "int" || name == "float64":
		return "number"
	case name == "bool":
		return "boolean"
	case name == "any":
		return "unknown"
	case name == "Facts":
		return "Record<string, unknown>"
	case len(s.unions[name]) > 0 || s.structs[name] != nil:
		return name
	}
	return "string"
}

func union(values []string) string {
	quoted := make([]string, len(values))
	for i, value := range values {
		quoted[i] = "'" + strings.Trim(value, `"`) + "'"
	}
	return strings.Join(quoted, " | ")
}

// writeCommands maps the wire's names to the types of their fields.
func writeCommands(out *bytes.Buffer) {
	out.WriteString("\n/** What a browser may ask for: {\"do\": name, \"with\": fields}. */\nexport interface Commands {\n")
	commands := facilitation.WireCommands()
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		fmt.Fprintf(out, "  %s: %s;\n", name, reflect.TypeOf(commands[name]).Name())
	}
	out.WriteString("}\n")
}
