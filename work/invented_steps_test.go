package work

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"byname"
	"byname/govern"
	"byname/guard"
	"byname/programme"
	"byname/store"
)

// What teams invent is gathered in the words that three people share, and in
// no name; single steps are shown to those who may open the person; one click
// makes a file that can be checked.
func gathersWhatTeamsInvent(t *testing.T, w *Work) {
	ctx := context.Background()
	lee, fin, dot := worker(t, w, "lee"), worker(t, w, "fin"), worker(t, w, "dot")
	list, err := w.Worklist(ctx, lee, WorklistAsk{})
	ok(t, err)
	var people []WorklistPerson
	for _, p := range list.People {
		if _, err := w.Plan(ctx, lee, p.ID); errors.Is(err, byname.ErrNotFound) {
			people = append(people, p)
		}
	}
	if len(people) < 4 {
		t.Fatalf("only %d people without a plan", len(people))
	}
	for i, p := range people[:4] {
		ok(t, w.StartPlan(ctx, lee, p.ID, nil, "To stay"))
		name := p.Preferred.Reveal()
		title := []string{"Kennel for the dog of " + name, name + "'s dogs to a kennel", "Dog in a kennel, says " + name, "A lift for " + name}[i]
		begun, err := w.Plan(ctx, lee, p.ID)
		ok(t, err)
		ok(t, w.AddStep(ctx, lee, p.ID, begun.Version, NewStep{Title: title, Owner: "gp", Reason: "The shelter takes no dogs"}))
	}
	shown, err := w.Invented(ctx, fin)
	ok(t, err)
	if len(shown.Groups) != 1 || strings.Join(shown.Groups[0].Shared, " ") != "dog kennel" || len(shown.Steps) != 0 {
		t.Fatalf("a member of the board is shown %d groups and %d steps: %v", len(shown.Groups), len(shown.Steps), shown.Groups)
	}
	said := fmt.Sprintf("%+v", shown.Groups)
	draft, err := w.DraftInvented(ctx, fin, shown.Groups[0].ID)
	ok(t, err)
	for _, p := range people[:4] {
		if name := strings.ToLower(p.Preferred.Reveal()); strings.Contains(strings.ToLower(said+string(draft)), name) {
			t.Errorf("what is shared names somebody: %s\n%s", said, draft)
		}
	}
	if _, err := programme.Parse("draft_dog_kennel.yaml", draft, w.Place.Words); err != nil {
		t.Errorf("the draft cannot run: %v\n%s", err, draft)
	}
	if mine, err := w.Invented(ctx, lee); err != nil || len(mine.Steps) < 4 {
		t.Errorf("the nurse is shown %d steps: %v", len(mine.Steps), err)
	}
	theirs, err := w.Invented(ctx, dot)
	ok(t, err)
	for _, s := range theirs.Steps {
		if _, err := w.Person(ctx, dot, s.Person.ID, TimelineFilter{}); err != nil {
			t.Errorf("somebody is shown a step of a person whom they may not open: %v", err)
		}
	}
	build, err := w.Builds.Current()
	ok(t, err)
	records, err := recordsOf(build, people[0].ID)
	ok(t, err)
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Object(govern.Objection{Scope: govern.ToAll, Person: people[0].ID, Anchor: string(records[0].Key), By: "lee", Span: byname.Span{From: w.Today()}})
	}))
	after, err := w.Invented(ctx, fin)
	ok(t, err)
	if len(after.Groups) != 0 {
		t.Errorf("somebody who objects is counted: %v", after.Groups)
	}
	if _, err := w.DraftInvented(ctx, fin, "dog-kennel"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a group that is there no more is drafted: %v", err)
	}
	_, err = w.addAccount(ctx, NewAccount{Account: "gwen", Name: "Gwen", Agency: "nhs-gm", Roles: []guard.Role{guard.Governance}})
	ok(t, err)
	if _, err := w.Invented(ctx, worker(t, w, "gwen")); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("who has no part in it is shown it: %v", err)
	}
}
