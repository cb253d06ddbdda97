package facilitation

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// readWords reads the words that browsers and the server read, and says them.
// A key that is missing fails the test.
func readWords(t testing.TB, language Language) func(key string, facts map[string]any) string {
	t.Helper()
	data, err := os.ReadFile("../frontend/src/words/" + string(language) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return func(key string, facts map[string]any) string {
		sentence, _ := all[key].(string)
		if byNumber, is := all[key].(map[string]any); is {
			sentence, _ = byNumber[form(language, facts["n"])].(string)
			if sentence == "" {
				sentence, _ = byNumber["other"].(string)
			}
		}
		if sentence == "" {
			t.Errorf("no words for %q in %s", key, language)
		}
		for name, fact := range facts {
			sentence = strings.ReplaceAll(sentence, "{"+name+"}", fmt.Sprint(fact))
		}
		if strings.Contains(sentence, "{") {
			t.Errorf("%q in %s lacks a fact: %s", key, language, sentence)
		}
		return sentence
	}
}

// form is the plural form of a number, for the few numbers of the tests.
func form(language Language, n any) string {
	forms := map[Language]map[any]string{
		English: {1: "one"},
		Welsh:   {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"},
	}
	if named := forms[language][n]; named != "" {
		return named
	}
	return "other"
}
