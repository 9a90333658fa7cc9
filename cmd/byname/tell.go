package main

import (
	"errors"
	"fmt"
	"time"

	"byname/internal/post"
)

// teamTellCmd is run every few minutes by the machine's own clock.
type teamTellCmd struct {
	SMTP     string `required:"" name:"smtp" placeholder:"HOST:PORT" help:"The mail server."`
	From     string `required:"" placeholder:"ADDRESS" help:"The sender's address."`
	Site     string `required:"" placeholder:"URL" help:"Where Byname is, such as https://byname.example.org"`
	User     string `help:"Account at the mail server."`
	Password string `env:"BYNAME_SMTP_PASSWORD" help:"Its password; better given in the environment."`
}

func (c teamTellCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	server := post.Server{Addr: c.SMTP, From: c.From, User: c.User, Password: c.Password, Now: time.Now}
	_, late := w.Nudge(e.ctx)
	sent, err := w.TellByPost(e.ctx, c.Site, server.Send)
	fmt.Fprintf(e.stdout, "%d letters sent\n", sent)
	return errors.Join(late, err, w.Close())
}
