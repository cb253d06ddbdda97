package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	_ "embed"

	"sharedspace/facilitation"
)

// The chapters that no type can tell.
//
//go:embed protocol.md
var chapters string

// Document writes docs/protocol.md: the chapters, then every act, refusal, part
// and word, from the types, the words of the frontend, and the golden files of a
// workshop that was really decided.
func Document(top string) ([]byte, error) {
	s, err := read(filepath.Join(top, "facilitation"))
	if err != nil {
		return nil, err
	}
	var acts map[string]json.RawMessage
	if err := readJSON(filepath.Join(top, "facilitation/testdata/acts.json"), &acts); err != nil {
		return nil, err
	}
	var words map[string]any
	if err := readJSON(filepath.Join(top, "frontend/src/words/en.json"), &words); err != nil {
		return nil, err
	}
	parts, err := partExamples(top)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(chapters)
	s.writeActs(&out, acts)
	writeRefusals(&out, words)
	s.writeParts(&out, parts)
	s.writeVocabulary(&out)
	return out.Bytes(), nil
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// partExamples finds the first example of each part in the golden views, by the
// name up to its first slash.
func partExamples(top string) (map[string]json.RawMessage, error) {
	files, err := filepath.Glob(filepath.Join(top, "facilitation/testdata/views/*.json"))
	if err != nil {
		return nil, err
	}
	examples := map[string]json.RawMessage{}
	for _, file := range slices.Sorted(slices.Values(files)) {
		var view map[string]map[string]json.RawMessage
		if err := readJSON(file, &view); err != nil {
			return nil, err
		}
		for _, layer := range slices.Sorted(maps.Keys(view)) {
			for _, name := range slices.Sorted(maps.Keys(view[layer])) {
				kind, _, _ := strings.Cut(name, "/")
				if len(view[layer][name]) > len(examples[kind]) && len(view[layer][name]) < longExample || examples[kind] == nil {
					examples[kind] = view[layer][name]
				}
			}
		}
	}
	for kind, part := range liveExamples {
		if examples[kind], err = json.Marshal(part); err != nil {
			return nil, err
		}
	}
	return examples, nil
}

// longExample: the fullest example below this many bytes tells most.
const longExample = 1200

func (s *source) writeActs(out *bytes.Buffer, examples map[string]json.RawMessage) {
	out.WriteString("\n## Acts\n\nThe fields of `with`, who may send it, and one that was decided. A field marked *may be left out* has a useful zero.\n")
	commands := facilitation.WireCommands()
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		kind := reflect.TypeOf(commands[name]).Name()
		fmt.Fprintf(out, "\n### `%s`\n\n%s\n\nFrom: %s.\n\n", name, s.docs[kind], roles(commands[name]))
		s.writeFields(out, kind)
		fmt.Fprintf(out, "```json act\n{\"id\":\"%s\",\"do\":%q,\"with\":%s}\n```\n", exampleID, name, compact(examples[name]))
	}
}

const exampleID = "d2hhdCBhIGJyb3dzZXIg"

func roles(command facilitation.Command) string {
	var names []string
	for _, role := range facilitation.RightsOf(command) {
		names = append(names, string(role))
	}
	return strings.Join(names, ", ")
}

func (s *source) writeFields(out *bytes.Buffer, kind string) {
	fields := s.structs[kind].Fields.List
	if len(fields) == 0 {
		return
	}
	out.WriteString("| field | type | meaning |\n|---|---|---|\n")
	for _, field := range fields {
		if len(field.Names) == 0 {
			fmt.Fprintf(out, "| … | | and the fields of %s |\n", field.Type.(*ast.Ident).Name)
			continue
		}
		name, options := tagOf(field)
		meaning := strings.TrimSpace(strings.ReplaceAll(field.Comment.Text(), "\n", " "))
		if strings.Contains(options, "omitempty") {
			meaning = strings.TrimSpace(strings.Trim("may be left out; "+meaning, "; "))
		}
		fmt.Fprintf(out, "| `%s` | %s | %s |\n", name, s.inTable(field.Type), strings.ReplaceAll(meaning, "|", "\\|"))
	}
	out.WriteString("\n")
}

func (s *source) inTable(kind ast.Expr) string {
	return "`" + strings.ReplaceAll(s.typeOf(kind), "|", "\\|") + "`"
}

// browserOnly are sentences of the browser app that no server sends.
var browserOnly = []string{"unknown", "not_connected", "not_reached"}

func writeRefusals(out *bytes.Buffer, words map[string]any) {
	out.WriteString("\n## Refusals\n\nA refusal is a code and its facts; its sentence is the browser's. These are the English ones; `{name}` is filled from `with`.\n\n| code | sentence |\n|---|---|\n")
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if code, is := strings.CutPrefix(key, "refusal."); is && !slices.Contains(browserOnly, code) {
			fmt.Fprintf(out, "| `%s` | %s |\n", code, sentence(words[key]))
		}
	}
}

// sentence of a plain word, or of the plural's general form.
func sentence(word any) string {
	if forms, plural := word.(map[string]any); plural {
		word = forms["other"]
	}
	text, _ := word.(string)
	return strings.ReplaceAll(text, "|", "\\|")
}

func (s *source) writeParts(out *bytes.Buffer, examples map[string]json.RawMessage) {
	out.WriteString("\n## Parts\n\nWhat a view is made of, with an example each from the golden files. A part's name is in the first words of its description.\n")
	for _, name := range slices.Sorted(maps.Keys(s.structs)) {
		if !strings.HasPrefix(name, "Part") {
			continue
		}
		fmt.Fprintf(out, "\n### %s\n\n%s\n\n", name, s.docs[name])
		s.writeFields(out, name)
		if kind := partName(s.docs[name]); kind != "" {
			fmt.Fprintf(out, "```json part %s\n%s\n```\n", name, compact(examples[kind]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.wanted)) {
		if !strings.HasPrefix(name, "Part") && !isCommand(name) {
			fmt.Fprintf(out, "\n### %s\n\n%s\n\n", name, s.docs[name])
			s.writeFields(out, name)
		}
	}
}

// partName is the kind that a description such as `PartCard is "card/<id>" …`
// names; "": it is inside another part.
func partName(doc string) string {
	_, rest, found := strings.Cut(doc, ` is "`)
	if !found {
		return ""
	}
	quoted, _, _ := strings.Cut(rest, `"`)
	kind, _, _ := strings.Cut(quoted, "/")
	return kind
}

func (s *source) writeVocabulary(out *bytes.Buffer) {
	out.WriteString("\n## Vocabulary\n\n| type | words |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(s.unions)) {
		quoted := strings.ReplaceAll(union(s.unions[name]), "'", "`")
		fmt.Fprintf(out, "| %s | %s |\n", name, strings.ReplaceAll(quoted, " | ", ", "))
	}
}

func compact(data []byte) string {
	var out bytes.Buffer
	if err := json.Compact(&out, data); err != nil {
		return ""
	}
	return out.String()
}
