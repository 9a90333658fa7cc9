package post

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// server is a mail server that takes letters and keeps them, or refuses.
func server(t *testing.T, refuse bool) (addr string, letters chan string) {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	letters = make(chan string, 10)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go speak(c, refuse, letters)
		}
	}()
	return l.Addr().String(), letters
}

// speak is as much of SMTP as a letter needs.
func speak(c net.Conn, refuse bool, letters chan string) {
	defer c.Close()
	in := bufio.NewScanner(c)
	fmt.Fprint(c, "220 here\r\n")
	var letter []string
	for data := false; in.Scan(); {
		line := in.Text()
		switch {
		case data && line == ".":
			data = false
			letters <- strings.Join(letter, "\n")
			fmt.Fprint(c, "250 taken\r\n")
		case data:
			letter = append(letter, line)
		case strings.HasPrefix(line, "RCPT") && refuse:
			fmt.Fprintf(c, "550 nobody here is called %s\r\n", line)
		case line == "QUIT":
			fmt.Fprint(c, "221 goodbye\r\n")
		case line == "DATA":
			data = true
			fmt.Fprint(c, "354 go on\r\n")
		default:
			fmt.Fprint(c, "250 well\r\n")
		}
	}
}

func TestALetterArrives(t *testing.T) {
	addr, letters := server(t, false)
	s := Server{Addr: addr, From: "byname@example.org", Now: func() time.Time { return time.Date(2026, 3, 29, 9, 0, 0, 0, time.UTC) }}
	if err := s.Send(context.Background(), "amy@example.org", "2 things wait – now", "A step\nof a plan – é"); err != nil {
		t.Fatal(err)
	}
	got := <-letters
	for _, want := range []string{"From: byname@example.org", "To: amy@example.org", "Subject: =?utf-8?q?2_things_wait", "Auto-Submitted: auto-generated", "Date: Sun, 29 Mar 2026 09:00:00 +0000", "A step\nof a plan =E2=80=93 =C3=A9"} {
		if !strings.Contains(got, want) {
			t.Errorf("the letter lacks %q:\n%s", want, got)
		}
	}
}

// A refusal is told without the address, and a letter cannot be given headers
// of somebody's own.
func TestALetterThatIsRefused(t *testing.T) {
	addr, _ := server(t, true)
	s := Server{Addr: addr, From: "byname@example.org", Now: time.Now}
	if err := s.Send(context.Background(), "amy@example.org", "x", "y"); err == nil || strings.Contains(err.Error(), "amy@") {
		t.Errorf("%v", err)
	}
	if err := s.Send(context.Background(), "amy@example.org\r\nBcc: all@example.org", "x", "y"); err == nil {
		t.Error("an address brought a header along")
	}
}
