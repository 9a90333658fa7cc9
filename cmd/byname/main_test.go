package main

import (
	"os"
	"testing"
)

// TestMain lets a test start this program as a process of its own, to kill it.
func TestMain(m *testing.M) {
	if os.Getenv("BYNAME_TEST_IS_BYNAME") != "" {
		main()
	}
	os.Exit(m.Run())
}
