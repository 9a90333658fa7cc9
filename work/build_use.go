package work

import (
	"cmp"
	"context"

	"byname"
	"byname/guard"
	"byname/store"
)

// A Manifest says what a build was made of and what is in it.
type Manifest = store.Manifest

// BuildList is the builds that are kept, newest first, and the number of the
// current one.
func (w *Work) BuildList() (builds []store.Manifest, current int, err error) { return w.Builds.List() }

// BuildUse makes another build the current one, and brings into the work whom
// it finds; by is who says so.
func (w *Work) BuildUse(ctx context.Context, build int, by byname.WorkerID) error {
	if err := w.Builds.Use(build); err != nil {
		return err
	}
	return w.remember(ctx, cmp.Or(by, guard.ByItself))
}

// BuildCheck compares a build's files with their checksums; 0 is the current
// build. It gives the build's number.
func (w *Work) BuildCheck(build int) (int, error) {
	if build == 0 {
		current, err := w.Builds.Current()
		if err != nil {
			return 0, err
		}
		build = current.Number
	}
	return build, w.Builds.Check(build)
}

// takeUp does what a process that was killed after publishing did not come
// to.
func (w *Work) takeUp(ctx context.Context) error {
	forgotten, err := w.Builds.Forgotten()
	if err != nil || !forgotten {
		return err
	}
	return w.remember(ctx, "")
}
