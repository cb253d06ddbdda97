-- Keeps the highest version of an entry.
-- KEYS rounds, pool; ARGV field of the pool, of shut; entry, version, sealed
if redis.call('HEXISTS', KEYS[1], ARGV[2]) == 1 then
  return {err = 'SHUT the round is shut'}
end
local kept = redis.call('HGET', KEYS[2], ARGV[3])
if kept then
  local version = tonumber(string.match(kept, '^(%-?%d+)|'))
  if not version then
    return {err = 'CORRUPT the entry has no version'}
  end
  if version >= tonumber(ARGV[4]) then
    return 0
  end
end
redis.call('HSETNX', KEYS[1], ARGV[1], '')
redis.call('HSET', KEYS[2], ARGV[3], ARGV[4] .. '|' .. ARGV[5])
return 1
