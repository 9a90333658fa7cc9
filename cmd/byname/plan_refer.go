package main

import (
	"encoding/csv"
	"fmt"
	"io"

	"byname"
	"byname/work"
)

type planNudgeCmd struct{}

func (c planNudgeCmd) Run(e *env) error {
	return e.do(func(w *work.Work, _ work.Who) error {
		late, err := w.Nudge(e.ctx)
		if err != nil {
			return err
		}
		return e.show(late, func(out io.Writer) {
			fmt.Fprintf(out, "%d referrals and steps are late; whoever should know was told\n", late)
		})
	})
}

type planReferredCmd struct {
	Out string `default:"-" help:"File to write as CSV, with the persons as far as your agency may be shown them."`
}

// referredColumns are what an agency's own system needs to take a referral in.
var referredColumns = []string{"reference", "service", "state", "answer_by", "done_by", "asked_for", "good_to_know", "call", "phone", "address", "postcode", "language"}

func (c planReferredCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		return e.write(c.Out, func(out *csv.Writer) error {
			out.Write(referredColumns)
			for page, pages := 1, 1; page <= pages; page++ {
				box, err := w.Referrals(e.ctx, who, false, page)
				if err != nil {
					return err
				}
				for _, line := range box.Referrals {
					if line.Person == nil {
						continue // withheld: the inbox says so
					}
					r, err := w.Referral(e.ctx, who, line.Number)
					if err != nil {
						return err
					}
					address := r.Address.Reveal()
					if r.Hidden {
						address = ""
					}
					out.Write([]string{r.Reference, r.To, string(r.Stand), due(r.AnswerBy), due(r.FinishBy), r.Ask.Reveal(), r.Need.Reveal(),
						r.Person.Preferred.Reveal(), r.Phone.Reveal(), address, r.Postcode.Reveal(), r.Language})
				}
				pages = box.Pages
			}
			return nil
		})
	})
}

// due is a due minute as other systems read it, "" when nothing is due.
func due(m byname.Minute) string {
	if m == 0 {
		return ""
	}
	return m.String()
}
