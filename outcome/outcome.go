// Package outcome tells whether people here live better than before and than
// in England: indicators declared as files, each number with its method,
// interval and denominator, small numbers protected, and nothing said that the
// numbers do not bear.
package outcome
