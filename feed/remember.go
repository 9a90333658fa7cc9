package feed

import "byname"

// remembered bounds what a reader keeps of texts it met.
const remembered = 1 << 14

// text is a cell as text that outlives the row.
func (r *reader) text(b []byte) string {
	if s, ok := r.words[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(r.words) < remembered {
		r.words[s] = s
	}
	return s
}

// hide is a cell that must not be printed.
func (r *reader) hide(b []byte) byname.Text {
	if len(b) == 0 {
		return byname.Text{}
	}
	if t, ok := r.hidden[string(b)]; ok {
		return t
	}
	t := byname.Hide(string(b))
	if len(r.hidden) < remembered {
		r.hidden[string(b)] = t
	}
	return t
}
