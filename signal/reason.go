package signal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/feed"
)

// reasons are the events that the holding signs point at, each once, oldest
// first.
func (w *vocabulary) reasons(v *view, holding []*compiledSign) (all []Reason) {
	seen := map[*happening]bool{}
	var picked []hit
	for _, sign := range holding {
		for _, s := range sign.reasons {
			for _, h := range s.pick(v) {
				if !seen[h.happening] {
					seen[h.happening] = true
					picked = append(picked, h)
				}
			}
		}
	}
	slices.SortStableFunc(picked, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.at, b.at), a.who-b.who, strings.Compare(string(a.event.Key), string(b.event.Key)))
	})
	for _, h := range picked {
		all = append(all, w.reason(v, h))
	}
	return all
}

func (w *vocabulary) reason(v *view, h hit) Reason {
	e := h.event
	kind := w.Kinds[e.Kind]
	agency := w.Agencies[e.Agency]
	if agency == "" {
		agency = string(e.Agency)
	}
	if h.who != v.self {
		agency += ", about " + v.relation(h.who)
	}
	return Reason{
		Whose:      v.lives[h.who].timeline.ID,
		Agency:     e.Agency,
		Kind:       e.Kind,
		Class:      kind.Class,
		Day:        h.day,
		Event:      e.Key,
		Restricted: e.Restricted,
		Text:       agency + ": " + phrase(kind, e.Event) + ", " + h.day.Words(),
	}
}

// relation says who somebody else in the home is, without a name.
func (v *view) relation(who int) string {
	born := v.lives[who].timeline.Born.Reveal()
	if born != 0 && born.YearsBefore(v.day) < 18 {
		return "a child in the home"
	}
	return "another person in the home"
}

// measured says how the value of a kind reads, longest prefix first; V stands
// for the value.
var measured = []struct{ kind, words string }{
	{"housing.arrears", "owes £V rent"},
	{"council.tax_arrears", "owes £V council tax"},
	{"housing.notice", "had notice that the landlord wants the home back, £V owed"},
	{"housing.court", "has a court date about the home, £V owed"},
	{"housing.payment", "paid rent owed, £V still owed"},
	{"school.attendance", "attended V per cent of a school term"},
	{"school.absence.persistent", "attended V per cent of a school term"},
	{"school.absence.severe", "attended V per cent of a school term"},
	{"school.exclusion", "was excluded from school for V days"},
	{"screen.depression", "scored V of 27 on a depression questionnaire"},
	{"fire.risk.clutter", "fire crew rated clutter V of 9"},
	{"care.package.reablement", "began help to recover at home, V hours a week"},
	{"care.package", "began care at home, V hours a week"},
}

// Phrase says an event in words that follow a name: "owes £588.12 rent".
func Phrase(e feed.Event) string { return phrase(feed.Kinds()[e.Kind], e) }

func phrase(k feed.Kind, e feed.Event) string {
	if e.HasValue {
		for _, m := range measured {
			if feed.Under(k.Name, m.kind) {
				money := strings.Contains(m.words, "£V")
				return strings.Replace(m.words, "V", plainNumber(e.Value, money), 1)
			}
		}
	}
	return k.Phrase
}

// plainNumber writes whole numbers without a point, money with its pence and
// everything else to one place.
func plainNumber(x float64, money bool) string {
	if money {
		pence, err := byname.ParsePence(strconv.FormatFloat(x, 'f', 2, 64))
		if err == nil {
			return strings.TrimPrefix(pence.String(), "£")
		}
	}
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}
