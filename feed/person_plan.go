package feed

import (
	"strings"

	"byname"
)

// A personPlan says in which columns a row tells who somebody is; -1 is in none.
type personPlan struct {
	local, nhs, nino                      int
	family, given, knownAs, former, name  int
	born, age, seen                       int
	postcode, uprn, phone, email          int
	ethnicity, language, registered, left int

	verified, sex *table
	address       []int
	form          nameForm
	titles        map[string]bool
	nameless      []pattern // what stands in a name's place when there is none
	omit          map[string]bool
	noFixed       []pattern
	withheld      []pattern
	scene         bool
	bornDefault   []byname.Day
	must          map[int]bool // columns whose bad value refuses the row and not only the field
}

func (b *builder) readPerson(n node) *personPlan {
	p := &personPlan{titles: map[string]bool{}, omit: map[string]bool{}, must: map[int]bool{}}
	columns := map[string]*int{
		"local": &p.local, "nhs_number": &p.nhs, "nino": &p.nino,
		"family": &p.family, "given": &p.given, "known_as": &p.knownAs, "former": &p.former,
		"age": &p.age, "postcode": &p.postcode, "uprn": &p.uprn, "phone": &p.phone, "email": &p.email,
		"ethnicity": &p.ethnicity, "language": &p.language,
	}
	dates := map[string]*int{"born": &p.born, "seen": &p.seen, "registered": &p.registered, "left": &p.left}
	p.name = -1
	for _, c := range columns {
		*c = -1
	}
	for _, c := range dates {
		*c = -1
	}
	words := n.words(nil, personWords)
	for word, n := range words {
		if c := columns[word]; c != nil {
			*c = b.column(n)
		} else if c := dates[word]; c != nil {
			*c = b.dateColumn(n)
		}
	}
	if n, ok := words["verified"]; ok {
		p.verified = b.table(n, tableWords{what: "yes or no", means: []string{"yes", "no"}})
	}
	if n, ok := words["sex"]; ok {
		p.sex = b.table(n, tableWords{what: "a sex", means: []string{"female", "male", "unknown"}})
	}
	if n, ok := words["name"]; ok {
		w := n.words([]string{"column", "form"}, nil)
		p.name = b.column(w["column"])
		if f, ok := w["form"]; ok && f.among("a form of name", nameForms) {
			p.form = nameForm(f.Value)
		}
		if p.given >= 0 || p.family >= 0 {
			n.bad("either name, or given and family", "remove one")
		}
	}
	p.address = b.columns(words["address"])
	lowered(words["titles"], p.titles)
	lowered(words["address_omit"], p.omit)
	p.nameless, p.noFixed, p.withheld = patterns(words["nameless"]), patterns(words["no_fixed"]), patterns(words["withheld"])
	if n, ok := words["address_is"]; ok && n.among("where the address is", []string{"home", "scene"}) {
		p.scene = n.Value == "scene"
	}
	if n, ok := words["born_default"]; ok {
		for _, n := range n.list() {
			day, err := byname.ParseDay(n.text())
			if err != nil {
				n.bad("a day written 1900-01-01", "correct it")
			}
			p.bornDefault = append(p.bornDefault, day)
		}
	}
	for _, c := range b.columns(words["must"]) {
		p.must[c] = true
	}
	return p
}

// personWords are the words of person:, in the order of docs/feed.md.
var personWords = []string{
	"local", "nhs_number", "verified", "nino", "given", "family", "known_as", "former", "name", "titles", "nameless",
	"born", "born_default", "age", "sex", "address", "address_omit", "address_is", "no_fixed", "withheld", "postcode",
	"uprn", "phone", "email", "ethnicity", "language", "registered", "left", "seen", "must",
}

func (b *builder) columns(n node) []int {
	var list []int
	if n.Node != nil {
		for _, n := range n.list() {
			list = append(list, b.column(n))
		}
	}
	return list
}

func patterns(n node) []pattern {
	var list []pattern
	if n.Node != nil {
		for _, text := range n.texts() {
			list = append(list, newPattern(text))
		}
	}
	return list
}

func lowered(n node, into map[string]bool) {
	if n.Node != nil {
		for _, text := range n.texts() {
			into[strings.ToLower(text)] = true
		}
	}
}

// An aboutPlan says whose record of another data set a row is about.
type aboutPlan struct {
	prefix Key
	column int
}

func (b *builder) readAbout(n node) *aboutPlan {
	words := n.words([]string{"data_set", "column"}, []string{"agency"})
	agency := string(b.Agency)
	if n, ok := words["agency"]; ok {
		agency = n.text()
	}
	if set, ok := words["data_set"]; ok {
		return &aboutPlan{Key(agency + "/" + set.text() + "/"), b.column(words["column"])}
	}
	return nil
}
