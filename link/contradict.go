package link

// contradicts says, in words, what no weight can outdo; "" when nothing
// does: two NHS numbers that their agencies traced, and another sign that
// these are two people.
func contradicts(p pattern, a, b *subject) string {
	if p.at(onNHS) == nhsVerified &&
		(p.at(onBorn) >= bornDecade || p.at(onSex) == sexDiffers || p.at(onGiven) >= givenAlike || p.at(onLocal) == localDiffers) {
		return "their agencies traced two different NHS numbers, and something else differs too"
	}
	return ""
}
