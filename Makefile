# The README's two commands: `make serve` and `make test`. Both install what they need and are quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := build/peers
EDITOR := src/plangraph/serve/static/editor
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: serve editor editor-if-possible test soak check format bench bench-views bench-service score score-relations score-questions question-weights fuzz chaos screenshots lock clean

serve: $(VENV)/.installed editor-if-possible
	$(BIN)/plangraph serve

# The query editor of the page /sparql, by npm from its lock; `serve` and `test` do without it where it cannot be had.
editor: $(EDITOR)/yasqe.min.js

editor-if-possible:
	@mkdir -p build
	@$(MAKE) --silent editor >build/editor.log 2>&1 \
	  || echo "Without the query editor, which npm could not fetch (see build/editor.log): /sparql has a plain text area."

test: $(VENV)/.installed-dev editor-if-possible
	$(BIN)/pytest -n 2 --dist loadfile

# What is too long for every run: other languages, themes and stores of what `make test` asserts.
soak: $(VENV)/.installed-dev editor-if-possible
	$(BIN)/pytest -n 2 --dist loadfile -m soak

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/turtlefmt --check ontology

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# Figures, not verdicts: each line is a median with its spread on the machine at hand.
bench: $(VENV)/.installed-dev
	@for script in tests/benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

# Pictures and the interactive page alone, about two minutes; the page is opened in Chromium where there is one.
bench-views: $(VENV)/.installed-dev
	@for script in views network_page; do $(BIN)/python tests/benchmarks/bench_$$script.py || exit 1; done

# The service beside its peers on 1.2 million quads, about six minutes; the load comes from wrk (apt-get install wrk).
bench-service: $(VENV)/.installed-dev $(PEERS)/.installed
	@PYTHONPATH=tests/benchmarks $(BIN)/python -m service --peers $(PEERS)

$(PEERS)/.installed: tests/benchmarks/service/peers.txt | $(VENV)/bin/python
	@$(BIN)/python -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@touch $@

# How well the plans of the shared corpus are read, against their hand-made gold: the table of the README.
score: $(VENV)/.installed-dev
	@$(BIN)/python tests/corpus/scoring.py

# How well relations between tasks are inferred, and questions in plain words are read, each against its gold.
score-relations: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.corpus.relation_scoring

score-questions: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.corpus.question_scoring

# The weights of words that `ask` goes by, made anew from tests/questions.tsv: after a change there, about a minute.
question-weights: $(VENV)/.installed-dev
	@$(PIP) --no-deps --require-hashes -r requirements/questions.txt
	@$(BIN)/python -m tests.corpus.question_weights

# Readers, parser and rules under a coverage-guided fuzzer; SECONDS=600 for a longer run.
SECONDS ?= 60
fuzz: $(VENV)/.installed-dev
	@$(PIP) --no-deps --require-hashes -r requirements/fuzz.txt
	@$(BIN)/python -m tests.fuzz.fuzz_reading $(SECONDS)

# Processes killed in the middle of writes, full disks, crowds and malformed requests: about four minutes.
chaos: $(VENV)/.installed-dev
	@$(PIP) --no-deps --require-hashes -r requirements/chaos.txt
	$(BIN)/pytest tests/chaos

# Pictures of the main pages in docs/pictures/pages, by a Chromium.
screenshots: $(VENV)/.installed-dev editor-if-possible
	@$(BIN)/python -m tests.docs.screenshots

# The locks: hash-pinned, without addresses. Run after a change of dependencies in pyproject.toml.
lock:
	uv export --format requirements-txt --no-emit-project --no-header --no-dev --no-annotate -o requirements/runtime.txt >/dev/null
	uv export --format requirements-txt --no-emit-project --no-header --no-annotate -o requirements/dev.txt >/dev/null
	uv export --format requirements-txt --no-emit-project --no-header --only-group fuzz --no-annotate -o requirements/fuzz.txt >/dev/null
	uv export --format requirements-txt --no-emit-project --no-header --only-group questions --no-annotate -o requirements/questions.txt >/dev/null
	uv export --format requirements-txt --no-emit-project --no-header --only-group chaos --no-annotate -o requirements/chaos.txt >/dev/null
	cd requirements/editor && npm install --package-lock-only

clean:
	rm -rf $(VENV) $(EDITOR) build/editor dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "plangraph needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing plangraph (a minute or two, once) …"
	@$(PIP) --no-deps --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(PIP) --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

# The script is put last: where it stands, all does.
$(EDITOR)/yasqe.min.js: requirements/editor/package-lock.json
	@mkdir -p build/editor
	@cp requirements/editor/package.json requirements/editor/package-lock.json requirements/editor/.npmrc build/editor/
	@cd build/editor && npm ci
	@mkdir -p $(EDITOR)
	@cd build/editor/node_modules \
	  && find . -type f \( -iname license -o -iname 'license-*' \) | sort | xargs tail -n +1 \
	  | cat ../../../requirements/editor/NOTICE - >../../../$(EDITOR)/NOTICE
	@cp build/editor/node_modules/@zazuko/yasqe/build/yasqe.min.css $(EDITOR)/
	@cp build/editor/node_modules/@zazuko/yasqe/build/yasqe.min.js $@
