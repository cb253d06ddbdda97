-- Removes a log and rings the bell. KEYS log; ARGV channel of the bell
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[1], '')
return 1
