package link

import (
	"runtime"
	"sync"
)

// parallel calls what worker makes for 0 to n-1, one worker to a core.
func parallel(n int, worker func() func(i int)) {
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
		next <- i
	}
	close(next)
	wg.Wait()
}

// each calls f for 0 to n-1 on all cores.
func each(n int, f func(i int)) { parallel(n, func() func(int) { return f }) }
