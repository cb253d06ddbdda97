-- Appends an entry and rings the bell, if the entry before has the chain it follows.
-- KEYS log; ARGV chain and revision of the entry before, entry, channel of the bell
local last = redis.call('LINDEX', KEYS[1], -1)
local chain = ''
if last then
  chain = string.match(last, '^{"revision":%d+,"after":"[^"]*","chain":"(%x+)"')
end
if not chain then
  return {err = 'CORRUPT the last entry has no chain'}
end
if chain ~= ARGV[1] then
  return {err = 'CONFLICT the log has grown'}
end
if redis.call('LLEN', KEYS[1]) ~= tonumber(ARGV[2]) then
  return {err = 'CORRUPT the log has another length'}
end
redis.call('RPUSH', KEYS[1], ARGV[3])
redis.call('PUBLISH', ARGV[4], '')
return 1
