package main

import (
	"byname"
	"byname/work"
)

// reasonFlags are for verbs that open somebody with whom the worker may have
// no relationship.
type reasonFlags struct {
	Reason  string `placeholder:"TEXT" help:"Why you need to see somebody with whom you have nothing to do: it is written down, and holds for twelve hours."`
	Purpose string `placeholder:"PURPOSE" help:"What you need it for, with --reason: support, link or rights (default: the first of these that your role may ask for)."`
}

// give writes down the reason for opening some persons, if there is one.
func (f reasonFlags) give(e *env, w *work.Work, who work.Who, ids ...byname.PersonID) error {
	if f.Reason == "" {
		if f.Purpose != "" {
			return byname.Invalid("--purpose", "a reason with it", "add --reason and why you need to see them")
		}
		return nil
	}
	purpose := f.Purpose
	if purpose == "" {
		may, err := w.Purposes(e.ctx, who)
		if err != nil {
			return err
		}
		if len(may) == 0 {
			return byname.Denied("--reason", "a worker whose role may open somebody on a reason", "ask somebody whose work it is")
		}
		purpose = may[0].Value
	}
	for _, id := range ids {
		now, err := w.Became(e.ctx, id)
		if err != nil {
			return err
		}
		if err := w.GiveReason(e.ctx, who, now, purpose, f.Reason); err != nil {
			return err
		}
	}
	return nil
}
