package work

import (
	"context"
	"errors"
	"slices"
	"strings"

	"byname"
	"byname/crisis"
	"byname/guard"
	"byname/store"
)

// A CrisisSheet is what one reader reads.
type CrisisSheet struct {
	ID byname.PersonID
	crisis.Slice
	Agreed, Expires byname.Day
	How             string
}

// crisisRules are the place's.
func (w *Work) crisisRules() (crisis.Rules, error) { return crisis.LoadRules(w.Place.Files) }

// kindOf is the kind of agency somebody works for.
func (w *Work) kindOf(who Who) string {
	a, err := w.Place.Agencies.Agency(who.Agency)
	if err != nil {
		return ""
	}
	return a.Kind
}

// ReadSheet shows a crisis sheet to a reader as the person agreed. It is
// written down first, and who keeps the sheet is told.
func (w *Work) ReadSheet(ctx context.Context, who Who, id byname.PersonID) (c CrisisSheet, err error) {
	s, rules, err := w.sheetFor(ctx, who, id)
	if err != nil {
		return c, err
	}
	if _, err := w.guard.Ask(ctx, guard.Request{Worker: who.Worker, Purpose: "emergency", Persons: []byname.PersonID{id}, Sheet: true, What: "read the crisis sheet"}); err != nil {
		return c, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		return w.tell(tx, store.Notice{Worker: s.By, Kind: ToldSheet, Link: "/guard/" + id.String() + "/looked", About: "sheet " + id.String() + " day " + w.Today().String(), Person: id})
	})
	return CrisisSheet{ID: id, Slice: s.For(w.kindOf(who), rules), Agreed: s.Agreed, Expires: s.Expires, How: s.How}, err
}

// sheetFor is somebody's sheet when who asks may read it today. That there is
// none and that there is none for them read alike.
func (w *Work) sheetFor(ctx context.Context, who Who, id byname.PersonID) (s store.WrittenSheet, rules crisis.Rules, err error) {
	none := byname.NotFound("crisis sheet", "a sheet that the person agreed you may read", "in an emergency, open the person and break the glass")
	if rules, err = w.crisisRules(); err != nil {
		return s, rules, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if id, err = tx.Alias(id); err != nil {
			return err
		}
		s, err = tx.Sheet(id)
		return err
	})
	if errors.Is(err, byname.ErrNotFound) || err == nil && (s.Withdrawn || !s.Holds(w.kindOf(who), w.Today())) {
		return s, rules, none
	}
	return s, rules, err
}

// mostSheets is how many are shown to who looks for one.
const mostSheets = 5

// A SheetHit is somebody whose sheet may be read.
type SheetHit struct {
	PersonRef
	Age    int
	HasAge bool
}

// FindSheets looks among the sheets that the asker may read, by the beginning
// of names, and a birth date if one is known. All who are shown are written
// down.
func (w *Work) FindSheets(ctx context.Context, who Who, words string, born byname.Day) (hits []SheetHit, more bool, err error) {
	if len(strings.TrimSpace(words)) < 3 {
		return nil, false, byname.Invalid("name", "three letters of a name at least", "write more of it")
	}
	var found []store.WrittenSheet
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		sheets, err := tx.Sheets()
		for _, s := range sheets {
			if s.Holds(w.kindOf(who), w.Today()) && s.Matches(words, born) {
				found = append(found, s)
			}
		}
		return err
	})
	if err != nil || len(found) == 0 {
		return nil, false, err
	}
	if len(found) > mostSheets {
		found, more = found[:mostSheets], true
	}
	ids := make([]byname.PersonID, len(found))
	for i, s := range found {
		ids[i] = s.Person
	}
	pass, err := w.guard.Ask(ctx, guard.Request{Worker: who.Worker, Purpose: "emergency", Persons: ids, List: true, Sheet: true, What: "looked for a crisis sheet"})
	if guard.IsRefusal(err) {
		return nil, more, nil
	}
	if err != nil {
		return nil, more, err
	}
	for _, s := range found {
		if pass.Check(s.Person, w.now()) == nil {
			h := SheetHit{PersonRef: PersonRef{s.Person, byname.Hide(s.Name)}}
			if s.Born != 0 {
				h.Age, h.HasAge = s.Born.YearsBefore(w.Today()), true
			}
			hits = append(hits, h)
		}
	}
	return hits, more, nil
}

// A SheetForm is a crisis sheet as its form has it: a line for each call, its
// parts between commas.
type SheetForm struct {
	Name, Helps, Worse, Calls, Medical, Safety, How string
	Readers                                         []string
	Agreed, Expires                                 byname.Day
}

// A SheetToWrite is what the form needs to show.
type SheetToWrite struct {
	PersonRef
	Form      SheetForm
	Version   int
	Withdrawn bool
	Readers   []Choice // who may be chosen
}

// OpenSheetForm opens a sheet to be written with the person, by somebody who
// sees all of their plan.
func (w *Work) OpenSheetForm(ctx context.Context, who Who, id byname.PersonID) (f SheetToWrite, err error) {
	o, err := w.mayWriteSheet(ctx, who, id, "opened the form of the crisis sheet")
	if err != nil {
		return f, err
	}
	f.PersonRef = PersonRef{id, preferred(o.Person)}
	rules, err := w.crisisRules()
	if err != nil {
		return f, err
	}
	for _, r := range rules {
		f.Readers = append(f.Readers, Choice{Value: r.Kind, Title: r.Title})
	}
	f.Form = SheetForm{Name: preferred(o.Person).Reveal(), Agreed: w.Today(), Expires: w.Today() + crisis.Longest/2}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		s, err := tx.Sheet(id)
		if errors.Is(err, byname.ErrNotFound) {
			return nil
		}
		f.Version, f.Withdrawn = s.Version, s.Withdrawn
		if err == nil && !s.Withdrawn {
			f.Form = SheetForm{Name: s.Name, Helps: s.Helps, Worse: s.Worse, Calls: callLines(s.Call), Medical: s.Medical, Safety: s.Safety, How: s.How,
				Readers: s.Sheet.Readers, Agreed: s.Agreed, Expires: s.Expires}
		}
		return err
	})
	return f, err
}

// mayWriteSheet opens a person for those who see all of a plan.
func (w *Work) mayWriteSheet(ctx context.Context, who Who, id byname.PersonID, what string) (o opened, err error) {
	if o, err = w.mayChange(ctx, who, id, what); err != nil {
		return o, err
	}
	if o.pass.Sees("plan", "", false) < guard.Full {
		return o, byname.Denied("crisis sheet", "somebody who sees the whole plan", "ask the worker who leads it")
	}
	return o, nil
}

// WriteSheet writes down what the person agreed.
func (w *Work) WriteSheet(ctx context.Context, who Who, id byname.PersonID, version int, f SheetForm) error {
	o, err := w.mayWriteSheet(ctx, who, id, "wrote the crisis sheet")
	if err != nil {
		return err
	}
	rules, err := w.crisisRules()
	if err != nil {
		return err
	}
	s := crisis.Sheet{Name: strings.TrimSpace(f.Name), Full: full(o.Person).Reveal(), Born: o.Person.Born.Reveal(), Helps: f.Helps, Worse: f.Worse, Call: readCalls(f.Calls),
		Medical: f.Medical, Safety: f.Safety, Readers: f.Readers, Agreed: f.Agreed, How: f.How, Expires: f.Expires}
	if err := s.Check(rules, w.Today()); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.WriteSheet(store.WrittenSheet{Sheet: s, Person: id, Anchor: string(o.Anchor), By: who.Worker, At: w.now()}, version)
	})
}

// WithdrawSheet takes a sheet back at once, because the person says so.
func (w *Work) WithdrawSheet(ctx context.Context, who Who, id byname.PersonID, version int) error {
	o, err := w.mayWriteSheet(ctx, who, id, "took the crisis sheet back")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if _, err := tx.Sheet(id); err != nil {
			return err
		}
		return tx.WriteSheet(store.WrittenSheet{Person: id, Anchor: string(o.Anchor), By: who.Worker, At: w.now(), Withdrawn: true}, version)
	})
}

// readCalls reads a line for each: who, the number, when.
func readCalls(text string) (calls []crisis.Call) {
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), ",", 3)
		if parts[0] == "" {
			continue
		}
		parts = append(parts, "", "")
		calls = append(calls, crisis.Call{Who: strings.TrimSpace(parts[0]), Phone: strings.TrimSpace(parts[1]), When: strings.TrimSpace(parts[2])})
	}
	return calls
}

func callLines(calls []crisis.Call) string {
	var b strings.Builder
	for _, c := range calls {
		b.WriteString(strings.Join(slices.DeleteFunc([]string{c.Who, c.Phone, c.When}, func(s string) bool { return s == "" }), ", ") + "\n")
	}
	return b.String()
}
