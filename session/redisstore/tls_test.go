package redisstore_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sharedspace/session"
	"sharedspace/session/redisstore"
	"sharedspace/session/redisstore/redistest"
)

// selfSigned writes a certificate that nobody vouches for, and its key.
func selfSigned(t *testing.T) (certificate, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	must(t, err)
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	must(t, err)
	dir := t.TempDir()
	certificate, key = filepath.Join(dir, "certificate.pem"), filepath.Join(dir, "key.pem")
	must(t, os.WriteFile(certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}), 0o600))
	must(t, os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
	return certificate, key
}

func TestRedisOverTLS(t *testing.T) {
	t.Parallel()
	certificate, key := selfSigned(t)
	port := redistest.FreePort(t)
	redistest.Start(t, "--tls-port", fmt.Sprint(port), "--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no")
	url := fmt.Sprintf("rediss://127.0.0.1:%d", port)

	store := open(t, url+"?skip_verify=true")
	heard := hearing(t, store, "id")
	must(t, store.Append(t.Context(), "id", entryAfter(t, session.Entry{})))
	awaitHeard(t, store, "id", heard, "over TLS")

	_, err := redisstore.Open(t.Context(), url, slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "do not agree on TLS") {
		t.Errorf("a certificate that nobody vouches for: error = %v", err)
	}
	_, err = redisstore.Open(t.Context(), strings.Replace(url, "rediss", "redis", 1), slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "check REDIS_URL") {
		t.Errorf("without TLS: error = %v", err)
	}
	t.Log(err)
}
