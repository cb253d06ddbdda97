-- Puts an entry in the place of the one that begins with the same head.
-- KEYS log; ARGV index, head, entry
local kept = redis.call('LINDEX', KEYS[1], ARGV[1])
if not kept then
  return {err = 'MISSING there is no such entry'}
end
if string.sub(kept, 1, #ARGV[2]) ~= ARGV[2] then
  return {err = 'CORRUPT it is another entry'}
end
-- Keeps everything: a script that has written is not stopped by a full memory.
redis.call('LTRIM', KEYS[1], 0, -1)
redis.call('LSET', KEYS[1], ARGV[1], ARGV[3])
return 1
