package facilitation

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func heldMinutes(t testing.TB) []byte {
	return Minutes(RecordOf(heldWorkshop()), minutesFacts, readWords(t, English))
}

func TestTheChecksumIsThatOfTheOtherBytes(t *testing.T) {
	file := heldMinutes(t)
	stated, actual := MinutesSum(file)
	if stated == "" || stated != actual {
		t.Fatalf("the file states %q, its bytes make %q", stated, actual)
	}
	var others []string
	for line := range strings.Lines(string(file)) {
		if !strings.HasPrefix(line, "sha256: ") {
			others = append(others, line)
		}
	}
	if sumOf([]byte(strings.Join(others, ""))) != stated {
		t.Error("leaving out the line sha256 does not give the checksum")
	}
}

func TestEveryChangedBitOfTheMinutesIsFound(t *testing.T) {
	const seed = 20260514
	dice := rand.New(rand.NewPCG(seed, 0))
	file := heldMinutes(t)
	for range 10_000 {
		at, bit := dice.IntN(len(file)), byte(1)<<dice.IntN(8)
		file[at] ^= bit
		if stated, actual := MinutesSum(file); stated == actual {
			t.Fatalf("bit %08b of byte %d was changed and not found (seed %d)", bit, at, seed)
		}
		file[at] ^= bit
	}
}

func TestAFileWithoutAChecksumStatesNone(t *testing.T) {
	for _, file := range []string{"", "---\n---\n", "---\nid: \"a\"\n---\n\nWords", "sha256: \"a\"\n"} {
		if stated, _ := MinutesSum([]byte(file)); stated != "" {
			t.Errorf("%q states %q", file, stated)
		}
	}
}

// frontMatter reads the small part of YAML that the minutes use, strictly.
func frontMatter(t *testing.T, file []byte) (keys []string, values map[string]string) {
	t.Helper()
	body, found := strings.CutPrefix(string(file), "---\n")
	front, _, ends := strings.Cut(body, "\n---\n")
	if !found || !ends {
		t.Fatal("there is no front matter")
	}
	values = map[string]string{}
	top := ""
	for _, line := range strings.Split(front, "\n") {
		item, isItem := strings.CutPrefix(line, "  - ")
		key, value, isPair := strings.Cut(strings.TrimPrefix(line, "  "), ": ")
		switch {
		case isItem:
			values[top] += unquote(t, item) + "\n"
		case strings.HasPrefix(line, "  ") && isPair:
			values[top+"."+key] = unquote(t, value)
		case isPair:
			keys, values[key] = append(keys, key), unquote(t, value)
		case strings.HasSuffix(line, ":"):
			top = strings.TrimSuffix(line, ":")
			keys = append(keys, top)
		default:
			t.Fatalf("%q is no line of front matter", line)
		}
	}
	return keys, values
}

func unquote(t *testing.T, value string) string {
	t.Helper()
	if value == "null" || value == "[]" {
		return ""
	}
	if _, err := strconv.Atoi(value); err == nil {
		return value
	}
	plain, err := strconv.Unquote(value)
	if err != nil {
		t.Fatalf("%s is not quoted: %v", value, err)
	}
	return plain
}

func TestTheFrontMatterHasItsFieldsInOrder(t *testing.T) {
	keys, values := frontMatter(t, heldMinutes(t))
	want := "id version status workshop date rule numbers organisations reviewDate replaces chain sha256"
	if got := strings.Join(keys, " "); got != want {
		t.Errorf("the fields are %s", got)
	}
	for key, want := range map[string]string{
		"id": minutesFacts.ID, "version": "1", "date": "2026-05-14", "rule.support": "75", "numbers.people": "18", "numbers.agreed": "2",
		"organisations": "Hilltop Hospital Trust\nMarsh County Council\nValley GP Federation\n", "reviewDate": "2026-08-06",
	} {
		if values[key] != want {
			t.Errorf("%s is %q, not %q", key, values[key], want)
		}
	}
}

func TestNoWordsBreakTheFrontMatter(t *testing.T) {
	for _, hostile := range []string{
		"\"\nid: \"mine\"", "---", "a: b # c", "'\\", "\u0085\u2028---\u2029", "\uFEFF\uFFFE\U0001F469\u200D\U0001F52C", "{x: [1, 2]}", "!!binary &a *a", "\x00\x1b[31m",
	} {
		state := heldWorkshop()
		state.Settings.Topic, state.Settings.Organisations[0] = said(hostile), said(hostile)
		file := Minutes(RecordOf(state), minutesFacts, readWords(t, English))
		keys, values := frontMatter(t, file)
		if len(keys) != 12 || values["id"] != minutesFacts.ID {
			t.Errorf("%q makes fields %v", hostile, keys)
		}
		if want := strings.Join(strings.Fields(Clean(hostile)), " "); values["workshop"] != want {
			t.Errorf("%q reads %q", hostile, values["workshop"])
		}
		if stated, actual := MinutesSum(file); stated != actual {
			t.Errorf("%q breaks the checksum", hostile)
		}
	}
}
