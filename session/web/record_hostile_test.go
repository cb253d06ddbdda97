package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"sharedspace/facilitation"
)

// hostilePieces are what texts are put together from: each means something to a
// reader of Markdown, HTML, tables, YAML or to our own template.
var hostilePieces = []string{
	"# ", "\n# ", "\n## What was agreed\n", "===\n", "\n---\n", "\n***\n", "- ", "\n- [ ] ", "- [x] done", "\n* ", "\n+ ", "1. ", "\n7) ", "\n    code", "\t",
	"```", "\n```html\n", "~~~", "`", "*", "**", "__", "_", "~~", "> ", "\n> ", "|", "||", "\n| a | b |\n|--|--|\n| 1 | 2 |\n", "|:-:|", "\\|", "\\",
	"[a](javascript:alert(1))", "![x](http://example.org/x.png)", "[a][b]\n\n[b]: http://example.org", "[^1]", "[^1]: note", "<http://example.org>", "https://example.org",
	"www.example.org", "someone@example.org", "ftp://example.org", "<script>alert(1)</script>", "<script ", "<table ", "<div\n", "<?php ", "<!X", "<img src=x onerror=alert(1)>", "<!-- ", " -->", "<![CDATA[", "</section>", "<table>", "<br>",
	"&lt;script&gt;", "&#60;", "&amp;", "&", ":smile:", "\U0001F469\u200D\U0001F52C", "\u202Eevil\u202C", "\u2066x\u2069", "\u200B", "\uFEFF", "\u00AD", "\u0000", "\x1b[31m", "\x7f",
	"\r\n", "\n\n", "\n", "\u2028", "\u0085", "\u00A0", "\u3000", "\u0301", "\xff\xfe", "\uFFFE", "{{.}}", "{n}", "{day}", "${x}", "%s", "=1+1", "@name", "#1", "'", "\"", ": ", "- \"",
	"sha256: \"0\"", "id: x", "{#id .class}", "$$x$$", "::: note", ":::", "<a name=x>", "\n: definition", "~sub~", "^sup^", "==mark==", "H~2~O", "a\\\nb", "word", "we will", "Ŵyl", "مرحبا", "漢字",
}

func hostileText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		pieces := rapid.SliceOfN(rapid.SampledFrom(hostilePieces), 1, 8).Draw(t, "pieces")
		return strings.Join(pieces, rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
	})
}

// withTexts replaces every text of a record by the one written for it; the same
// text in two places stays the same. It returns how many different ones there are.
func withTexts(t testing.TB, written func(n int) string) (facilitation.RecordData, int) {
	t.Helper()
	document, err := os.ReadFile("../../facilitation/testdata/minutes/eighteen-people.json")
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	var replace func(any)
	replace = func(value any) {
		switch value := value.(type) {
		case map[string]any:
			if words, is := value["words"].(string); is {
				if _, salted := value["salt"]; salted {
					if _, known := texts[words]; !known && words != "" {
						texts[words] = written(len(texts))
					}
					value["words"] = texts[words]
					return
				}
			}
			for _, key := range slices.Sorted(maps.Keys(value)) {
				replace(value[key])
			}
		case []any:
			for _, inner := range value {
				replace(inner)
			}
		}
	}
	replace(value)
	document, err = json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var data facilitation.RecordData
	if err := json.Unmarshal(document, &data); err != nil {
		t.Fatal(err)
	}
	return data, len(texts)
}

// wholeMarkdown is what a stranger's viewer may know: more than our page does.
var wholeMarkdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

// skeleton is the structure of Markdown without its words: each node's kind, and
// what is special about it.
func skeleton(markdown goldmark.Markdown, body string) []string {
	source := []byte(body)
	var nodes []string
	depth := 0
	ast.Walk(markdown.Parser().Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		depth++
		switch node := node.(type) {
		case *ast.Text:
			if !node.HardLineBreak() && !node.SoftLineBreak() {
				return ast.WalkContinue, nil
			}
			nodes = append(nodes, fmt.Sprint(depth, " break, hard ", node.HardLineBreak()))
		case *ast.Heading:
			nodes = append(nodes, fmt.Sprint(depth, " heading ", node.Level))
		default:
			nodes = append(nodes, fmt.Sprint(depth, " ", node.Kind()))
		}
		return ast.WalkContinue, nil
	})
	return nodes
}

func minutesOf(words *Words, data facilitation.RecordData) []byte {
	return facilitation.Minutes(data, facilitation.MinutesFacts{ID: testRecord, Chain: strings.Repeat("0", 64)},
		func(key string, facts map[string]any) string { return words.Say(facilitation.English, key, facts) })
}

func TestNoTextMakesStructureInTheMinutes(t *testing.T) {
	words := readTestWords(t)
	plain, texts := withTexts(t, func(n int) string { return fmt.Sprint("word", n) })
	plainFile := minutesOf(words, plain)
	want := skeleton(wholeMarkdown, withoutFront(string(plainFile)))
	wantPage := pageTags(t, plainFile)
	if texts < 40 {
		t.Fatalf("only %d texts are tried at once", texts)
	}
	const batches = 5 // of rapid's 100 records: 22,000 texts
	for range batches {
		rapid.Check(t, func(rt *rapid.T) {
			data, _ := withTexts(t, hostileTexts(rt, texts))
			file := minutesOf(words, data)
			if difference := cmp.Diff(want, skeleton(wholeMarkdown, withoutFront(string(file)))); difference != "" {
				rt.Fatalf("the minutes have another structure:\n%s", difference)
			}
			if difference := cmp.Diff(wantPage, pageTags(t, file)); difference != "" {
				rt.Fatalf("the page has other elements:\n%s", difference)
			}
			if stated, actual := facilitation.MinutesSum(file); stated != actual {
				rt.Fatal("the checksum does not fit")
			}
		})
	}
}

// hostileTexts draws that many different texts, none of them empty.
func hostileTexts(t *rapid.T, texts int) func(n int) string {
	written := make([]string, texts)
	for i := range written {
		written[i] = hostileText().Draw(t, "text")
		if facilitation.Clean(written[i]) == "" || slices.Contains(written[:i], written[i]) {
			written[i] += fmt.Sprint("word", i)
		}
	}
	return func(n int) string { return written[n] }
}

func TestATextThatEndsInABackslashLeavesTheBreakAfterIt(t *testing.T) {
	words := readTestWords(t)
	plain, _ := withTexts(t, func(n int) string { return fmt.Sprint("word", n) })
	data, _ := withTexts(t, func(n int) string { return fmt.Sprint("word", n, "\\") })
	want := skeleton(minutesMarkdown, withoutFront(string(minutesOf(words, plain))))
	if difference := cmp.Diff(want, skeleton(minutesMarkdown, withoutFront(string(minutesOf(words, data))))); difference != "" {
		t.Errorf("the minutes have another structure:\n%s", difference)
	}
}

func TestAPageIsNotMuchLargerThanItsMinutes(t *testing.T) {
	words := readTestWords(t)
	for _, piece := range []string{"|", "<", "&", "\"\\", "漢"} {
		data, _ := withTexts(t, func(n int) string { return fmt.Sprint(strings.Repeat(piece, 700), n) })
		file := minutesOf(words, data)
		sections, err := renderMinutes(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(pageOf(sections)); got > 4*len(file)+64<<10 {
			t.Errorf("%q: a page of %d bytes from a file of %d", piece, got, len(file))
		}
	}
}

func pageOf(sections []section) string {
	var page strings.Builder
	for _, section := range sections {
		page.WriteString(string(section.Head))
		for _, item := range section.Items {
			page.WriteString(string(item))
		}
	}
	return page.String()
}

// pageTags are the elements of the page, in order.
func pageTags(t testing.TB, file []byte) []string {
	t.Helper()
	sections, err := renderMinutes(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for _, after := range strings.Split(pageOf(sections), "<")[1:] {
		tag, _, _ := strings.Cut(after, ">")
		tags = append(tags, tag)
	}
	return tags
}

func TestAFileThatNoWorkshopMakesIsNotRendered(t *testing.T) {
	for name, file := range map[string]string{
		"too long": strings.Repeat("a\n\n", maxRecordBytes/3+1),
		"too deep": "# Title\n\n" + strings.Repeat("> ", maxNesting) + "words\n",
	} {
		if _, err := renderMinutes(t.Context(), []byte(file)); !errors.Is(err, errTooMuch) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := renderMinutes(t.Context(), []byte("# Title\n\n"+strings.Repeat("> ", maxNesting-5)+"words\n")); err != nil {
		t.Errorf("not too deep: %v", err)
	}
	late, cancel := context.WithDeadlineCause(t.Context(), time.Unix(0, 0), errTooMuch)
	defer cancel()
	if _, err := renderMinutes(late, []byte("# Title\n")); !errors.Is(err, errTooMuch) {
		t.Errorf("too late: %v", err)
	}
}
