// Package population makes Persons with timelines out of linked records: one
// build of everybody.
package population
