package link

import "strings"

// junkWords are what is written where a value should be.
type junkWords struct {
	whole map[string]bool // the entire value
	start map[string]bool // the first word or words of it
}

func readJunk() map[string]junkWords {
	all := map[string]junkWords{}
	for _, field := range []string{"given", "family", "address", "postcode", "phone", "email", "born", "nhs"} {
		all[field] = junkWords{map[string]bool{}, map[string]bool{}}
	}
	add := func(w junkWords, phrase string) {
		phrase, more := strings.CutSuffix(phrase, " *")
		w.whole[phrase] = true
		if more {
			w.start[phrase] = true
		}
	}
	for _, l := range lines("lists/junk.csv") {
		field, phrase, _ := strings.Cut(l, ",")
		if field == "both" {
			add(all["given"], phrase)
			add(all["family"], phrase)
			continue
		}
		add(all[field], phrase)
	}
	return all
}

// has reports whether a folded value says nothing.
func (j junkWords) has(folded string) bool {
	if j.whole[folded] {
		return true
	}
	for i := range folded {
		if folded[i] == ' ' && j.start[folded[:i]] {
			return true
		}
	}
	return false
}
