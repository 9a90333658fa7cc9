package signal

// Deciles are the tenths of England's small areas that somebody's home is in,
// by what makes an area deprived: 1 the most deprived, 10 the least, 0 unknown.
// Source: English Indices of Deprivation, the seven domains.
type Deciles struct {
	Income, Employment, Education, Health, Crime, Housing, Environment int8
}

// decileWords are the facts that these are.
var decileWords = []word{
	decile("income", "low income", func(d *Deciles) int8 { return d.Income }),
	decile("employment", "people who are kept from work", func(d *Deciles) int8 { return d.Employment }),
	decile("education", "children and adults with little schooling", func(d *Deciles) int8 { return d.Education }),
	decile("health", "early death, illness and disability", func(d *Deciles) int8 { return d.Health }),
	decile("crime", "the risk of crime", func(d *Deciles) int8 { return d.Crime }),
	decile("housing", "homes that are crowded or too dear, and services that are far away", func(d *Deciles) int8 { return d.Housing }),
	decile("environment", "homes in poor condition, bad air and accidents on the road", func(d *Deciles) int8 { return d.Environment }),
}

func decile(domain, about string, of func(*Deciles) int8) word {
	name := domain + "_decile"
	return word{
		name: name, gives: "measure", least: 1, most: 10,
		means:   "the tenth of England's small areas that their home is in by " + about + ": 1 the most deprived, 10 the least",
		example: name + ` <= 2 && events("ambulance").any()`,
		given:   name + " 2\n2026-01-05 nwas ambulance.call.fall",
		but:     name + " 3\n2026-01-05 nwas ambulance.call.fall",
		fact: told(func(v *view) answer {
			n := of(&v.deciles)
			return known(int(n), n != 0)
		}),
	}
}
