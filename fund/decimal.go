package fund

import (
	"math/big"
	"strings"

	"byname"
)

// A Decimal is an exact number as people write it, such as 48.84 or 5. It is
// kept as written, so that no digit is lost on the way to the arithmetic.
// The empty Decimal is 0.
type Decimal string

// ParseDecimal reads digits with at most one point; no sign, no exponent.
func ParseDecimal(s string) (Decimal, error) {
	t := strings.TrimSpace(s)
	whole, part, point := strings.Cut(t, ".")
	if !digits(whole) || point && !digits(part) || len(t) > 30 {
		return "", byname.Invalid("number", "a number such as 48.84", "write digits and at most one point")
	}
	return Decimal(t), nil
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// Rat is the number, exactly.
func (d Decimal) Rat() *big.Rat {
	if r, ok := new(big.Rat).SetString(string(d)); ok {
		return r
	}
	return new(big.Rat)
}

func (d *Decimal) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDecimal(string(b))
	return err
}

// A Percent is an exact share of a hundred: 5, 6 or 80.
type Percent struct{ Decimal }

// ParsePercent reads 5, 5% or 12.5 per cent, from 0 to 100.
func ParsePercent(s string) (Percent, error) {
	t := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "%"), "per cent"))
	d, err := ParseDecimal(t)
	if err != nil || d.Rat().Cmp(big.NewRat(100, 1)) > 0 {
		return Percent{}, byname.Invalid("percentage", "a number from 0 to 100, such as 5%", "correct it")
	}
	return Percent{d}, nil
}

// MarshalText writes what UnmarshalText reads.
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

func (p *Percent) UnmarshalText(b []byte) (err error) {
	*p, err = ParsePercent(string(b))
	return err
}

// String is 5%.
func (p Percent) String() string { return string(p.Decimal) + "%" }

// Of is the exact share of an amount, in pence.
func (p Percent) Of(amount byname.Pence) *big.Rat {
	r := new(big.Rat).Mul(p.Rat(), big.NewRat(int64(amount), 100))
	return r
}

var hundred = big.NewRat(100, 1)

// down rounds pence towards nothing: what is not whole is not taken.
func down(r *big.Rat) byname.Pence {
	return byname.Pence(new(big.Int).Quo(r.Num(), r.Denom()).Int64())
}

// halfUp rounds pence to the nearest, a half away from nothing.
func halfUp(r *big.Rat) byname.Pence {
	half := big.NewRat(1, 2)
	if r.Sign() < 0 {
		half.Neg(half)
	}
	return down(half.Add(half, r))
}
