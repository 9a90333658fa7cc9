package splink

import (
	"context"
	"runtime"
	"sort"
	"sync"
)

// A task is a stretch of sorted rows whose blocks one goroutine takes. A
// block with many pairs is cut by the first row of its pairs.
type task struct {
	from, to   int // positions: whole blocks, or one block
	head, tail int // positions of first rows in one large block; tail 0 for all
}

// pairsOfTask is about how many pairs a task has.
const pairsOfTask = 1 << 17

// blocks cuts sorted keys into tasks and counts their pairs.
func (r *Run) blocks(j *joining, k *keyed) (tasks []task, counts Count) {
	counts = Count{Rule: j.sql}
	open := task{}
	var pairs int64
	flush := func(to int) {
		if open.to = to; pairs > 0 {
			tasks = append(tasks, open)
		}
		open, pairs = task{from: to}, 0
	}
	for from := 0; from < len(k.keys); {
		to := from + 1
		for to < len(k.keys) && k.keys[to] == k.keys[from] {
			to++
		}
		n := r.pairsIn(j, k, from, to)
		counts.Pairs += n
		if n > counts.Largest {
			counts.Largest = n
		}
		if n <= pairsOfTask {
			if pairs += n; pairs >= pairsOfTask {
				flush(to)
			}
		} else {
			flush(from)
			step := max(1, int(int64(to-from)*pairsOfTask/n))
			for head := from; head < to; head += step {
				tasks = append(tasks, task{from, to, head, min(head+step, to)})
			}
			open = task{from: to}
		}
		from = to
	}
	flush(len(k.keys))
	return tasks, counts
}

// pairsIn counts the pairs of a block, before it is asked whether an earlier
// rule found them.
func (r *Run) pairsIn(j *joining, k *keyed, from, to int) int64 {
	n := int64(to - from)
	if !j.same {
		split := int64(splitOf(k.rows[from:to]))
		return split * (n - split)
	}
	pairs := n * (n - 1) / 2
	if r.Model.LinkType == LinkOnly && n > 1 {
		rows := k.rows[from:to]
		first := 0
		for s := range r.data.Sources {
			end := len(rows)
			if s+1 < len(r.data.First) {
				end = sort.Search(len(rows), func(i int) bool { return int(rows[i]) >= r.data.First[s+1] })
			}
			m := int64(end - first)
			pairs -= m * (m - 1) / 2
			first = end
		}
	}
	return pairs
}

// splitOf is where the right rows of a block begin.
func splitOf(rows []uint32) int {
	return sort.Search(len(rows), func(i int) bool { return rows[i]&onRight != 0 })
}

// A Count says what a blocking rule brought.
type Count struct {
	Rule    string
	Pairs   int64 // rows that meet, before it is asked whether an earlier rule found the pair
	New     int64 // pairs that no earlier rule found
	Largest int64 // pairs of its largest block
}

// visit is what is done with a pair that a rule brings; its rows are set.
type visit func(l, r uint32)

// walk calls do for each pair of a task that no earlier rule found, with the
// left row first, and counts them.
func (s *scorer) walk(j *joining, earlier []*joining, k *keyed, t task, do visit) (found int64) {
	for from := t.from; from < t.to; {
		to := from + 1
		for to < t.to && k.keys[to] == k.keys[from] {
			to++
		}
		head, tail := from, to
		if t.tail > 0 {
			head, tail = t.head, t.tail
		}
		rows := k.rows[from:to]
		split := 0
		if !j.same {
			split = splitOf(rows)
			tail = min(tail, from+split)
		}
		for i := head; i < tail; i++ {
			others := rows[i-from+1:]
			if !j.same {
				others = rows[split:]
			}
			for _, b := range others {
				if s.meet(j, earlier, rows[i-from], b&^onRight) {
					do(s.l, s.r)
					found++
				}
			}
		}
		from = to
	}
	return found
}

// meet sets two rows of one block as left and right, and reports whether they
// are a pair that this rule is the first to find.
func (s *scorer) meet(j *joining, earlier []*joining, a, b uint32) bool {
	if a == b || s.Model.LinkType == LinkOnly && s.data.source(int(a)) == s.data.source(int(b)) {
		return false
	}
	if after := s.after(a, b); after {
		if !j.same {
			return false // the other way round, if at all
		}
		a, b = b, a
	}
	if s.drawing && stir(s.hashes(a)^stir(s.hashes(b)^s.seed)) > s.most {
		return false
	}
	width := len(s.data.Table.Columns)
	codes := s.data.Table.Codes
	s.l, s.r = a, b
	s.set(codes[int(a)*width:(int(a)+1)*width], codes[int(b)*width:(int(b)+1)*width])
	if !j.sure && j.whole(s.pair) != yes {
		return false
	}
	for _, e := range earlier {
		if e.whole(s.pair) == yes {
			return false
		}
	}
	return true
}

// after reports whether a comes after b in Splink's order.
func (r *Run) after(a, b uint32) bool {
	if r.ranks != nil {
		return r.ranks[a] > r.ranks[b]
	}
	return a > b
}

// eachTask lets all cores take tasks, in order, and hands what they made on in
// the order of the tasks. Few are open at a time, so that what waits is little.
func eachTask[T any](ctx context.Context, n int, worker func() func(i int) T, heard func(i int, made T) error) error {
	workers := min(max(1, runtime.GOMAXPROCS(0)), max(1, n))
	type done struct {
		i    int
		made T
	}
	next := make(chan int)
	out := make(chan done, workers)
	stop := make(chan struct{})
	window := make(chan struct{}, 8*workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			f := worker()
			for i := range next {
				out <- done{i, f(i)}
			}
		})
	}
	go func() {
		defer close(next)
		for i := range n {
			select {
			case window <- struct{}{}:
			case <-stop:
				return
			case <-ctx.Done():
				return
			}
			select {
			case next <- i:
			case <-stop:
				return
			}
		}
	}()
	go func() { wg.Wait(); close(out) }()
	waiting := map[int]T{}
	at, err := 0, error(nil)
	for d := range out {
		waiting[d.i] = d.made
		for {
			made, ok := waiting[at]
			if !ok {
				break
			}
			delete(waiting, at)
			<-window
			at++
			if err == nil {
				if err = heard(at-1, made); err != nil {
					close(stop)
				}
			}
		}
	}
	if err == nil && at < n {
		err = ctx.Err()
	}
	return err
}

// hashes is a row's id as a number that depends on nothing else.
func (s *scorer) hashes(row uint32) uint64 { return hashText(s.data.RowID(int(row))) }
