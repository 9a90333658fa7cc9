package work

import (
	"strings"

	"byname"
	"byname/feed"
)

// Whose is the person that an id or a record key names in the current build.
// It says nothing about anybody.
func (w *Work) Whose(name string) (byname.PersonID, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return 0, err
	}
	if strings.Contains(name, "/") {
		return build.ByRecord(feed.Key(name))
	}
	id, err := byname.ParsePersonID(name)
	if err != nil {
		return 0, err
	}
	_, err = build.Sketch(id)
	return id, err
}
