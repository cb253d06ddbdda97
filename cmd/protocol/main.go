// Command protocol writes frontend/src/protocol.gen.ts and docs/protocol.md from
// the Go types of what travels: commands, parts and their vocabulary. Run it from
// the repository's top; a test fails when a file is stale.
package main

import (
	"fmt"
	"os"
)

// written says what is made from the types, by path.
var written = map[string]func(top string) ([]byte, error){
	"frontend/src/protocol.gen.ts": Types,
	"docs/protocol.md":             Document,
}

func main() {
	for path, write := range written {
		made, err := write(".")
		if err == nil {
			err = os.WriteFile(path, made, 0o644)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "protocol:", err)
			os.Exit(1)
		}
	}
}
