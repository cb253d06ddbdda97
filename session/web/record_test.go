package web

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"sharedspace/facilitation"
	"sharedspace/session"
)

const (
	testRecord = "0b8f5a0e-3c7d-4a52-8f1e-6d2c9b4a7e10"
	testToken  = "Wm9yYm9yYm9yYm9yYm9yYg"
)

// readTestWords reads the words the way the binary does.
func readTestWords(t testing.TB) *Words {
	t.Helper()
	all := map[string]map[string]any{}
	for _, language := range []string{"en", "cy"} {
		data, err := os.ReadFile("../../frontend/src/words/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]any{}
		if err := json.Unmarshal(data, &words); err != nil {
			t.Fatal(err)
		}
		all[language] = words
	}
	return NewWords(func(language, key string) (string, map[string]string) {
		switch word := all[language][key].(type) {
		case string:
			return word, nil
		case map[string]any:
			byNumber := map[string]string{}
			for category, sentence := range word {
				byNumber[category], _ = sentence.(string)
			}
			return "", byNumber
		}
		return "", nil
	})
}

// heldRecord is the record of the golden minutes.
func heldRecord(t testing.TB) facilitation.RecordData {
	t.Helper()
	document, err := os.ReadFile("../../facilitation/testdata/minutes/eighteen-people.json")
	if err != nil {
		t.Fatal(err)
	}
	var data facilitation.RecordData
	if err := json.Unmarshal(document, &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// recordServer serves one record on a free port.
func recordServer(t *testing.T, data facilitation.RecordData) *httptest.Server {
	t.Helper()
	log := session.NewMemory()
	publishTestRecord(t, log, data)
	mux := http.NewServeMux()
	reads := func(record, token string) bool { return record == testRecord && token == testToken }
	NewRecords(log, reads, readTestWords(t), false, slog.New(slog.DiscardHandler)).Register(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func publishTestRecord(t *testing.T, log session.Log, data facilitation.RecordData) {
	t.Helper()
	event, err := facilitation.EncodeRecordEvent(facilitation.RecordPublished{RecordData: data})
	if err != nil {
		t.Fatal(err)
	}
	entry, err := session.NewEntry(session.Entry{}, []byte(`{"commands":[],"events":[`+string(event)+`]}`))
	if err == nil {
		err = log.Append(t.Context(), testRecord, entry)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// reader is a browser without JavaScript.
func reader(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

func get(t *testing.T, client *http.Client, address string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

func TestAReadingLinkLeadsToTheRecordAndLeavesTheAddress(t *testing.T) {
	server, client := recordServer(t, heldRecord(t)), reader(t)
	response, body := get(t, client, server.URL+"/r/"+testRecord+"/"+testToken)
	if response.StatusCode != http.StatusOK || response.Request.URL.Path != "/r/"+testRecord {
		t.Fatalf("the link leads to %s with status %d", response.Request.URL.Path, response.StatusCode)
	}
	for _, part := range []string{
		`<html lang="en">`, "<h1>How do we share what we know when somebody leaves hospital?</h1>", "It binds no organisation until",
		"nobody comes home to strangers", `<section class="part part--agreed">`, `<th align="right">First answers</th>`,
	} {
		if !strings.Contains(body, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	if strings.Contains(body, testToken) {
		t.Error("the page holds the token")
	}
}

func TestTheReadingCookieIsForTheRecordsPathAlone(t *testing.T) {
	server := recordServer(t, heldRecord(t))
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, _ := get(t, client, server.URL+"/r/"+testRecord+"/"+testToken)
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/r/"+testRecord {
		t.Fatalf("status %d, to %q", response.StatusCode, response.Header.Get("Location"))
	}
	cookies := response.Cookies()
	if len(cookies) != 1 {
		t.Fatalf("%d cookies", len(cookies))
	}
	cookie := cookies[0]
	if cookie.Path != "/r/"+testRecord || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Domain != "" {
		t.Errorf("the cookie is %s", cookie)
	}
}

func TestNothingOpensWithoutTheRecordsOwnLink(t *testing.T) {
	server := recordServer(t, heldRecord(t))
	_, want := get(t, reader(t), server.URL+"/r/"+testRecord)
	for _, path := range []string{
		"/r/" + testRecord, "/r/" + testRecord + "/print", "/r/" + testRecord + "/minutes.md", "/r/" + testRecord + "/wrong",
		"/r/" + strings.ToUpper(testRecord) + "/" + testToken, "/r/7d444840-9dc0-41d1-b245-5ffdce74fad2/" + testToken, "/r/none/" + testToken,
	} {
		response, body := get(t, reader(t), server.URL+path)
		if response.StatusCode != http.StatusNotFound || body != want {
			t.Errorf("%s answers %d, or other words than the rest", path, response.StatusCode)
		}
		if len(response.Cookies()) > 0 {
			t.Errorf("%s sets a cookie", path)
		}
	}
	for _, words := range []string{`lang="en"`, `lang="cy"`, "This link opens no record.", "Nid yw&#39;r ddolen hon yn agor unrhyw gofnod."} {
		if !strings.Contains(want, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
}

func TestTheMarkdownIsTheFileThatThePageStatesTheChecksumOf(t *testing.T) {
	server, client := recordServer(t, heldRecord(t)), reader(t)
	_, page := get(t, client, server.URL+"/r/"+testRecord+"/"+testToken)
	response, file := get(t, client, server.URL+"/r/"+testRecord+"/minutes.md")
	if got := response.Header.Get("Content-Type"); got != "text/markdown; charset=utf-8" {
		t.Errorf("its type is %q", got)
	}
	if got := response.Header.Get("Content-Disposition"); got != `attachment; filename="minutes-2026-05-14.md"` {
		t.Errorf("it is offered as %q", got)
	}
	stated, actual := facilitation.MinutesSum([]byte(file))
	if stated != actual || !strings.Contains(page, "<dd>"+actual+"</dd>") {
		t.Errorf("the file states %s, its bytes make %s, and the page shows another", stated, actual)
	}
}

func TestThePageNeedsNoScriptAndLoadsNothingElse(t *testing.T) {
	server, client := recordServer(t, heldRecord(t)), reader(t)
	for _, path := range []string{"/r/" + testRecord + "/" + testToken, "/r/" + testRecord + "/print", "/r/" + testRecord + "/gone"} {
		response, body := get(t, client, server.URL+path)
		for _, never := range []string{"<script", "javascript:", " style=", "<img", "<iframe", "onclick", "http://", "https://"} {
			if strings.Contains(body, never) {
				t.Errorf("%s holds %q", path, never)
			}
		}
		for name, want := range map[string]string{
			"Content-Security-Policy": recordPolicy, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow",
			"Content-Type": "text/html; charset=utf-8",
		} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

func TestTheStyleIsOursAndKnowsPaperAndTheDark(t *testing.T) {
	server := recordServer(t, heldRecord(t))
	response, style := get(t, reader(t), server.URL+recordStyleAddress)
	if got := response.Header.Get("Content-Type"); got != "text/css; charset=utf-8" {
		t.Errorf("its type is %q", got)
	}
	for _, part := range []string{"@media print", "break-before: page", "prefers-color-scheme: dark", "max-inline-size: 41rem"} {
		if !strings.Contains(style, part) {
			t.Errorf("the style lacks %q", part)
		}
	}
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") {
		t.Error("the style loads something")
	}
}

func TestAPageToPrintIsTheSameRecord(t *testing.T) {
	server, client := recordServer(t, heldRecord(t)), reader(t)
	_, page := get(t, client, server.URL+"/r/"+testRecord+"/"+testToken)
	_, paper := get(t, client, server.URL+"/r/"+testRecord+"/print")
	main := func(body string) string {
		_, after, _ := strings.Cut(body, "<main")
		inside, _, _ := strings.Cut(after, "</main>")
		return inside
	}
	if main(page) != main(paper) || main(page) == "" {
		t.Error("what is printed is not what is read")
	}
	if !strings.Contains(paper, `<body class="paper">`) {
		t.Error("the page to print looks like the other")
	}
}

func TestARecordIsInItsOwnLanguage(t *testing.T) {
	data := heldRecord(t)
	data.Language = facilitation.Welsh
	server, client := recordServer(t, data), reader(t)
	_, page := get(t, client, server.URL+"/r/"+testRecord+"/"+testToken)
	for _, part := range []string{`<html lang="cy">`, "Yr hyn y cytunwyd arno", "14 Mai 2026", "18 o bobl", "Lawrlwytho fel Markdown"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

func TestARecordThatIsTooLongCanStillBeDownloaded(t *testing.T) {
	data := heldRecord(t)
	long := facilitation.NewText(strings.Repeat("word ", 1500), "c2FsdHNhbHRzYWx0c2FsdA")
	for range 50 {
		data.Quotes = append(data.Quotes, long)
	}
	server, client := recordServer(t, data), reader(t)
	_, page := get(t, client, server.URL+"/r/"+testRecord+"/"+testToken)
	if !strings.Contains(page, "too long to show") || strings.Contains(page, "word word") {
		t.Error("the page is not the one that says it is too long")
	}
	_, file := get(t, client, server.URL+"/r/"+testRecord+"/minutes.md")
	if stated, actual := facilitation.MinutesSum([]byte(file)); stated != actual || len(file) < maxRecordBytes {
		t.Errorf("the file of %d bytes states %s and makes %s", len(file), stated, actual)
	}
}
