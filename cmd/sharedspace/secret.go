package main

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

const secretFile = "secret_key" // in DATA_DIR, mode 0600

// secretsOf returns the values of SECRET_KEY, or the one that is kept in
// DATA_DIR, which it makes the first time. The store must be open, so that no
// other process makes one too.
func secretsOf(config Config, logger *slog.Logger) ([]string, error) {
	if config.SecretKey != "" {
		var secrets []string
		for _, each := range strings.Split(string(config.SecretKey), ",") {
			secrets = append(secrets, strings.TrimSpace(each))
		}
		return secrets, nil
	}
	path := filepath.Join(config.DataDir, secretFile)
	kept, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		kept, err = makeSecret(path)
	}
	if err != nil {
		return nil, fmt.Errorf("SECRET_KEY: %w", err)
	}
	logger.Info("SECRET_KEY lies in DATA_DIR: whoever copies that directory while a round is open can read the round, though not who wrote what", "file", path)
	return []string{strings.TrimSpace(string(kept))}, nil
}

// makeSecret writes the secret to the disk before it is used: links are made of it.
func makeSecret(path string) ([]byte, error) {
	random := make([]byte, 32)
	rand.Read(random) // never fails: crypto/rand ends the process instead
	secret := []byte(base64.RawURLEncoding.EncodeToString(random) + "\n")
	file, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(secret)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return nil, err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return nil, err
	}
	return secret, syncDir(filepath.Dir(path))
}

func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
