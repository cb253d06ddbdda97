package web

import (
	"strings"
	"testing"
)

func TestStrictJSONReadsOneValueAndWritesItAnew(t *testing.T) {
	for given, want := range map[string]string{
		` {"a" : [1, 2.50, "x", null, true], "b":{"c":""}} `: `{"a":[1,2.50,"x",null,true],"b":{"c":""}}`,
		"{\"a\":\"cafe\u0301\"}":                             "{\"a\":\"caf\u00e9\"}",
		`{}   `:                                              `{}`,
		`{"a":12345678901234567890}`:                         `{"a":12345678901234567890}`,
		`"x"`:                                                `"x"`,
	} {
		if got, err := strictJSON([]byte(given), 3); err != nil || string(got) != want {
			t.Errorf("%s became %s, %v", given, got, err)
		}
	}
}

func TestStrictJSONRefusesWhatTwoReadersMayReadDifferently(t *testing.T) {
	for name, given := range map[string]string{
		"double key":           `{"a":1,"a":2}`,
		"double key, escaped":  `{"a":1,"\u0061":2}`,
		"double key, inside":   `{"a":[{"b":1,"b":1}]}`,
		"too deep":             `{"a":{"b":{"c":{}}}}`,
		"too deep, arrays":     `[[[[]]]]`,
		"very deep":            strings.Repeat("[", 100_000),
		"two values":           `{} {}`,
		"something behind":     `{}x`,
		"nothing":              ``,
		"white space":          "  \n",
		"half an object":       `{"a":`,
		"half a string":        `{"a":"b`,
		"comma at the end":     `{"a":1,}`,
		"not UTF-8":            "{\"a\":\"\xff\"}",
		"a comment":            `{/**/}`,
		"brackets do not pair": `[}`,
		"no colon":             `{"a" 1}`,
	} {
		if got, err := strictJSON([]byte(given), 3); err == nil {
			t.Errorf("%s: became %s", name, got)
		}
	}
}
