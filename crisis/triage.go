package crisis

import (
	"strings"
	"time"

	"byname"
)

// An Incident is one call about somebody in distress: what happened, what a
// mental-health professional advised, and what came of it.
type Incident struct {
	At        byname.Minute
	What      string
	Advice    string
	Outcome   Outcome
	Detention Detention // the zero one: nobody was detained
}

// An Outcome is what came of an incident.
type Outcome string

// The outcomes of street triage.
const (
	Home     Outcome = "stayed at home"
	Walked   Outcome = "went to a crisis café or haven"
	Crisis   Outcome = "crisis team comes"
	Hospital Outcome = "went to hospital of their own will"
	Detained Outcome = "section 136"
	Other    Outcome = "something else"
)

// Outcomes are all of them.
var Outcomes = []Outcome{Home, Walked, Crisis, Hospital, Detained, Other}

// A Detention under section 136 of the Mental Health Act 1983: at most 24
// hours from arrival at the first place of safety, which a doctor may extend
// once by at most 12 (section 136B), before the person is assessed.
type Detention struct {
	Place    string
	Began    byname.Minute // arrival at the place of safety
	Extended byname.Minute // when the extension was given; 0 never
	Why      string        // of the extension
	Handed   byname.Minute // when the police handed over
	To       string        // whom
	Ended    byname.Minute // assessed, or let go
}

// hours of a detention, and of its extension, in minutes: real hours, whatever
// clocks do that night.
const (
	first    = 24 * 60
	extended = 12 * 60
)

// Due is when the detention must have ended.
func (d Detention) Due() byname.Minute {
	if d.Extended != 0 {
		return d.Began + first + extended
	}
	return d.Began + first
}

// Open says whether the clock runs.
func (d Detention) Open() bool { return d.Began != 0 && d.Ended == 0 }

// Left is how long the clock still runs at a moment; below nothing it has run
// out.
func (d Detention) Left(now byname.Minute) time.Duration {
	return time.Duration(d.Due()-now) * time.Minute
}

// Check refuses an incident that cannot have been.
func (i Incident) Check(now byname.Minute) error {
	d := i.Detention
	switch {
	case strings.TrimSpace(i.What) == "":
		return byname.Invalid("what", "what happened", "say it in a few words")
	case i.At == 0 || i.At > now:
		return byname.Invalid("when", "a time that has passed", "correct it")
	case !known(i.Outcome):
		return byname.Invalid("outcome", "one of the outcomes", "choose from the list")
	case (i.Outcome == Detained) != (d.Began != 0):
		return byname.Invalid("arrived", "when they arrived at the place of safety, when and only when section 136 was used", "the clock runs from then")
	case d.Began == 0:
		return nil
	case strings.TrimSpace(d.Place) == "":
		return byname.Invalid("place", "the place of safety", "write where they are")
	case d.Began < i.At || d.Began > now:
		return byname.Invalid("arrived", "a time after it happened, that has passed", "correct it")
	}
	return nil
}

func known(o Outcome) bool {
	for _, x := range Outcomes {
		if x == o {
			return true
		}
	}
	return false
}

// Extend gives a detention its extension: once, by a doctor, before the first
// 24 hours are over.
func (d Detention) Extend(now byname.Minute, why string) (Detention, error) {
	switch {
	case !d.Open():
		return d, byname.Conflict("section 136", "a detention whose clock runs", "it has ended")
	case d.Extended != 0:
		return d, byname.Conflict("section 136", "one extension", "it was extended already")
	case now > d.Due():
		return d, byname.Conflict("section 136", "an extension before the 24 hours are over", "they are over: the person may not be held")
	case strings.TrimSpace(why) == "":
		return d, byname.Invalid("why", "why the doctor extends it: only the person's condition counts (section 136B)", "write it down")
	}
	d.Extended, d.Why = now, why
	return d, nil
}

// Hand is the police handing over.
func (d Detention) Hand(now byname.Minute, to string) (Detention, error) {
	if !d.Open() || d.Handed != 0 {
		return d, byname.Conflict("handover", "a detention that was not handed over yet", "it was")
	}
	if strings.TrimSpace(to) == "" {
		return d, byname.Invalid("to", "who took over", "write their name or post")
	}
	d.Handed, d.To = now, to
	return d, nil
}

// End is that the person was assessed, or let go.
func (d Detention) End(now byname.Minute) (Detention, error) {
	if !d.Open() {
		return d, byname.Conflict("section 136", "a detention whose clock runs", "it has ended")
	}
	d.Ended = now
	return d, nil
}
