package boltstore

func inspect(path string) (halfRead bool, err error) { return false, nil }
