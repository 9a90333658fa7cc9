package plan

// A Part is what a step is about: a plan is one blend of all of them.
type Part string

// Parts of a plan, in the order in which they are listed.
var Parts = []struct {
	ID    Part
	Title string
}{
	{"prevention", "Staying well"},
	{"health", "Health care"},
	{"housing", "Home"},
	{"money", "Money"},
	{"work", "Work"},
	{"learning", "Education and training"},
	{"family", "Family"},
	{"safety", "Safety"},
}

// Title is what people call the part, "" for none.
func (p Part) Title() string {
	for _, x := range Parts {
		if x.ID == p {
			return x.Title
		}
	}
	return ""
}
