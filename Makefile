# One command each: run, test, bench, build, soak. See README.md.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: run build test bench soak lint packages frontend

modules := frontend/node_modules/.package-lock.json

run: build
	bin/sharedspace

build: frontend
	CGO_ENABLED=0 go build -trimpath -o bin/sharedspace ./cmd/sharedspace

frontend: $(modules)
	cd frontend && npm run --silent build

$(modules): frontend/package.json frontend/package-lock.json
	cd frontend && npm ci --silent --no-audit --no-fund
	touch $@

# What the tests need and a machine may not have, as Debian's packages.
packages:
	@missing=""; for pair in chromium:chromium redis-server:redis-server strace:strace; do \
	  command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair##*:}"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; fi

lint:
	@unformatted=$$(gofmt -l cmd session facilitation frontend/*.go); \
	if [ -n "$$unformatted" ]; then echo "gofmt these: $$unformatted"; exit 1; fi
	go vet ./...
	go tool -modfile=tools.mod staticcheck ./...

test: packages build lint
	go test -race ./facilitation/... ./session/... ./cmd/... ./frontend/
	cd frontend && npm run --silent check && npm run --silent test
	cd frontend && npm run --silent e2e

bench:
	go test -run '^$$' -bench . -benchmem ./facilitation/... ./session/...

soak:
	SOAK=1 go test -count=1 -timeout 90m ./facilitation/... ./session/... ./cmd/...
