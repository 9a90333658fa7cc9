package govern

import (
	"fmt"

	"byname"
)

// An Effect is one thing that a carried decision does. Which fields count
// depends on the kind; work makes them happen.
type Effect struct {
	Kind          EffectKind
	Year          int          `json:",omitempty"` // the financial year that begins in it
	UntilYear     int          `json:",omitempty"` // the last one, for what lasts several
	Neighbourhood string       `json:",omitempty"`
	Who           string       `json:",omitempty"` // partner, scheme or programme
	To            string       `json:",omitempty"` // scheme
	Amount        byname.Pence `json:",omitempty"`
}

// An EffectKind says what an Effect does.
type EffectKind string

const (
	OpenPool   EffectKind = "open pool"  // for Year to UntilYear
	Contribute EffectKind = "contribute" // Who pays Amount for Year
	Commit     EffectKind = "commit"     // Amount of the Neighbourhood's allocation for Year to the scheme Who
	Move       EffectKind = "move"       // Amount of the Neighbourhood from scheme Who to scheme To, for Year
	Limit      EffectKind = "limit"      // Amount a team may spend on one person without the lead's yes
	Adopt      EffectKind = "adopt"      // the programme Who goes live
)

// Check refuses an effect that says too little to be made to happen.
func (e Effect) Check() error {
	missing := func(what string) error {
		return byname.Invalid("effect "+string(e.Kind), what, "add what is missing")
	}
	switch e.Kind {
	case OpenPool:
		if e.Year == 0 || e.UntilYear < e.Year {
			return missing("its first and last year")
		}
	case Contribute:
		if e.Year == 0 || e.Who == "" || e.Amount <= 0 {
			return missing("year, partner and amount")
		}
	case Commit:
		if e.Year == 0 || e.Neighbourhood == "" || e.Who == "" || e.Amount <= 0 {
			return missing("year, neighbourhood, scheme and amount")
		}
	case Move:
		if e.Year == 0 || e.Neighbourhood == "" || e.Who == "" || e.To == "" || e.Who == e.To || e.Amount <= 0 {
			return missing("year, neighbourhood, two schemes and an amount")
		}
	case Limit:
		if e.Amount <= 0 {
			return missing("an amount")
		}
	case Adopt:
		if e.Who == "" {
			return missing("a programme")
		}
	default:
		return byname.Invalid("effect", "a kind such as move or commit", "choose one that docs/govern.md names")
	}
	return nil
}

// Words says the effect in a sentence.
func (e Effect) Words() string {
	switch e.Kind {
	case OpenPool:
		return fmt.Sprintf("A pool is opened for the years %s to %s.", YearWords(e.Year), YearWords(e.UntilYear))
	case Contribute:
		return fmt.Sprintf("%s pays %v for %s.", e.Who, e.Amount, YearWords(e.Year))
	case Commit:
		return fmt.Sprintf("%v is committed to %s for %s.", e.Amount, e.Who, YearWords(e.Year))
	case Move:
		return fmt.Sprintf("%v moves from %s to %s for %s.", e.Amount, e.Who, e.To, YearWords(e.Year))
	case Limit:
		return fmt.Sprintf("A team may spend up to %v on one person on a written reason.", e.Amount)
	case Adopt:
		return fmt.Sprintf("%s becomes a programme.", e.Who)
	}
	return ""
}

// YearWords writes the financial year that begins in a calendar year: 2025/26.
func YearWords(begins int) string { return fmt.Sprintf("%d/%02d", begins, (begins+1)%100) }
