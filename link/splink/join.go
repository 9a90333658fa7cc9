package splink

import (
	"fmt"
	"slices"
	"strings"

	"byname"
)

// A joining is a blocking rule compiled for one table: rows meet where the
// keys of the left one and the right one are equal, and all else holds.
type joining struct {
	sql       string
	left      []key
	right     []key
	same      bool      // both sides have the same keys
	sure      bool      // equal keys are equal values: nothing to check
	rest      condition // besides the keys; nil for nothing
	whole     condition
	symmetric bool
	columns   []string // in lower case
	exact     []string // columns that are equal on both sides
}

// A key is a part of what must be equal: a term, or an expression of several
// columns.
type key struct {
	term    *term
	program program
	node    *node
}

func (r *Run) join(rule *Rule) (j *joining, err error) {
	j = &joining{sql: rule.SQL, symmetric: rule.condition.symmetric(), columns: rule.condition.columns(nil)}
	if len(rule.Explode) > 0 {
		return nil, byname.Invalid(fmt.Sprintf("blocking rule %q", shortened(rule.SQL)), "no arrays_to_explode", "make rows of the items of the list before linking")
	}
	if j.whole, err = r.compiler.condition(rule.condition); err != nil {
		return nil, err
	}
	var rest *node
	for _, n := range rule.condition.conjuncts(nil) {
		l, rt := sided(n)
		if l == nil {
			if rest == nil {
				rest = n
			} else {
				rest = operation("and", n.at, rest, n)
			}
			continue
		}
		if name := n.exact(); name != "" {
			j.exact = append(j.exact, name)
		}
		kl, err := r.key(l)
		if err != nil {
			return nil, err
		}
		kr, err := r.key(rt)
		if err != nil {
			return nil, err
		}
		j.left, j.right = append(j.left, kl), append(j.right, kr)
	}
	if rest != nil {
		if j.rest, err = r.compiler.condition(rest); err != nil {
			return nil, err
		}
	}
	j.same = slices.EqualFunc(j.left, j.right, func(a, b key) bool { return a.term != nil && a.term == b.term })
	return j, nil
}

// sided are the two sides of an equality that joins rows, nil if it is none.
func sided(n *node) (l, r *node) {
	if n.kind != anOperation || n.name != "=" {
		return nil, nil
	}
	switch a, b := n.args[0], n.args[1]; {
	case a.sides() == left && b.sides() == right:
		return a, b
	case a.sides() == right && b.sides() == left:
		return b, a
	}
	return nil, nil
}

func (r *Run) key(n *node) (key, error) {
	t, err := r.compiler.checkedTerm(n)
	if err != nil || t != nil {
		return key{term: t, node: n}, err
	}
	f, err := r.compiler.program(n)
	return key{program: f, node: n}, err
}

// keyed gives every row its key; rows of which a part is null have none. Where
// sides differ, each row stands there twice: left ones first, then those with
// the highest bit set.
const onRight = 1 << 31

func (r *Run) keyed(j *joining) *keyed {
	n := r.data.Table.Rows
	if !j.same {
		n *= 2
	}
	k := &keyed{make([]uint64, 0, n), make([]uint32, 0, n)}
	p := r.compiler.pair()
	if j.same {
		hash, sure := packed(j.left)
		j.sure = sure && j.rest == nil
		r.addRows(k, p, hash, 0)
		return k
	}
	r.addRows(k, p, hashed(j.left), 0)
	r.addRows(k, p, hashed(j.right), onRight)
	return k
}

func (r *Run) addRows(k *keyed, p *pair, hash func(*pair) (uint64, bool), flag uint32) {
	width := len(r.data.Table.Columns)
	for row := range r.data.Table.Rows {
		codes := r.data.Table.Codes[row*width : (row+1)*width]
		p.set(codes, codes)
		if h, ok := hash(p); ok {
			k.add(h, uint32(row)|flag)
		}
	}
}

// packed makes one number of the ids of terms: exactly while they fit.
func packed(keys []key) (hash func(*pair) (uint64, bool), sure bool) {
	room, sure := 1.0, true
	for _, k := range keys {
		if room *= float64(k.term.texts.Len() + 1); room > 1<<62 {
			sure = false
		}
	}
	return func(p *pair) (uint64, bool) {
		var h uint64
		for _, k := range keys {
			id := k.term.id(p.rows[left][k.term.column])
			if id == 0 {
				return 0, false
			}
			if sure {
				h = h*uint64(k.term.texts.Len()+1) + uint64(id)
			} else {
				h = stir(h ^ uint64(id) + 0x9e3779b97f4a7c15)
			}
		}
		return h, true
	}, sure
}

// hashed hashes what values of two different expressions say.
func hashed(keys []key) func(*pair) (uint64, bool) {
	return func(p *pair) (uint64, bool) {
		var h uint64
		for _, k := range keys {
			var v value
			if k.term != nil {
				v = k.term.at(p.rows[left][k.term.column])
			} else {
				v = k.program(p)
			}
			if v.kind == null {
				return 0, false
			}
			s := string(appendKey(nil, v))
			if v.kind == isText { // 1 and '01' may be equal
				if n, ok := v.asNumber(); ok {
					s = fmt.Sprint(n)
				}
			}
			h = stir(h ^ hashText(s) + 0x9e3779b97f4a7c15)
		}
		return h, true
	}
}

// fits refuses a link type that the sources do not fit.
func (m *Model) fits(d *Data) error {
	if m.LinkType == LinkOnly && len(d.Sources) < 2 {
		return byname.Invalid("files", "two or more for a model of type link_only", "give both files, or a model of type dedupe_only")
	}
	if m.LinkType == DedupeOnly && len(d.Sources) > 1 {
		return byname.Invalid("files", "one for a model of type dedupe_only, not "+strings.Join(d.Sources, ", "), "give one file, or a model of type link_and_dedupe")
	}
	return nil
}
