package discharge

import (
	"slices"

	"byname"
)

// A Named is one choice of a list: its id never changes.
type Named struct{ ID, Words string }

// Needs are what home may need before somebody can live there again.
var Needs = []Named{
	{"transport", "They cannot make their own way home"},
	{"key_safe", "Whoever helps cannot get in without a key safe"},
	{"heating", "The home is cold, or the heating does not work"},
	{"food", "There is no food at home"},
	{"equipment", "They need equipment, such as a commode or a hospital bed"},
	{"adaptation", "The home has to be changed, such as rails or a ramp"},
	{"alarms", "There are no working smoke alarms, or oxygen comes home too"},
	{"care", "They need care at home"},
	{"carer", "Somebody at home looks after them"},
	{"pets", "An animal needs somebody"},
	{"home", "They have no home to go to"},
}

// A TaskState is how far a task is.
type TaskState string

// The states of a task.
const (
	Open      TaskState = "open"
	Done      TaskState = "done"
	NotNeeded TaskState = "not needed"
)

// A Task is one thing that has to be so on the day somebody comes home.
type Task struct {
	ID    string
	Title string
	By    string          // the kind of agency that does it
	Owner byname.AgencyID // which does it here; "" while nobody is known
	Days  int             // how many days it takes once it can begin
	After []string        // ids of the tasks it waits for
	State TaskState
	Words string // what came of it, or why it is not needed
}

// A rule says when a task is proposed.
type rule struct {
	Task
	need  string    // of Needs; "" whatever home needs
	paths []Pathway // none: whatever the pathway
}

// rules are all tasks that are ever proposed. A task waits for those of After
// that are proposed as well. How many days each takes is an estimate of ours.
var rules = []rule{
	{Task: Task{ID: "medicines", Title: "Medicines to take home are ready, and they know how to take them", By: "hospital", Days: 1}},
	{Task: Task{ID: "letter", Title: "The letter for the GP is written", By: "hospital", Days: 1, After: []string{"medicines"}}},
	{Task: Task{ID: "home", Title: "There is a home to go to", By: "housing_options", Days: 7}, need: "home"},
	{Task: Task{ID: "key_safe", Title: "A key safe is fitted, and the code is with whoever comes", By: "fire", Days: 1, After: []string{"home"}}, need: "key_safe"},
	{Task: Task{ID: "heating", Title: "The home is warm and the heating works", By: "landlord", Days: 2, After: []string{"home"}}, need: "heating"},
	{Task: Task{ID: "alarms", Title: "Smoke alarms work, and the fire service knows of oxygen at home", By: "fire", Days: 1, After: []string{"home"}}, need: "alarms"},
	{Task: Task{ID: "adaptation", Title: "The home is changed so that they can live in it", By: "landlord", Days: 5, After: []string{"home"}}, need: "adaptation"},
	{Task: Task{ID: "equipment", Title: "Equipment is delivered and stands where it is used", By: "social_care", Days: 2, After: []string{"home", "key_safe"}}, need: "equipment"},
	{Task: Task{ID: "carer", Title: "Whoever looks after them was asked, can go on, and knows whom to ring", By: "social_care", Days: 1}, need: "carer"},
	{Task: Task{ID: "care", Title: "Care at home starts on the day they come", By: "social_care", Days: 2, After: []string{"home", "key_safe", "heating", "equipment", "adaptation", "carer"}}, need: "care"},
	{Task: Task{ID: "food", Title: "There is food in the kitchen for three days", By: "charity", Days: 1, After: []string{"home", "key_safe"}}, need: "food"},
	{Task: Task{ID: "pets", Title: "The animal is fed, and comes home with them", By: "charity", Days: 1}, need: "pets"},
	{Task: Task{ID: "bed", Title: "A bed to recover in is found, and they agree to it", By: "social_care", Days: 2}, paths: []Pathway{Recover}},
	{Task: Task{ID: "care_home", Title: "A care home is chosen with them and takes them", By: "social_care", Days: 5}, paths: []Pathway{CareHome}},
	{Task: Task{ID: "follow_up", Title: "Somebody rings on the day after, and comes within a week: it is booked", By: "gp", Days: 1, After: []string{"letter"}}},
	{Task: Task{ID: "transport", Title: "Transport is booked, to be home before five o'clock", By: "ambulance", Days: 1,
		After: []string{"medicines", "heating", "equipment", "adaptation", "care", "food", "bed", "care_home"}}, need: "transport"},
}

// Propose gives the tasks that what home needs and the pathway ask for, each
// after those it waits for. by says which agency does what a kind does here.
func Propose(needs []string, path Pathway, by map[string]byname.AgencyID) (list []Task) {
	for _, r := range rules {
		if r.need != "" && !slices.Contains(needs, r.need) || len(r.paths) > 0 && !slices.Contains(r.paths, path) {
			continue
		}
		t := r.Task
		t.Owner, t.State = by[t.By], Open
		t.After = slices.DeleteFunc(slices.Clone(r.After), func(id string) bool {
			return !slices.ContainsFunc(list, func(o Task) bool { return o.ID == id })
		})
		list = append(list, t)
	}
	return list
}
