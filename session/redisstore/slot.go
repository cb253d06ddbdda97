package redisstore

import "sharedspace/session"

const slots = 16384 // of a Redis Cluster

// slotOf is the slot of a session's keys: the CRC16 (polynomial 0x1021, start 0) of
// what is in braces, as the specification of Redis Cluster says.
func slotOf(id session.ID) int {
	var sum uint16
	for _, each := range []byte(id) {
		sum ^= uint16(each) << 8
		for range 8 {
			carry := sum&0x8000 != 0
			sum <<= 1
			if carry {
				sum ^= 0x1021
			}
		}
	}
	return int(sum) % slots
}
