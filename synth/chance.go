package synth

// chance is a stream of numbers that a seed fixes for ever: SplitMix64
// (Steele, Lea and Flood 2014). It is ours so that the same seed gives the
// same bytes on every machine and with every release of Go.
type chance struct{ state uint64 }

// chanceOf starts a stream of its own for each of several parts.
func chanceOf(parts ...uint64) chance {
	c := chance{}
	for _, p := range parts {
		c.state ^= p
		c.state = c.next()
	}
	return c
}

func (c *chance) next() uint64 {
	c.state += 0x9e3779b97f4a7c15
	z := c.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// float is at least 0 and below 1.
func (c *chance) float() float64 { return float64(c.next()>>11) / (1 << 53) }

// hit is true with probability p.
func (c *chance) hit(p float64) bool { return p > 0 && c.float() < p }

// below is at least 0 and below n.
func (c *chance) below(n int) int { return int(c.next() >> 33 % uint64(n)) }

// between includes both ends.
func (c *chance) between(low, high int) int { return low + c.below(high-low+1) }

// of picks one.
func of[T any](c *chance, from []T) T { return from[c.below(len(from))] }

// count is how often something of this mean rate happens: Poisson (Knuth).
func (c *chance) count(mean float64) (n int) {
	// exp(-mean) by halving keeps to plain arithmetic, the same everywhere.
	limit := 1.0
	for range 64 {
		limit *= 1 - mean/64
	}
	if limit <= 0 {
		return int(mean)
	}
	for p := c.float(); p > limit; p *= c.float() {
		n++
	}
	return n
}
