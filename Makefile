# Each target can be run alone and from nothing: it installs the Debian packages that it needs.
.PHONY: help demo run test check bench proto crash faults simulate hostile sanitize fuzz build packages screening timing
.DEFAULT_GOAL := help

PROGRAMS := handschlagd handschlag-admin company cloudworker
SYSTEM := libprotobuf-c-dev libsqlite3-dev zlib1g-dev pkg-config
SCHEMA := protobuf-c-compiler protobuf-compiler libprotobuf-dev
DATA ?= handschlag-data
SEEDS ?= 2000
STEPS ?= 25
FIRST ?= 1
SWIFT_BUILD := swift build --explicit-target-dependency-import-check error

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

packages:
	@.ci/packages $(SYSTEM)

build: packages
	@for program in $(PROGRAMS); do $(SWIFT_BUILD) --product $$program || exit 1; done

demo: build ## play a handshake: a server, two companies, three workers, every step checked
	@HANDSCHLAG_PROGRAMS="$$(swift build --show-bin-path)" Clients/demo/demo.sh

run: build ## start a server on ./handschlag-data (DATA=... for another place) until Ctrl-C
	@echo "Programs are in $$(swift build --show-bin-path); try: cloudworker register"
	@exec "$$(swift build --show-bin-path)/handschlagd" --data "$(DATA)"

test: ## run every test, those of the generator and of other languages' clients included
	@.ci/packages $(SYSTEM) $(SCHEMA) $(shell cat Tests/Interop/packages.txt) python3 python3-venv openssl strace
	@.ci/python
	$(SWIFT_BUILD) --build-tests
	HANDSCHLAG_PYTHON="$(CURDIR)/.venv/bin/python" swift test --skip-build
	swift test --package-path proto/generator --scratch-path .build-generator

check: ## look at style, at the walls between targets, and whether generated code is current
	@.ci/packages $(SYSTEM) $(SCHEMA)
	@git ls-files -z '*.swift' ':!:*/Generated/*' | xargs -0 swift format lint --strict --parallel
	@proto/generate --check
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build --filter TidyTests

bench: ## measure against the limits of this machine and beside gRPC; writes tables and pictures to bench-results
	@.ci/packages $(SYSTEM) $(SCHEMA) build-essential python3 libgrpc++-dev protobuf-compiler-grpc nghttp2-client
	@Tests/Bench/run; ratios=$$?; Tests/Bench/run peers && exit $$ratios

proto: ## write the generated code anew from proto/
	@.ci/packages $(SCHEMA)
	proto/generate

crash: ## kill the server 200 times under load and look at every promise
	@.ci/packages $(SYSTEM)
	$(SWIFT_BUILD) --build-tests
	HANDSCHLAG_KILLS=$${HANDSCHLAG_KILLS:-200} swift test --skip-build --filter 'EndToEndTests.*CrashTests'

faults: ## let every call that changes a file fail or kill the server, and look at every promise (FAULTS=--short)
	@.ci/packages $(SYSTEM) python3 strace faketime
	swift build -c release --product handschlagd
	@Tests/Faults/run --program "$$(swift build -c release --show-bin-path)/handschlagd" $(FAULTS)

simulate: ## play histories from seeds against a model of the rules (SEEDS=2000 STEPS=25 FIRST=1)
	@.ci/packages $(SYSTEM)
	swift build -c release --static-swift-stdlib --product simulate
	@HANDSCHLAG_COMMIT="$$(git describe --always --dirty --abbrev=40 2>/dev/null)" \
	  "$$(swift build -c release --show-bin-path)/simulate" --seeds $(SEEDS) --steps $(STEPS) --first $(FIRST)

hostile: ## let hostile peers of both wires at the server, over Unix, TCP and TLS (OVER=tls), ten seconds of each attack
	@.ci/packages $(SYSTEM) python3 openssl
	swift build -c release --product handschlagd
	@Tests/Hostile/run --program "$$(swift build -c release --show-bin-path)/handschlagd" $(if $(OVER),--over $(OVER))

# Each has a folder of its own: what is built for one can't be linked with what is built for another. The programs
# that the tests start come from the same folder, so that they run under the sanitizer as well.
sanitize: ## run every test under the address sanitizer, then under the thread sanitizer; takes long
	@.ci/packages $(SYSTEM) $(SCHEMA) $(shell cat Tests/Interop/packages.txt) python3 python3-venv openssl strace
	@.ci/python
	@Tests/Sanitizers/run address
	@Tests/Sanitizers/run thread

fuzz: ## run libFuzzer with the address sanitizer on what takes a peer's bytes (SECONDS=3600 FUZZ=frames,grpc KEEP=--keep)
	@.ci/packages $(SYSTEM) python3
	HANDSCHLAG_FUZZ=1 swift build -c release --product fuzz --scratch-path .build-fuzz --sanitize fuzzer \
	  --sanitize address -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing -Xswiftc -parse-as-library \
	  -Xswiftc -use-ld=lld
	@Tests/Fuzz/run --program .build-fuzz/release/fuzz --seconds "$(or $(SECONDS),3600)" --only "$(FUZZ)" $(KEEP)

screening: ## measure the screening on labelled texts: recall and precision by category
	@.ci/packages $(SYSTEM)
	$(SWIFT_BUILD) --build-tests
	HANDSCHLAG_REPORT=1 swift test --skip-build --filter 'HandschlagDomainTests.*ScreeningSetTests'

timing: ## report how long refusals take, by what is behind them, over the daemon's socket
	@.ci/packages $(SYSTEM)
	$(SWIFT_BUILD) --build-tests
	HANDSCHLAG_TIMING=$${HANDSCHLAG_TIMING:-2000} swift test --skip-build --filter 'EndToEndTests.*TimingTests'
