package work

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"byname"
	"byname/bed"
	"byname/guard"
	"byname/store"
)

// enough is how long a page waits for a better answer about tonight.
const enough = time.Second

// Beds is tonight's board. Whoever helps people sees what is free; names are
// shown of those whom the asker may see, and the audit row names them.
func (w *Work) Beds(ctx context.Context, who Who, page int) (b BedBoard, err error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return b, err
	}
	if err := w.SweepBeds(ctx); err != nil {
		return b, err
	}
	var n bedNight
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { n, err = w.bedNight(tx); return err }); err != nil {
		return b, err
	}
	houses, parties, of := n.question()
	b = BedBoard{Night: n.day, Cold: n.cold, ColdWords: n.words, Keeps: w.keepsBeds(who)}
	ask, stop := context.WithTimeout(ctx, enough)
	defer stop()
	a, err := bed.Assign(ask, houses, parties)
	if err != nil {
		return b, err
	}
	b.Placed, b.AtMost, b.Best = len(a.Places), a.AtMost, a.Best
	for _, p := range parties {
		b.Waiting += len(p.People)
	}
	b.Houses = w.houses(who, n, houses)
	for _, h := range b.Houses {
		b.Free += h.Free
	}
	lines := w.bedLines(who, n, of, a, houses)
	b.Paging = pageOf(len(lines), page, bedsOnPage)
	first := (b.Page - 1) * bedsOnPage
	b.People = lines[first:min(len(lines), first+bedsOnPage)]
	b.Hidden, err = w.nameBeds(ctx, who, n, b.People)
	return b, err
}

// bedsOnPage is how many requests stand on a page: a party is seldom more than
// two, and a Pass names at most fifty.
const bedsOnPage = 20

// bedLines are the requests: those who wait for an answer first, in order of
// turns, then those who hold a bed.
func (w *Work) bedLines(who Who, n bedNight, of []store.BedRequest, a bed.Answer, houses []bed.Property) (lines []BedParty) {
	request := map[byname.PersonID]store.BedRequest{}
	for _, r := range of {
		request[r.People[0].Person] = r
	}
	for _, p := range a.Places {
		if r, first := request[p.Person]; first {
			line := w.bedLine(n, r)
			place := w.bedPlace(n, p.Property, p.Room)
			line.Offer = &place
			lines = append(lines, line)
		}
	}
	for _, x := range a.Without {
		if r, first := request[x.Person]; first {
			line := w.bedLine(n, r)
			line.Why = whyNoBed(x, len(houses) > 0)
			lines = append(lines, line)
		}
	}
	for _, r := range n.requests {
		if s, has := n.stays[r.Number]; has {
			line := w.bedLine(n, r)
			line.Stay = &BedStay{BedPlace: w.bedPlace(n, s.Property, s.Room), Number: s.Number, Seq: s.Seq, State: string(s.State), Held: s.Held}
			if w.keepsBeds(who) || s.Provider == who.Agency {
				line.Stay.Moves = byHand(s.State)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// byHand are the moves that people make; the program lets an offer lapse.
func byHand(s bed.State) []bed.Move {
	return slices.DeleteFunc(s.Next(), func(m bed.Move) bool { return m.To == bed.Lapsed })
}

func (w *Work) bedLine(n bedNight, r store.BedRequest) BedParty {
	line := BedParty{Request: r.Number, Since: r.Day, Others: len(r.People)}
	for _, need := range r.People {
		line.People = append(line.People, PersonRef{ID: need.Person})
		line.Nights = max(line.Nights, n.waited[need.Person])
		for _, word := range needWords(need) {
			if !slices.Contains(line.Needs, word) {
				line.Needs = append(line.Needs, word)
			}
		}
	}
	for _, x := range n.terms.First {
		if slices.Contains(r.Reasons, x.ID) {
			line.First = append(line.First, x.Words)
		}
	}
	return line
}

func (w *Work) bedPlace(n bedNight, property bed.PropertyID, room bed.RoomID) BedPlace {
	p := BedPlace{Property: property, Room: room}
	for _, h := range n.houses {
		if h.ID == property {
			p.House = h.Name
			for _, r := range h.Rooms {
				if r.ID == room {
					p.Rules = roomWords(r)
				}
			}
		}
	}
	return p
}

func (w *Work) houses(who Who, n bedNight, open []bed.Property) (list []BedHouse) {
	for _, h := range n.houses {
		line := BedHouse{ID: h.ID, Name: h.Name, By: w.Place.Short(h.Provider), Cold: h.Cold, Shut: n.shut(h.Property), MayWrite: w.mayWriteHouse(who, h.Property)}
		for _, r := range h.Rooms {
			line.Beds += r.Beds
		}
		for _, o := range open {
			for _, r := range o.Rooms {
				if o.ID == h.ID {
					line.Free += r.Free()
				}
			}
		}
		list = append(list, line)
	}
	return list
}

// whyNoBed says why somebody has none tonight, the commonest reason first.
func whyNoBed(x bed.Without, open bool) (why []string) {
	if !open {
		return []string{"No house is open tonight."}
	}
	if x.Taken > 0 {
		why = append(why, fmt.Sprintf("%s would do, and all of them go to people who would have none otherwise, or whose turn is sooner.", beds(x.Taken)))
	}
	rules := slices.SortedFunc(maps.Keys(x.Refused), func(a, b bed.Rule) int {
		if x.Refused[a] != x.Refused[b] {
			return x.Refused[b] - x.Refused[a]
		}
		return slices.Index(bed.Rules, a) - slices.Index(bed.Rules, b)
	})
	for _, r := range rules {
		if x.Refused[r] > 0 {
			why = append(why, fmt.Sprintf("Of %s: the room %s.", beds(x.Refused[r]), r))
		}
	}
	if len(why) == 0 {
		why = []string{"Every bed is taken tonight."}
	}
	return why
}

func beds(n int) string {
	if n == 1 {
		return "1 free bed"
	}
	return fmt.Sprintf("%d free beds", n)
}

// nameBeds puts the names in that the asker may see, and says how many people
// they may not.
func (w *Work) nameBeds(ctx context.Context, who Who, n bedNight, lines []BedParty) (hidden int, err error) {
	var ids []byname.PersonID
	for _, l := range lines {
		for _, p := range l.People {
			ids = append(ids, p.ID)
		}
	}
	if len(ids) == 0 {
		return 0, nil
	}
	pass, err := w.list(ctx, who, "support", ids[:min(len(ids), guard.Most)])
	if err != nil {
		return 0, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return 0, err
	}
	for i := range lines {
		l := &lines[i]
		shown := l.People[:0:0]
		for _, p := range l.People {
			if pass.Check(p.ID, w.now()) != nil {
				continue
			}
			person, err := build.Person(pass, w.now(), p.ID)
			if err != nil {
				return 0, err
			}
			shown = append(shown, PersonRef{p.ID, preferred(person)})
		}
		l.Others -= len(shown)
		hidden += l.Others
		if l.People = shown; len(shown) == 0 { // what they need would tell who they are
			l.Needs, l.First = nil, nil
		}
	}
	return hidden, nil
}
