-- Notes that a session claims a code. KEYS tombstone, codes; ARGV code
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {err = 'ENDED the workshop has ended'}
end
return redis.call('SADD', KEYS[2], ARGV[1])
