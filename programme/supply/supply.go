// Package supply reads what a place says of what it offers to everybody: a
// supply or a condition, whom it reaches against need, and what counts as
// better. It is the form of a programme that changes what is there, where
// package programme has those that work with people.
package supply

// A Supply is one file of the folder programmes/supply/ of a place. The tags
// are the file's words, as those of programme.Programme are.
type Supply struct {
	ID       string    `yaml:"id" must:"yes" one:"name" say:"its name for ever, the file's too"`
	Title    string    `yaml:"title" must:"yes" say:"what people call it"`
	Aim      string    `yaml:"aim" must:"yes" say:"what it is to change, in a sentence"`
	Lead     string    `yaml:"lead" must:"yes" one:"kind of agency" say:"who answers for it"`
	Does     []string  `yaml:"does" must:"yes" say:"what is done to change it"`
	Sources  []string  `yaml:"sources" must:"yes" say:"where its aim and its clocks come from"`
	Reported []string  `yaml:"reported" say:"what was reported here or elsewhere, and by whom: no target"`
	Measures []Measure `yaml:"measures" must:"yes" say:"how much of it there is, and for whom"`

	Version string `yaml:"-"` // begins the SHA-256 of the file
}

// A Measure is one figure, for every area that has one. It has exactly one of
// figure, reach and rate.
type Measure struct {
	ID     string `yaml:"id" must:"yes" one:"name" say:"its name in this file"`
	Title  string `yaml:"title" must:"yes" say:"what is measured, in plain words"`
	Unit   string `yaml:"unit" must:"yes" say:"% or what is counted"`
	Better string `yaml:"better" must:"yes" say:"what counts as better: more or less"`
	From   string `yaml:"from" must:"yes" say:"whose figures they are, and of when"`
	Bring  string `yaml:"bring" must:"yes" say:"where the file, or a newer one, is to be had and what to do with it"`
	Figure Figure `yaml:"figure" say:"figures that somebody published by area"`
	Reach  Reach  `yaml:"reach" say:"people who live near enough to a site that is open"`
	Rate   Rate   `yaml:"rate" say:"rows of a list, counted or added up, for people or for all the rows"`
	Beside Beside `yaml:"beside" say:"a measure of health, to be seen beside it"`
}

// Figure is a table of the columns measure,area,period,value. An area is a
// small area, one of the places, or E92000001 or england-median for England.
type Figure struct {
	File    string `yaml:"file" must:"yes" say:"CSV of the place, with the columns measure,area,period,value"`
	Measure string `yaml:"measure" must:"yes" say:"which of its measures"`
}

// Reach is how many people live within so many metres of a site.
type Reach struct {
	Sites  []string `yaml:"sites" say:"kinds of site in sites.csv"`
	File   string   `yaml:"file" say:"or a CSV of the place, with the columns name,lat,lon and, for open, monday to sunday"`
	Open   string   `yaml:"open" say:"open on that day at that time, such as Wednesday 20:00"`
	Metres int      `yaml:"metres" must:"yes" say:"as the crow flies, from the middle of where a small area's people live"`
}

// Rate is a list of rows with an area.
type Rate struct {
	File  string      `yaml:"file" must:"yes" say:"CSV of the place, with a column area and those named here; period when it has a history"`
	Count string      `yaml:"count" say:"the column that is added up; without it rows are counted"`
	Where []Condition `yaml:"where" say:"only rows of which all of these are true"`
	Of    string      `yaml:"of" must:"yes" say:"people, or rows for all the rows, those left out by where too"`
	Per   int         `yaml:"per" must:"yes" say:"for how many: 100 or 1000"`
}

// A Condition is one on a column of a row.
type Condition struct {
	Column string   `yaml:"column" must:"yes" say:"a column of the file"`
	In     []string `yaml:"in" must:"yes" say:"the values it may have"`
}

// Beside is a measure of health by small area: how it is where this is worst,
// and where it is best. That is no proof of cause.
type Beside struct {
	Title   string `yaml:"title" must:"yes" say:"the measure of health"`
	File    string `yaml:"file" must:"yes" say:"as in figure"`
	Measure string `yaml:"measure" must:"yes" say:"as in figure"`
}
