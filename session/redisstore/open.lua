-- Keeps the first key offered. KEYS rounds; ARGV field of the key, of shut; key
if redis.call('HEXISTS', KEYS[1], ARGV[2]) == 1 then
  return {err = 'SHUT the round is shut'}
end
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[3])
return redis.call('HGET', KEYS[1], ARGV[1])
