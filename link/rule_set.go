package link

import (
	"strings"

	"byname"
)

// A ruleSet is some of the rules, a bit for each. None at all are those used
// by default: every rule, the loose ones while their budget lasts.
type ruleSet uint32

const byDefault ruleSet = 0

func (s ruleSet) has(rule int) bool { return s == byDefault || s>>rule&1 == 1 }

// RuleNames are the names of all blocking rules, in order.
func RuleNames() (names []string) {
	for _, r := range rules {
		names = append(names, r.name)
	}
	return names
}

// chosenRules reads names of rules; none are those used by default.
func chosenRules(names []string) (s ruleSet, err error) {
	for _, name := range names {
		found := false
		for i, r := range rules {
			if strings.EqualFold(r.name, strings.TrimSpace(name)) {
				s, found = s|1<<i, true
			}
		}
		if !found {
			return 0, byname.Invalid("rule "+name, "the name of a blocking rule", "use one of: "+strings.Join(RuleNames(), ", "))
		}
	}
	return s, nil
}
