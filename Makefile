# Needs a Python of version 3.11 or newer and make; brings everything else.
# The environment is .venv, with what requirements/*.txt pin and hash.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
RUNTIME := .venv/.installed-runtime
DEV := .venv/.installed-dev
NATIVE := .venv/.installed-native
PYTEST_ARGS ?=

.PHONY: help
help: ## Show what make can do
	@echo 'Usage: make TARGET'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 16

.PHONY: up
up: $(RUNTIME) ## Start everything and print where it is; Ctrl-C stops it (PORT=, RGRAPH_HOME=, NEO4J_URI=)
	@exec $(BIN)/rgraph up

.PHONY: doctor
doctor: $(RUNTIME) ## Say what is missing and how to get it
	@exec $(BIN)/rgraph doctor

.PHONY: test
test: $(DEV) explorer chromium fast-where-rust-is ## Run every test, those on a real Neo4j and in a real browser too
	$(BIN)/python -m pytest $(PYTEST_ARGS)
	$(BIN)/python -m cli.explorer test

.PHONY: check
check: check-python check-page ## Check format, lint, types, import contracts, dependencies, unused code, the page, the schema

.PHONY: check-python
check-python: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/vulture
	$(BIN)/rgraph schema check

.PHONY: check-page
check-page: explorer
	$(BIN)/python -m cli.explorer lint types

# Where benchmarks keep their graphs and figures, and how large a graph they take: S, M or L.
BENCH_HOME ?= .bench
SIZE ?= M
BENCH_GRAPH := $(BENCH_HOME)/home-$(SIZE)/generated.json

.PHONY: bench-graph
bench-graph: $(BENCH_GRAPH) ## Generate a graph and import it for the benchmarks (SIZE=, BENCH_HOME=)

$(BENCH_GRAPH): | $(DEV)
	$(BIN)/python -m bench.generate --size $(SIZE) --home $(@D)

.PHONY: bench-paths
bench-paths: $(DEV) $(BENCH_GRAPH) ## Measure paths beside igraph, networkx, Neo4j, GDS and @neo4j/graphql
	$(BIN)/python -m bench.paths --size $(SIZE) --home $(BENCH_HOME)/home-$(SIZE) \
	  --out $(BENCH_HOME)/results/paths-$(SIZE).json

.PHONY: bench-graphql
bench-graphql: $(DEV) fast-where-rust-is $(BENCH_GRAPH) ## Measure GraphQL beside @neo4j/graphql
	$(BIN)/python -m bench.graphql --size $(SIZE) --home $(BENCH_HOME)/home-$(SIZE) \
	  --out $(BENCH_HOME)/results/graphql-$(SIZE).json

SOAK_MINUTES ?= 30
.PHONY: bench-soak
bench-soak: $(DEV) $(BENCH_GRAPH) ## Ask for half an hour with 50 clients and fail where something leaks (SOAK_MINUTES=)
	$(BIN)/python -m bench.soak --minutes $(SOAK_MINUTES) --clients 50 --home $(BENCH_HOME)/home-$(SIZE) \
	  --out $(BENCH_HOME)/results/soak-$(SIZE).json

# Where real data for the scorers stands: affiliations with ROR ids, titles with abstracts.
SHARED_DATA ?= ../shared/data

.PHONY: bench-nlp
bench-nlp: $(DEV) ## Score institutions in affiliations and topics, beside peers (SHARED_DATA=)
	mkdir -p $(BENCH_HOME)/results
	$(BIN)/python -m bench.score_affiliations $(SHARED_DATA)/institutions/ror.jsonl.gz \
	  $(SHARED_DATA)/institutions/affiliation-ror-crossref.jsonl.gz --json $(BENCH_HOME)/results/affiliations.json
	$(BIN)/python -m bench.score_topics $(SHARED_DATA)/bibliographic/acl.jsonl.gz \
	  --json $(BENCH_HOME)/results/topics.json

.PHONY: bench-link
bench-link: $(DEV) ## Score who is who beside simple rules, with cross-validation (SHARED_DATA=)
	$(BIN)/python -m bench.link_authors $(SHARED_DATA) --folds 30 --out $(BENCH_HOME)/results/link.json

INGEST_ARGS ?=
ACL := $(wildcard $(SHARED_DATA)/bibliographic/acl.jsonl.gz)

.PHONY: bench-ingest
bench-ingest: $(DEV) ## Measure loading, online and in bulk, beside neomodel (INGEST_ARGS=, SHARED_DATA=)
	$(BIN)/python -m bench.ingest --work $(BENCH_HOME)/ingest \
	  --out $(BENCH_HOME)/results/ingest.json $(if $(ACL),--acl $(ACL)) $(INGEST_ARGS)

.PHONY: format
format: $(DEV) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m cli.explorer format

# Native reads: the extra `fast`, a package of its own in native/ that is on no index.
NATIVE_SOURCES := $(wildcard native/Cargo.* native/pyproject.toml native/*.pyi native/src/*.rs)
HAS_RUST := cargo --version 2>/dev/null | awk -F '[ .]' '{ new = $$2 > 1 || $$3 >= 83 } END { exit !new }'

.PHONY: fast
fast: ## Build the native reads and install them, which needs Rust 1.83 or newer
	@$(HAS_RUST) || { echo 'make fast needs Rust 1.83 or newer (cargo).' >&2; exit 1; }
	@$(MAKE) --no-print-directory $(NATIVE)

.PHONY: fast-where-rust-is
fast-where-rust-is:
	@if ! $(HAS_RUST); then \
	  echo 'No Rust 1.83 here: native reads are not built, and their tests are skipped.'; \
	elif ! cargo fetch --quiet --locked --manifest-path native/Cargo.toml; then \
	  echo 'No crates can be had here: native reads are not built, and their tests are skipped.'; \
	else $(MAKE) --no-print-directory $(NATIVE); fi

$(NATIVE): $(NATIVE_SOURCES) | $(DEV)
	@echo 'Building the native reads (half a minute, once)'
	@rm -f native/dist/*.whl
	@PATH="$(CURDIR)/$(BIN):$$PATH" maturin build --quiet --release --locked \
	  --manifest-path native/Cargo.toml --interpreter $(BIN)/python --out native/dist
	@$(PIP) --no-deps --force-reinstall native/dist/*.whl
	@touch $@

.PHONY: explorer
explorer: $(RUNTIME) ## Build the explorer if its sources changed
	@$(BIN)/python -m cli.explorer

.PHONY: chromium
chromium: ## Find a Chromium for the browser tests, or install it from the system's packages
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo 'Installing chromium with apt-get for the browser tests'; \
	  { apt-get install -y -q chromium || { apt-get update -q && apt-get install -y -q chromium; }; } >/dev/null 2>&1 \
	    && exit 0; \
	fi; \
	echo 'The browser tests need Chromium, which is not here and may not be installed by this user.' >&2; \
	echo 'Install the package chromium (apt-get install chromium, dnf install chromium, …).' >&2; \
	exit 1

.PHONY: install
install: $(RUNTIME) ## Make .venv with the command rgraph

.PHONY: install-dev
install-dev: $(DEV) ## Make .venv with the tools for development, too

.PHONY: clean
clean: ## Delete what make built here; data folders stay
	rm -rf .venv explorer/node_modules explorer/dist native/dist native/target .mypy_cache .ruff_cache .pytest_cache

# Resolve every dependency anew: Python packages with hashes, and Neo4j's jars. Needs uv.
UV := uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --custom-compile-command 'make lock'

.PHONY: lock
lock: ## Resolve all dependencies anew and write the lock files (needs uv)
	@command -v $(UV) >/dev/null || { echo 'make lock needs uv: python -m pip install uv' >&2; exit 1; }
	$(COMPILE) pyproject.toml requirements/build.in -o requirements/runtime.txt
	$(COMPILE) pyproject.toml requirements/build.in --group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(COMPILE) requirements/node.in -o requirements/node.txt
	$(MAKE) $(RUNTIME)
	$(BIN)/python -m graph.embedded.lock_jars

.venv/bin/python:
	@if [ -z '$(PYTHON)' ]; then \
	  echo 'No Python of version 3.11 or newer was found (python3, python3.11 … python3.14).' >&2; \
	  echo 'Install one, or name it: make PYTHON=/path/to/python up' >&2; exit 1; fi
	@echo "Making .venv with $$('$(PYTHON)' --version)"
	@'$(PYTHON)' -m venv .venv || { rm -rf .venv; \
	  echo 'The environment could not be made; on Debian and Ubuntu the package python3-venv is needed.' >&2; exit 1; }

$(RUNTIME): requirements/runtime.txt pyproject.toml | .venv/bin/python
	@echo 'Installing the Python packages (a minute or two, once)'
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	@echo 'Installing the tools for development'
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
