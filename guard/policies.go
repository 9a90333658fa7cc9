package guard

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/types"

	"byname"
)

//go:embed policies/*.cedar
var policyFiles embed.FS

// policies are the texts in policies/, compiled.
type policies struct{ set *cedar.PolicySet }

func loadPolicies() (policies, error) {
	set := cedar.NewPolicySet()
	for _, name := range []string{"policies/people.cedar", "policies/doors.cedar"} {
		text, err := policyFiles.ReadFile(name)
		if err != nil {
			return policies{}, fmt.Errorf("guard: %w", err)
		}
		list, err := cedar.NewPolicyListFromBytes(name, text)
		if err != nil {
			return policies{}, fmt.Errorf("guard: %s: %w", name, err)
		}
		for _, p := range list {
			notes := p.Annotations()
			id := notes["id"]
			if id == "" || p.Effect() == cedar.Forbid && (notes["says"] == "" || notes["try"] == "") {
				return policies{}, byname.Invalid(fmt.Sprintf("%s line %d", name, p.Position().Line), "@id, and @says and @try on a forbid", "add them")
			}
			if !set.Add(cedar.PolicyID(id), p) {
				return policies{}, byname.Invalid(name, "an @id for each policy", "rename one "+string(id))
			}
		}
	}
	return policies{set}, nil
}

// decision is what the policies say to one question.
type decision struct {
	granted bool
	broken  bool     // a policy could not be evaluated: refused, whatever the others say
	ids     []string // sorted: the policies that granted, or that refused; none when nothing grants
}

func (d decision) rule() string {
	switch {
	case d.broken:
		return "broken"
	case len(d.ids) == 0:
		return "nothing-grants"
	}
	return strings.Join(d.ids, " ")
}

func (p policies) ask(who Who, action string, resource, about cedar.RecordMap) decision {
	worker := cedar.NewEntityUID("Worker", cedar.String(who.Worker))
	thing := cedar.NewEntityUID("Person", "any")
	roles := make([]cedar.EntityUID, len(who.Roles))
	for i, r := range who.Roles {
		roles[i] = cedar.NewEntityUID("Role", cedar.String(r))
	}
	entities := cedar.EntityMap{
		worker: {UID: worker, Parents: cedar.NewEntityUIDSet(roles...), Attributes: cedar.NewRecord(cedar.RecordMap{
			"kind":    cedar.String(who.Kind),
			"roaming": cedar.Boolean(len(who.Teams) == 0),
		})},
		thing: {UID: thing, Attributes: cedar.NewRecord(resource)},
	}
	answer, why := cedar.Authorize(p.set, entities, cedar.Request{
		Principal: worker, Action: cedar.NewEntityUID("Action", cedar.String(action)), Resource: thing, Context: cedar.NewRecord(about),
	})
	// A forbid that fails to evaluate would let through what it forbids.
	d := decision{granted: answer == cedar.Allow && len(why.Errors) == 0, broken: len(why.Errors) > 0}
	for _, r := range why.Reasons {
		d.ids = append(d.ids, string(r.PolicyID))
	}
	slices.Sort(d.ids)
	return d
}

// note is an annotation of the first of some policies that has it.
func (p policies) note(ids []string, name types.AnnotationKey) string {
	for _, id := range ids {
		if text := p.set.Get(cedar.PolicyID(id)).Annotations()[name]; text != "" {
			return string(text)
		}
	}
	return ""
}
