// Package columns is a table of which each different value of a column is kept
// once and rows hold its number, so that millions of rows fit in memory and
// equal values are equal numbers.
package columns

import "strings"

// A Kind is what the values of a column were before they became text.
type Kind uint8

const (
	Text   Kind = iota
	Number      // whole or not, in decimal
	Date        // 2006-01-02
	Moment      // 2006-01-02 15:04:05
	Truth       // true or false
	List        // each item followed by Sep
)

// Sep ends each item of a List's value.
const Sep = "\x1f"

// A Table holds rows side by side, so that all of a row lies in one place.
type Table struct {
	Rows    int
	Columns []Column
	Codes   []uint32 // row*len(Columns)+column: the number of the value, 0 for null
}

// A Column is a name and the values that rows have in it.
type Column struct {
	Name string
	Kind Kind
	Values
}

// Find is the place of a column, whatever the case of its letters, -1 if
// there is none. The exact name goes first.
func (t *Table) Find(name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	for i, c := range t.Columns {
		if strings.EqualFold(c.Name, name) {
			return i
		}
	}
	return -1
}

// Code is the number of a row's value, 0 for null.
func (t *Table) Code(row, column int) uint32 { return t.Codes[row*len(t.Columns)+column] }

// Text is a row's value and whether it has one.
func (t *Table) Text(row, column int) (string, bool) {
	code := t.Code(row, column)
	return t.Columns[column].At(code), code != 0
}

// Names are the names of all columns.
func (t *Table) Names() []string {
	var list []string
	for _, c := range t.Columns {
		list = append(list, c.Name)
	}
	return list
}

// Items are the items of a List's value.
func Items(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(value, Sep), Sep)
}
