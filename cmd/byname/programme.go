package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"byname"
	"byname/programme"
	"byname/programme/supply"
	"byname/work"
)

// programmeCmd holds the verbs about a place's programmes.
type programmeCmd struct {
	List     programmeListCmd     `cmd:"" help:"List the programmes of the place, of both forms."`
	Show     programmeShowCmd     `cmd:"" help:"Show one: whom it finds and offers what, or what there is for everybody and how good it is."`
	Effect   programmeEffectCmd   `cmd:"" help:"Show whether one does what it is for, against people it had not reached yet."`
	Invented programmeInventedCmd `cmd:"" help:"Show what teams tried when no programme foresaw it, or draft a programme from it."`
	Check    programmeCheckCmd    `cmd:"" help:"Check the files of programmes: every mistake, with line, column and what was expected."`
	Try      programmeTryCmd      `cmd:"" help:"Say what a file would do if it went live: whom it finds in numbers, what that needs, costs and spares."`
	Schema   programmeSchemaCmd   `cmd:"" help:"Print the JSON Schema by which editors complete and check such a file, with the words of the place."`
}

type programmeCheckCmd struct {
	Files []string `arg:"" optional:"" type:"existingfile" help:"Files to check (default: all of the place)."`
}

// A checked file, as machines read it.
type checked struct {
	File      string    `json:"file"`
	Programme string    `json:"programme,omitempty"`
	Version   string    `json:"version,omitempty"`
	Signs     int       `json:"signs,omitempty"`
	Mistakes  []mistake `json:"mistakes,omitempty"`
}

type mistake struct {
	Where    string `json:"where"` // file:line:column
	Expected string `json:"expected"`
	Do       string `json:"do"`
}

func (c programmeCheckCmd) Run(e *env) error {
	p, err := work.LoadPlace(e.place())
	if err != nil {
		return err
	}
	var files []checked
	for _, name := range c.Files {
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if filepath.Base(filepath.Dir(name)) == path.Base(supply.Folder) {
			s, err := supply.Parse(name, content, p.Words)
			files = append(files, checked{File: filepath.Base(name), Programme: s.ID, Version: s.Version, Mistakes: mistakes(err)})
			continue
		}
		x, err := programme.Parse(name, content, p.Words)
		if err == nil {
			err = x.SameTitle(p.Programmes...)
		}
		files = append(files, check(filepath.Base(name), x, err))
	}
	if len(c.Files) == 0 {
		for _, x := range p.Programmes {
			files = append(files, check("programmes/"+x.ID+".yaml", x, nil))
		}
		for _, s := range p.Supplies {
			files = append(files, checked{File: supply.Folder + "/" + s.ID + ".yaml", Programme: s.ID, Version: s.Version})
		}
		for _, out := range p.Broken {
			files = append(files, check(out.File, programme.Programme{}, out.Err))
		}
	}
	broken := 0
	for _, f := range files {
		if len(f.Mistakes) > 0 {
			broken++
		}
	}
	if err := e.show(files, func(out io.Writer) { tell(out, files) }); err != nil {
		return err
	}
	if broken > 0 {
		return byname.Invalid(fmt.Sprintf("%d of %d programmes", broken, len(files)), "files without a mistake", "the others run, these do not until they are corrected")
	}
	return nil
}

func check(file string, p programme.Programme, err error) checked {
	c := checked{File: file, Mistakes: mistakes(err)}
	if err == nil {
		c.Programme, c.Version, c.Signs = p.ID, p.Version, len(p.Find.Signs)
	}
	return c
}

// mistakes are all that an error joins.
func mistakes(err error) (all []mistake) {
	var one *byname.Problem
	switch many, joined := err.(interface{ Unwrap() []error }); {
	case err == nil:
	case joined:
		for _, e := range many.Unwrap() {
			all = append(all, mistakes(e)...)
		}
	case errors.As(err, &one):
		all = append(all, mistake{one.Where, one.Expected, one.Do})
	default:
		all = append(all, mistake{Expected: err.Error()})
	}
	return all
}

func tell(out io.Writer, files []checked) {
	programmes, signs := 0, 0
	for _, f := range files {
		for _, m := range f.Mistakes {
			fmt.Fprintf(out, "%s: expected %s; %s\n", m.Where, m.Expected, m.Do)
		}
		if len(f.Mistakes) == 0 {
			programmes, signs = programmes+1, signs+f.Signs
		}
	}
	fmt.Fprintf(out, "%d programmes with %d signs can run, %d cannot\n", programmes, signs, len(files)-programmes)
}

type programmeSchemaCmd struct {
	Supply bool `help:"The schema of what a place offers to everybody, the other form."`
}

func (c programmeSchemaCmd) Run(e *env) error {
	p, err := work.LoadPlace(e.place())
	if err != nil {
		return err
	}
	schema := programme.SchemaFor
	if c.Supply {
		schema = supply.Schema
	}
	_, err = e.stdout.Write(schema(p.Words))
	return err
}
