package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"byname"
	"byname/feed"
)

// A DeliveryManifest says what is in a delivery's folder. It is the last file
// written there.
type DeliveryManifest struct {
	Header  []string  `json:"header"`  // the file's own columns, in its order
	Mapping string    `json:"mapping"` // the mapping's version
	Prefix  feed.Key  `json:"prefix"`  // what the key of every row begins with
	Rows    int       `json:"rows"`    // accepted
	Records int       `json:"records"`
	Events  int       `json:"events"`
	Files   []FileSum `json:"files"`
}

const rowsFile = "rows.parquet"

// deliveryRow is one accepted row: the next so many of records and events are its own.
type deliveryRow struct {
	Row     string `parquet:"row,zstd"`
	Line    int32  `parquet:"line,delta"`
	Subject string `parquet:"subject,zstd"`
	Records int32  `parquet:"records,delta"`
	Events  int32  `parquet:"events,delta"`
}

// A NewDelivery is a delivery on its way. Nobody sees it before Publish.
type NewDelivery struct {
	DeliveryManifest

	deliveries *Deliveries
	folder     string
	agency     byname.AgencyID
	rows       *tableWriter[deliveryRow]
	records    *tableWriter[recordRow]
	events     *tableWriter[eventRow]
}

// New begins the delivery of a file with these columns, read by a mapping. It
// is to be ended by Publish or Abandon.
func (d *Deliveries) New(m *feed.Mapping, header []string) (*NewDelivery, error) {
	folder, err := os.MkdirTemp(d.folder, writing)
	if err != nil {
		return nil, err
	}
	n := &NewDelivery{deliveries: d, folder: folder, agency: m.Agency}
	n.Header, n.Mapping, n.Prefix = header, m.Version, m.Key("")
	if n.rows, err = createTable[deliveryRow](filepath.Join(folder, rowsFile)); err == nil {
		if n.records, err = createTable[recordRow](filepath.Join(folder, recordsFile)); err == nil {
			n.events, err = createTable[eventRow](filepath.Join(folder, eventsFile))
		}
	}
	if err != nil {
		return nil, errors.Join(err, n.Abandon())
	}
	return n, nil
}

// Put writes one accepted row.
func (n *NewDelivery) Put(row *feed.Row) error {
	r := deliveryRow{Row: row.ID, Line: int32(row.Line), Subject: string(row.Subject), Events: int32(len(row.Events))}
	if row.Record != nil {
		r.Records = 1
		if err := n.records.put(rowOfRecord(row.Record)); err != nil {
			return err
		}
	}
	for i := range row.Events {
		if err := n.events.put(rowOfEvent(&row.Events[i], n.agency)); err != nil {
			return err
		}
	}
	n.Rows++
	n.Records += int(r.Records)
	n.Events += len(row.Events)
	return n.rows.put(r)
}

// Publish makes the delivery durable and puts it into its place, all at once.
func (n *NewDelivery) Publish(hash string) error {
	for _, close := range []func() (FileSum, error){n.rows.close, n.records.close, n.events.close} {
		sum, err := close()
		if err != nil {
			return fmt.Errorf("delivery: %w", err)
		}
		n.Files = append(n.Files, sum)
	}
	text, err := json.MarshalIndent(n.DeliveryManifest, "", "\t")
	if err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(n.folder, manifestFile), append(text, '\n')); err != nil {
		return err
	}
	if err := n.deliveries.Remove(hash); err != nil {
		return err
	}
	return rename(n.folder, filepath.Join(n.deliveries.folder, hash))
}

// Abandon removes what was written; after Publish it does nothing.
func (n *NewDelivery) Abandon() error {
	if n.rows != nil {
		n.rows.abandon()
	}
	if n.records != nil {
		n.records.abandon()
	}
	if n.events != nil {
		n.events.abandon()
	}
	return os.RemoveAll(n.folder)
}
