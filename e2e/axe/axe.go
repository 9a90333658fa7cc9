// Package axe holds axe-core, which finds what makes a page hard to use for
// people with disabilities. It is Deque's, under the licence beside it.
package axe

import _ "embed"

// Script is axe-core; it makes one name, axe.
//
//go:embed axe.min.js
var Script string
