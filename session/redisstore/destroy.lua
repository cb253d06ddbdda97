-- Removes a round's key and entries and leaves it shut. Removing comes first: a
-- script that has written is not stopped by a full memory.
-- KEYS rounds, pool; ARGV field of the key, of the pool, of shut
redis.call('HDEL', KEYS[1], ARGV[1], ARGV[2])
redis.call('DEL', KEYS[2])
redis.call('HSETNX', KEYS[1], ARGV[3], '')
return 1
