package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// inARow is how often one folder's import or build is killed before it is let
// run to its end.
const inARow = 5

// kill kills imports and builds at random moments, and compares what is there
// after they were run again with what a run never disturbed leaves.
func (b *bench) kill() error {
	files := filepath.Join(b.folder, "killed-files")
	if _, err := b.run(b.program, "synth", "write", "--people", fmt.Sprint(b.killed), "--neighbourhood", "MAN-N07", "--out", files); err != nil {
		return err
	}
	defer os.RemoveAll(files)
	add := []string{"--today", day, "feed", "add", files}
	build := []string{"--today", day, "population", "build"}

	undisturbed := filepath.Join(b.folder, "undisturbed")
	defer os.RemoveAll(undisturbed)
	wholeAdd, err := b.byname(undisturbed, add...)
	if err != nil {
		return err
	}
	wholeBuild, err := b.byname(undisturbed, build...)
	if err != nil {
		return err
	}
	want, err := b.kept(undisturbed)
	if err != nil {
		return err
	}
	began, chance := time.Now(), rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	// Half of the moments are in imports and half in builds, as even as chance.
	moments := func(whole time.Duration) (list []time.Duration) {
		for range inARow {
			list = append(list, time.Duration(chance.Int64N(int64(whole))))
		}
		return list
	}
	kills, rounds := [2]int{}, 0
	for kills[0]+kills[1] < b.kills {
		if rounds++; rounds > b.kills { // each kills once at least, or the machine has become very fast
			return fmt.Errorf("only %d of %d were killed before they were done", kills[0]+kills[1], b.kills)
		}
		data := filepath.Join(b.folder, fmt.Sprint("killed-", rounds))
		for i, verb := range []struct {
			args  []string
			whole time.Duration
		}{{add, wholeAdd.wall}, {build, wholeBuild.wall}} {
			n, err := b.disturb(data, verb.args, moments(verb.whole))
			if err != nil {
				return err
			}
			kills[i] += n
		}
		got, err := b.kept(data)
		if err != nil {
			return err
		}
		if err := want.same(got); err != nil {
			return fmt.Errorf("round %d, after %d kills: %w", rounds, kills[0]+kills[1], err)
		}
		say("killed %d imports and %d builds; nothing is lost and nothing is there twice", kills[0], kills[1])
		if err := os.RemoveAll(data); err != nil {
			return err
		}
	}
	b.report(row{what: "kill -9 and run again", size: fmt.Sprintf("%d people, %d rows", b.killed, len(want.rows)), spent: spent{wall: time.Since(began)},
		found:  fmt.Sprintf("%d imports and %d builds killed; %d times compared, always the same", kills[0], kills[1], rounds),
		target: fmt.Sprintf("%d moments, nothing lost, nothing twice", b.kills)})
	return nil
}

// disturb kills a verb at moments after its start, one after the other, and
// then lets it run to its end. It says how often the verb was killed before it
// was done, and after each kill looks whether what is published is whole.
func (b *bench) disturb(data string, args []string, moments []time.Duration) (kills int, err error) {
	for _, moment := range moments {
		c := b.command(b.program, append([]string{"--data", data}, args...)...)
		if err := c.Start(); err != nil {
			return kills, err
		}
		death := time.AfterFunc(moment, func() { c.Process.Signal(syscall.SIGKILL) })
		err := c.Wait()
		death.Stop()
		var exit *exec.ExitError
		switch {
		case errors.As(err, &exit) && exit.ExitCode() == -1 && b.ctx.Err() == nil:
			kills++
		case err != nil:
			return kills, err
		}
		if _, err := os.Stat(filepath.Join(data, "builds", "CURRENT")); err == nil {
			if _, err := b.byname(data, "population", "check"); err != nil {
				return kills, err
			}
		}
	}
	_, err = b.byname(data, args...)
	return kills, err
}
