package work

import (
	"byname"
	"byname/link"
)

// Reviews is the queue as one reviewer sees it. It names nobody.
type Reviews struct {
	Waiting   []ReviewLine // pairs that wait for this reviewer's word, worth most first
	Settling  []ReviewLine // pairs on which two reviewers differ, that this one may settle
	Said      []ReviewLine // what this reviewer said, the last first
	Open      int          // pairs that are open at all
	Closed    int          // left out of the lists: this reviewer may not open them
	Agreement link.Agreement
}

// A ReviewLine is one pair of the queue, without names.
type ReviewLine struct {
	Number int64
	Asked  byname.Day
	Words  int    // reviewers who said one so far
	Said   string // by this reviewer: same, different or unsure
	Day    byname.Day
	Became string // what became of it, in a sentence
}

// A Review is one pair, opened. Until it is settled it holds neither our
// answer nor the weight, but for the reader who is to settle it.
type Review struct {
	Number      int64
	Stage       Stage
	Left, Right RecordHead
	Compared    []Compared
	Mine        *ReviewWord  // this reviewer's, when there is one
	Others      []ReviewWord // what others said; hidden from who still is to judge apart
	Ours        *OurAnswer
	Became      string // "" before anybody said a word
}

// Stage is what a pair waits for from its reader.
type Stage string

const (
	Apart    Stage = "apart"   // a first or second word, said without knowing any other
	Settling Stage = "settle"  // two differ: the word that settles it
	Ruled    Stage = "ruled"   // its reader has said a word
	Finished Stage = "settled" // others settled it before
)

// A RecordHead says where a record comes from, no closer than a reviewer
// needs: that an agency knows somebody may itself tell something.
type RecordHead struct {
	Sector string // "Health service", "Council"
	Seen   byname.Day
}

// Compared is one thing that both records, or one of them, say.
type Compared struct {
	What                    string
	Left, Right             byname.Text
	LeftHidden, RightHidden string // why it is not shown; "" when it is
	Alike                   bool
}

// A ReviewWord is what a reviewer said of a pair.
type ReviewWord struct {
	Says, Note string
	Settles    bool
	At         byname.Minute
}

// OurAnswer is what linking made of a pair, and why.
type OurAnswer struct {
	Joined bool // one person in the build that asked
	Source string
	Why    string // what makes it a suspect; "" when it is none
	Pair   Pair
}
