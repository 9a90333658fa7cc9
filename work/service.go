package work

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/directory"
	"byname/guard"
	"byname/internal/calendar"
	"byname/plan"
	"byname/store"
)

// A Service is one page of the directory.
type Service struct {
	ServiceLine
	Version  int        // 0: as the place's files say
	MayWrite bool       // it is the asker's to keep right
	Keeper   string     // whose it is to keep right
	Now      *Choice    // who took its work over
	By       string     // who wrote it last
	At       byname.Day // when
	Kinds    []Choice
	Parts    []Choice
	Heirs    []Choice // services that may take it over
}

// A ServiceForm is a service as typed.
type ServiceForm struct {
	Name, About, Kind, Part, Status, Alert string
	For, NotFor, MinAge, MaxAge            string
	Address, Postcode, Hours, When         string
	Places, Free, Refer, Answer, Finish    string
	Phone, Email, URL, Successor           string
	Here                                   bool
}

// OpenService opens one page of the directory; no id is an empty page for a
// new service of the asker's agency.
func (w *Work) OpenService(ctx context.Context, who Who, id string) (shown Service, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		shown, err = w.service(tx, who, directory.ServiceID(id))
		return err
	})
	return shown, err
}

var noService = byname.NotFound("service", "one of the directory", "look in the directory")

func (w *Work) service(tx *store.Tx, who Who, id directory.ServiceID) (shown Service, err error) {
	kinds, book, err := w.bookNow(tx)
	if err != nil {
		return shown, err
	}
	s, there := book.Service(id)
	switch {
	case id == "":
		shown.Service = directory.Service{Kind: "help", Status: directory.Active, Agency: who.Agency}
		return w.choices(shown, kinds, book, s), nil
	case !there:
		return shown, noService
	}
	shown.ServiceLine = w.serviceLine(kinds, s)
	shown.MayWrite, shown.Keeper = w.keeps(who, s)
	if heir, _ := book.Now(id); heir.ID != id {
		shown.Now = &Choice{Value: string(heir.ID), Title: heir.Name}
	}
	versions, err := tx.ServiceVersions(id)
	if err != nil || len(versions) == 0 {
		return w.choices(shown, kinds, book, s), err
	}
	last := versions[len(versions)-1]
	shown.Version, shown.At = last.Version, byname.MinuteOf(last.At).Day()
	shown.By, err = w.workerName(tx, last.By)
	return w.choices(shown, kinds, book, s), err
}

// choices are what a form about the service offers.
func (w *Work) choices(shown Service, kinds directory.Kinds, book directory.Book, s directory.Service) Service {
	for _, k := range kinds {
		shown.Kinds = append(shown.Kinds, Choice{Value: k.ID, Title: k.Title})
	}
	shown.Parts = PlanParts()
	if !shown.MayWrite {
		return shown
	}
	for _, other := range book.All() {
		if other.Agency != "" && other.Here && other.ID != s.ID {
			shown.Heirs = append(shown.Heirs, Choice{Value: string(other.ID), Title: other.Name + ", " + w.Place.Short(other.Agency)})
		}
	}
	return shown
}

// keeps reports whose it is to keep a service right: the workers of its
// agency, or where it has none the leads of the team of its neighbourhood.
func (w *Work) keeps(who Who, s directory.Service) (may bool, keeper string) {
	if s.Agency != "" {
		heirs := w.Place.heirs(s.Agency, w.Today())
		return slices.Contains(heirs, who.Agency) && (who.Is(guard.Worker) || who.Is(guard.Service)), w.Place.Short(s.Agency)
	}
	if l, known := w.Place.Areas.LSOA(s.LSOA); known && l.Neighbourhood != nil {
		n := l.Neighbourhood
		return who.Is(guard.Lead) && who.inTeamOf(n.ID), "the lead of " + n.Name
	}
	return who.Is(guard.Administrator), "the administrator"
}

// heirs are the agencies that do an agency's work on a day; itself when nobody
// follows it.
func (p Place) heirs(id byname.AgencyID, day byname.Day) []byname.AgencyID {
	if list, err := p.Agencies.On(id, day); err == nil && len(list) > 0 {
		return list
	}
	return []byname.AgencyID{id}
}

// WriteService changes a service, or adds one of the asker's own agency when
// id is empty. Version is what the asker saw.
func (w *Work) WriteService(ctx context.Context, who Who, id string, version int, form ServiceForm) (written string, err error) {
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		s := directory.Service{ID: directory.IDOf(string(who.Agency), strings.ToLower(form.Name)), Agency: who.Agency, Source: w.Place.Short(who.Agency)}
		if id != "" {
			_, book, err := w.bookNow(tx)
			if err != nil {
				return err
			}
			old, there := book.Service(directory.ServiceID(id))
			if !there {
				return noService
			}
			s = old
		}
		if may, keeper := w.keeps(who, s); !may {
			return byname.Denied("service", "somebody whose service it is", "tell "+keeper)
		}
		if err := w.fill(&s, form); err != nil {
			return err
		}
		s.Checked, written = w.Today(), string(s.ID)
		if err := tx.WriteService(s, version, who.Worker, w.now()); err != nil || s.Successor == "" {
			return err
		}
		return w.moveReferrals(tx, who, s)
	})
	return written, err
}

// fill puts what was typed into a service.
func (w *Work) fill(s *directory.Service, f ServiceForm) (err error) {
	s.Name, s.About, s.Kind, s.Part, s.Status, s.Alert = f.Name, f.About, f.Kind, f.Part, directory.Status(f.Status), f.Alert
	s.For, s.NotFor, s.Address, s.Postcode, s.WhenNote = f.For, f.NotFor, f.Address, f.Postcode, f.When
	s.Refer, s.Phone, s.Email, s.URL, s.Here = f.Refer, f.Phone, f.Email, f.URL, f.Here
	s.Successor = directory.ServiceID(f.Successor)
	for _, n := range []struct {
		what, text string
		into       *int
	}{{"age from", f.MinAge, &s.MinAge}, {"age to", f.MaxAge, &s.MaxAge}, {"places", f.Places, &s.Places}, {"free places", f.Free, &s.Free}} {
		if *n.into = 0; n.text == "" {
			continue
		}
		if *n.into, err = strconv.Atoi(n.text); err != nil {
			return byname.Invalid(n.what, "a whole number", "write it in figures, or leave it empty")
		}
	}
	if s.Hours, err = calendar.ParseHours(f.Hours); err != nil {
		return err
	}
	if s.Answer, err = calendar.ParseClock(f.Answer); err != nil {
		return byname.Invalid("answer", "a time such as “2 working days” or “4 hours”", "write it that way, or leave it empty")
	}
	if s.Finish, err = calendar.ParseClock(f.Finish); err != nil {
		return byname.Invalid("finish", "a time such as “28 days”", "write it that way, or leave it empty")
	}
	if s.Here && s.Answer == (calendar.Clock{}) {
		return byname.Invalid("answer", "how soon you say yes or no, as you take referrals here", "write it, such as “2 working days”")
	}
	if s.Postcode != "" {
		if lsoa, known := w.Place.Areas.PostcodeLSOA(s.Postcode); known {
			s.LSOA = lsoa
		}
	}
	return s.Check()
}

// PlanParts are the parts of a plan, as choices.
func PlanParts() (choices []Choice) {
	for _, p := range plan.Parts {
		choices = append(choices, Choice{Value: string(p.ID), Title: p.Title})
	}
	return choices
}

// moveReferrals gives the open referrals of a service that ended to the one
// that took its work over, and tells its inbox.
func (w *Work) moveReferrals(tx *store.Tx, who Who, s directory.Service) error {
	_, book, err := w.bookNow(tx)
	if err != nil {
		return err
	}
	heir, there := book.Now(s.ID)
	if !there || heir.Agency == "" || !heir.Here {
		return byname.Invalid("successor", "a service that takes referrals here", "choose another, or close the referrals first")
	}
	rows, err := tx.ReceivedBy([]byname.AgencyID{s.Agency}, nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Service != string(s.ID) {
			continue
		}
		k, err := w.referralKept(tx, row)
		if err != nil {
			return err
		}
		turns := k.is.MoveTo(string(heir.ID), heir.Agency, who.Worker, w.minute())
		k.row.Service, k.row.Agency = string(heir.ID), heir.Agency
		if err := w.keepTurns(tx, who, k, k.is.Version, turns); err != nil {
			return err
		}
	}
	return nil
}
