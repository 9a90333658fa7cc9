package api

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// spec is the description as it is served, to nobody in particular.
func spec(t *testing.T) []byte {
	t.Helper()
	rec := answer(&double{}, httptest.NewRequest("GET", "/api/openapi.json", nil))
	if rec.Code != 200 || rec.Header().Get("Content-Type") != "application/openapi+json" {
		t.Fatalf("%d %s", rec.Code, rec.Header().Get("Content-Type"))
	}
	return rec.Body.Bytes()
}

func parsed(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestDescriptionIsFresh(t *testing.T) {
	golden(t, "../docs/openapi.json", string(spec(t)))
}

// The description is OpenAPI 3.1 by the schema of its makers, and each schema
// in it is one of JSON Schema 2020-12, on which OpenAPI 3.1 rests.
func TestDescriptionIsOpenAPI(t *testing.T) {
	text, err := os.ReadFile("testdata/openapi-3.1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("openapi.schema.json", parsed(t, text)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("openapi.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	description := parsed(t, spec(t))
	if err := schema.Validate(description); err != nil {
		t.Error(err)
	}
	broken := parsed(t, bytes.Replace(spec(t), []byte(`"in": "path"`), []byte(`"in": "address"`), 1))
	if schema.Validate(broken) == nil {
		t.Error("a parameter in the address passes for one in the path")
	}
	for name := range description.(map[string]any)["components"].(map[string]any)["schemas"].(map[string]any) {
		schemaOf(t, description, "#/components/schemas/"+name)
	}
}

func schemaOf(t *testing.T, description any, at string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("openapi.json", description); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("openapi.json" + at)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	return s
}

// Whatever work tells comes out as described, secrets revealed: none is lost
// on the way and none comes out as hidden.
func TestAnswersAreAsDescribed(t *testing.T) {
	description := parsed(t, spec(t))
	for _, rt := range routes {
		for _, empty := range []bool{false, true} {
			d := &double{empty: empty}
			token := ""
			if len(rt.roles) > 0 {
				token = "token-" + string(rt.roles[0])
			}
			rec := answer(d, request(rt, token))
			at := "#/paths/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(rt.path) + "/" +
				strings.ToLower(rt.method) + "/responses/" + strconv.Itoa(rec.Code)
			if rec.Code == 204 {
				continue
			}
			kind := strings.ReplaceAll(rec.Header().Get("Content-Type"), "/", "~1")
			if err := schemaOf(t, description, at+"/content/"+kind+"/schema").Validate(parsed(t, rec.Body.Bytes())); err != nil {
				t.Errorf("%s: %v in %s", rt.id, err, rec.Body)
			}
			for _, secret := range d.secrets {
				if text, _ := json.Marshal(secret); !bytes.Contains(rec.Body.Bytes(), text) {
					t.Errorf("%s lost %q", rt.id, secret)
				}
			}
			if bytes.Contains(rec.Body.Bytes(), []byte("[hidden]")) || bytes.Contains(rec.Body.Bytes(), []byte("null")) {
				t.Errorf("%s tells what is no answer: %s", rt.id, rec.Body)
			}
		}
	}
}
