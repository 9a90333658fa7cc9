// Package feed turns an agency's extract into clean Records and Events, and
// keeps a reason for each row it refuses.
package feed
