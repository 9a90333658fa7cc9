package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"byname"
	"byname/api"
	"byname/web"
	"byname/work"
)

type serveCmd struct {
	Addr string `default:"127.0.0.1:8400" help:"Address to listen on."`
	Cert string `type:"existingfile" help:"TLS certificate; without one, only this machine is served."`
	Key  string `type:"existingfile" help:"Key of the certificate."`
}

func (c serveCmd) Run(e *env) error {
	listener, err := c.listen(e)
	if err != nil {
		return err
	}
	defer listener.Close()
	w, err := e.open()
	if err != nil {
		return err
	}
	return errors.Join(c.serve(e, w, listener), w.Close())
}

// plain reports whether what is served is not encrypted.
func (c serveCmd) plain() bool { return c.Cert == "" }

// listen takes the address, when it may be served.
func (c serveCmd) listen(e *env) (net.Listener, error) {
	if err := c.onlyHere(c.plain()); err != nil {
		return nil, err
	}
	listener, err := (&net.ListenConfig{}).Listen(e.ctx, "tcp", c.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, byname.Conflict("--addr "+c.Addr, "an address where nothing else listens", "stop what does, or name another: --addr 127.0.0.1:8401")
	}
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	return listener, nil
}

// serve answers until the context ends, then lets what is under way finish.
func (c serveCmd) serve(e *env, w *work.Work, listener net.Listener) error {
	plain := c.plain()
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	server := &http.Server{
		Handler:           doors(w, log, plain),
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	scheme := map[bool]string{true: "http", false: "https"}[plain]
	fmt.Fprintf(e.stdout, "Byname is at %s://%s  (Ctrl-C ends it)\n", scheme, listener.Addr())
	go nudge(e.ctx, w, log)
	ended := make(chan error, 1)
	go func() {
		if plain {
			ended <- server.Serve(listener)
			return
		}
		ended <- server.ServeTLS(listener, c.Cert, c.Key)
	}()
	select {
	case err := <-ended:
		return err
	case <-e.ctx.Done():
		last, cancel := context.WithTimeout(context.WithoutCancel(e.ctx), 10*time.Second)
		defer cancel()
		return server.Shutdown(last)
	}
}

// onlyHere refuses to send people's records over a network in the clear.
func (c serveCmd) onlyHere(plain bool) error {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fmt.Errorf("serve: --addr %s: %w", c.Addr, err)
	}
	if ip := net.ParseIP(host); !plain || host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return errors.New("serve: another machine is only served with --cert and --key, or through a proxy on this machine that adds TLS")
}

// doors are the pages, and for machines the API.
func doors(w *work.Work, log *slog.Logger, plain bool) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", web.Handler(w, web.Options{Log: log, Plain: plain}))
	mux.Handle(api.Root+"/", api.New(w, api.Options{Log: log}))
	return mux
}

// nudge tells each quarter of an hour of every clock that has run out. Several
// servers may do so: a thing is told once.
func nudge(ctx context.Context, w *work.Work, log *slog.Logger) {
	for tick := time.NewTicker(15 * time.Minute); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
			if _, err := w.Nudge(ctx); err != nil && ctx.Err() == nil {
				log.Error("clocks that have run out could not be told of", "error", err)
			}
		}
	}
}
