package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"byname/work"
)

// The NHS design system ships, for each component, options and the HTML they
// should give. Those whose options we have must give the same HTML from ours.
func TestComponentsAreThoseOfTheDesignSystem(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(o *options) templ.Component
		want int // how many fixtures use nothing but options we have
	}{
		{"breadcrumb", func(o *options) templ.Component { return breadcrumb(o.links()) }, 1},
		{"button", func(o *options) templ.Component {
			if href := o.text("href"); href != "" {
				return buttonLink(o.text("text"), href, o.text("variant"), o.yes("small"))
			}
			return button(o.text("text"), o.text("variant"), o.yes("small"))
		}, 28},
		{"details", func(o *options) templ.Component {
			return with(details(o.text("summary"), o.yes("open")), o.text("text"))
		}, 4},
		{"error-summary", func(o *options) templ.Component { return errorSummary(o.problems()) }, 4},
		{"input", func(o *options) templ.Component { return input(o.field()) }, 10},
		{"inset-text", func(o *options) templ.Component { return with(inset(), o.text("text")) }, 1},
		{"notification-banner", func(o *options) templ.Component {
			o.odd = o.text("variant") != "success"
			return doneBanner(o.text("text"))
		}, 1},
		{"radios", func(o *options) templ.Component { return radios(o.field()) }, 1},
		{"select", func(o *options) templ.Component { return choose(o.field()) }, 3},
		{"summary-list", func(o *options) templ.Component { return summary(o.facts()) }, 2},
		{"tag", func(o *options) templ.Component { return tag(o.text("text"), o.text("colour")) }, 12},
		{"textarea", func(o *options) templ.Component { return textarea(o.field()) }, 3},
		{"warning-callout", func(o *options) templ.Component {
			heading := o.text("heading")
			o.odd = o.odd || heading == "" || heading == "Important" // ours says what is important
			return with(warning(heading), o.text("text"))
		}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			compared := 0
			for _, f := range fixtures(t, c.name) {
				o := &options{said: f.Context, used: map[string]bool{}}
				ours := c.make(o)
				if !o.all() || strings.Contains(f.Name, "via call block") {
					continue // it asks for what our component or these options do not have
				}
				compared++
				var got bytes.Buffer
				if err := ours.Render(context.Background(), &got); err != nil {
					t.Fatal(err)
				}
				if g, w := normal(got.String()), normal(f.HTML); g != w {
					t.Errorf("%s %v\ngot  %s\nwant %s", f.Name, f.Context, g, w)
				}
			}
			if compared < c.want {
				t.Errorf("compared %d fixtures, want at least %d", compared, c.want)
			}
		})
	}
}

type fixture struct {
	Name    string
	Context map[string]any
	HTML    string
}

func fixtures(t *testing.T, component string) []fixture {
	data, err := os.ReadFile("testdata/nhsuk/" + component + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Fixtures []fixture }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Fixtures
}

// options are a fixture's, and note which of them were asked for.
type options struct {
	said map[string]any
	used map[string]bool
	odd  bool // an option has a form that ours does not
}

func (o *options) all() bool {
	for key := range o.said {
		if !o.used[key] {
			return false
		}
	}
	return !o.odd
}

// text is an option written as "words" or as {"text": "words"}.
func (o *options) text(key string) string {
	o.used[key] = true
	switch v := o.said[key].(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any:
		if s, ok := v["text"].(string); ok && len(v) == 1 {
			return s
		}
	}
	o.odd = true
	return ""
}

func (o *options) yes(key string) bool {
	o.used[key] = true
	v, ok := o.said[key].(bool)
	o.odd = o.odd || !ok && o.said[key] != nil
	return v
}

// each calls f with every item of a list of options; f notes what it uses.
func (o *options) each(key string, f func(item *options)) {
	o.used[key] = true
	items, ok := o.said[key].([]any)
	o.odd = o.odd || !ok && o.said[key] != nil
	for _, v := range items {
		said, ok := v.(map[string]any)
		item := &options{said: said, used: map[string]bool{}}
		f(item)
		o.odd = o.odd || !ok || !item.all()
	}
}

func (o *options) links() (l []link) {
	o.each("items", func(i *options) { l = append(l, link{i.text("href"), i.text("text")}) })
	return l
}

func (o *options) problems() (p []problem) {
	if o.text("heading") != "There is a problem" {
		o.odd = true
	}
	o.each("errorList", func(i *options) {
		p = append(p, problem{strings.TrimPrefix(i.text("href"), "#"), i.text("text")})
	})
	o.odd = o.odd || len(p) == 0
	return p
}

func (o *options) facts() (f []fact) {
	o.each("rows", func(i *options) { f = append(f, fact{i.text("key"), i.text("value")}) })
	return f
}

func (o *options) field() field {
	f := field{
		Name: o.text("name"), Label: o.text("label"), Hint: o.text("hint"), Value: o.text("value"),
		Problem: o.text("errorMessage"), Type: o.text("type"), Mode: o.text("inputmode"), Fill: o.text("autocomplete"),
	}
	f.ID = cmp.Or(o.text("id"), o.text("idPrefix"))
	if fieldset, ok := o.said["fieldset"].(map[string]any); ok {
		o.used["fieldset"] = true
		inner := &options{said: fieldset, used: map[string]bool{"legend": true}}
		legend, ok := fieldset["legend"].(map[string]any)
		f.Label, _ = legend["text"].(string)
		o.odd = o.odd || !ok || !inner.all() || legend["size"] != "s" || len(legend) != 2
	}
	if w, ok := o.said["width"].(float64); ok {
		o.used["width"] = true
		f.Width = int(w)
	}
	o.each("items", func(i *options) {
		f.Choices = append(f.Choices, work.Choice{Value: i.text("value"), Title: i.text("text")})
	})
	return f
}

// with renders a component around words.
func with(outer templ.Component, words string) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		inner := templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
			_, err := io.WriteString(w, templ.EscapeString(words))
			return err
		})
		return outer.Render(templ.WithChildren(ctx, inner), w)
	})
}

var (
	noScript  = regexp.MustCompile(` data-[a-z-]+="[^"]*"`) // what scripts read; our pages have none
	between   = regexp.MustCompile(`\s*(<[^>]*>)\s*`)
	spaces    = regexp.MustCompile(`\s+`)
	selfClose = strings.NewReplacer("/>", ">", "></path>", ">", "&#39;", "'", "&#34;", `"`, "<h3", "<h2", "</h3>", "</h2>")
)

// normal is HTML without what does not matter: spaces around tags, what
// scripts read, and the level of a heading, which the page decides.
func normal(html string) string {
	s := noScript.ReplaceAllString(html, "")
	s = spaces.ReplaceAllString(s, " ")
	s = between.ReplaceAllString(s, "$1")
	return sorted(selfClose.Replace(s))
}

var opening = regexp.MustCompile(`<[a-z][^>]*>`)
var pair = regexp.MustCompile(` ([a-z-]+)(?:="([^"]*)")?`)

// sorted puts the attributes of every tag into one order.
func sorted(html string) string {
	return opening.ReplaceAllStringFunc(html, func(tag string) string {
		pairs := pair.FindAllString(tag, -1)
		name := strings.TrimSuffix(strings.SplitN(tag, " ", 2)[0], ">")
		return name + strings.Join(slices.Sorted(slices.Values(pairs)), "") + ">"
	})
}
