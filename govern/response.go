package govern

import (
	"cmp"
	"slices"
	"strings"

	"byname"
)

// A Response is what one resident said. It asks for no name.
type Response struct {
	Neighbourhood string
	About         string // a question's id; "" when about the neighbourhood in general
	Theme         string // "" until somebody has read it
	Words         string
	Channel       Channel
	Language      string // in which it came; "" is English
	Day           byname.Day
}

// A Channel is how a response came.
type Channel string

const (
	Web       Channel = "web"
	Telephone Channel = "telephone"
	InPerson  Channel = "in person"
	Letter    Channel = "letter"
)

// Check refuses a response that says nothing or came in no known way.
func (r Response) Check() error {
	switch {
	case r.Words == "" && r.Theme == "":
		return byname.Invalid("your answer", "some words", "tell us what you think")
	case len(r.Words) > 4000:
		return byname.Invalid("your answer", "4,000 letters or fewer", "make it shorter")
	case r.Neighbourhood == "" || r.Day == 0:
		return byname.Invalid("your answer", "a neighbourhood and a day", "choose your neighbourhood")
	case !slices.Contains([]Channel{Web, Telephone, InPerson, Letter}, r.Channel):
		return byname.Invalid("your answer", "web, telephone, in person or letter", "say how it came")
	}
	return nil
}

// An Answer is what the board said in public to a theme.
type Answer struct {
	Neighbourhood string
	Theme         string
	Words         string
	Day           byname.Day
}

// A Theme is how many said something of a kind.
type Theme struct {
	Theme     string
	Responses int
}

// Tally counts responses by theme, most first; those not read yet are under "".
func Tally(responses []Response) []Theme {
	count := map[string]int{}
	for _, r := range responses {
		count[r.Theme]++
	}
	var themes []Theme
	for t, n := range count {
		themes = append(themes, Theme{t, n})
	}
	slices.SortFunc(themes, func(a, b Theme) int {
		return cmp.Or(b.Responses-a.Responses, strings.Compare(a.Theme, b.Theme))
	})
	return themes
}
