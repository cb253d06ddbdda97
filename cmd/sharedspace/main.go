// Command sharedspace is the whole product in one binary: it serves workshops,
// and rehearses them. Start reading at serve, which connects everything.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "sharedspace:", err)
		os.Exit(1)
	}
}

// run is the program without its process: ctx ends it gracefully.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) error {
	name := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	var err error
	switch name {
	case "serve":
		err = runServe(ctx, args, getenv, stdout, stderr)
	case "rehearse":
		err = runRehearse(ctx, args, stdout, stderr)
	default:
		err = fmt.Errorf("there is no subcommand %q: use serve (the default) or rehearse", name)
	}
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	return err
}
