package main

// linkCmd holds the verbs about linking records.
type linkCmd struct {
	Files linkFilesCmd `cmd:"" help:"Find the people in files of any kind, on their own."`
}
