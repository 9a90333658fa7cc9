package work

import (
	"slices"

	"byname"
	"byname/govern"
	"byname/store"
)

// purposeFind is the purpose of a build: what it holds of an agency, an
// agreement lets it hold for this.
const purposeFind = "find"

// counting are the deliveries that count on a day, data set by data set, the
// newest of each first: the last snapshot and the changes after it, or all
// changes; none whose agreement has ended or that retention erased. without
// are the data sets that have no agreement.
func counting(deliveries []store.DeliveryRow, agreements govern.Agreements, day byname.Day) (sources []store.Source, without []string) {
	bySet := map[string][]store.Source{}
	whole := map[string]bool{} // a snapshot was met
	for _, d := range slices.Backward(deliveries) {
		set := string(d.Agency) + "/" + d.DataSet
		if whole[set] || !d.Erased.IsZero() {
			continue
		}
		if _, err := agreements.Covers(d.Agency, d.DataSet, purposeFind, day); err != nil {
			without = append(without, set)
			continue
		}
		bySet[set] = append(bySet[set], store.Source{DeliveryRow: d, Newest: len(bySet[set]) == 0})
		whole[set] = d.Snapshot
	}
	var sets []string
	for set, of := range bySet {
		of[len(of)-1].Oldest = true
		sets = append(sets, set)
	}
	slices.Sort(sets)
	for _, set := range sets {
		sources = append(sources, bySet[set]...)
	}
	slices.Sort(without)
	return sources, slices.Compact(without)
}
