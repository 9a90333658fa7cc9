// Command tally reads what go test -json prints, shows the lines that matter
// and ends with how many tests passed, failed and were skipped. A skipped
// test counts as a failure: what is not run is not known to work.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	os.Exit(run(os.Stdin, os.Stdout))
}

// run is main without the process: the exit code is 0 when all passed.
func run(in io.Reader, out io.Writer) int {
	t, err := read(in, out)
	if err != nil {
		fmt.Fprintln(out, "tally:", err)
		return 1
	}
	return t.report(out)
}
