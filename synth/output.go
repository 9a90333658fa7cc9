package synth

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
)

// output is the open files.
type output struct {
	to     [files]io.Writer
	finish []func() error // in the order to call them
}

func create(into Files, zip bool) (*output, error) {
	o := &output{}
	for i := range layouts {
		l := &layouts[i]
		name := l.name + ".csv"
		if zip {
			name += ".gz"
		}
		f, err := into.Create(name)
		if err != nil {
			return nil, errors.Join(err, o.Close())
		}
		b := bufio.NewWriterSize(f, 1<<18)
		o.to[i] = b
		if zip {
			z := gzip.NewWriter(b)
			o.to[i] = z
			o.finish = append(o.finish, z.Close)
		}
		o.finish = append(o.finish, b.Flush, f.Close)
		if _, err := o.to[i].Write(l.top()); err != nil {
			return nil, errors.Join(err, o.Close())
		}
	}
	return o, nil
}

// write appends what was told of one LSOA.
func (o *output) write(a *author) error {
	for i := range a.sheets {
		if _, err := o.to[i].Write(a.sheets[i].buf); err != nil {
			return err
		}
	}
	return nil
}

func (o *output) Close() (err error) {
	for _, f := range o.finish {
		err = errors.Join(err, f())
	}
	o.finish = nil
	return err
}
