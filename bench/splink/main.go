// Command splink measures Byname beside Splink on DuckDB, with one model and
// one set of blocking rules, both from one Parquet file to clusters.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[2])
	f, err := os.Create(os.Args[1])
	if err == nil {
		err = newTown(n).write(f, n)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
