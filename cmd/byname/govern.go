package main

import (
	"fmt"
	"io"
	"os"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/govern"
	"byname/work"
)

// governCmd holds the verbs of boards and residents.
type governCmd struct {
	Board        governBoardCmd        `cmd:"" help:"Set up a board from a file, or show the one there is."`
	Put          governPutCmd          `cmd:"" help:"Put a question to the board, from a file."`
	Vote         governVoteCmd         `cmd:"" help:"Vote with your seat."`
	Interest     governInterestCmd     `cmd:"" help:"Declare an interest: your seat leaves the room."`
	Close        governCloseCmd        `cmd:"" help:"Count the votes; what was carried takes effect."`
	Show         governShowCmd         `cmd:"" help:"Show a question and how each seat voted."`
	Objections   governObjectionsCmd   `cmd:"" help:"What a person says no to."`
	Object       governObjectCmd       `cmd:"" help:"Write down that a person says no, to all sharing or to planning use alone."`
	EndObjection governEndObjectionCmd `cmd:"" name:"end-objection" help:"Write down that a person takes a no back."`
	CameOf       governCameOfCmd       `cmd:"" name:"came-of" help:"Write beside a decision what came of it."`
	Hear         governHearCmd         `cmd:"" help:"Write down what a resident said."`
	Answer       governAnswerCmd       `cmd:"" help:"Answer residents on a theme, in public."`
	Public       governPublicCmd       `cmd:"" help:"What residents can see of a neighbourhood."`
}

// readYAML reads a file whose every word must be known.
func readYAML(path string, into any) error {
	f, err := os.Open(path)
	if err != nil {
		return byname.NotFound(path, "a file that can be read", "check the path")
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return byname.Invalid(path, "the form that docs/govern.md shows", err.Error())
	}
	return nil
}

type governBoardCmd struct {
	File string `arg:"" optional:"" type:"existingfile"`
}

func (c governBoardCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		if c.File != "" {
			var b govern.Board
			if err := readYAML(c.File, &b); err != nil {
				return err
			}
			return w.SetUpBoard(e.ctx, who, b)
		}
		b, err := w.Board(e.ctx, who)
		if err != nil {
			return err
		}
		return e.show(b, func(out io.Writer) {
			fmt.Fprintf(out, "%s, quorum %d of %d seats\n", b.Name, b.Quorum, len(b.Seats))
			for _, d := range b.Decisions {
				fmt.Fprintf(out, "%v  %-8s %d for, %d against, %d abstained  %s  [%s]\n", d.Day, d.Result, d.For, d.Against, d.Abstained, d.Title, d.ID)
			}
		})
	})
}

type governPutCmd struct {
	Board string `arg:""`
	File  string `arg:"" type:"existingfile"`
}

func (c governPutCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		q, err := readQuestion(c.File)
		if err != nil {
			return err
		}
		return w.PutQuestion(e.ctx, who, c.Board, q)
	})
}

// readQuestion reads a paper: what is asked, in words for the board and for
// residents, and what takes effect when it is carried.
func readQuestion(path string) (govern.Question, error) {
	var file struct {
		ID, Title, Text, Plain string
		Effects                []struct {
			Kind            govern.EffectKind
			Year, Until     int
			Neighbourhood   string
			Who, To, Amount string
		}
	}
	if err := readYAML(path, &file); err != nil {
		return govern.Question{}, err
	}
	q := govern.Question{ID: file.ID, Title: file.Title, Text: file.Text, Plain: file.Plain}
	for _, f := range file.Effects {
		effect := govern.Effect{Kind: f.Kind, Year: f.Year, UntilYear: f.Until, Neighbourhood: f.Neighbourhood, Who: f.Who, To: f.To}
		if f.Amount != "" {
			amount, err := byname.ParsePence(f.Amount)
			if err != nil {
				return q, err
			}
			effect.Amount = amount
		}
		q.Effects = append(q.Effects, effect)
	}
	return q, nil
}

type governQuestion struct {
	Question string `arg:"" help:"Its id."`
}

type governVoteCmd struct {
	governQuestion
	Vote  string `arg:"" enum:"for,against,abstain" help:"for, against or abstain."`
	Words string `help:"In a sentence, why; residents can read it."`
}

func (c governVoteCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error { return w.CastVote(e.ctx, who, c.Question, c.Vote, c.Words) })
}

type governInterestCmd struct {
	governQuestion
	What string `arg:""`
}

func (c governInterestCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error { return w.DeclareInterest(e.ctx, who, c.Question, c.What) })
}

type governCloseCmd struct{ governQuestion }

func (c governCloseCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error { return w.CloseDecision(e.ctx, who, c.Question) })
}

type governCameOfCmd struct {
	governQuestion
	Words string `arg:""`
}

func (c governCameOfCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error { return w.SayWhatCameOfIt(e.ctx, who, c.Question, c.Words) })
}

type governShowCmd struct{ governQuestion }

func (c governShowCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		d, err := w.Decision(e.ctx, who, c.Question)
		if err != nil {
			return err
		}
		return e.show(d, func(out io.Writer) {
			fmt.Fprintf(out, "%s: %s, %d for, %d against, %d abstained; %d could vote, quorum %d\n", d.Title, d.Result, d.For, d.Against, d.Abstained, d.CouldVote, d.Quorum)
			for _, v := range d.Votes {
				fmt.Fprintf(out, "  %-45s %s  %s\n", v.Seat, v.Vote, v.Words)
			}
			for _, i := range d.Interests {
				fmt.Fprintf(out, "  interest of %s: %s\n", i.Seat, i.What)
			}
			for _, x := range d.Effects {
				fmt.Fprintln(out, "  effect:", x)
			}
		})
	})
}

type governHearCmd struct {
	Neighbourhood string         `arg:""`
	Theme         string         `help:"What it is about, once somebody has read it."`
	Words         string         `help:"What was said."`
	Channel       govern.Channel `default:"web" help:"web, telephone, in person or letter."`
	Language      string         `help:"In which it was said, when not English."`
	Times         int            `default:"1" help:"How many said the same."`
}

func (c governHearCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		for range c.Times {
			err := w.Hear(e.ctx, who, govern.Response{Neighbourhood: c.Neighbourhood, Theme: c.Theme, Words: c.Words, Channel: c.Channel, Language: c.Language})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

type governAnswerCmd struct {
	Neighbourhood string `arg:""`
	Theme         string `arg:""`
	Words         string `arg:""`
}

func (c governAnswerCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		return w.AnswerResidents(e.ctx, who, govern.Answer{Neighbourhood: c.Neighbourhood, Theme: c.Theme, Words: c.Words})
	})
}

type governPublicCmd struct {
	Neighbourhood string `arg:"" optional:""`
}

func (c governPublicCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	page, err := w.Public(e.ctx, c.Neighbourhood)
	if err != nil {
		return err
	}
	return e.show(page, func(out io.Writer) {
		fmt.Fprintln(out, page.Name)
		for _, d := range page.Decisions {
			fmt.Fprintf(out, "\n%s: %s (%s, %d for, %d against, %d abstained)\n", d.Day.Words(), d.Title, d.Result, d.For, d.Against, d.Abstained)
			fmt.Fprintln(out, " ", d.Plain)
			for _, i := range d.Interests {
				fmt.Fprintln(out, "  interest:", i)
			}
			if d.CameOfIt != "" {
				fmt.Fprintln(out, "  what came of it:", d.CameOfIt)
			}
		}
		if len(page.Money) > 0 {
			fmt.Fprintf(out, "\nMoney in %s\n", page.MoneyYear)
		}
		for _, m := range page.Money {
			fmt.Fprintf(out, "  %s: %v, %v spent\n", m.What, m.Committed, m.Spent)
		}
		fmt.Fprintf(out, "\n%s\n", page.Answers)
		for _, s := range page.Said {
			fmt.Fprintf(out, "  %s: %s. %s\n", s.Theme, s.Answers, s.Answer)
		}
		for _, i := range page.Outcomes {
			fmt.Fprintf(out, "  %s: %s\n", i.Title, i.Words)
		}
	})
}
