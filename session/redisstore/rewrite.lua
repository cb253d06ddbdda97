-- Tells whether the files are to be written anew now: something was erased since
-- they last were, and that is a while ago. KEYS upkeep; ARGV seconds between two
if redis.call('HEXISTS', KEYS[1], 'erased') == 0 then
  return 0
end
local begun = tonumber(redis.call('HGET', KEYS[1], 'rewritten') or 0)
local now = tonumber(redis.call('TIME')[1])
if now < begun + tonumber(ARGV[1]) then
  return 0
end
redis.call('HDEL', KEYS[1], 'erased')
redis.call('HSET', KEYS[1], 'rewritten', now)
return 1
