package redisstore

import (
	"context"
	_ "embed"

	"github.com/redis/go-redis/v9"
)

// The scripts. Each touches keys of one slot and leaves nothing half done.
var (
	//go:embed append.lua
	appendSource string
	//go:embed redact.lua
	redactSource string
	//go:embed purge.lua
	purgeSource string
	//go:embed open.lua
	openSource string
	//go:embed put.lua
	putSource string
	//go:embed draw.lua
	drawSource string
	//go:embed destroy.lua
	destroySource string
	//go:embed forget.lua
	forgetSource string
	//go:embed claim.lua
	claimSource string
	//go:embed release.lua
	releaseSource string
	//go:embed rewrite.lua
	rewriteSource string

	appendScript  = newScript(appendSource)
	redactScript  = newScript(redactSource)
	purgeScript   = newScript(purgeSource)
	openScript    = newScript(openSource)
	putScript     = newScript(putSource)
	drawScript    = newScript(drawSource)
	destroyScript = newScript(destroySource)
	forgetScript  = newScript(forgetSource)
	claimScript   = newScript(claimSource)
	releaseScript = newScript(releaseSource)
	rewriteScript = newScript(rewriteSource)
)

type script struct {
	*redis.Script
	source string
}

func newScript(source string) script { return script{redis.NewScript(source), source} }

// run runs a script by its hash, and by its source where Redis does not know it.
// It is for scripts that may be repeated: a cluster's client tries again.
func (s *Store) run(ctx context.Context, script script, keys []string, args ...any) (any, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	value, err := script.Run(ctx, s.client, keys, args...).Result()
	return value, answerOf(err)
}
