-- Shuts a round and returns all that is in it. KEYS rounds, pool; ARGV field of shut
redis.call('HSETNX', KEYS[1], ARGV[1], '')
return redis.call('HGETALL', KEYS[2])
