package web

import (
	"context"
	"errors"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// hear answers one frame; false: the window is ending.
func (v *visit) hear(ctx context.Context, data []byte) bool {
	answer := v.answer(ctx, data)
	return answer != nil && v.sendJSON(ctx, answer)
}

// answer is the frame that answers one frame; nil: the window is ending.
func (v *visit) answer(ctx context.Context, data []byte) any {
	answer := v.consider(ctx, data)
	v.server.meters.reply(answer)
	return answer
}

func (v *visit) consider(ctx context.Context, data []byte) any {
	asked, err := readAct(data, v.server.limits, v.person.Role)
	if limited := v.holder.maySend(time.Now()); limited != nil {
		err = limited
	}
	if err != nil {
		return refusedReply(asked.ID, err)
	}
	if asked.Do == "" {
		return v.look(*asked.At)
	}
	saved, err := v.do(ctx, asked)
	switch refused := (*facilitation.Refusal)(nil); {
	case err == nil:
		return savedReply(asked.ID, saved)
	case errors.As(err, &refused):
		return refusedReply(asked.ID, refused)
	case errors.Is(err, session.ErrRoomEnded), ctx.Err() != nil:
		v.endsFor(closeRoomEnded, "connect again") // no answer: it sends the act again
		return nil
	}
	v.server.log.ErrorContext(ctx, "act not answered", "session", v.pass.Session, "error", err)
	return refusedReply(asked.ID, err)
}

func (v *visit) do(ctx context.Context, asked act) (session.Saved, error) {
	command, err := facilitation.DecodeCommand(asked.Do, asked.With)
	if err != nil {
		return session.Saved{}, err
	}
	body := append([]byte(asked.Do+"\x00"), asked.With...)
	return v.room.Do(ctx, v.person, session.Command{ID: asked.ID, Body: body, Command: command})
}

func savedReply(id string, saved session.Saved) reply {
	if saved.Revision == 0 {
		return reply{Re: id, Saved: true, Mark: saved.Mark}
	}
	return reply{Re: id, Saved: saved.Revision, Mark: saved.Mark}
}

// look answers a window that asks where it is. On a socket nothing is missed that
// show does not send, so an empty view says enough: the line is alive, and
// nothing this window reads has changed up to that revision. A window that polls
// is told by a beat alone: its next poll sees what there is.
func (v *visit) look(at string) any {
	if v.window == nil {
		return v.beat()
	}
	return emptyView{View: v.room.Beat().Revision, At: at}
}
