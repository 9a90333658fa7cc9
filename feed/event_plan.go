package feed

import "strconv"

// An eventPlan says what happened when a row is as it says.
type eventPlan struct {
	when, unless []condition
	kind         *table
	at           []int // the first that is filled
	until        int   // -1: it has no end
	value        valuePlan
	note         []*table
	role         *table
	incident     int
	restricted   *table
	secondary    bool // a wrong cell leaves out the event, and not the row
}

// A valuePlan is a measure and the bounds outside which there is no event.
type valuePlan struct {
	column        int // -1: no measure
	of            int // of which column's number it is a per cent; -1: it is its own
	owed          bool
	bounded       bool
	least, most   float64
	above, beyond float64 // exclusive; beyond is the upper one
}

const nothing = "nothing" // a code that means that nothing happened

// eventWords are the words of events:, the required ones first.
var eventWords = []string{"kind", "at", "when", "unless", "until", "value", "note", "role", "incident", "restricted", "secondary"}

func (b *builder) readEvent(n node) eventPlan {
	words := n.words(eventWords[:2], eventWords[2:])
	e := eventPlan{until: -1, incident: -1, value: valuePlan{column: -1, of: -1}}
	if n, ok := words["when"]; ok {
		e.when = b.conditions(n)
	}
	if n, ok := words["unless"]; ok {
		e.unless = b.conditions(n)
	}
	if n, ok := words["kind"]; ok {
		e.kind = b.table(n, tableWords{what: "a kind of event", means: append(kindNames(b.kinds), nothing), split: true})
	}
	if n, ok := words["at"]; ok {
		for _, n := range n.list() {
			e.at = append(e.at, b.dateColumn(n))
		}
	}
	if n, ok := words["until"]; ok {
		e.until = b.dateColumn(n)
	}
	if n, ok := words["value"]; ok {
		e.value = b.readValue(n)
	}
	if n, ok := words["note"]; ok {
		for _, n := range n.list() {
			e.note = append(e.note, b.notePart(n))
		}
	}
	if n, ok := words["role"]; ok {
		e.role = b.table(n, tableWords{what: "a role", means: []string{"victim", "suspect", "witness", "informant", "subject"}})
	}
	if n, ok := words["incident"]; ok {
		e.incident = b.column(n)
	}
	if n, ok := words["restricted"]; ok {
		e.restricted = b.table(n, tableWords{what: "yes or no", means: []string{"yes", "no"}})
	}
	if n, ok := words["secondary"]; ok {
		e.secondary = n.yes()
	}
	return e
}

// notePart is a column as it is written, or with its codes put into words.
func (b *builder) notePart(n node) *table {
	if len(n.Content) == 0 {
		return &table{column: b.column(n), asIs: true}
	}
	t := b.table(n, tableWords{what: "words"})
	t.asIs = true
	return t
}

func (b *builder) readValue(n node) valuePlan {
	v := valuePlan{column: -1, of: -1}
	if len(n.Content) == 0 {
		v.column = b.column(n)
		return v
	}
	words := n.words(nil, []string{"from", "as", "share", "of", "at_least", "at_most", "above", "below"})
	from, plain := words["from"]
	share, part := words["share"]
	of, whole := words["of"]
	switch {
	case plain && !part && !whole:
		v.column = b.column(from)
	case part && whole && !plain:
		v.column, v.of = b.column(share), b.column(of)
	default:
		n.bad("from: a column, or share: a column with of: another", "write one of the two")
	}
	if as, ok := words["as"]; ok && as.among("a form of number", []string{"number", "owed"}) {
		v.owed = as.Value == "owed"
	}
	v.least, v.above, v.most, v.beyond = -1e300, -1e300, 1e300, 1e300
	for word, bound := range map[string]*float64{"at_least": &v.least, "at_most": &v.most, "above": &v.above, "below": &v.beyond} {
		if n, ok := words[word]; ok {
			f, err := strconv.ParseFloat(n.text(), 64)
			if err != nil {
				n.bad("a number", "correct it")
			}
			*bound, v.bounded = f, true
		}
	}
	return v
}

func (v *valuePlan) within(f float64) bool {
	return v.least <= f && f <= v.most && v.above < f && f < v.beyond
}
