// Package post carries letters to a mail server.
package post

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"strings"
	"time"
)

// A Server is a mail server that takes letters (SMTP, RFC 5321). It is spoken
// to over TLS where it offers that; a password is sent in no other way.
type Server struct {
	Addr     string // host:port
	From     string // the sender's address
	User     string // "" signs in with nothing
	Password string
	Now      func() time.Time
}

// Send gives one letter to the server. Its errors do not repeat the address.
func (s Server) Send(ctx context.Context, to, subject, body string) error {
	host, _, err := net.SplitHostPort(s.Addr)
	if err != nil {
		return errors.New("mail server: the address is host:port")
	}
	text, err := s.letter(to, subject, body)
	if err != nil {
		return err
	}
	var auth smtp.Auth
	if s.User != "" {
		auth = smtp.PlainAuth("", s.User, s.Password, host)
	}
	done := make(chan error, 1)
	go func() { done <- smtp.SendMail(s.Addr, auth, s.From, []string{to}, text) }()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("mail server %s: %s", s.Addr, strings.ReplaceAll(err.Error(), to, "[address]"))
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// letter is the text of a letter (RFC 5322), in quoted-printable UTF-8.
func (s Server) letter(to, subject, body string) ([]byte, error) {
	for _, a := range []string{s.From, to} {
		if at, err := mail.ParseAddress(a); err != nil || at.Address != a {
			return nil, errors.New("letter: the addresses are such as a@example.org")
		}
	}
	var b bytes.Buffer
	_, domain, _ := strings.Cut(s.From, "@")
	for _, h := range [][2]string{
		{"From", s.From}, {"To", to}, {"Subject", mime.QEncoding.Encode("utf-8", subject)}, {"Date", s.Now().Format(time.RFC1123Z)},
		{"Message-ID", "<" + rand.Text() + "@" + domain + ">"}, {"Auto-Submitted", "auto-generated"},
		{"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "quoted-printable"},
	} {
		fmt.Fprintf(&b, "%s: %s\r\n", h[0], h[1])
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	if _, err := q.Write([]byte(strings.ReplaceAll(body, "\n", "\r\n"))); err != nil {
		return nil, err
	}
	if err := q.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
