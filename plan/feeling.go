package plan

import "byname"

// A FeelingQuestion is one that a person answers from 0 to 10.
type FeelingQuestion struct {
	ID, Words  string
	Short      string
	Low, High  string // what 0 and 10 mean
	Recognised bool   // of the Office for National Statistics
	FromAge    int    // who is younger is not asked
	Down       bool   // lower is better
}

// FeelingQuestions are the four personal well-being questions of the Office for
// National Statistics (Crown copyright, Open Government Licence), in its
// words, and one of our own about managing, which is no recognised measure.
// Each stands for itself: they are never added up. The four are for people
// of ten and over, and children are not asked the one about being anxious.
var FeelingQuestions = [5]FeelingQuestion{
	{"satisfied", "Overall, how satisfied are you with your life nowadays?", "Satisfied with life", "not at all satisfied", "completely satisfied", true, 10, false},
	{"worthwhile", "Overall, to what extent do you feel that the things you do in your life are worthwhile?", "What I do is worthwhile", "not at all worthwhile", "completely worthwhile", true, 10, false},
	{"happy", "Overall, how happy did you feel yesterday?", "Happy yesterday", "not at all happy", "completely happy", true, 10, false},
	{"anxious", "On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, how anxious did you feel yesterday?", "Anxious yesterday", "not at all anxious", "completely anxious", true, 16, true},
	{"managing", "How sure are you that you can manage from day to day?", "Sure that I can manage", "not at all sure", "completely sure", false, 0, false},
}

// Unsaid stands for a question that was not answered.
const Unsaid = -1

// A Feeling is what a person said on one day, in the order of
// FeelingQuestions.
type Feeling struct {
	Day     byname.Day
	Answers [5]int
	Own     bool // they answered by themselves, at their own door
}

// Check refuses answers that are none.
func (f Feeling) Check() error {
	said := false
	for i, a := range f.Answers {
		if a < Unsaid || a > 10 {
			return byname.Invalid(FeelingQuestions[i].ID, "0 to 10, or no answer", "choose again")
		}
		said = said || a != Unsaid
	}
	if !said || f.Day == 0 {
		return byname.Invalid("answers ("+FeelingQuestions[0].ID+")", "at least one answer", "ask, or leave it for another day")
	}
	return nil
}
