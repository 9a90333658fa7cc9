package programme

import "fmt"

// times refuses times that contradict one another.
func (d *decoder) times(p *Programme) {
	for i, s := range p.Find.Signs {
		d.some(fmt.Sprintf("find.signs[%d].urgency", i), s.Urgency)
	}
	for i, s := range p.Offer {
		d.some(fmt.Sprintf("offer[%d].within", i), s.Within)
	}
	d.some("success.by", p.Success.By)

	by, sustained := p.Success.By, p.Success.Sustained
	for i, ends := range p.ends() {
		if d.places["success.by"] != nil && by.Hours > 0 && ends.Hours > by.Hours+sustained.Hours {
			d.wrongPart(fmt.Sprintf("offer[%d].within", i), fmt.Sprintf("steps that can be done before success is settled, %v after the plan began", Span{by.Hours + sustained.Hours}),
				fmt.Sprintf("done one after the other, this one may end after %v: shorten it, or give success longer", ends))
			break // what waits for it is late with it
		}
	}
	soonest := p.soonest()
	for i, s := range p.Find.Signs {
		if s.Urgency.Hours > 0 && s.Urgency.Hours < soonest.Hours {
			d.wrongPart(fmt.Sprintf("find.signs[%d].urgency", i), fmt.Sprintf("no less than %v, when the first step is due", soonest), "give the sign longer, or the first step less")
		}
	}
}

// some refuses a length of time of nothing.
func (d *decoder) some(part string, s Span) {
	if n := d.places[part]; n != nil && s.Hours == 0 && n.Value != "" && n.Value[0] == '0' {
		d.wrong(n, "some time", "nobody can do it in none")
	}
}

// ends is when each step ends at the latest, from the beginning of the plan,
// when each is done on its last day. The order of steps has no rounds.
func (p *Programme) ends() []Span {
	at := map[string]int{}
	for i, s := range p.Offer {
		at[s.ID] = i
	}
	all := make([]Span, len(p.Offer))
	var end func(i int) Span
	end = func(i int) Span {
		if all[i].Hours == 0 {
			before := 0
			for _, w := range p.Offer[i].WaitsFor {
				before = max(before, end(at[w]).Hours)
			}
			all[i].Hours = before + p.Offer[i].Within.Hours
		}
		return all[i]
	}
	for i := range p.Offer {
		end(i)
	}
	return all
}

// soonest is the shortest time in which a step is due that can begin at once,
// for somebody to whom all that comes before it need not be offered.
func (p *Programme) soonest() (s Span) {
	optional := map[string][]string{}
	for _, o := range p.Offer {
		if o.OnlyIf != "" {
			optional[o.ID] = o.WaitsFor
		}
	}
	first := true
	for _, o := range p.Offer {
		if len(bridge(o.WaitsFor, optional)) == 0 && (first || o.Within.Hours < s.Hours) {
			s, first = o.Within, false
		}
	}
	return s
}
