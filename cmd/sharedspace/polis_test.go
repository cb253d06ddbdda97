package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const madeUpExport = "testdata/polis-village-bus"

func TestAnExportBecomesPeopleWithThoughtsAndOpinions(t *testing.T) {
	all, err := readPolis(madeUpExport)
	if err != nil {
		t.Fatal(err)
	}
	if all.Topic != "How do people get from the villages to the clinic and back?" || all.Quota != exportQuota || len(all.People) != 9 {
		t.Errorf("%q, quota %d, %d people", all.Topic, all.Quota, len(all.People))
	}
	if got := fmt.Sprint(all.Organisations); got != "[Opinion group A Opinion group B Opinion group C]" {
		t.Error(got)
	}
	if all.People[0].Organisation != 1 || all.People[4].Organisation != 2 || all.People[8].Organisation != 0 {
		t.Errorf("%+v", all.People)
	}
	if len(all.Statements) != 11 || all.Statements[0] != "The last bus leaves before the surgery closes, so people walk home in the dark." {
		t.Errorf("%d statements: %q", len(all.Statements), all.Statements)
	}
	for _, not := range []string{"villages.", "watches", "looked at yet", "own a car"} {
		if strings.Contains(strings.Join(all.Statements, "\n"), not) {
			t.Errorf("%q is the owner's or was not accepted", not)
		}
	}
	if got := fmt.Sprint(all.People[2].Statements, all.People[4].Statements); got != "[0 2] [1 10]" {
		t.Errorf("the third and the fifth person say %s", got)
	}
}

func TestTheNewestVoteCounts(t *testing.T) {
	all, err := readPolis(madeUpExport)
	if err != nil {
		t.Fatal(err)
	}
	if got := all.People[6].Votes[0]; got != disagree { // agreed before; the file has the newest vote first
		t.Errorf("person 7 voted %d on the first statement", got)
	}
	if _, voted := all.People[1].Votes[5]; voted {
		t.Error("a vote that nobody gave")
	}
}

func TestTheSignOfAVoteIsReadFromTheCounts(t *testing.T) {
	want, err := readPolis(madeUpExport)
	if err != nil {
		t.Fatal(err)
	}
	turned := exportWith(t, "votes.csv", func(file string) string {
		for _, each := range [][2]string{{",1\n", ",x\n"}, {",-1\n", ",1\n"}, {",x\n", ",-1\n"}} {
			file = strings.ReplaceAll(file, each[0], each[1])
		}
		return file
	})
	got, err := readPolis(turned)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("with every sign turned round, people are of another opinion")
	}
}

func TestAnExportThatCannotBeReadIsExplainedInOneLine(t *testing.T) {
	replace := func(old, with string) func(string) string {
		return func(file string) string { return strings.ReplaceAll(file, old, with) }
	}
	for name, each := range map[string]struct {
		file   string
		change func(string) string
		says   string
	}{
		"votes that fit neither sign": {"votes.csv", replace(",1\n", ",0\n"), "neither 1 nor -1 can mean agree"},
		"a vote of two":               {"votes.csv", replace(",1\n", ",2\n"), `it must be -1, 0 or 1`},
		"a column less":               {"votes.csv", replace("voter-id", "who"), `no column "voter-id"`},
		"a broken quotation":          {"comments.csv", replace(`shops"`, `shops`), "comments.csv"},
		"a count in words":            {"comments.csv", replace(",6,3,1,Schools", ",six,3,1,Schools"), `agrees must be a whole number, not "six"`},
		"an author who is not there":  {"comments.csv", replace(",13,5,", ",13,77,"), "who is not in participants-votes.csv"},
		"a statement too long":        {"comments.csv", replace("Drivers know", strings.Repeat("Drivers know ", 30)), "a thought has 1 to 280"},
		"nothing accepted":            {"comments.csv", replace(",1,", ",0,"), "comments.csv"},
		"no topic":                    {"summary.csv", replace("topic", "subject"), "has no topic"},
		"nobody":                      {"participants-votes.csv", func(file string) string { return file[:strings.Index(file, "\n")+1] }, "has 0 people"},
		"somebody twice":              {"participants-votes.csv", replace("\n2,", "\n1,"), "names participant 1 twice"},
		"an empty file":               {"participants-votes.csv", func(string) string { return "" }, "is empty"},
	} {
		_, err := readPolis(exportWith(t, each.file, each.change))
		if err == nil || !strings.Contains(err.Error(), each.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := readPolis(t.TempDir()); err == nil || !strings.Contains(err.Error(), "is not a Polis export: it has no summary.csv") {
		t.Errorf("an empty directory: %v", err)
	}
}

// exportWith copies the made-up export and changes one of its files.
func exportWith(t *testing.T, changed string, change func(string) string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"summary.csv", "comments.csv", "participants-votes.csv", "votes.csv"} {
		data, err := os.ReadFile(filepath.Join(madeUpExport, name))
		if err != nil {
			t.Fatal(err)
		}
		file := string(data)
		if name == changed {
			if file = change(file); file == string(data) {
				t.Fatalf("%s was not changed", name)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
