package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"sharedspace/facilitation"
)

// Open opens a workshop: POST /open.
func Open(ctx context.Context, base string, opening Opening) (Opened, error) {
	return request[Opened](ctx, http.MethodPost, base, "/open", "", opening)
}

// Join looks at what is behind a code or token: POST /join.
func Join(ctx context.Context, base string, knock Knock) (Door, error) {
	return request[Door](ctx, http.MethodPost, base, "/join", "", knock)
}

// TakePass takes a pass: POST /pass.
func TakePass(ctx context.Context, base string, entrance Entrance) (Admission, error) {
	return request[Admission](ctx, http.MethodPost, base, "/pass", "", entrance)
}

// GetLinks asks for the links a pass may hand on: GET /links.
func GetLinks(ctx context.Context, base, pass string) (Links, error) {
	return request[Links](ctx, http.MethodGet, base, "/links", pass, nil)
}

const mostAnswerBytes = 1 << 20

// request sends JSON and reads JSON. A refusal comes as a *facilitation.Refusal.
func request[T any](ctx context.Context, method, base, path, pass string, body any) (answer T, err error) {
	status, data, err := send(ctx, method, strings.TrimSuffix(base, "/")+path, pass, body)
	if err != nil {
		return answer, fmt.Errorf("%s %s: %w", method, path, err)
	}
	if status >= http.StatusBadRequest {
		var refused refusedBody
		if json.Unmarshal(data, &refused) != nil || refused.Refused == "" {
			return answer, fmt.Errorf("%s %s: %s", method, path, http.StatusText(status))
		}
		return answer, &facilitation.Refusal{Code: refused.Refused, With: refused.With}
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return answer, fmt.Errorf("%s %s: %w", method, path, err)
	}
	return answer, nil
}

func send(ctx context.Context, method, address, pass string, body any) (status int, data []byte, err error) {
	var sent io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return 0, nil, err
		}
		sent = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(ctx, method, address, sent)
	if err != nil {
		return 0, nil, err
	}
	if pass != "" {
		request.Header.Set("Authorization", "Bearer "+pass)
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true, Proxy: http.ProxyFromEnvironment}}
	response, err := client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	data, err = io.ReadAll(io.LimitReader(response.Body, mostAnswerBytes))
	return response.StatusCode, data, err
}
