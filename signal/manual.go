package signal

// A Word is one word of the language of rules, as the manual shows it.
type Word struct {
	Form       string // events.within(days)
	Gives      string
	Means      string
	Example    string // a rule that uses it
	Given, But string // timelines on which the example holds, and does not
}

// Language is every word there is, in the manual's order.
func Language() (words []Word) {
	for _, w := range language() {
		gives := map[string]string{"yes": "yes or no", "count": "a count", "measure": "a measure", "text": "a text"}[w.gives]
		if gives == "" {
			gives = w.gives
		}
		words = append(words, Word{w.form(), gives, w.means, w.example, w.given, w.but})
	}
	return words
}
