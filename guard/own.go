package guard

import (
	"context"
	"errors"
	"time"

	"byname"
)

// Themself is the worker under whom a person's looks at their own record are
// written down.
const Themself byname.WorkerID = "themself"

// Own is the purpose for which somebody reads what is kept about them, at
// their own door.
const Own = "own"

// How long a visit to one's own door lasts without use, and at all: it may be
// left open on a shared computer.
const (
	visitIdle  = 10 * time.Minute
	visitLasts = time.Hour
)

// A Code lets one person in at their own door. A worker gives it to them in
// person; of the code itself only its name and a slow hash are kept.
type Code struct {
	Number  int64
	Name    string
	Hash    string
	Person  byname.PersonID
	Made    time.Time
	Ends    time.Time
	Ended   time.Time // when a worker took it back; zero while nobody has
	Uses    int       // how often it opens yet
	Wrong   int       // wrong tries since the last right one
	WrongAt time.Time
	Moved   bool // records became theirs, or somebody else's, since it was made
}

// holds reports whether whom it was given to may still come in. When who they
// are has changed it does not: another's plan may be theirs by mistake.
func (c Code) holds(now time.Time) bool { return c.Ended.IsZero() && now.Before(c.Ends) && !c.Moved }

// A Visit is somebody at their own door.
type Visit struct {
	Code             Code
	Made, Used, Ends time.Time
}

// A Self is the person at their own door: a principal of its own, who is no
// worker and sees nobody else. Only a Door makes one; the zero Self sees
// nobody.
type Self struct {
	person byname.PersonID
	code   int64
}

func (s Self) Person() byname.PersonID { return s.person }

// Code is the number of the code by which they came in.
func (s Self) Code() int64 { return s.code }

// Keys is where codes and visits are kept. Finding none is an error of kind
// ErrNotFound.
type Keys interface {
	Code(ctx context.Context, name string) (Code, error)
	// CodeTried writes down a right or a wrong try. A right one takes a use; when
	// none is left it is an error of kind ErrConflict.
	CodeTried(ctx context.Context, number int64, right bool, at time.Time) error
	KeepVisit(ctx context.Context, hash TokenHash, v Visit) error
	Visit(ctx context.Context, hash TokenHash) (Visit, error)
	TouchVisit(ctx context.Context, hash TokenHash, at time.Time) error
	EndVisit(ctx context.Context, hash TokenHash) error
	Record(context.Context, ...Entry) error
}

// A Door lets persons in to what is kept about themselves.
type Door struct {
	keys Keys
	now  func() time.Time
}

// NewDoor makes a door on some keys.
func NewDoor(keys Keys, now func() time.Time) *Door { return &Door{keys, now} }

// errCode is the same for every code that does not open, so that it tells
// nobody which exist, nor why one stopped.
var errCode = byname.Denied("code", "a code that still works", "ask the worker who gave it for a new one")

// Open lets somebody in by the code that they were given. What was typed is
// written down nowhere; a wrong try at a code that exists is.
func (d *Door) Open(ctx context.Context, typed byname.Text) (Token, error) {
	name, code, read := readCode(typed)
	if !read {
		return Token{}, byname.Invalid("code", "as it is on the paper: three groups of four", "look at each letter and type it again")
	}
	defer turn()()
	now := d.now()
	c, err := d.keys.Code(ctx, name)
	unknown := errors.Is(err, byname.ErrNotFound)
	if err != nil && !unknown {
		return Token{}, err
	}
	if unknown {
		c.Hash = nobody
	}
	right, err := fits(byname.Hide(code), c.Hash)
	if err != nil {
		return Token{}, err
	}
	if unknown {
		return Token{}, errCode
	}
	waiting := c.Wrong >= wrongMost && now.Before(c.WrongAt.Add(wrongWait))
	right = right && c.holds(now) && c.Uses > 0 && !waiting
	if !waiting {
		err := d.keys.CodeTried(ctx, c.Number, right, now)
		if errors.Is(err, byname.ErrConflict) {
			right, err = false, nil // somebody else took the last use
		}
		if err != nil {
			return Token{}, err
		}
	}
	e := Entry{At: now, Worker: Themself, Purpose: Own, What: "opened the door with the code", Granted: right, Persons: []byname.PersonID{c.Person}}
	if err := d.keys.Record(ctx, e); err != nil {
		return Token{}, err
	}
	if !right {
		return Token{}, errCode
	}
	token := newToken()
	return token, d.keys.KeepVisit(ctx, hashOf(token.Reveal()), Visit{Code: c, Made: now, Used: now, Ends: now.Add(visitLasts)})
}

// Whose is who is at their own door with a token, while the visit lasts and
// the code has not been taken back.
func (d *Door) Whose(ctx context.Context, token Token) (Self, error) {
	now, hash := d.now(), hashOf(token.Reveal())
	v, err := d.keys.Visit(ctx, hash)
	if errors.Is(err, byname.ErrNotFound) {
		return Self{}, errCode
	}
	if err != nil {
		return Self{}, err
	}
	if !now.Before(v.Ends) || now.Sub(v.Used) > visitIdle || !v.Code.holds(now) {
		return Self{}, errCode
	}
	if now.Sub(v.Used) >= touch {
		if err := d.keys.TouchVisit(ctx, hash, now); err != nil {
			return Self{}, err
		}
	}
	return Self{v.Code.Person, v.Code.Number}, nil
}

// Shut ends a visit at once.
func (d *Door) Shut(ctx context.Context, token Token) error {
	return d.keys.EndVisit(ctx, hashOf(token.Reveal()))
}

// AskOwn is Ask for the person at their own door. The Pass covers them and
// nobody else, and shows what sharing.yaml lets a person see for the purpose
// own. what is written down, as for any look.
func (g *Guard) AskOwn(ctx context.Context, s Self, what string) (Pass, error) {
	if s.person == 0 {
		return Pass{}, errCode
	}
	r := Request{Worker: Themself, Purpose: Own, What: what, Persons: []byname.PersonID{s.person}}
	if err := g.check(r); err != nil {
		return Pass{}, err
	}
	return g.decide(ctx, r, subject, g.now())
}

// MayOwn is nil when a person may have a door of their own. Nothing is shown,
// and so nothing written down.
func (g *Guard) MayOwn(ctx context.Context, person byname.PersonID) error {
	j, err := g.judge(ctx, Request{Worker: Themself, Purpose: Own, Persons: []byname.PersonID{person}}, subject, g.now())
	if err != nil {
		return err
	}
	return firstRefusal(j.verdicts)
}

// subject is the person as guard needs to know them.
var subject = Who{Worker: Themself, Kind: Person, Roles: []Role{Subject}}
