package guard

import (
	"errors"
	"testing"

	"github.com/cedar-policy/cedar-go"

	"byname"
)

// TestBrokenPolicyRefuses: a forbid that cannot be evaluated forbids nothing
// by itself, so guard must refuse.
func TestBrokenPolicyRefuses(t *testing.T) {
	g := manchester(t)
	who := Who{Worker: "w", Agency: "gp", Kind: "gp", Roles: []Role{Worker}}
	r := Request{Purpose: "support", Persons: []byname.PersonID{1}}
	s := Standing{Relation: Relation{Known: true, Listed: true}}
	if v := g.verdicts(who, r, []Standing{s})[0]; !v.granted {
		t.Fatal("refused before the policy broke")
	}
	var broken cedar.Policy
	if err := broken.UnmarshalCedar([]byte(`@id("late") forbid (principal, action, resource) when { resource.nobody.knows };`)); err != nil {
		t.Fatal(err)
	}
	g.policies.set.Add("late", &broken)
	v := g.verdicts(who, r, []Standing{s})[0]
	if v.granted || v.rule != "broken" || !errors.Is(v.refused.err, byname.ErrDenied) {
		t.Errorf("%+v", v)
	}
}
