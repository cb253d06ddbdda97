package web

import (
	"fmt"
	"strings"

	"sharedspace/facilitation"
)

// Words are what pages made here say, in each language. They are the frontend's.
type Words struct {
	find func(language, key string) (sentence string, byNumber map[string]string)
}

// NewWords makes words of a look-up. It gives a sentence with gaps like {name},
// or one for each plural category of Unicode CLDR; neither where it has none.
func NewWords(find func(language, key string) (sentence string, byNumber map[string]string)) *Words {
	return &Words{find: find}
}

// Say gives the words for a key with facts in their gaps, once: a fact is never
// looked at for gaps. A choice by number is made with the fact n. Where a
// language has no words for a key, English has; the last resort is the key.
func (w *Words) Say(language facilitation.Language, key string, facts map[string]any) string {
	for _, each := range []facilitation.Language{language, facilitation.English} {
		sentence, byNumber := w.find(string(each), key)
		if byNumber != nil {
			sentence = byNumber[plural(each, facts["n"])]
			if sentence == "" {
				sentence = byNumber["other"]
			}
		}
		if sentence != "" {
			return fill(sentence, facts)
		}
	}
	return key
}

func fill(sentence string, facts map[string]any) string {
	pairs := make([]string, 0, 2*len(facts))
	for name, fact := range facts {
		pairs = append(pairs, "{"+name+"}", fmt.Sprint(fact))
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

// plurals are the categories of whole numbers that are not "other" (Unicode CLDR).
var plurals = map[facilitation.Language]map[int]string{
	facilitation.English: {1: "one"},
	facilitation.Welsh:   {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"},
}

func plural(language facilitation.Language, number any) string {
	n, whole := number.(int)
	if category := plurals[language][n]; whole && category != "" {
		return category
	}
	return "other"
}
