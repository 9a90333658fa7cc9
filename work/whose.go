package work

import (
	"context"
	"strings"

	"byname"
	"byname/feed"
)

// Whose is the person that an id or a record key names in the current build;
// of an id that ended, who they became. It says nothing about anybody.
func (w *Work) Whose(ctx context.Context, name string) (byname.PersonID, error) {
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
	if id, err = w.Became(ctx, id); err != nil {
		return 0, err
	}
	_, err = build.Sketch(id)
	return id, err
}
