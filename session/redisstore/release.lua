-- Frees a code if it is this session's. KEYS code; ARGV session
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
