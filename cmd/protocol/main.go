// Command protocol writes frontend/src/protocol.gen.ts from the Go types of what
// travels: commands, parts and their vocabulary. Run it from the repository's
// top, or with go generate; a test fails when the file is stale.
package main

import (
	"fmt"
	"os"
)

const target = "frontend/src/protocol.gen.ts"

func main() {
	source, err := Generate("facilitation")
	if err == nil {
		err = os.WriteFile(target, source, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "protocol:", err)
		os.Exit(1)
	}
}
