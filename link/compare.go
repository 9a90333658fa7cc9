package link

// A comparer compares subjects of one table. It remembers pairs of names it
// has met, so each goroutine needs its own.
type comparer struct {
	*Table
	given, family []remembered
}

type remembered struct {
	pair  uint64
	level uint8
}

func newComparer(t *Table) *comparer {
	room := min(1<<15, 8*len(t.names.all))
	return &comparer{t, make([]remembered, room), make([]remembered, room)}
}

// compare gives the level of every comparison of two subjects. It does not
// matter which comes first.
func (c *comparer) compare(a, b *subject) (p pattern) {
	given, initial, family := c.compareNames(a, b)
	p.set(onGiven, given)
	p.set(onInitial, initial)
	p.set(onFamily, family)
	p.set(onBorn, compareBorn(a.born, b.born))
	p.set(onAge, compareAge(a, b))
	if a.sex != 0 && b.sex != 0 {
		p.set(onSex, either(a.sex == b.sex, sexSame, sexDiffers))
	}
	home, postcode, area := c.compareHomes(a, b)
	p.set(onHome, home)
	p.set(onPostcode, postcode)
	p.set(onArea, area)
	if a.phone != 0 && b.phone != 0 {
		p.set(onPhone, either(a.phone == b.phone, phoneSame, phoneDiffers))
	}
	if a.email != 0 && b.email != 0 {
		p.set(onEmail, c.compareEmails(a.email, b.email))
	}
	if a.nhs != 0 && b.nhs != 0 {
		differs := either(a.verified && b.verified, nhsVerified, nhsDiffers)
		p.set(onNHS, either(a.nhs == b.nhs, nhsSame, differs))
	}
	if a.number != 0 && b.number != 0 {
		p.set(onNumber, c.compareNumbers(a.number, b.number))
	}
	if a.local != 0 && b.local != 0 && a.agency == b.agency {
		p.set(onLocal, either(a.local == b.local, localSame, localDiffers))
	} else if a.agency != 0 && b.agency != 0 {
		p.set(onSource, either(a.agency == b.agency, sourceSame, sourceOther))
	}
	p.set(onTown, c.compareTexts(a.town, b.town))
	p.set(onWork, c.compareTexts(a.work, b.work))
	return p
}

func either(is bool, yes, no int) int {
	if is {
		return yes
	}
	return no
}

func (c *comparer) compareNumbers(a, b uint32) int {
	switch {
	case a == b:
		return numberSame
	case oneEdit(c.numbers.all[a], c.numbers.all[b]):
		return numberSlip
	}
	return numberDiffers
}

func (c *comparer) compareEmails(a, b uint32) int {
	if a == b {
		return emailSame
	}
	x, y := c.emails.all[a], c.emails.all[b]
	switch {
	case user(x) == user(y):
		return emailUser
	case oneEdit(x, y) || jaroWinkler(user(x), user(y)) >= .92:
		return emailNear
	}
	return emailDiffers
}

func user(email string) string {
	for i := range len(email) {
		if email[i] == '@' {
			return email[:i]
		}
	}
	return email
}

func (c *comparer) compareTexts(a, b uint32) int {
	switch {
	case a == 0 || b == 0:
		return 0
	case a == b:
		return wordSame
	}
	x, y := c.places.all[a], c.places.all[b]
	if oneEdit(x, y) || jaroWinkler(x, y) >= .88 || within(x, y) || within(y, x) {
		return wordAlike
	}
	return wordDiffers
}

// within reports whether all words of a stand in b.
func within(a, b string) bool {
	at := 0
	for i := 0; i <= len(a); i++ {
		if i < len(a) && a[i] != ' ' {
			continue
		}
		if !hasWord(b, a[at:i]) {
			return false
		}
		at = i + 1
	}
	return true
}

func hasWord(s, w string) bool {
	at := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != ' ' {
			continue
		}
		if s[at:i] == w {
			return true
		}
		at = i + 1
	}
	return false
}
