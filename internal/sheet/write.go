package sheet

import (
	"encoding/csv"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// rowsTogether are how many rows lie in one part of a Parquet file: what is
// held in memory, and what readers share out among their cores.
const rowsTogether = 122_880

// WriteParquet writes rows as Parquet. T is a struct of strings, whole
// numbers and floats with parquet tags.
func WriteParquet[T any](w io.Writer, rows iter.Seq[T]) error {
	out := parquet.NewGenericWriter[T](w, parquet.MaxRowsPerRowGroup(rowsTogether), parquet.Compression(&parquet.Snappy), parquet.CreatedBy("byname", "", ""))
	batch := make([]T, 0, 1024)
	for row := range rows {
		if batch = append(batch, row); len(batch) == cap(batch) {
			if _, err := out.Write(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if _, err := out.Write(batch); err != nil {
		return err
	}
	return out.Close()
}

// WriteCSV writes the same rows as CSV, its header from the same tags.
func WriteCSV[T any](w io.Writer, rows iter.Seq[T]) error {
	out := csv.NewWriter(w)
	kind := reflect.TypeFor[T]()
	line := make([]string, kind.NumField())
	for i := range line {
		line[i], _, _ = strings.Cut(kind.Field(i).Tag.Get("parquet"), ",")
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for row := range rows {
		v := reflect.ValueOf(row)
		for i := range line {
			line[i] = field(v.Field(i))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func field(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', 6, 64)
	}
	return v.String()
}
