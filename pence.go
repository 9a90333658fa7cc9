package byname

import (
	"strconv"
	"strings"
)

// Pence is money in whole pence. Money is never a float.
type Pence int64

// ParsePence reads £1,234.56, 1234.56, -£5 or 5.
func ParsePence(s string) (Pence, error) {
	bad := func() (Pence, error) {
		return 0, Invalid("amount", "pounds and pence such as £1,234.56", "write two digits after the point, or none")
	}
	t := strings.TrimSpace(s)
	negative := strings.HasPrefix(t, "-")
	t = strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(t, "-"), "£"), ",", "")
	pounds, pence, point := strings.Cut(t, ".")
	if !digits(pounds) || len(pounds) > 15 || point && (len(pence) != 2 || !digits(pence)) {
		return bad()
	}
	n, err := strconv.ParseInt(pounds+(pence + "00")[:2], 10, 64)
	if err != nil {
		return bad()
	}
	if negative {
		n = -n
	}
	return Pence(n), nil
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// String is £1,234.56 or -£1,234.56.
func (p Pence) String() string {
	sign := ""
	n := uint64(p)
	if p < 0 {
		sign, n = "-", uint64(-p)
	}
	pounds := strconv.FormatUint(n/100, 10)
	for i := len(pounds) - 3; i > 0; i -= 3 {
		pounds = pounds[:i] + "," + pounds[i:]
	}
	return sign + "£" + pounds + "." + strconv.FormatUint(100+n%100, 10)[1:]
}
