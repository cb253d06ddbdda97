package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sharedspace/facilitation"
)

const (
	exportQuota    = 5  // thoughts a person in a rehearsal of an export
	mostQuota      = 10 // that a workshop allows
	thoughtLength  = 280
	topicLength    = 200
	ownersAuthorID = "0" // the owner's questions about voters
	accepted       = "1"
)

// readPolis reads the directory of a Polis export: its accepted statements but
// for the owner's, who said them, and what each voter thinks of them. Opinion
// groups stand for organisations.
func readPolis(dir string) (company, error) {
	export := polisExport{dir: dir}
	topic, err := export.topic()
	if err != nil {
		return company{}, err
	}
	all := company{Topic: topic, Quota: exportQuota}
	people, err := export.people(&all)
	if err != nil {
		return company{}, err
	}
	comments, err := export.comments()
	if err != nil {
		return company{}, err
	}
	statements, err := all.addStatements(comments, people)
	if err != nil {
		return company{}, err
	}
	votes, err := export.votes(comments)
	if err != nil {
		return company{}, err
	}
	for _, each := range votes {
		statement, said := statements[each.comment]
		at, known := people[each.voter]
		if said && known {
			all.People[at].Votes[statement] = each.vote
		}
	}
	return all, nil
}

// polisExport is a directory of one.
type polisExport struct{ dir string }

// topic comes from summary.csv, which has a name and a value in each row.
func (e polisExport) topic() (string, error) {
	rows, err := e.rows("summary.csv")
	if err != nil {
		return "", err
	}
	for _, row := range rows {
		if len(row) > 1 && row[0] == "topic" && strings.TrimSpace(row[1]) != "" {
			return fit(row[1], topicLength), nil
		}
	}
	return "", fmt.Errorf("%s has no topic", e.path("summary.csv"))
}

// people fills the company with the participants and their opinion groups, and
// tells where each participant's id is.
func (e polisExport) people(all *company) (map[string]int, error) {
	table, err := e.table("participants-votes.csv", "participant", "group-id")
	if err != nil {
		return nil, err
	}
	if len(table) == 0 || len(table) > largestCrowd {
		return nil, fmt.Errorf("%s has %d people: a workshop takes 1 to %d", e.path("participants-votes.csv"), len(table), largestCrowd)
	}
	groups := map[string]int{}
	for _, row := range table {
		groups[row["group-id"]] = 0
	}
	delete(groups, "")
	for i, id := range sortedByNumber(groups) {
		groups[id] = i + 1
		all.Organisations = append(all.Organisations, "Opinion group "+letter(i))
	}
	people := map[string]int{}
	for i, row := range table {
		if _, twice := people[row["participant"]]; twice {
			return nil, fmt.Errorf("%s names participant %s twice", e.path("participants-votes.csv"), row["participant"])
		}
		people[row["participant"]] = i
		all.People = append(all.People, person{Name: firstNames[i], Organisation: groups[row["group-id"]], Votes: map[int]vote{}})
	}
	return people, nil
}

// addStatements gives each accepted statement to its author, oldest first.
func (c *company) addStatements(comments []polisComment, people map[string]int) (map[string]int, error) {
	statements := map[string]int{}
	for _, comment := range comments {
		if !comment.accepted || comment.author == ownersAuthorID {
			continue
		}
		author, known := people[comment.author]
		if !known {
			return nil, fmt.Errorf("comments.csv: comment %s is by %s, who is not in participants-votes.csv", comment.id, comment.author)
		}
		if words := facilitation.Clean(comment.body); words == "" || facilitation.Length(words) > thoughtLength {
			return nil, fmt.Errorf("comments.csv: comment %s has %d characters: a thought has 1 to %d", comment.id, facilitation.Length(words), thoughtLength)
		}
		statements[comment.id] = len(c.Statements)
		c.People[author].Statements = append(c.People[author].Statements, len(c.Statements))
		c.Statements = append(c.Statements, comment.body)
		if c.Quota = max(c.Quota, len(c.People[author].Statements)); c.Quota > mostQuota {
			return nil, fmt.Errorf("comments.csv: %s has more than %d accepted comments", comment.author, mostQuota)
		}
	}
	if len(c.Statements) == 0 {
		return nil, errors.New("comments.csv has no accepted comment by a participant")
	}
	return statements, nil
}

func (e polisExport) path(name string) string { return filepath.Join(e.dir, name) }

// rows reads one file whole.
func (e polisExport) rows(name string) ([][]string, error) {
	file, err := os.Open(e.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is not a Polis export: it has no %s", e.dir, name)
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.path(name), err)
	}
	return rows, nil
}

// table reads a file with a heading, which must name those columns.
func (e polisExport) table(name string, columns ...string) ([]map[string]string, error) {
	rows, err := e.rows(name)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s is empty", e.path(name))
	}
	heading := rows[0]
	heading[0] = strings.TrimPrefix(heading[0], "\ufeff")
	for _, column := range columns {
		if !slices.Contains(heading, column) {
			return nil, fmt.Errorf("%s has no column %q", e.path(name), column)
		}
	}
	var table []map[string]string
	for n, row := range rows[1:] {
		if len(row) != len(heading) {
			return nil, fmt.Errorf("%s: row %d has %d fields, the heading has %d", e.path(name), n+2, len(row), len(heading))
		}
		named := map[string]string{}
		for i, column := range heading {
			named[column] = strings.TrimSpace(row[i])
		}
		table = append(table, named)
	}
	return table, nil
}

func sortedByNumber(ids map[string]int) []string {
	var sorted []string
	for id := range ids {
		sorted = append(sorted, id)
	}
	slices.SortFunc(sorted, compareNumbers)
	return sorted
}

// compareNumbers compares texts as whole numbers where they are some.
func compareNumbers(a, b string) int {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX != nil || errY != nil {
		return strings.Compare(a, b)
	}
	return x - y
}

// letter is A, B … Z, then 27 and so on.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return strconv.Itoa(i + 1)
}
