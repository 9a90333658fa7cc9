package population

import (
	"cmp"
	"slices"

	"byname"
)

// Settle makes a population of drafts that have their ids: it finds the
// households, protects them, and numbers everybody from 1 in household order,
// neighbourhood by neighbourhood, so that who lives together and who is looked
// after by one team stand together in every file of the build. Persons come
// back in that order; number gives each draft's.
//
// The same drafts in another order give the same persons.
func Settle(drafts []Draft, apart [][2]int32, rules Rules) (persons []Person, number []int32) {
	home := Households(drafts, apart, rules)
	heads := make([]byname.PersonID, len(drafts)) // the lowest id in the household, their own when there is none
	for i := range drafts {
		heads[i] = drafts[i].ID
	}
	for _, members := range together(home) {
		protect(drafts, members)
		oneArea(drafts, members)
		head := drafts[members[0]].ID
		for _, i := range members {
			head = min(head, drafts[i].ID)
		}
		for _, i := range members {
			heads[i] = head
		}
	}
	order := make([]int32, len(drafts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(
			compareArea(&drafts[a], &drafts[b]),
			cmp.Compare(heads[a], heads[b]),
			cmp.Compare(drafts[a].ID, drafts[b].ID))
	})
	persons = make([]Person, len(order))
	number = make([]int32, len(order))
	households := int32(0)
	for n, i := range order {
		p := drafts[i].Person
		p.Number = int32(n + 1)
		if home[i] != 0 {
			if n == 0 || home[order[n-1]] != home[i] {
				households++
			}
			p.Household = households
		}
		persons[n], number[i] = p, p.Number
	}
	return persons, number
}

// protect hides the address of everybody in a household in which somebody is
// protected: whoever knows where the children live knows where she lives.
func protect(drafts []Draft, members []int32) {
	if slices.ContainsFunc(members, func(i int32) bool { return drafts[i].Protected }) {
		for _, i := range members {
			drafts[i].Protected = true
		}
	}
}

func compareArea(a, b *Draft) int {
	return cmp.Or(cmp.Compare(a.Neighbourhood, b.Neighbourhood), cmp.Compare(a.LSOA, b.LSOA))
}

// oneArea puts everybody behind one door into one area: a record whose
// postcode lags must not tear a household apart.
func oneArea(drafts []Draft, members []int32) {
	first := slices.MinFunc(members, func(a, b int32) int { return compareArea(&drafts[a], &drafts[b]) })
	for _, i := range members {
		drafts[i].Neighbourhood, drafts[i].LSOA = drafts[first].Neighbourhood, drafts[first].LSOA
	}
}
