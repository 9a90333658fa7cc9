package team

import "slices"

// A Field is what a member leads for a team, "" none.
type Field string

// Fields that a neighbourhood team has a lead for. Who leads the neighbourhood
// answers for the team.
const (
	LeadsNeighbourhood Field = "neighbourhood"
	LeadsSocialCare    Field = "social care"
	LeadsNursing       Field = "nursing"
	LeadsGP            Field = "gp"
	LeadsHealth        Field = "health development"
)

// Fields are all of them, in the order in which a team names them.
var Fields = []Field{LeadsNeighbourhood, LeadsSocialCare, LeadsNursing, LeadsGP, LeadsHealth}

// Title is a field as a heading has it.
func (f Field) Title() string {
	switch f {
	case "":
		return ""
	case LeadsGP:
		return "GP lead"
	case LeadsHealth:
		return "Health development coordinator"
	}
	return string(f[0]-'a'+'A') + string(f[1:]) + " lead"
}

// Vacant are the fields that none of some members leads.
func Vacant(members []Member) (vacant []Field) {
	for _, f := range Fields {
		if !slices.ContainsFunc(members, func(m Member) bool { return m.Leads == f }) {
			vacant = append(vacant, f)
		}
	}
	return vacant
}
