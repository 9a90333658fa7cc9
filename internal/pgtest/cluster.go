package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// A cluster is a running server that listens on a socket in its own folder,
// which nobody else may enter.
type cluster struct {
	dir  string
	url  string
	cmd  *exec.Cmd
	done chan error // the server's exit
}

// start makes a cluster and waits until it answers.
func start() (_ *cluster, err error) {
	initdb, err := find("initdb")
	if err != nil {
		return nil, err
	}
	server, err := find("postgres")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "pgtest")
	if err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	who, err := account(dir)
	if err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "data")
	init := exec.Command(initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	init.Dir, init.SysProcAttr = dir, &syscall.SysProcAttr{Credential: who}
	if out, err := init.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pgtest: initdb: %w\n%s", err, out)
	}
	c := &cluster{
		dir:  dir,
		url:  (&url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/postgres", RawQuery: url.Values{"host": {dir}}.Encode()}).String(),
		done: make(chan error, 1),
	}
	c.cmd = exec.Command(server, "-D", data, "-k", dir, "-c", "listen_addresses=",
		"-c", "fsync=off", "-c", "max_connections=200", "-c", "logging_collector=off")
	c.cmd.Dir = dir
	// The server dies with the tests, also when they are killed.
	c.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: who, Pdeathsig: syscall.SIGQUIT}
	started := make(chan error)
	go func() {
		// Pdeathsig speaks of the thread that started the server: keep it.
		runtime.LockOSThread()
		err := c.cmd.Start()
		started <- err
		if err == nil {
			c.done <- c.cmd.Wait()
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	if err := c.wait(); err != nil {
		return nil, err
	}
	return c, nil
}

// find looks in PATH and where Debian keeps the binaries.
func find(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	paths, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(paths) == 0 {
		return "", errors.New("pgtest: PostgreSQL is not installed, and the tests need it: run ./check, which installs it")
	}
	return paths[len(paths)-1], nil
}

// account is whom the server runs as: PostgreSQL refuses to run as root, so
// root hands the folder to the account postgres. Nil means ourselves.
func account(dir string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, errors.New("pgtest: root needs an account named postgres: run ./check, which makes it")
	}
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err := errors.Join(err1, err2, os.Chown(dir, uid, gid)); err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func (c *cluster) wait() error {
	db, err := sql.Open("pgx", c.url)
	if err != nil {
		return fmt.Errorf("pgtest: %w", err)
	}
	defer db.Close()
	deadline := time.Now().Add(time.Minute)
	for {
		err := db.PingContext(context.Background())
		if err == nil {
			return nil
		}
		select {
		case exit := <-c.done:
			return fmt.Errorf("pgtest: the server ended at once: %v", exit)
		case <-time.After(20 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			c.stop()
			return fmt.Errorf("pgtest: the server does not answer: %w", err)
		}
	}
}

// stop ends the server without waiting for its clients and removes the folder.
func (c *cluster) stop() {
	c.cmd.Process.Signal(syscall.SIGQUIT)
	<-c.done
	os.RemoveAll(c.dir)
}
