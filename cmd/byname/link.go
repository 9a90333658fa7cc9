package main

// linkCmd holds the verbs about linking records.
type linkCmd struct{}
