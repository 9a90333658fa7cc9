package work

import (
	"context"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
)

// OpenDoor lets somebody in at their own door by the code they were given, and
// gives the token of their visit.
func (w *Work) OpenDoor(ctx context.Context, code string) (token string, err error) {
	secret, err := w.door.Open(ctx, byname.Hide(code))
	return secret.Reveal(), err
}

// AtDoor is who holds the token of a visit.
func (w *Work) AtDoor(ctx context.Context, token string) (guard.Self, error) {
	return w.door.Whose(ctx, byname.Hide(token))
}

// ShutDoor ends a visit at once. One that has ended already is no error.
func (w *Work) ShutDoor(ctx context.Context, token string) error {
	return w.door.Shut(ctx, byname.Hide(token))
}

// Away is where hiding one's own page leads.
func (w *Work) Away() string { return w.Place.Sharing.Door.Away }

// own asks guard to let a person read what is kept about themselves. The door
// of somebody who has died is shut: whoever has the code is not them.
func (w *Work) own(ctx context.Context, self guard.Self, what string) (guard.Pass, *store.Build, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return guard.Pass{}, nil, err
	}
	sketch, err := build.Sketch(self.Person())
	if err == nil && sketch.Died {
		err = errNoDoor
	}
	if err != nil {
		return guard.Pass{}, nil, err
	}
	pass, err := w.guard.AskOwn(ctx, self, what)
	return pass, build, err
}

// errNoDoor is the same for whatever keeps somebody from having a door, so
// that it tells nothing about them.
var errNoDoor = byname.Denied("own door", "somebody whose door may be opened", "give them their copy on paper, and ask the lead of their team")

// atDoor reports whether steps and workers of an agency may be named at a door.
func (w *Work) atDoor(id byname.AgencyID) bool {
	a, err := w.Place.Agencies.Agency(id)
	return err == nil && !slices.Contains(w.Place.Sharing.Door.Never, a.Kind)
}

// dayOf is the day of a moment in London, 0 for none.
func dayOf(at time.Time) byname.Day {
	if at.IsZero() {
		return 0
	}
	return byname.MinuteOf(at).Day()
}
