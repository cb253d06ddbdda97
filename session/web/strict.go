package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var errMalformed = errors.New("malformed JSON")

// strictJSON reads one JSON value that may be nested so deep and holds no key
// twice, because two readers of such a document may see two different things.
// It returns the value written anew, with every string composed (NFC), so that
// the same words are the same bytes whatever keyboard wrote them.
func strictJSON(data []byte, depth int) ([]byte, error) {
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("not UTF-8: %w", errMalformed)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var out bytes.Buffer
	if err := copyValue(&out, decoder, depth); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("more than one value: %w", errMalformed)
	}
	return out.Bytes(), nil
}

func copyValue(out *bytes.Buffer, decoder *json.Decoder, depth int) error {
	token, err := decoder.Token()
	if err != nil {
		return fmt.Errorf("%w: %w", errMalformed, err)
	}
	switch token := token.(type) {
	case json.Delim:
		if depth <= 0 {
			return fmt.Errorf("nested too deep: %w", errMalformed)
		}
		if token == '{' {
			return copyObject(out, decoder, depth-1)
		}
		return copyArray(out, decoder, depth-1)
	case string:
		return writeJSON(out, norm.NFC.String(token))
	default:
		return writeJSON(out, token)
	}
}

func copyObject(out *bytes.Buffer, decoder *json.Decoder, depth int) error {
	seen := map[string]bool{}
	out.WriteByte('{')
	for decoder.More() {
		token, err := decoder.Token()
		key, isKey := token.(string)
		if err != nil || !isKey || seen[key] {
			return fmt.Errorf("bad or double key: %w", errMalformed)
		}
		if len(seen) > 0 {
			out.WriteByte(',')
		}
		seen[key] = true
		if err := writeJSON(out, key); err != nil {
			return err
		}
		out.WriteByte(':')
		if err := copyValue(out, decoder, depth); err != nil {
			return err
		}
	}
	out.WriteByte('}')
	return skipEnd(decoder)
}

func copyArray(out *bytes.Buffer, decoder *json.Decoder, depth int) error {
	out.WriteByte('[')
	for first := true; decoder.More(); first = false {
		if !first {
			out.WriteByte(',')
		}
		if err := copyValue(out, decoder, depth); err != nil {
			return err
		}
	}
	out.WriteByte(']')
	return skipEnd(decoder)
}

func skipEnd(decoder *json.Decoder) error {
	if _, err := decoder.Token(); err != nil {
		return fmt.Errorf("%w: %w", errMalformed, err)
	}
	return nil
}

func writeJSON(out *bytes.Buffer, value any) error {
	encoded, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("%w: %w", errMalformed, err)
	}
	out.Write(encoded)
	return nil
}
