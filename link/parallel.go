package link

import (
	"runtime"
	"sync"
)

// parallel calls what worker makes for 0 to n-1, one worker to a core. heard,
// if any, is told from the caller's goroutine how many have been begun.
func parallel(n int, worker func() func(i int), heard func(begun int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			f := worker()
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		if heard != nil {
			heard(i)
		}
		next <- i
	}
	close(next)
	wg.Wait()
}

// each calls f for 0 to n-1 on all cores.
func each(n int, f func(i int)) { parallel(n, func() func(int) { return f }, nil) }

// inChunks calls f for 0 to n-1, so many at a time, on all cores.
func inChunks(n int, f func(from, to int)) {
	const size = 1 << 16
	each((n+size-1)/size, func(i int) { f(i*size, min(n, (i+1)*size)) })
}
