package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"sharedspace/facilitation"
)

// ErrOtherRecord: what is to be published is not what the workshop says it has
// published, or another record is there already.
var ErrOtherRecord = errors.New("another record")

// Record is a published record, as its own log tells it.
type Record struct {
	ID    ID
	Chain Chain // of the entry that holds the newest version
	Data  facilitation.RecordData
}

// PublishRecord makes the first entry of the record that the workshop has
// published, unless it is there. Every room that reads WorkshopPublished calls
// it; nothing happens where nothing is published. It returns ErrOtherRecord if
// the state does not make the record that the workshop's log has promised.
func PublishRecord(ctx context.Context, log Log, state facilitation.State) error {
	link := state.Record
	if link.Record == "" {
		return nil
	}
	data := facilitation.RecordOf(state)
	if facilitation.Hash(data) != link.SHA256 {
		return fmt.Errorf("record %s does not match its workshop: %w", link.Record, ErrOtherRecord)
	}
	events, err := facilitation.DecideRecord(facilitation.RecordState{}, facilitation.Room, facilitation.PublishRecord{Data: data})
	if err != nil {
		return err
	}
	body, err := encodeRecord(events)
	if err != nil {
		return err
	}
	entry, err := NewEntry(Entry{}, body)
	if err != nil {
		return err
	}
	err = log.Append(ctx, ID(link.Record), entry)
	if errors.Is(err, ErrConflict) {
		return sameFirst(ctx, log, ID(link.Record), entry)
	}
	if err != nil {
		return fmt.Errorf("publish record %s: %w", link.Record, err)
	}
	return nil
}

// sameFirst checks that the log begins with that entry. Chains are made of
// commitments, so it may have lost texts meanwhile.
func sameFirst(ctx context.Context, log Log, id ID, entry Entry) error {
	for first, err := range log.Read(ctx, id, 0) {
		if err != nil {
			return fmt.Errorf("read record %s: %w", id, err)
		}
		if first.Chain != entry.Chain {
			return fmt.Errorf("record %s is there already: %w", id, ErrOtherRecord)
		}
		return nil
	}
	return fmt.Errorf("record %s: %w", id, ErrConflict) // purged just now: it may be tried again
}

// ReadRecord reads a record; ErrNotFound if there is none.
func ReadRecord(ctx context.Context, log Log, id ID) (Record, error) {
	record, state := Record{ID: id}, facilitation.RecordState{}
	for entry, err := range log.Read(ctx, id, 0) {
		if err != nil {
			return Record{}, fmt.Errorf("read record %s: %w", id, err)
		}
		events, err := decodeRecord(entry.Body)
		if err != nil {
			return Record{}, fmt.Errorf("record %s, entry %d: %w", id, entry.Revision, err)
		}
		for _, event := range events {
			version := state.Data.Version
			if state = facilitation.EvolveRecord(state, event); state.Data.Version != version {
				record.Chain = entry.Chain
			}
		}
	}
	if !state.Published {
		return Record{}, fmt.Errorf("record %s: %w", id, ErrNotFound)
	}
	record.Data = state.Data
	return record, nil
}

// recordFrame is the body of a record's entry. Its events are not a workshop's:
// a workshop's log is no record, and a record's no workshop.
type recordFrame struct {
	Commands []CommandSum      `json:"commands"`
	Events   []json.RawMessage `json:"events"`
}

func encodeRecord(events []facilitation.RecordEvent) ([]byte, error) {
	frame := recordFrame{Commands: []CommandSum{}}
	for _, event := range events {
		encoded, err := facilitation.EncodeRecordEvent(event)
		if err != nil {
			return nil, err
		}
		frame.Events = append(frame.Events, encoded)
	}
	return json.Marshal(frame)
}

func decodeRecord(body []byte) ([]facilitation.RecordEvent, error) {
	var frame recordFrame
	if err := json.Unmarshal(body, &frame); err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	var events []facilitation.RecordEvent
	for _, encoded := range frame.Events {
		event, err := facilitation.DecodeRecordEvent(encoded)
		if err != nil {
			return nil, err
		}
		events = append(events, event)
	}
	return events, nil
}
