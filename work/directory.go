package work

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"

	"byname"
	"byname/directory"
	"byname/guard"
	"byname/store"
)

// A DirectoryAsk says what is looked for in the directory.
type DirectoryAsk struct {
	Words         string
	Kind, Part    string
	Neighbourhood string // near here first; "" is the asker's own
	Anywhere      bool   // not near anywhere
	Here          bool   // those that take referrals in Byname alone
	Shut          bool   // closed ones too
	Page          int
}

// A DirectoryPage is a page of what was found.
type DirectoryPage struct {
	Ask            DirectoryAsk
	Near           string // the neighbourhood's name, "" when none
	Services       []ServiceLine
	Kinds          []Choice
	Parts          []Choice
	Neighbourhoods []Choice
	Paging
}

// A ServiceLine is a service in a list.
type ServiceLine struct {
	directory.Service
	KindTitle, By string
	Km            float64
}

// most services on one page.
const servicesOnPage = 25

// Directory looks for services. It is about nobody, so it needs no Pass.
func (w *Work) Directory(ctx context.Context, who Who, ask DirectoryAsk) (page DirectoryPage, err error) {
	kinds, book, err := w.book(ctx)
	if err != nil {
		return page, err
	}
	q := directory.Query{Words: ask.Words, Kind: ask.Kind, Part: ask.Part, Here: ask.Here, Shut: ask.Shut}
	if ask.Neighbourhood == "" && len(who.Teams) > 0 && !ask.Anywhere {
		ask.Neighbourhood = who.Teams[0].Neighbourhood
	}
	if n, known := w.Place.Areas.Neighbourhood(ask.Neighbourhood); known {
		q.Neighbourhood, page.Near = n.ID, n.Name
		q.Lat, q.Lon = w.middle(book, n.ID)
	}
	hits := book.Find(q)
	page.Ask, page.Paging = ask, pageOf(len(hits), ask.Page, servicesOnPage)
	first := (page.Page - 1) * servicesOnPage
	for _, h := range hits[first:min(len(hits), first+servicesOnPage)] {
		line := w.serviceLine(kinds, h.Service)
		line.Km = h.Km
		page.Services = append(page.Services, line)
	}
	for _, k := range kinds {
		page.Kinds = append(page.Kinds, Choice{Value: k.ID, Title: k.Title})
	}
	page.Parts, page.Neighbourhoods = PlanParts(), w.Covered()
	return page, nil
}

func (w *Work) serviceLine(kinds directory.Kinds, s directory.Service) ServiceLine {
	kind, _ := kinds.Kind(s.Kind)
	by := s.Organisation
	if s.Agency != "" {
		by = w.Place.Short(s.Agency)
	}
	return ServiceLine{Service: s, KindTitle: kind.Title, By: by}
}

// book is the place's services, with what was written about them since.
func (w *Work) book(ctx context.Context) (kinds directory.Kinds, book directory.Book, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		kinds, book, err = w.bookNow(tx)
		return err
	})
	return kinds, book, err
}

func (w *Work) bookNow(tx *store.Tx) (directory.Kinds, directory.Book, error) {
	place, err := w.services()
	if err != nil {
		return nil, directory.Book{}, err
	}
	written, err := tx.WrittenServices()
	if err != nil || len(written) == 0 {
		return place.kinds, place.book, err
	}
	var later []directory.Service
	for _, s := range written {
		later = append(later, s.Service)
	}
	return place.kinds, directory.Bind(place.book.All(), later), nil
}

// placeServices are what the place's files say.
type placeServices struct {
	kinds directory.Kinds
	book  directory.Book
}

func (p Place) services() (placeServices, error) {
	kinds, list, err := directory.Load(p.Files)
	for _, s := range list {
		if _, unknown := p.Agencies.Agency(s.Agency); s.Agency != "" && unknown != nil {
			err = errors.Join(err, byname.Invalid("services.yaml: "+s.Name, "an agency of agencies.yaml", "correct "+string(s.Agency)))
		}
	}
	return placeServices{kinds, directory.Bind(list)}, err
}

// ImportServices takes services in from another directory, in the shape of
// Open Referral UK: new ones are added, those known are brought up to date.
// Services that cannot be taken are told; the others count. Only who looks
// after the place's accounts may, for it speaks for many.
func (w *Work) ImportServices(ctx context.Context, who Who, file io.Reader) (taken, known int, refused []string, err error) {
	if err := w.may(ctx, who, guard.AdministerPeople); err != nil {
		return 0, 0, nil, err
	}
	list, unread := directory.ReadORUK(file)
	if unread != nil {
		refused = strings.Split(unread.Error(), "\n")
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		taken, known = 0, 0
		_, book, err := w.bookNow(tx)
		if err != nil {
			return err
		}
		written, err := tx.WrittenServices()
		if err != nil {
			return err
		}
		for _, s := range list {
			s.Kind = cmp.Or(s.Kind, "help")
			s.Source = cmp.Or(s.Source, "another directory")
			if before, there := book.Service(s.ID); there && reflect.DeepEqual(before, s) {
				known++
				continue
			}
			version := 0
			if i := slices.IndexFunc(written, func(x store.WrittenService) bool { return x.ID == s.ID }); i >= 0 {
				version = written[i].Version
			}
			if err := tx.WriteService(s, version, who.Worker, w.now()); err != nil {
				return err
			}
			taken++
		}
		return nil
	})
	return taken, known, refused, err
}

// middle is about where a neighbourhood is: the mean of the services in it.
func (w *Work) middle(book directory.Book, neighbourhood string) (lat, lon float64) {
	n, _ := w.Place.Areas.Neighbourhood(neighbourhood)
	inside := map[string]bool{}
	for _, l := range n.LSOAs {
		inside[l.Code] = true
	}
	count := 0.0
	for _, s := range book.All() {
		if s.Lat != 0 && inside[s.LSOA] {
			lat, lon, count = lat+s.Lat, lon+s.Lon, count+1
		}
	}
	return lat / max(1, count), lon / max(1, count)
}

// ExportServices writes the whole directory in the shape of Open Referral UK.
// It is public: it is about nobody.
func (w *Work) ExportServices(ctx context.Context, out io.Writer) error {
	page, err := w.PublicServices(ctx, 1, 1<<30)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(out)
	lines.SetIndent("", " ")
	return lines.Encode(page.Services)
}

// PublicServices are a page of the directory in the shape of Open Referral UK.
type PublicServices struct {
	Services []directory.ORUK
	Paging
}

// PublicServices gives a page of so many.
func (w *Work) PublicServices(ctx context.Context, page, size int) (shown PublicServices, err error) {
	_, book, err := w.book(ctx)
	all := book.All()
	shown.Paging = pageOf(len(all), page, size)
	first := (shown.Page - 1) * size
	for _, s := range all[first:min(len(all), first+size)] {
		shown.Services = append(shown.Services, s.ToORUK())
	}
	return shown, err
}

// PublicService is one service in the shape of Open Referral UK.
func (w *Work) PublicService(ctx context.Context, id string) (directory.ORUK, error) {
	_, book, err := w.book(ctx)
	s, there := book.Service(directory.ServiceID(strings.ToLower(id)))
	if err == nil && !there {
		err = noService
	}
	return s.ToORUK(), err
}
