package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

const mostMinutesBytes = 4 << 20

// checkMinutes fetches the published minutes as a reader does, writes them where
// it was asked to, and checks what has to be in them, and what must not.
func (r *rehearsal) checkMinutes(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	minutes, err := r.leader.readMinutes(ctx)
	if err != nil {
		return fmt.Errorf("the minutes: %w", err)
	}
	if r.plan.minutes != "" {
		if err := os.WriteFile(r.plan.minutes, minutes, 0o644); err != nil {
			return fmt.Errorf("write the minutes: %w", err)
		}
	}
	proposals := web.PartsOf[facilitation.PartProposal](r.leader.last, "proposal")
	text := plain(string(minutes))
	return errors.Join(checkSaid(text, proposals), checkUnsaid(text, r.company))
}

// readMinutes asks for the reading link and opens it, again while the server
// cannot be reached.
func (l *leader) readMinutes(ctx context.Context) ([]byte, error) {
	for {
		minutes, err := l.tryMinutes(ctx)
		var line *url.Error
		if !errors.As(err, &line) || ctx.Err() != nil {
			return minutes, err
		}
		if err := think(ctx, readAgain, l.chance); err != nil {
			return nil, line
		}
	}
}

const readAgain = 300 * time.Millisecond

func (l *leader) tryMinutes(ctx context.Context) ([]byte, error) {
	links, err := anywhere(l.nodes, func(base string) (web.Links, error) { return web.GetLinks(ctx, base, l.pass) })
	if err != nil {
		return nil, err
	}
	if links.Record == nil {
		return nil, errors.New("there is no reading link")
	}
	return fetchMinutes(ctx, *links.Record)
}

// fetchMinutes opens the reading link, which leaves a cookie, then the Markdown.
func fetchMinutes(ctx context.Context, links web.RecordLinks) ([]byte, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	reader := http.Client{Jar: jar}
	defer reader.CloseIdleConnections()
	if _, err := get(ctx, &reader, links.URL); err != nil {
		return nil, err
	}
	return get(ctx, &reader, links.Markdown)
}

func get(ctx context.Context, reader *http.Client, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	response, err := reader.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server says %s", response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, mostMinutesBytes))
}

// plain takes out the backslashes that keep people's words from making Markdown.
func plain(minutes string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(minutes, `\`, "")), " ")
}

// checkSaid: the sentence of every proposal, who takes an agreement forward, all
// worries, and both tallies of a proposal that was answered twice.
func checkSaid(text string, proposals map[string]facilitation.PartProposal) error {
	for _, proposal := range proposals {
		wanted := []string{proposal.Lines[facilitation.Will].Words, proposal.Lines[facilitation.SoThat].Words}
		if agrees(proposal.Outcome) {
			wanted = append(wanted, proposal.Lines[facilitation.Who].Words)
		}
		for _, worry := range proposal.Worries {
			wanted = append(wanted, cmp.Or(worry.Condensed, worry.Words))
		}
		for _, tally := range proposal.Tallies {
			wanted = append(wanted, fmt.Sprintf("%d of %d", tally.People, tally.Here))
		}
		for _, words := range wanted {
			if words = plain(words); !strings.Contains(text, words) {
				return fmt.Errorf("the minutes do not say %q", words)
			}
		}
		if len(proposal.Tallies) == 2 && !(strings.Contains(text, "First answers") && strings.Contains(text, "Final answers")) {
			return errors.New("the minutes do not hold both rounds of answers")
		}
	}
	return nil
}

// seats finds a person's place, which no minutes may name.
var seats = regexp.MustCompile(`(?i)\bseat \d`)

func checkUnsaid(text string, company company) error {
	if seats.MatchString(text) {
		return errors.New("the minutes name a seat")
	}
	for _, who := range company.People {
		if regexp.MustCompile(`\b` + who.Name + `\b`).MatchString(text) {
			return fmt.Errorf("the minutes name %s, who gave a name in the lobby only", who.Name)
		}
	}
	return nil
}
