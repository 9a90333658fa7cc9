package web

import (
	"errors"
	"io"
	"net/http"

	"byname"
	"byname/work"
)

// tryForm asks for a file, or begins with a live one.
func (d *door) tryForm(a ask) (answer, error) {
	p := tryPage{page: a.page("Try a programme", "/programme/try"), Live: d.work.LiveProgrammes(), From: a.query("from")}
	if p.From != "" {
		text, err := d.work.ProgrammeFile(p.From)
		if err != nil {
			return answer{}, err
		}
		p.Text = string(text)
	}
	return shows(try(p))
}

// try puts the file that was sent to everybody, and shows what it would do.
func (d *door) try(a ask) (answer, error) {
	p := tryPage{page: a.page("Try a programme", "/programme/try"), Live: d.work.LiveProgrammes()}
	var err error
	if p.Text, err = a.file("upload", "text"); err != nil {
		return answer{}, err
	}
	if p.Text == "" {
		p.Problems = []problem{{"text", "Paste a programme's file, or choose one to upload"}}
		return again(try(p))
	}
	t, err := d.work.TryProgramme(a.ctx(), *a.who, []byte(p.Text), nil)
	if mistakes, about := work.Mistakes(err); about {
		for _, m := range mistakes {
			p.Problems = append(p.Problems, problem{"text", capital(m.String())})
		}
		return again(try(p))
	}
	if err != nil {
		return answer{}, err
	}
	p.Trial = &t
	return shows(try(p))
}

// file is what was uploaded under one name, or else pasted under another.
func (a ask) file(upload, text string) (string, error) {
	f, _, err := a.r.FormFile(upload)
	switch {
	case errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart):
		return a.sent(text), nil
	case err != nil:
		return "", byname.Invalid(upload, "a file of at most 64 kilobytes", "choose a programme's file")
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil || len(content) == 0 {
		return a.sent(text), err
	}
	return string(content), nil
}
