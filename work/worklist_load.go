package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/store"
)

// Worklist reads a neighbourhood's list for a worker. The audit row names all
// who are shown; nobody is shown whom the worker may not see.
func (w *Work) Worklist(ctx context.Context, who Who, ask WorklistAsk) (Worklist, error) {
	if err := w.may(ctx, who, guard.SeeWorklist); err != nil {
		return Worklist{}, err
	}
	list, err := w.emptyWorklist(who, ask)
	if err != nil {
		return list, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return list, err
	}
	list.AsOf = build.Day
	var waiting []store.Waiting
	var acts []store.Act
	var planned []queued
	if err := w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if waiting, err = w.waiting(tx, build, list.Neighbourhood); err != nil {
			return err
		}
		mine, err := tx.Unlinked(who.Agency)
		if err != nil {
			return err
		}
		list.Unlinked = len(mine)
		if acts, err = tx.LastActs(); err == nil {
			planned, err = w.planned(tx, build, list.Neighbourhood, acts)
		}
		return err
	}); err != nil {
		return list, err
	}
	queue, aside := w.queue(waiting, acts, planned)
	list.PutAside = aside
	list.Themes = w.themes(who, queue)
	if ask.Theme != "" {
		told := slices.ContainsFunc(list.Themes, func(c Choice) bool { return c.Value == ask.Theme })
		queue = slices.DeleteFunc(queue, func(q queued) bool { return !told || !q.has(ask.Theme) })
	}
	list.Reach = reach(queue, ask.Hours)
	list.Paging = pageOf(len(queue), ask.Page, guard.Most)
	first := (list.Page - 1) * guard.Most
	queue = queue[first:min(len(queue), first+guard.Most)]
	if err := w.whyGone(ctx, queue); err != nil {
		return list, err
	}
	ids := make([]byname.PersonID, len(queue))
	for i, q := range queue {
		ids[i] = q.person
	}
	pass, err := w.list(ctx, who, "find", ids)
	if err != nil {
		return list, err
	}
	var came arrived
	if err := w.DB.Read(ctx, func(tx *store.Tx) (err error) {
		came, err = w.cameToday(tx, build, ids...)
		return err
	}); err != nil {
		return list, err
	}
	list.People, err = w.lines(ctx, who, shownList{build, pass, came}, queue, ask.Theme)
	return list, err
}

// emptyWorklist says which neighbourhood's list is meant: the asker's first
// unless they name another of theirs.
func (w *Work) emptyWorklist(who Who, ask WorklistAsk) (Worklist, error) {
	list := Worklist{Teams: who.Teams}
	if len(who.Teams) == 0 {
		return list, byname.Denied("worklist", "a worker in a neighbourhood team", "ask the team's lead to add you")
	}
	mine := who.Teams[0]
	if ask.Neighbourhood != "" {
		i := slices.IndexFunc(who.Teams, func(t TeamRef) bool { return t.Neighbourhood == ask.Neighbourhood })
		if i < 0 {
			return list, byname.Denied("worklist", "a neighbourhood whose team you are in", "choose one of your own")
		}
		mine = who.Teams[i]
	}
	list.Neighbourhood, list.Name = mine.Neighbourhood, mine.Name
	return list, nil
}

// themes are those of the place that the asker may hear of, with how many
// people wait under each.
func (w *Work) themes(who Who, queue []queued) (themes []Choice) {
	for _, p := range w.Place.Programmes {
		if !w.hears(who, "find", p.ID) || slices.ContainsFunc(themes, func(c Choice) bool { return c.Value == p.Theme }) {
			continue
		}
		c := Choice{Value: p.Theme, Title: p.Title}
		for _, q := range queue {
			if q.has(p.Theme) {
				c.Entries++
			}
		}
		themes = append(themes, c)
	}
	return themes
}

func pageOf(total, page, size int) Paging {
	pages := max(1, (total+size-1)/size)
	return Paging{Total: total, Pages: pages, Page: min(max(1, page), pages)}
}
