package work

import (
	"path"
	"slices"
	"strings"

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
	whole := map[string]bool{} // a snapshot was met: of a series, and of the data set
	for _, d := range slices.Backward(deliveries) {
		set := string(d.Agency) + "/" + d.DataSet
		of := set
		if d.Snapshot {
			of += "/" + series(d.File)
		}
		if whole[of] || !d.Erased.IsZero() {
			continue
		}
		if _, err := agreements.Covers(d.Agency, d.DataSet, purposeFind, day); err != nil {
			without = append(without, set)
			continue
		}
		bySet[set] = append(bySet[set], store.Source{DeliveryRow: d, Newest: len(bySet[set]) == 0})
		whole[of] = d.Snapshot
		whole[set] = whole[set] || d.Snapshot
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

// series is the name by which an agency calls a file again and again: without
// what stands after its first point, and without its date or number. A
// snapshot takes the place of the one before it in its series, so that an
// agency may send one data set in several files, one for each of its systems.
func series(file string) string {
	name, _, _ := strings.Cut(path.Base(strings.ToLower(file)), ".")
	return strings.TrimRight(name, "0123456789-_ ")
}
