package web

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"strings"
	"time"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

const (
	maxRecordBytes = 256 << 10
	maxNesting     = 16
	renderWithin   = 250 * time.Millisecond
)

// errTooMuch: a record that no workshop makes. It can still be downloaded.
var errTooMuch = errors.New("too much for a page")

// sectionNames are the minutes' sections in their order; the first is what
// stands before the first heading of the second level.
var sectionNames = []string{
	"title", "agreed", "not-agreed", "asked", "objections",
	"purpose", "room", "work", "heard", "details", "champions", "answers", "review",
}

// pageOne is how many sections a busy leader reads.
const pageOne = 5

// section is one of them as HTML: what stands under its heading, then its items.
type section struct {
	Name  string
	Head  template.HTML
	Items []template.HTML
}

// minutesMarkdown turns Markdown into HTML without raw HTML; tables are all
// that is added to plain CommonMark.
var minutesMarkdown = goldmark.New(goldmark.WithExtensions(
	extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
))

// minutesPolicy lets through what the minutes' template makes and nothing else:
// no link, no image, no attribute but a table cell's alignment.
var minutesPolicy = func() *bluemonday.Policy {
	policy := bluemonday.NewPolicy()
	policy.AllowElements("h1", "h2", "h3", "h4", "p", "br", "strong", "ul", "li", "blockquote",
		"table", "thead", "tbody", "tr", "th", "td")
	policy.AllowAttrs("align").Matching(bluemonday.CellAlign).OnElements("th", "td")
	return policy
}()

// renderMinutes makes a page's sections of a file of minutes. It stops with
// errTooMuch when the file is larger, deeper or slower than a record can be.
func renderMinutes(ctx context.Context, file []byte) ([]section, error) {
	if len(file) > maxRecordBytes {
		return nil, errTooMuch
	}
	ctx, cancel := context.WithTimeoutCause(ctx, renderWithin, errTooMuch)
	defer cancel()
	var sections []section
	for i, part := range splitBefore(withoutFront(string(file)), "## ") {
		items := splitBefore(part, "### ")
		made := section{Name: sectionName(i)}
		for j, item := range items {
			if ctx.Err() != nil {
				return nil, context.Cause(ctx)
			}
			rendered, err := render(item)
			if err != nil {
				return nil, err
			}
			if j == 0 {
				made.Head = rendered
			} else {
				made.Items = append(made.Items, rendered)
			}
		}
		sections = append(sections, made)
	}
	return sections, nil
}

func sectionName(i int) string { return sectionNames[min(i, len(sectionNames)-1)] }

func withoutFront(file string) string {
	if front, body, found := strings.Cut(file, "\n---\n"); found && strings.HasPrefix(front, "---\n") {
		return body
	}
	return file
}

// splitBefore cuts in front of every line that begins with a mark. No text that
// a person wrote begins a line.
func splitBefore(markdown, mark string) []string {
	var parts []string
	for {
		at := strings.Index(markdown, "\n"+mark)
		if at < 0 {
			return append(parts, markdown)
		}
		parts, markdown = append(parts, markdown[:at+1]), markdown[at+1:]
	}
}

func render(markdown string) (template.HTML, error) {
	source := []byte(markdown)
	tree := minutesMarkdown.Parser().Parse(text.NewReader(source))
	if tooDeep(tree) {
		return "", errTooMuch
	}
	var out bytes.Buffer
	if err := minutesMarkdown.Renderer().Render(&out, source, tree); err != nil {
		return "", err
	}
	return template.HTML(scrolling.Replace(minutesPolicy.Sanitize(out.String()))), nil
}

// scrolling lets a table that is wider than a phone scroll by itself, by
// keyboard too.
var scrolling = strings.NewReplacer("<table>", `<div class="table" tabindex="0"><table>`, "</table>", "</table></div>")

func tooDeep(tree ast.Node) bool {
	deepest, depth := 0, 0
	ast.Walk(tree, func(_ ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		depth++
		deepest = max(deepest, depth)
		if deepest > maxNesting {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return deepest > maxNesting
}
