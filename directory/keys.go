package directory

import (
	"io/fs"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Keys are those of services.yaml, by which other files of a place name a
// service. A place without services has none.
func Keys(place fs.FS) (keys []string, err error) {
	text, err := fs.ReadFile(place, "services.yaml")
	if err != nil {
		return nil, nil
	}
	var file struct{ Services []struct{ Key string } }
	if err := yaml.Unmarshal(text, &file); err != nil {
		return nil, byname.Invalid("services.yaml", "YAML", err.Error())
	}
	for _, s := range file.Services {
		keys = append(keys, s.Key)
	}
	return keys, nil
}

// ByKey is the id of the service that services.yaml calls by a key.
func ByKey(key string) ServiceID { return IDOf("services.yaml", key) }
