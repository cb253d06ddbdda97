package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"sharedspace/session/web"
)

// rehearsalPlan is what a rehearsal was asked for.
type rehearsalPlan struct {
	to      []string      // servers' addresses; people are spread over them
	origin  string        // sent as Origin; "": the address that is dialled
	polis   string        // directory of an export; "": people are made up
	minutes string        // file to write; "": none
	people  int           // to make up
	join    string        // code of somebody else's workshop; "": open one
	pace    time.Duration // a person's pause before each act; 0: none
	seed    uint64        // of everything that is made up
}

const (
	defaultAddress = "http://localhost:8080"
	defaultCrowd   = 12
	largestCrowd   = 40 // people in one workshop
)

// runRehearse runs a whole workshop by itself: a facilitator and everybody else,
// each over a line of their own. It returns an error when anything was refused
// or lost.
func runRehearse(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	plan, err := readRehearsalPlan(args, stderr)
	if err != nil {
		return err
	}
	company, err := plan.company()
	if err != nil {
		return fmt.Errorf("rehearse: %w", err)
	}
	bar := newProgressBar(stderr, len(company.People))
	rehearsal := newRehearsal(plan, company, bar)
	err = rehearsal.run(ctx)
	bar.end()
	fmt.Fprint(stdout, rehearsal.numbers())
	if err != nil {
		return fmt.Errorf("rehearse: %w", err)
	}
	fmt.Fprintln(stdout, rehearsal.farewell())
	return nil
}

// readRehearsalPlan reads the flags. With -h it prints them and returns flag.ErrHelp.
func readRehearsalPlan(args []string, stderr io.Writer) (rehearsalPlan, error) {
	plan := rehearsalPlan{}
	flags := flag.NewFlagSet("sharedspace rehearse", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	to := flags.String("to", defaultAddress, "`address` of the server; several with commas")
	flags.StringVar(&plan.origin, "origin", "", "`address` to send as Origin, where the server's BASE_URL is not the address dialled")
	flags.StringVar(&plan.polis, "polis", "", "`directory` of a Polis export whose people take part")
	flags.StringVar(&plan.minutes, "minutes", "", "`file` to write the minutes to")
	flags.IntVar(&plan.people, "people", 0, fmt.Sprintf("how many people to make up, 1 to %d (default %d)", largestCrowd, defaultCrowd))
	flags.StringVar(&plan.join, "join", "", "`code` of a workshop that somebody else facilitates")
	flags.DurationVar(&plan.pace, "pace", 0, "about how long a person takes before each act, such as 5s; 0: as fast as the server answers")
	flags.Uint64Var(&plan.seed, "seed", 1, "another seed makes up other people")
	flags.Usage = func() {
		flags.SetOutput(stderr)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return plan, err
		}
		return plan, fmt.Errorf("rehearse: %w", err)
	}
	if flags.NArg() > 0 {
		return plan, fmt.Errorf("rehearse takes no argument %q", flags.Arg(0))
	}
	var err error
	plan.to, err = readAddresses(*to)
	return plan, cmp.Or(err, plan.check())
}

func (p *rehearsalPlan) check() error {
	switch {
	case p.polis != "" && p.people != 0:
		return errors.New("rehearse: -people makes people up and -polis brings them along: give one of the two")
	case p.polis == "" && p.people == 0:
		p.people = defaultCrowd
	case p.people < 0 || p.people > largestCrowd:
		return fmt.Errorf("rehearse: -people must be a number from 1 to %d", largestCrowd)
	case p.pace < 0:
		return errors.New("rehearse: -pace must not be negative")
	}
	if p.origin != "" {
		origin, err := web.ReadBase(p.origin)
		if err != nil {
			return fmt.Errorf("rehearse: -origin %w", err)
		}
		p.origin = origin
	}
	if p.join != "" && p.minutes != "" {
		return errors.New("rehearse: -minutes needs a workshop of its own: the facilitator whom -join joins has them")
	}
	return nil
}

// company brings the people of the export, or makes them up.
func (p *rehearsalPlan) company() (company, error) {
	if p.polis != "" {
		return readPolis(p.polis)
	}
	return makeUp(p.people, p.seed), nil
}

func readAddresses(list string) ([]string, error) {
	var addresses []string
	for _, text := range strings.Split(list, ",") {
		text = strings.TrimSuffix(strings.TrimSpace(text), "/")
		address, err := url.Parse(text)
		if err != nil || address.Host == "" || address.Path != "" || address.Scheme != "http" && address.Scheme != "https" {
			return nil, fmt.Errorf("rehearse: -to %q is not an address such as %s", text, defaultAddress)
		}
		addresses = append(addresses, text)
	}
	return addresses, nil
}
