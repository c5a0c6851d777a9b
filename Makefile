# `make serve` and `make test` are all that one needs; both set up .venv from the locked, hashed requirements.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check test format lint types contracts unit browsed long strict links bench bench-readme bench-compare lock clean browser lighthouse

help: ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

serve: .venv/site ## Build the site and serve it with live reload
	$(BIN)/mkdocs serve

site: .venv/site ## Build the site into site/
	$(BIN)/mkdocs build --strict

check: .venv/site ## Check the knowledge base and its form
	$(BIN)/mlatlas check
	$(BIN)/mlatlas format --check

test: .venv/dev browser ## Run every check and test, two at a time; each shows what it said when it is done
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target unit browsed long format lint types contracts check strict

format: .venv/dev
	$(BIN)/ruff format --check .

lint: .venv/dev
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy

contracts: .venv/dev
	$(BIN)/lint-imports

unit: .venv/dev browser
	$(BIN)/python -m pytest -m "not browser and not long" --cov --cov-report=term

browsed: .venv/dev browser
	$(BIN)/python -m pytest -m browser

# What takes a minute and gains nothing from being traced.
long: .venv/dev browser
	$(BIN)/python -m pytest -m long

strict: .venv/dev
	$(BIN)/mkdocs build --strict --quiet --site-dir .cache/strict

links: site ## Check every link: those of the site, then those that lead out of it
	$(BIN)/mlatlas links internal site
	$(BIN)/mlatlas links external --cache .cache/links.jsonl

bench: .venv/dev browser lighthouse ## Measure every figure, into .cache/bench.json and .cache/bench.md
	$(BIN)/python -m benchmarks

bench-readme: .venv/dev browser lighthouse ## Measure every figure and put the table into README.md
	$(BIN)/python -m benchmarks --write-readme

bench-compare: .venv/dev browser ## Measure another commit and this one in turns: make bench-compare BASE=main [NAMES="load map"]
	$(BIN)/python -m benchmarks.compare "$(BASE)" $(NAMES)

lock: ## Lock every dependency anew, with hashes and without addresses (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras -q --upgrade --extra build pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras -q --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Remove all that was built
	rm -rf .venv .cache site dist

# The browser of the browser tests: Debian's where there is apt, otherwise Playwright's own. Without npm, tests with axe are skipped.
browser: .venv/dev
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  if command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium; \
	  else $(BIN)/playwright install chromium; fi
	@test -d node_modules/axe-core || ! command -v npm >/dev/null || npm ci --silent --ignore-scripts

# What scores pages, as it is locked; without npm its figures are left out.
lighthouse:
	@test -d benchmarks/node/node_modules || ! command -v npm >/dev/null || npm ci --prefix benchmarks/node --silent --ignore-scripts

.venv/site: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/site
