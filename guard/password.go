package guard

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"byname"
)

// The cost of a password: OWASP's first choice for argon2id (Password Storage
// Cheat Sheet, 2024). It is written into each hash, so it can be raised.
const (
	argonMemory = 19 * 1024 // KiB
	argonTime   = 2
	argonKey    = 32
)

// PasswordLetters is the least length of a password. Length is the only rule:
// rules about kinds of letters make people choose worse ones (NCSC).
const PasswordLetters = 12

// turns are how many slow hashes are made at once: each takes 19 MB, and more
// than there are processors are no sooner done. Whoever is let in waits for one
// before reading how many wrong tries there were, so that many sent at once are
// counted as those sent one by one.
var turns = make(chan struct{}, 4)

// turn waits for one, and gives what ends it.
func turn() (end func()) {
	turns <- struct{}{}
	return func() { <-turns }
}

// HashPassword gives what is kept of a password.
func HashPassword(password byname.Text) (string, error) {
	p := password.Reveal()
	if n := utf8.RuneCountInString(p); n < PasswordLetters || len(p) > 1024 {
		return "", byname.Invalid("password", fmt.Sprintf("%d letters or more", PasswordLetters), "choose three words that do not belong together")
	}
	defer turn()()
	return slowHash(p), nil
}

// HashCode gives what is kept of a code, and the name by which it is found.
func HashCode(code byname.Text) (name, hash string) {
	name, text, _ := readCode(code)
	defer turn()()
	return name, slowHash(text)
}

// slowHash is argon2id with a salt of its own.
func slowHash(p string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	key := argon2.IDKey([]byte(p), salt, argonTime, argonMemory, 1, argonKey)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=1$%s$%s", argon2.Version, argonMemory, argonTime,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

// fits reports whether a password is the one that was hashed. It takes as
// long for a wrong one as for a right one.
func fits(password byname.Text, hash string) (bool, error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, errors.New("guard: a password hash is not argon2id")
	}
	var memory, time uint32
	var lanes uint8
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &lanes); err != nil {
		return false, errors.New("guard: a password hash has no cost")
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	key, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err := errors.Join(err1, err2); err != nil {
		return false, errors.New("guard: a password hash is cut off")
	}
	got := argon2.IDKey([]byte(password.Reveal()), salt, time, memory, lanes, uint32(len(key)))
	return subtle.ConstantTimeCompare(got, key) == 1, nil
}

// NewPassword makes one that can be read out: K7QD-M2XA-9RTC-5WHE.
func NewPassword() byname.Text {
	return byname.Hide(strings.Join([]string{rand.Text()[:4], rand.Text()[:4], rand.Text()[:4], rand.Text()[:4]}, "-"))
}
