package discharge

import "byname"

// A Placed task is one with its days on the way to the day of leaving.
type Placed struct {
	Task
	From  byname.Day // on which it can begin at the soonest
	Ends  byname.Day // on which it is done at the soonest
	Due   byname.Day // by which it has to be done to be in time; 0 while no day is known
	Late  int        // days by which it cannot be in time any more
	Holds bool       // it is on the longest way: a day lost here is a day in hospital
}

// Path places the tasks that are open between today and the day of leaving, 0
// when nobody can say, and gives the first day on which all could be done.
func Path(tasks []Task, today, leaves byname.Day) (list []Placed, soonest byname.Day) {
	soonest = today
	at := map[string]int{}
	for _, t := range tasks {
		p := Placed{Task: t, From: today}
		if t.State == Open {
			for _, id := range t.After {
				if i, known := at[id]; known && list[i].State == Open {
					p.From = max(p.From, list[i].Ends)
				}
			}
			p.Ends = p.From + byname.Day(t.Days)
			soonest = max(soonest, p.Ends)
		}
		at[t.ID] = len(list)
		list = append(list, p)
	}
	last := make([]byname.Day, len(list)) // by which each has to end not to move soonest
	for i := range list {
		last[i] = soonest
	}
	for i := len(list) - 1; i >= 0; i-- {
		p := &list[i]
		if p.State != Open {
			continue
		}
		for _, id := range p.After {
			if k, known := at[id]; known {
				last[k] = min(last[k], last[i]-byname.Day(p.Days))
			}
		}
		p.Holds = p.Ends == last[i]
		if leaves != 0 {
			p.Due = leaves - (soonest - last[i])
			p.Late = max(0, int(p.Ends-p.Due))
		}
	}
	return list, soonest
}
