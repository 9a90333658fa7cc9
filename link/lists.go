package link

import (
	"embed"
	"strings"
)

//go:embed lists/*.csv
var listFiles embed.FS

// The lists are data, so that a place can read and argue with them:
// nicknames.csv and variants.csv hold one family of names a line; the others
// hold one word or phrase a line and what it is.
var (
	nameFamilies = families("lists/nicknames.csv", "lists/variants.csv")
	titles       = table("lists/titles.csv")
	endings      = table("lists/endings.csv")
	particles    = table("lists/particles.csv")
	addressWords = table("lists/address.csv")
	junk         = readJunk()
)

func lines(file string) []string {
	b, err := listFiles.ReadFile(file)
	if err != nil {
		panic(err) // embedded: it cannot be missing
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// families gives each word the numbers of the lines it stands in.
func families(files ...string) map[string][]uint16 {
	in, n := map[string][]uint16{}, uint16(0)
	for _, f := range files {
		for _, l := range lines(f) {
			n++
			for w := range strings.SplitSeq(l, ",") {
				if w != "" {
					in[w] = append(in[w], n)
				}
			}
		}
	}
	return in
}

// heads gives the first word of each family by its number.
var heads = func() []string {
	h := []string{""}
	for _, f := range []string{"lists/nicknames.csv", "lists/variants.csv"} {
		for _, l := range lines(f) {
			w, _, _ := strings.Cut(l, ",")
			h = append(h, w)
		}
	}
	return h
}()

// table reads lines of key,value.
func table(file string) map[string]string {
	t := map[string]string{}
	for _, l := range lines(file) {
		k, v, _ := strings.Cut(l, ",")
		t[k] = v
	}
	return t
}

// junkWords are what people write where a name should be.
type junkWords struct {
	whole map[string]bool // the entire value
	start map[string]bool // the first word or words of it
}

func readJunk() (j struct{ given, family junkWords }) {
	j.given = junkWords{map[string]bool{}, map[string]bool{}}
	j.family = junkWords{map[string]bool{}, map[string]bool{}}
	add := func(w junkWords, phrase string) {
		phrase, more := strings.CutSuffix(phrase, " *")
		w.whole[phrase] = true
		if more {
			w.start[phrase] = true
		}
	}
	for _, l := range lines("lists/junk.csv") {
		field, phrase, _ := strings.Cut(l, ",")
		if field != "family" {
			add(j.given, phrase)
		}
		if field != "given" {
			add(j.family, phrase)
		}
	}
	return j
}

// has reports whether a folded value is no name at all.
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
