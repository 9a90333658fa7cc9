package work

import "context"

// UseBuild makes another build the current one, and brings into the work whom
// it finds.
func (w *Work) UseBuild(ctx context.Context, build int) error {
	if err := w.Builds.Use(build); err != nil {
		return err
	}
	return w.remember(ctx)
}

// takeUp does what a process that was killed after publishing did not come
// to.
func (w *Work) takeUp(ctx context.Context) error {
	forgotten, err := w.Builds.Forgotten()
	if err != nil || !forgotten {
		return err
	}
	return w.remember(ctx)
}
