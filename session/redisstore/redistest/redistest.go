// Package redistest starts real Redis servers for tests: on this machine only, on
// free ports, in folders that go with the test.
package redistest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// Synced are arguments for a Redis that syncs before it replies.
var Synced = []string{"--appendonly", "yes", "--appendfsync", "always"}

// Server is a redis-server process.
type Server struct {
	Addr string // host:port
	Dir  string // where it keeps its files

	t       testing.TB
	command []string
	ready   string // what it says once it can be used
	mu      sync.Mutex
	process *exec.Cmd
}

// Start starts a redis-server with the given arguments, and nothing on disk unless
// they say so. It ends with the test, which fails where there is no redis-server.
func Start(t testing.TB, args ...string) (url string, server *Server) {
	t.Helper()
	return StartIn(t, t.TempDir(), args...)
}

// StartIn starts one in a folder that may hold what an earlier one kept.
func StartIn(t testing.TB, dir string, args ...string) (url string, server *Server) {
	t.Helper()
	server = &Server{t: t, Dir: dir, ready: "Ready to accept connections"}
	for range 5 { // another process may take the port first
		port := FreePort(t)
		server.Addr = fmt.Sprintf("127.0.0.1:%d", port)
		server.command = append([]string{
			"redis-server", "--port", fmt.Sprint(port), "--bind", "127.0.0.1", "--dir", server.Dir, "--save", "",
		}, args...)
		if err := server.start(); err == nil {
			t.Cleanup(server.Kill)
			return "redis://" + server.Addr, server
		} else if !strings.Contains(err.Error(), "in use") {
			t.Fatal(err)
		}
	}
	t.Fatal("no free port for redis-server")
	return "", nil
}

// Prefix has Redis run by another program, such as strace, from the next start on.
func (s *Server) Prefix(command ...string) { s.command = append(command, s.command...) }

// start starts the process and waits until it takes connections.
func (s *Server) start() error {
	if _, err := exec.LookPath("redis-server"); err != nil {
		return fmt.Errorf("these tests need redis-server: on Debian, apt-get install redis-server")
	}
	process := exec.Command(s.command[0], s.command[1:]...)
	out, err := process.StdoutPipe()
	if err != nil {
		return err
	}
	process.Stderr = os.Stderr
	if err := process.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(out)
	var said []string
	for lines.Scan() {
		said = append(said, lines.Text())
		if strings.Contains(lines.Text(), s.ready) {
			go io.Copy(io.Discard, out) // ends with the process
			s.mu.Lock()
			defer s.mu.Unlock()
			s.process = process
			return nil
		}
	}
	return fmt.Errorf("redis-server does not start (%w):\n%s", process.Wait(), strings.Join(said, "\n"))
}

// Kill ends the process as a power cut would, if it runs.
func (s *Server) Kill() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.process != nil {
		_ = s.process.Process.Kill()
		_ = s.process.Wait()
		s.process = nil
	}
}

// Restart starts it again, after Kill or of itself, with the same port and files.
func (s *Server) Restart() {
	s.t.Helper()
	s.Kill()
	if err := s.start(); err != nil {
		s.t.Fatal(err)
	}
}

// Pause stops the process without ending it: connections stay, nothing is answered.
func (s *Server) Pause() { s.signal(syscall.SIGSTOP) }

// Resume lets it go on.
func (s *Server) Resume() { s.signal(syscall.SIGCONT) }

// PID is the process's id.
func (s *Server) PID() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.process.Process.Pid
}

func (s *Server) signal(signal syscall.Signal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.process.Process.Signal(signal); err != nil {
		s.t.Error(err)
	}
}

// Port is the port of Addr.
func (s *Server) Port() string {
	_, port, _ := net.SplitHostPort(s.Addr)
	return port
}

// Do runs one command through redis-cli and returns what it prints.
func (s *Server) Do(words ...string) string {
	s.t.Helper()
	out, err := exec.Command("redis-cli", append([]string{"-p", s.Port()}, words...)...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("redis-cli %v: %v: %s", words, err, out)
	}
	return strings.TrimSpace(string(out))
}

// FreePort is a port of this machine that was free a moment ago.
func FreePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}
