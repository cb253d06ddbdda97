package web

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"sharedspace/facilitation"
)

// Do sends a command and waits for its answer, however often the line breaks and
// however long the server says to slow down. A refusal is a *facilitation.Refusal.
func (c *Client) Do(ctx context.Context, command facilitation.Command) (Saved, error) {
	with, err := json.Marshal(command)
	if err != nil {
		return Saved{}, fmt.Errorf("encode a command: %w", err)
	}
	size := 0
	if submission, sealed := facilitation.Submit(command, ""); sealed {
		size = facilitation.Kinds[submission.Kind].Frame
	}
	return c.ask(ctx, facilitation.CommandName(command), with, size)
}

// Press sends a command by its name on the wire, as the part "next" gives it.
func (c *Client) Press(ctx context.Context, do string, with any) (Saved, error) {
	data, err := json.Marshal(with)
	if err != nil {
		return Saved{}, fmt.Errorf("encode a command: %w", err)
	}
	return c.ask(ctx, do, data, 0)
}

func (c *Client) ask(ctx context.Context, do string, with []byte, size int) (Saved, error) {
	asked := act{ID: NewID(), Do: do, With: with}
	frame, err := json.Marshal(asked)
	if err != nil {
		return Saved{}, fmt.Errorf("encode a command: %w", err)
	}
	for len(frame) < size { // spaces after an object are still JSON
		frame = append(frame, ' ')
	}
	one := &pending{id: asked.ID, frame: frame, answer: make(chan incoming, 1)}
	c.remember(one)
	defer c.forget(one)
	for {
		c.write(frame)
		answer, err := c.answerTo(ctx, one)
		if err != nil {
			return Saved{}, err
		}
		wait, again := patience(answer)
		if !again {
			return c.result(answer)
		}
		if err := c.waitOut(ctx, wait); err != nil {
			return Saved{}, err
		}
	}
}

func (c *Client) answerTo(ctx context.Context, one *pending) (incoming, error) {
	select {
	case answer := <-one.answer:
		return answer, nil
	case <-ctx.Done():
		return incoming{}, ctx.Err()
	case <-c.ended:
		return incoming{}, c.reason()
	}
}

// patience tells how long to wait before an act is sent again that the server
// could not take at the moment.
func patience(answer incoming) (wait time.Duration, again bool) {
	switch answer.Refused {
	case facilitation.SlowDown:
		ms, _ := answer.With["retryMs"].(float64)
		return time.Duration(ms) * time.Millisecond, true
	case facilitation.Busy, facilitation.StoreTrouble:
		return time.Second, true
	}
	return 0, false
}

func (c *Client) waitOut(ctx context.Context, wait time.Duration) error {
	c.mu.Lock()
	c.tally.SlowDowns++
	c.mu.Unlock()
	return pause(ctx, wait)
}

func (c *Client) result(answer incoming) (Saved, error) {
	c.mu.Lock()
	c.tally.Answered++
	c.mu.Unlock()
	if answer.Refused != "" {
		return Saved{}, &facilitation.Refusal{Code: answer.Refused, With: answer.With}
	}
	saved := Saved{Mark: answer.Mark}
	if string(answer.Saved) != "true" {
		if err := json.Unmarshal(answer.Saved, &saved.Revision); err != nil {
			return Saved{}, fmt.Errorf("read an answer: %w", err)
		}
	}
	return saved, nil
}

func (c *Client) remember(one *pending) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tally.Acts++
	c.waiting = append(c.waiting, one)
}

func (c *Client) forget(one *pending) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, each := range c.waiting {
		if each == one {
			c.waiting = append(c.waiting[:i:i], c.waiting[i+1:]...)
			return
		}
	}
}
