package programme_test

import "testing"

func TestLoadX(t *testing.T) { greaterManchester(t) }
