// Command byname runs Byname: byname <noun> <verb>.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/alecthomas/kong"

	"byname"
)

// cli is the table of all nouns; each noun has its own file.
type cli struct {
	globals
	Demo  demoCmd  `cmd:"" help:"Run the story of an invented neighbourhood on real ground, and serve it."`
	Serve serveCmd `cmd:"" help:"Serve the pages and the API."`

	Area       areaCmd       `cmd:"" help:"Places, neighbourhoods and the small areas they are made of."`
	Feed       feedCmd       `cmd:"" help:"What agencies send: take it in, see what was refused."`
	Fund       fundCmd       `cmd:"" help:"The pool: who pays, who may spend, who gains."`
	Govern     governCmd     `cmd:"" help:"Boards, what they decide, and what residents say."`
	Guard      guardCmd      `cmd:"" help:"Accounts, who looked, and the proof of it."`
	Link       linkCmd       `cmd:"" help:"Link records to people."`
	Outcome    outcomeCmd    `cmd:"" help:"Whether life gets better here: against before and against England."`
	Bed        bedCmd        `cmd:"" help:"A bed every night: who needs one, and where there is one."`
	Discharge  dischargeCmd  `cmd:"" help:"Home from hospital: the day, what home needs, and who is kept by what."`
	Directory  directoryCmd  `cmd:"" help:"What there is to help people: services of every sector."`
	Plan       planCmd       `cmd:"" help:"People's plans, and answers from agencies' own systems."`
	Population populationCmd `cmd:"" help:"Everybody: one build a night, complete or absent."`
	Programme  programmeCmd  `cmd:"" help:"Programmes, each declared in one file."`
	Signal     signalCmd     `cmd:"" help:"Early signs that a programme could help somebody."`
	Synth      synthCmd      `cmd:"" help:"Invented people on real ground, with known truth."`
	Team       teamCmd       `cmd:"" help:"A neighbourhood team's worklist."`
}

func main() {
	// What is written is people's: nobody else of the machine reads it, the
	// database's log neither.
	syscall.Umask(0o077)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // who asks again is not made to wait
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is main without the process: arguments in, an exit code out.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	return runOn(nil, ctx, args, stdin, stdout, stderr)
}

// runOn is run on a stage, whose work and clock the verb shares.
func runOn(on *stage, ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	var c cli
	exit := -1
	parser, err := kong.New(&c,
		kong.Name("byname"),
		kong.Description("Public services run as one: people by name, found early, one plan, one pot."),
		kong.Vars(dischargeWords()),
		kong.Writers(stdout, stderr),
		kong.Exit(func(n int) { exit = n }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, FlagsLast: true}),
	)
	if err != nil {
		panic(err)
	}
	k, err := parser.Parse(args)
	if exit >= 0 {
		return exit
	}
	if err != nil {
		fmt.Fprintf(stderr, "byname: %v\nTry: %s --help\n", err, asked(err))
		return exitUsage
	}
	e := &env{c.globals, ctx, stdin, stdout, stderr, on}
	if err := k.Run(e); err != nil {
		if ctx.Err() != nil { // whatever it is called on the way up, it was Ctrl-C
			err = ctx.Err()
		}
		fmt.Fprintln(stderr, "byname:", err)
		return exitCode(err)
	}
	return 0
}

// asked is the part of a command that was understood, as it was typed.
func asked(wrong error) string {
	var p *kong.ParseError
	if errors.As(wrong, &p) && p.Context != nil {
		if node := p.Context.Selected(); node != nil {
			return node.FullPath()
		}
		for _, step := range slices.Backward(p.Context.Path) {
			if step.Command != nil {
				return step.Command.FullPath()
			}
		}
	}
	return "byname"
}

// Exit codes, one for each kind of error.
const (
	exitFault       = 1 // ours, or the machine's
	exitUsage       = 2
	exitInvalid     = 3
	exitDenied      = 4
	exitNotFound    = 5
	exitConflict    = 6
	exitInterrupted = 130
)

func exitCode(err error) int {
	switch {
	case errors.Is(err, byname.ErrInvalid):
		return exitInvalid
	case errors.Is(err, byname.ErrDenied):
		return exitDenied
	case errors.Is(err, byname.ErrNotFound):
		return exitNotFound
	case errors.Is(err, byname.ErrConflict):
		return exitConflict
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFault
}
