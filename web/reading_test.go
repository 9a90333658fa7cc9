package web

import (
	"bytes"
	"context"
	"html"
	"math"
	"regexp"
	"strings"
	"testing"
)

// A reader of nine is in the fourth year of school as the formula counts
// years: it was made in the United States, where the fourth begins at nine.
const readsAtNine = 4.0

// TestADoorIsReadAtNine measures every page of somebody's own door by the
// grade of Flesch and Kincaid (Kincaid, Fishburne, Rogers and Chissom,
// Derivation of new readability formulas for Navy enlisted personnel, 1975):
//
//	0.39 × words in a sentence + 11.8 × syllables in a word − 15.59
//
// What the person or somebody else wrote and the questions of the Office for
// National Statistics, which have words of their own, are left out.
func TestADoorIsReadAtNine(t *testing.T) {
	pages := 0
	for name, p := range doorPages() {
		if strings.HasPrefix(name, "doorway") && name != "doorway-slip" {
			continue // a worker reads these
		}
		pages++
		var out bytes.Buffer
		if err := p.Render(context.Background(), &out); err != nil {
			t.Fatal(err)
		}
		_, main, _ := strings.Cut(out.String(), "<main")
		if name == "doorway-slip" {
			_, main, _ = strings.Cut(out.String(), `class="byname-paper byname-slip"`)
			main, _, _ = strings.Cut(main, "</main>")
		}
		sentences := sentencesIn("<x" + main)
		if len(sentences) == 0 {
			t.Errorf("%s: no sentence is measured", name)
		}
		if grade := fleschKincaid(sentences); grade > readsAtNine {
			t.Errorf("%s is read at grade %.1f, want %.1f at most:\n%s", name, grade, readsAtNine, strings.Join(sentences, "\n"))
		}
	}
	if pages < 8 {
		t.Errorf("only %d pages were measured", pages)
	}
}

// TestReadingIsMeasured holds the measure to sentences whose words, sentences
// and syllables were counted by hand.
func TestReadingIsMeasured(t *testing.T) {
	for word, want := range map[string]int{"the": 1, "plan": 1, "agree": 2, "people": 2, "somebody": 3, "emergency": 4, "looked": 1, "wanted": 2, "page": 1, "pages": 2,
		"little": 2, "choices": 2, "authority": 4, "you": 1, "written": 2, "those": 1, "answered": 2} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
	easy := sentencesIn("<h2>Hello</h2><p>You can say no. We go on as before.</p>")
	if got, want := fleschKincaid(easy), 0.39*4.5+11.8*10/9-15.59; math.Abs(got-want) > 0.01 {
		t.Errorf("%q is read at %.2f, want %.2f", easy, got, want)
	}
	hard := sentencesIn("<p>Multidisciplinary neighbourhood coordination necessitates information governance considerations.</p>")
	if got := fleschKincaid(hard); got < 20 {
		t.Errorf("%q is read at %.2f", hard, got)
	}
}

var (
	notOurs   = regexp.MustCompile(`(?s)<(blockquote|address|nav|svg|select|label)\b.*?</(blockquote|address|nav|svg|select|label)>`)
	blockEnd  = regexp.MustCompile(`</(p|h1|h2|h3|li|div|section|header|legend|button)>|<br/?>`)
	anyTag    = regexp.MustCompile(`<[^>]*>`)
	ends      = regexp.MustCompile(`[.?!:]+(\s|$)`)
	wordsIn   = regexp.MustCompile(`[A-Za-z’']+`)
	vowels    = regexp.MustCompile(`[aeiouy]+`)
	silentE   = regexp.MustCompile(`[^aeiouyl]e$|[aeiou]le$`)
	soundedLe = regexp.MustCompile(`[^aeiou]les?$`)
	silentEnd = regexp.MustCompile(`([^aeiouytd]ed|[^aeiouscgzhx]es)$`)
)

// sentencesIn are the sentences of a page. Three words or fewer (a name, a
// heading, a button) are none: they would make the rest seem easier.
func sentencesIn(page string) (list []string) {
	for notOurs.MatchString(page) {
		page = notOurs.ReplaceAllString(page, "\n")
	}
	text := html.UnescapeString(anyTag.ReplaceAllString(blockEnd.ReplaceAllString(page, "\n"), ""))
	for line := range strings.Lines(text) {
		for _, s := range ends.Split(line, -1) {
			if s = strings.TrimSpace(s); len(wordsIn.FindAllString(s, -1)) > 3 {
				list = append(list, s)
			}
		}
	}
	return list
}

func fleschKincaid(sentences []string) float64 {
	words, parts := 0, 0
	for _, s := range sentences {
		for _, w := range wordsIn.FindAllString(s, -1) {
			words++
			parts += syllables(strings.ToLower(w))
		}
	}
	return 0.39*float64(words)/float64(len(sentences)) + 11.8*float64(parts)/float64(words) - 15.59
}

// syllables counts groups of vowels, without an e that is not heard.
func syllables(word string) int {
	word = strings.ReplaceAll(word, "some", "som")
	n := len(vowels.FindAllString(word, -1))
	if !soundedLe.MatchString(word) && (silentE.MatchString(word) || silentEnd.MatchString(word)) {
		n--
	}
	return max(1, n)
}
