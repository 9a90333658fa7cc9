package work

import (
	"context"
	"io"
	"slices"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
)

// FeedCorrect writes the rows of one data set that were refused, or taken
// without something, in the shape they came in, each with what is wrong: to
// be corrected and fed again. They name people, so it is written down first
// who took them out. It gives the number of rows.
func (w *Work) FeedCorrect(ctx context.Context, file string, out io.Writer) (rows int, err error) {
	var list []feed.RefusedRow
	var from []store.DeliveryRow
	err = w.eachRefused(ctx, file, func(d store.DeliveryRow, r store.RefusalRow) {
		same := len(from) > 0 && from[len(from)-1].Number == d.Number
		if !same {
			from = append(from, d)
		}
		if !same || list[len(list)-1].Line != r.Line { // a row comes once, with the first of what is wrong with it
			list = append(list, feed.RefusedRow{Line: r.Line, Refusal: r.Refusal, Raw: r.Raw})
		}
	})
	if err != nil {
		return 0, err
	}
	if len(list) == 0 {
		return 0, byname.NotFound("refused rows", "some that have not come again", "see byname feed list")
	}
	m, header, err := w.shape(from)
	if err != nil {
		return 0, err
	}
	_, err = w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "link", What: "wrote the refused rows of " + from[0].File + " to a file"})
	if err != nil {
		return 0, err
	}
	return len(list), m.WriteRefused(out, header, list)
}

// shape is how the rows of deliveries were written, which must be one way.
func (w *Work) shape(from []store.DeliveryRow) (m *feed.Mapping, header []string, err error) {
	mappings, err := w.mappings()
	if err != nil {
		return nil, nil, err
	}
	for _, d := range from {
		i := slices.IndexFunc(mappings, func(m *feed.Mapping) bool { return m.Agency == d.Agency && m.DataSet == d.DataSet })
		if i < 0 {
			return nil, nil, byname.NotFound("mapping of "+d.DataSet, "the mapping it was read by", "put it back into the place's feeds folder")
		}
		manifest, err := w.deliveries().Manifest(d.Hash)
		if err != nil {
			return nil, nil, err
		}
		if m != nil && (m != mappings[i] || !slices.Equal(header, manifest.Header)) {
			return nil, nil, byname.Invalid("--file", "files with the same columns, for they go into one", "name one of them with --file, such as "+d.File)
		}
		m, header = mappings[i], manifest.Header
	}
	return m, header, nil
}
