package facilitation

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// A record is a log of its own, with no room: a request reads it, decides,
// appends. Its first entry is the whole record as data.

// RecordEvent reports what happened to a record.
type RecordEvent any

// RecordPublished is the first event of every record.
type RecordPublished struct{ RecordData }

// RecordCommand asks something of a record.
type RecordCommand any

// PublishRecord makes the first version. Only the process itself may ask.
type PublishRecord struct{ Data RecordData }

// RecordState is a record as its log tells it.
type RecordState struct {
	Published bool
	Data      RecordData // of the newest version
}

// DecideRecord holds every rule of a record's life. The error is always a *Refusal.
func DecideRecord(state RecordState, role Role, command RecordCommand) ([]RecordEvent, error) {
	publish, known := command.(PublishRecord)
	switch {
	case !known:
		return nil, refuse(BadValue, Facts{"what": "command"})
	case role != Room:
		return nil, refuse(NotYours)
	case !state.Published:
		return []RecordEvent{RecordPublished{publish.Data}}, nil
	case Hash(state.Data) != Hash(publish.Data):
		return nil, refuse(OtherBody)
	}
	return nil, nil
}

// EvolveRecord makes the next state.
func EvolveRecord(state RecordState, event RecordEvent) RecordState {
	if published, is := event.(RecordPublished); is {
		state = RecordState{Published: true, Data: published.RecordData}
	}
	return state
}

// recordEvents are all that a record's log may hold.
var recordEvents = named[RecordEvent](RecordPublished{})

// EncodeRecordEvent writes an event as {"is": name, "with": fields}.
func EncodeRecordEvent(event RecordEvent) ([]byte, error) {
	with, err := json.Marshal(event)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", reflect.TypeOf(event), err)
	}
	return json.Marshal(eventFrame{snake(event), with})
}

// DecodeRecordEvent reads what EncodeRecordEvent wrote. An unknown event is an
// error.
func DecodeRecordEvent(data []byte) (RecordEvent, error) {
	var frame eventFrame
	if err := json.Unmarshal(data, &frame); err != nil {
		return nil, fmt.Errorf("decode record event: %w", err)
	}
	kind, known := recordEvents[frame.Is]
	if !known {
		return nil, fmt.Errorf("decode record event: %q is unknown", frame.Is)
	}
	return decode(kind, frame.With, false)
}
