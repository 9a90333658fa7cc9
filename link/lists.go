package link

import (
	"embed"
	"strings"
)

//go:embed lists/*.csv
var listFiles embed.FS

// The lists are data, so that a place can read and argue with them:
// nicknames.csv and variants.csv hold one family of names a line; the others
// hold one word or phrase a line, some with what it is; junk.csv what people
// and systems write in a field when there is nothing to write.
var (
	nameFamilies = families("lists/nicknames.csv", "lists/variants.csv")
	titles       = table("lists/titles.csv")
	endings      = table("lists/endings.csv")
	particles    = table("lists/particles.csv")
	addressWords = table("lists/address.csv")
	streetEnds   = table("lists/streets.csv")
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
