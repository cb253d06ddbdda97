-- Removes pools and what is noted of them. KEYS rounds, pools; ARGV fields
for i = 2, #KEYS do
  redis.call('DEL', KEYS[i])
end
for i = 1, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i])
end
return 1
