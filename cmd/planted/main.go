// Command planted shows that the tests can fail: it plants one fault after
// another, runs the tests that must notice, and says which did not. It exits 1
// when a fault survives.
//
// The faults are replacements in the source, given to the compiler as an overlay,
// rather than branches behind build tags: so no faulty code lies in the product,
// and a fault that no longer fits the source is an error instead of dead weight.
// Run it from the repository's top; words after it choose the faults whose name
// holds them.
package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed faults.json
var list []byte

// fault is one replacement, and the tests that must notice it.
type fault struct {
	Name    string `json:"name"` // what would then be true
	File    string `json:"file"`
	Package string `json:"package"`
	Run     string `json:"run"` // of go test
	Old     string `json:"old"` // found exactly once in the file
	New     string `json:"new"`
}

func main() {
	var faults []fault
	if err := json.Unmarshal(list, &faults); err != nil {
		fmt.Fprintln(os.Stderr, "planted: faults.json:", err)
		os.Exit(1)
	}
	planted, survived := 0, 0
	only := strings.Join(os.Args[1:], " ") // a part of a name; none: all
	for _, fault := range faults {
		if !strings.Contains(fault.Name, only) {
			continue
		}
		planted++
		noticed, err := fault.noticed()
		switch {
		case err != nil:
			survived++
			fmt.Printf("?         %s: %v\n", fault.Name, err)
		case noticed:
			fmt.Printf("caught    %s\n", fault.Name)
		default:
			survived++
			fmt.Printf("SURVIVED  %s\n", fault.Name)
		}
	}
	fmt.Printf("%d of %d planted faults caught\n", planted-survived, planted)
	os.Exit(min(survived, 1))
}

// noticed plants the fault and runs its tests.
func (f fault) noticed() (bool, error) {
	folder, err := os.MkdirTemp("", "planted")
	if err != nil {
		return false, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	overlay, err := f.plant(folder)
	if err != nil {
		return false, err
	}
	if out, err := exec.Command("go", "build", "-overlay", overlay, f.Package).CombinedOutput(); err != nil {
		return false, fmt.Errorf("does not build: %s", cmp.Or(lastLine(out), err.Error()))
	}
	out, err := exec.Command("go", "test", "-count=1", "-timeout=120s", "-vet=off", "-overlay", overlay, "-run", f.Run, f.Package).CombinedOutput()
	if err == nil && strings.Contains(string(out), "[no tests to run]") {
		return false, fmt.Errorf("no test is called %s", f.Run)
	}
	return err != nil, nil
}

// plant writes the changed file and the overlay that puts it in its place.
func (f fault) plant(folder string) (overlay string, err error) {
	source, err := os.ReadFile(f.File)
	if err != nil {
		return "", err
	}
	if n := strings.Count(string(source), f.Old); n != 1 {
		return "", fmt.Errorf("%s holds what is to be replaced %d times, not once", f.File, n)
	}
	changed := filepath.Join(folder, filepath.Base(f.File))
	if err := os.WriteFile(changed, []byte(strings.Replace(string(source), f.Old, f.New, 1)), 0o600); err != nil {
		return "", err
	}
	file, err := filepath.Abs(f.File)
	if err != nil {
		return "", err
	}
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {file: changed}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(folder, "overlay.json")
	return overlay, os.WriteFile(overlay, replace, 0o600)
}

func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}
