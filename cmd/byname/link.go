package main

// linkCmd holds the verbs about linking records.
type linkCmd struct {
	Block   linkBlockCmd   `cmd:"" help:"Count the pairs that blocking rules bring together, and have rules proposed."`
	Files   linkFilesCmd   `cmd:"" help:"Find the people in files of any kind, on their own."`
	Quality linkQualityCmd `cmd:"" help:"Show how well records are linked, community by community, and what changed since the builds before."`
	Why     linkWhyCmd     `cmd:"" help:"Why two records, or all of a person, are one person or are not. Say who asks: byname --as NAME link why ..."`
	Match   linkMatchCmd   `cmd:"" help:"Find whom of a population a record may be about, in milliseconds."`
	Train   linkTrainCmd   `cmd:"" help:"Train a Splink model on files, without labels."`
}
