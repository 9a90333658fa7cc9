package guard

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"byname"
)

// How long a session lasts without use, and at all; and how a wrong password
// is slowed down: after some in a row the account waits.
const (
	Idle      = 30 * time.Minute
	Session   = 12 * time.Hour
	wrongMost = 10
	wrongWait = 15 * time.Minute
	touch     = time.Minute // a session's last use is written at most this often
)

// An Account is how a worker signs in.
type Account struct {
	Worker   byname.WorkerID
	Login    string
	Password string // as HashPassword gave it; "" cannot sign in with a password
	Roles    []Role
	Closed   time.Time // zero while it is open
	Wrong    int       // wrong passwords since the last right one
	WrongAt  time.Time
}

// A Token is the secret of a session or of a service. Only its hash is kept.
type Token = byname.Text

// A TokenHash is what is kept of a Token.
type TokenHash [sha256.Size]byte

// A Ticket is a session, or a service's leave to call the API.
type Ticket struct {
	Worker  byname.WorkerID
	Service bool
	Made    time.Time
	Used    time.Time
	Ends    time.Time
}

// Accounts is where accounts and tickets are kept. Finding none is an error
// of kind ErrNotFound.
type Accounts interface {
	Account(ctx context.Context, login string) (Account, error)
	// Tried writes down a right or a wrong password.
	Tried(ctx context.Context, worker byname.WorkerID, right bool, at time.Time) error
	KeepTicket(ctx context.Context, hash TokenHash, t Ticket) error
	Ticket(ctx context.Context, hash TokenHash) (Ticket, error)
	TouchTicket(ctx context.Context, hash TokenHash, at time.Time) error
	EndTicket(ctx context.Context, hash TokenHash) error
	Record(context.Context, ...Entry) error
}

// A Gate lets workers and services in.
type Gate struct {
	accounts Accounts
	now      func() time.Time
}

// NewGate makes a gate on some accounts.
func NewGate(accounts Accounts, now func() time.Time) *Gate { return &Gate{accounts, now} }

// errSignIn is the same for every way to fail, so that it tells nobody which
// accounts exist.
var errSignIn = byname.Denied("sign in", "the account name and its password", "try again, or ask the administrator for a new password")

// nobody is compared with when there is no such account, to take as long.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// SignIn gives a worker a session. Each try is written down, without what was
// typed.
func (g *Gate) SignIn(ctx context.Context, login string, password byname.Text) (Token, Ticket, error) {
	defer turn()()
	now := g.now()
	a, err := g.accounts.Account(ctx, login)
	unknown := errors.Is(err, byname.ErrNotFound)
	if err != nil && !unknown {
		return Token{}, Ticket{}, err
	}
	hash := a.Password
	if unknown || hash == "" {
		hash = nobody
	}
	right, err := fits(password, hash)
	if err != nil {
		return Token{}, Ticket{}, err
	}
	waiting := a.Wrong >= wrongMost && now.Before(a.WrongAt.Add(wrongWait))
	right = right && !unknown && a.Password != "" && a.Closed.IsZero() && !waiting
	if err := g.accounts.Record(ctx, Entry{At: now, Worker: a.Worker, What: "signed in", Granted: right}); err != nil {
		return Token{}, Ticket{}, err
	}
	if !unknown && !waiting {
		if err := g.accounts.Tried(ctx, a.Worker, right, now); err != nil {
			return Token{}, Ticket{}, err
		}
	}
	if !right {
		return Token{}, Ticket{}, errSignIn
	}
	return g.ticket(ctx, Ticket{Worker: a.Worker, Made: now, Used: now, Ends: now.Add(Session)})
}

// Admit gives a service a token for the API, to be shown once.
func (g *Gate) Admit(ctx context.Context, service byname.WorkerID, lasts time.Duration) (Token, Ticket, error) {
	now := g.now()
	if lasts <= 0 || lasts > 400*24*time.Hour {
		return Token{}, Ticket{}, byname.Invalid("token", "a life of a day to 400 days", "choose a shorter one and renew it")
	}
	return g.ticket(ctx, Ticket{Worker: service, Service: true, Made: now, Used: now, Ends: now.Add(lasts)})
}

func (g *Gate) ticket(ctx context.Context, t Ticket) (Token, Ticket, error) {
	token := newToken()
	if err := g.accounts.KeepTicket(ctx, hashOf(token.Reveal()), t); err != nil {
		return Token{}, Ticket{}, fmt.Errorf("sign in: %w", err)
	}
	return token, t, nil
}

// newToken is a secret of 128 bits or more.
func newToken() Token { return byname.Hide(rand.Text()) }

func hashOf(secret string) TokenHash { return sha256.Sum256([]byte(secret)) }

// Whose is the ticket of a token, while it lasts.
func (g *Gate) Whose(ctx context.Context, token Token) (Ticket, error) {
	now, hash := g.now(), hashOf(token.Reveal())
	ended := byname.Denied("session", "one that has not ended", "sign in again")
	t, err := g.accounts.Ticket(ctx, hash)
	if errors.Is(err, byname.ErrNotFound) {
		return Ticket{}, ended
	}
	if err != nil {
		return Ticket{}, err
	}
	if !now.Before(t.Ends) || !t.Service && now.Sub(t.Used) > Idle {
		return Ticket{}, ended // it is kept until the next sign-in after its end, so that Held knows whose it was
	}
	if now.Sub(t.Used) >= touch {
		if err := g.accounts.TouchTicket(ctx, hash, now); err != nil {
			return Ticket{}, err
		}
	}
	return t, nil
}

// Held is whose session a token was that has ended: so that what they had
// typed is kept for them. It lets nobody in.
func (g *Gate) Held(ctx context.Context, token Token) (byname.WorkerID, error) {
	t, err := g.accounts.Ticket(ctx, hashOf(token.Reveal()))
	if errors.Is(err, byname.ErrNotFound) || err == nil && t.Service {
		err = byname.Denied("session", "one that was a worker's", "sign in")
	}
	return t.Worker, err
}

// SignOut ends a session at once, everywhere.
func (g *Gate) SignOut(ctx context.Context, token Token) error {
	return g.accounts.EndTicket(ctx, hashOf(token.Reveal()))
}
