package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"sharedspace/facilitation"
)

// Refusals that only this package gives.
const (
	UnknownCode     = "unknown_code"     // wrong and expired ones alike
	UnknownLink     = "unknown_link"     // a token or pass that opens nothing
	Ended           = "ended"            // {date}: a calendar day
	WrongPassphrase = "wrong_passphrase" //
)

// statuses of refusals; 400 for all others.
var statuses = map[string]int{
	UnknownCode: http.StatusNotFound, UnknownLink: http.StatusNotFound, Ended: http.StatusGone,
	WrongPassphrase: http.StatusForbidden, facilitation.NotYours: http.StatusForbidden,
	facilitation.SlowDown: http.StatusTooManyRequests, facilitation.TooLong: http.StatusRequestEntityTooLarge,
	facilitation.Busy: http.StatusServiceUnavailable, facilitation.StoreTrouble: http.StatusServiceUnavailable,
	facilitation.StoreFull: http.StatusServiceUnavailable,
}

// readBody reads the JSON object of a POST into a struct.
func (s *Server) readBody(r *http.Request, into any) error {
	data, err := io.ReadAll(r.Body)
	if tooBig := (*http.MaxBytesError)(nil); errors.As(err, &tooBig) {
		return &facilitation.Refusal{Code: facilitation.TooLong, With: facilitation.Facts{"most": s.limits.RequestBytes}}
	}
	if err != nil {
		return badValue("request")
	}
	clean, err := strictJSON(data, s.limits.Depth)
	if err != nil || clean[0] != '{' {
		return badValue("request")
	}
	decoder := json.NewDecoder(bytes.NewReader(clean))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return badValue("request")
	}
	return nil
}

// answer writes what was asked for, or the refusal, as JSON that nobody keeps.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, status int, value any, err error) {
	if err != nil {
		told := refusedReply("", err)
		if refusal := (*facilitation.Refusal)(nil); !errors.As(err, &refusal) && r.Context().Err() == nil {
			s.log.ErrorContext(r.Context(), "request not answered", "error", err)
		}
		status, value = http.StatusBadRequest, refusedBody{told.Refused, told.With}
		if known, ok := statuses[told.Refused]; ok {
			status = known
		}
	}
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // our own types always marshal
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(append(data, '\n'))
}

type refusedBody struct {
	Refused string             `json:"refused"`
	With    facilitation.Facts `json:"with"`
}

func refusal(code string, with facilitation.Facts) error {
	return &facilitation.Refusal{Code: code, With: with}
}
