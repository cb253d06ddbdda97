# One command each: run, test, bench, build, soak. See README.md.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: run build test bench soak lint packages frontend

gotest := go tool -modfile=tools.mod gotestsum --format pkgname-and-test-fails
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

# The race detector goes with all that is short; then everything runs once without it.
test: packages build lint
	@mkdir -p bin
	$(gotest) --jsonfile bin/race.json -- -race -short ./...
	$(gotest) --jsonfile bin/test.json -- ./...
	cd frontend && npm run --silent check && npm run --silent test
	cd frontend && npm run --silent e2e
	@echo "The ten slowest Go tests:"; go tool -modfile=tools.mod gotestsum tool slowest --num 10 --jsonfile bin/test.json

bench:
	go test -run '^$$' -bench . -benchmem ./...

# What takes long: the proofs at full size, and faults planted to see the tests fail.
soak:
	SOAK=1 go test -count=1 -timeout 90m ./...
	go run ./cmd/planted
