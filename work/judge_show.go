package work

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/programme"
	"byname/store"
)

// JudgedSigns are the latest verdicts on early signs, small numbers protected.
func (w *Work) JudgedSigns(ctx context.Context, who Who, as Manner) (Judged, error) {
	if err := w.may(ctx, who, guard.SeeOutcomes); err != nil {
		return Judged{}, err
	}
	j := Judged{Manner: as}
	verdicts, kept, err := w.verdicts(ctx, as)
	if err != nil {
		return j, err
	}
	j.Build, j.On = kept.Build, kept.On
	for _, p := range w.Place.Programmes {
		if len(p.Success.Harm) == 0 {
			j.Unjudged = append(j.Unjudged, p.Title)
		}
	}
	if as == AsTold && len(verdicts) == 0 {
		if j.Awaits, err = w.awaits(ctx); err != nil {
			return j, err
		}
	}
	gaps, compared := unequal(verdicts)
	j.Compared = compared
	for i, v := range verdicts {
		j.Programmes = append(j.Programmes, w.judgedProgramme(v, gaps[i]))
	}
	return j, nil
}

// awaits is the first day on which what was told can be judged.
func (w *Work) awaits(ctx context.Context) (day byname.Day, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		first, err := tx.FirstTold()
		if first == 0 || err != nil {
			return err
		}
		for _, p := range w.Place.Programmes {
			if ahead := byname.Day(p.Success.Foresees.Days()); ahead > 0 && (day == 0 || first+ahead < day) {
				day = first + ahead
			}
		}
		return nil
	})
	return day, err
}

// judgedWays are the ways in which people are divided.
var judgedWays = waysTried[1:]

// enoughHarmed is how many of a group must be harmed, or found, for it to be compared.
const enoughHarmed = 20

// unequal tests, over all programmes and ways together, whether groups are
// found less, or found in vain more, than the best-served. Only what remains
// beyond chance after all those tests is told, by programme, way and group.
func unequal(verdicts []programme.Verdict) (all []map[[2]string][]string, compared int) {
	var kinds [][]outcome.Group
	type key struct {
		verdict, way int
		of           string
	}
	var keys []key
	for i, v := range verdicts {
		all = append(all, map[[2]string][]string{})
		for way, groups := range v.Groups {
			var missed, vain []outcome.Group
			for _, name := range slices.Sorted(maps.Keys(groups)) {
				f := groups[name]
				missed = append(missed, outcome.Group{Name: name, X: f.Missed, N: f.Harmed()})
				vain = append(vain, outcome.Group{Name: name, X: f.FalseAlarm, N: f.Found()})
			}
			kinds, keys = append(kinds, missed, vain), append(keys, key{i, way, "found less often before harm"}, key{i, way, "more often found without coming to harm"})
		}
	}
	for _, g := range outcome.Gaps(kinds, enoughHarmed) {
		compared++
		if !g.Real {
			continue
		}
		k := keys[g.Kind]
		at := [2]string{judgedWays[k.way], g.Group}
		all[k.verdict][at] = append(all[k.verdict][at], fmt.Sprintf("%s are %s than %s (by %.0f in a hundred).",
			capitalised(peopleOf(judgedWays[k.way], g.Group)), k.of, peopleOf(judgedWays[k.way], g.Best), 100*g.Difference))
	}
	return all, compared
}

func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (w *Work) judgedProgramme(v programme.Verdict, gaps map[[2]string][]string) JudgedProgramme {
	x := w.Place.programme(v.Programme)
	p := JudgedProgramme{ID: v.Programme, Title: x.Title, Version: v.Version, From: v.From, To: v.To, Prevents: w.harmWords(x)}
	all := v.All
	p.Found = protected(outcome.OfProportion(all.Found(), float64(all.All()), 100, confidence))
	p.Harmed = protected(outcome.OfProportion(all.Harmed(), float64(all.All()), 100, confidence))
	p.Sensitivity, p.Predictive = protected(all.Sensitivity(confidence)), protected(all.PredictiveValue(confidence))
	p.DayBefore = protected(outcome.OfProportion(v.Before, float64(v.Harms), 100, confidence))
	p.InNeed = protected(v.Need.Sensitivity(confidence))
	p.Needed = figure(outcome.Needed(outcome.Protect(all.PredictiveValue(confidence))), "%.1f")
	p.Lead = figure(outcome.Median(v.Leads, confidence), "%.0f")
	p.Calibration = calibration(v)
	for _, r := range v.Rivals {
		p.Rivals = append(p.Rivals, JudgedRival{r.Name, protected(r.Sensitivity(confidence)), protected(r.PredictiveValue(confidence)), besideRival(all, r.Fourfold)})
	}
	for way, groups := range v.Groups {
		p.Ways = append(p.Ways, judgedWay(judgedWays[way], groups, all, gaps))
	}
	for _, at := range slices.SortedFunc(maps.Keys(gaps), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }) {
		p.Unequal = append(p.Unequal, gaps[at]...)
	}
	return p
}
