package work

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/bed"
	"byname/guard"
	"byname/store"
)

func (w *Work) mayWriteHouse(who Who, p bed.Property) bool {
	return w.keepsBeds(who) || p.Provider == who.Agency
}

// A HouseForm is a property as its form has it: a line for each room.
type HouseForm struct {
	Name, Provider, Rooms string
	Cold, Closed          bool
}

// A House is a property to be looked at or changed.
type House struct {
	HouseForm
	ID      bed.PropertyID
	Version int
	MayPick bool     // which agency's house it is
	Pick    []Choice // agencies
}

// OpenHouse shows a property to those who may change it; "" is a new one.
func (w *Work) OpenHouse(ctx context.Context, who Who, id bed.PropertyID) (h House, err error) {
	h.MayPick = w.keepsBeds(who)
	for _, a := range w.Place.Agencies {
		h.Pick = append(h.Pick, Choice{Value: string(a.ID), Title: a.Short})
	}
	h.Provider = string(who.Agency)
	if id == "" {
		return h, w.may(ctx, who, guard.ChangePlans)
	}
	p, err := w.house(ctx, id)
	if err != nil {
		return h, err
	}
	if !w.mayWriteHouse(who, p.Property) {
		return h, byname.Denied("property", "those who give beds out, or the agency whose house it is", "ask them to change it")
	}
	h.ID, h.Version = id, p.Version
	h.HouseForm = HouseForm{Name: p.Name, Provider: string(p.Provider), Rooms: roomLines(p.Rooms), Cold: p.Cold, Closed: p.Closed}
	return h, nil
}

func (w *Work) house(ctx context.Context, id bed.PropertyID) (p store.WrittenProperty, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Properties()
		i := slices.IndexFunc(list, func(p store.WrittenProperty) bool { return p.ID == id })
		if err == nil && i < 0 {
			return byname.NotFound("property", "a house of this place", "choose one from tonight's beds")
		}
		if err == nil {
			p = list[i]
		}
		return err
	})
	return p, err
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// WriteHouse writes a property down; "" is a new one, whose id is made of its
// name.
func (w *Work) WriteHouse(ctx context.Context, who Who, id bed.PropertyID, version int, f HouseForm) (bed.PropertyID, error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return "", err
	}
	if strings.TrimSpace(f.Name) == "" {
		return "", byname.Invalid("name", "what the house is called", "write its name")
	}
	rooms, err := readRooms(f.Rooms)
	if err != nil {
		return "", err
	}
	p := bed.Property{ID: id, Name: strings.TrimSpace(f.Name), Provider: byname.AgencyID(f.Provider), Rooms: rooms, Cold: f.Cold, Closed: f.Closed}
	if _, err := w.Place.Agencies.Agency(p.Provider); err != nil {
		return "", byname.Invalid("provider", "an agency of this place", "choose one from the list")
	}
	if id == "" {
		p.ID = bed.PropertyID(strings.Trim(notInID.ReplaceAllString(strings.ToLower(p.Name), "-"), "-"))
		version = 0
	} else {
		was, err := w.house(ctx, id)
		if err != nil {
			return "", err
		}
		if !w.mayWriteHouse(who, was.Property) {
			return "", byname.Denied("property", "those who give beds out, or the agency whose house it is", "ask them to change it")
		}
		p.Barred = was.Barred
	}
	if p.ID == "" || !w.mayWriteHouse(who, p) {
		return "", byname.Denied("property", "a house of your own agency", "ask the agency whose it is")
	}
	return p.ID, w.DB.Write(ctx, func(tx *store.Tx) error { return tx.WriteProperty(p, version, who.Worker, w.now()) })
}

// readRooms reads a line for each room: its name, how many beds, and the
// words of its rules, such as "3: 2 beds, couples, dogs".
func readRooms(text string) (rooms []bed.Room, err error) {
	wrong := func(line, expected string) error {
		return byname.Invalid("rooms", expected, "correct the line “"+line+"”")
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, rest, found := strings.Cut(line, ":")
		r := bed.Room{ID: bed.RoomID(strings.TrimSpace(name))}
		if !found || r.ID == "" || slices.ContainsFunc(rooms, func(o bed.Room) bool { return o.ID == r.ID }) {
			return nil, wrong(line, "a name of its own for each room and a colon, such as “3: 2 beds, couples”")
		}
		for word := range strings.SplitSeq(rest, ",") {
			if err := readRoomWord(&r, strings.ToLower(strings.TrimSpace(word))); err != nil {
				return nil, wrong(line, err.Error())
			}
		}
		if r.Beds < 1 || r.Beds > 40 || r.Women && r.Men || r.AgeTo > 0 && r.AgeFrom > r.AgeTo {
			return nil, wrong(line, "how many beds there are, 1 to 40, not both women only and men only, and ages that can be met")
		}
		rooms = append(rooms, r)
	}
	if len(rooms) == 0 {
		return nil, byname.Invalid("rooms", "a line for each room, such as “3: 2 beds, couples”", "write at least one")
	}
	return rooms, nil
}

type badWord string

func (b badWord) Error() string { return string(b) }

func readRoomWord(r *bed.Room, word string) error {
	switch word {
	case "":
	case "women only":
		r.Women = true
	case "men only":
		r.Men = true
	case "couples":
		r.Couples = true
	case "dogs":
		r.Dogs = true
	case "step-free":
		r.StepFree = true
	case "smoking":
		r.Smoking = true
	default:
		first, last, _ := strings.Cut(word, " ")
		n, err := strconv.Atoi(first)
		from, to, ages := strings.Cut(strings.TrimPrefix(word, "ages "), " to ")
		switch {
		case err == nil && (last == "bed" || last == "beds"):
			r.Beds = n
		case ages && strings.HasPrefix(word, "ages "):
			if r.AgeFrom, err = strconv.Atoi(from); err == nil {
				r.AgeTo, err = strconv.Atoi(to)
			}
			if err != nil {
				return badWord("ages such as “ages 18 to 25”")
			}
		default:
			return badWord("“2 beds”, “women only”, “men only”, “couples”, “dogs”, “step-free”, “smoking” or “ages 18 to 25” between commas")
		}
	}
	return nil
}

func roomLines(rooms []bed.Room) string {
	var b strings.Builder
	for _, r := range rooms {
		b.WriteString(string(r.ID) + ": " + strconv.Itoa(r.Beds) + " bed")
		if r.Beds > 1 {
			b.WriteByte('s')
		}
		for _, word := range roomWords(r) {
			if word != "single" && word != "shared" {
				b.WriteString(", " + word)
			}
		}
		if r.AgeFrom > 0 || r.AgeTo > 0 {
			b.WriteString(", ages " + strconv.Itoa(r.AgeFrom) + " to " + strconv.Itoa(r.AgeTo))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Chill opens the beds for cold nights from tonight for so many nights.
func (w *Work) Chill(ctx context.Context, who Who, nights int, reason string) error {
	if err := w.mayGiveBeds(ctx, who); err != nil {
		return err
	}
	if nights < 0 || nights > 60 {
		return byname.Invalid("nights", "0 to 60 nights; 0 ends it", "choose fewer")
	}
	if reason == "" {
		return byname.Invalid("reason", "what the forecast says", "write it in a few words")
	}
	from := w.tonight()
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.Chill(byname.Span{From: from, To: from + byname.Day(nights)}, who.Worker, w.now(), reason)
	})
}
