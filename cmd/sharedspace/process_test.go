package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// runAsProgram makes this test's binary the program, so that a test can kill it.
const runAsProgram = "SHAREDSPACE_TEST_RUNS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(runAsProgram) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// startProcess starts the program as a process of its own and waits until it is ready.
func startProcess(t *testing.T, dir, port string) (process *exec.Cmd, base string) {
	t.Helper()
	process = exec.CommandContext(t.Context(), os.Args[0], "-port", port, "-data-dir", dir, "-log-level", "error")
	process.Env = append(os.Environ(), runAsProgram+"=1")
	process.Stderr = os.Stderr
	stdout, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	base, ready := strings.CutPrefix(strings.TrimSpace(line), "Shared Space is ready: ")
	if err != nil || !ready {
		t.Fatalf("said %q, %v", line, err)
	}
	return process, base
}

const kills = 5

func TestNothingSavedIsLostWhenTheProcessIsKilled(t *testing.T) {
	dir := t.TempDir()
	process, base := startProcess(t, dir, "0")
	workshop, err := web.Open(t.Context(), base, web.Opening{Topic: "Leaving hospital"})
	if err != nil {
		t.Fatal(err)
	}
	client, err := web.Dial(t.Context(), base, workshop.Pass, "")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	port := base[strings.LastIndex(base, ":")+1:]
	for kill := range kills {
		answered, ended := make(chan int64), make(chan error, 1)
		go func() { ended <- askThrice(t.Context(), client, kill, answered) }()
		<-answered // the next act is under way
		process.Process.Signal(syscall.SIGKILL)
		process.Wait()
		process, _ = startProcess(t, dir, port)
		<-answered
		if last := <-answered; last != int64(1+3*(kill+1)) {
			t.Errorf("after %d acts the log has %d entries", 3*(kill+1), last)
		}
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
	}
	process.Process.Signal(syscall.SIGTERM)
	if err := process.Wait(); err != nil {
		t.Error("ended by SIGTERM:", err)
	}
}

// askThrice changes a question three times, each differently, and says at which
// revision each was saved.
func askThrice(ctx context.Context, client *web.Client, kill int, answered chan<- int64) error {
	defer close(answered)
	for n := range 3 {
		words := fmt.Sprintf("What gets in the way, %d.%d?", kill, n)
		saved, err := client.Do(ctx, facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: words})
		if err != nil {
			return err
		}
		answered <- saved.Revision
	}
	return nil
}
