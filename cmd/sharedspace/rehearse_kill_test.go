package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// killer is where a rehearsal says which stage it has come to. At each it kills
// the server and starts it again.
type killer struct {
	t       *testing.T
	dir     string
	port    string
	process *exec.Cmd
	kills   int
}

func (k *killer) Write(line []byte) (int, error) {
	if strings.TrimSpace(string(line)) == stageNames["arriving"] {
		return len(line), nil // people are still joining
	}
	k.kills++
	k.process.Process.Kill()
	k.process.Wait()
	k.process, _ = startProcess(k.t, k.dir, k.port)
	return len(line), nil
}

func TestARehearsalOutlivesAServerThatIsKilledAtEveryStage(t *testing.T) {
	t.Parallel()
	killer := killer{t: t, dir: t.TempDir()}
	process, base := startProcess(t, killer.dir, "0")
	killer.process, killer.port = process, base[strings.LastIndex(base, ":")+1:]
	defer func() {
		killer.process.Process.Kill()
		killer.process.Wait()
	}()
	var stdout bytes.Buffer
	if err := runRehearse(t.Context(), []string{"-to", base, "-polis", madeUpExport}, &stdout, &killer); err != nil {
		t.Fatalf("%v\n%s", err, &stdout)
	}
	if killer.kills != 7 || !strings.Contains(stdout.String(), "Nothing was refused and nothing was lost. Agreements: 2") || strings.Contains(stdout.String(), "reconnects  0\n") {
		t.Errorf("%d kills\n%s", killer.kills, &stdout)
	}
}
