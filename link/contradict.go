package link

// deathsApart is how many days two agencies may differ about one death: one
// writes down the day, another the day it was registered or heard of.
const deathsApart = 31

// contradicts says, in words, what no weight can outdo; "" when nothing
// does.
func contradicts(p pattern, a, b *subject) string {
	switch {
	case p.at(onNHS) == nhsVerified &&
		(p.at(onBorn) >= bornDecade || p.at(onSex) == sexDiffers || p.at(onGiven) >= givenAlike || p.at(onLocal) == localDiffers):
		return "their agencies traced two different NHS numbers, and something else differs too"
	case a.died != 0 && b.died != 0 && max(a.died, b.died)-min(a.died, b.died) > deathsApart:
		return "they died more than a month apart"
	case a.sole && b.sole && p.at(onLocal) == localDiffers && together(a, b):
		return "an agency that keeps one record of each person had both at one time"
	}
	return ""
}

// together reports whether an agency had two people at one time, as far as
// it says.
func together(a, b *subject) bool {
	return (a.until == 0 || b.from < a.until) && (b.until == 0 || a.from < b.until)
}
