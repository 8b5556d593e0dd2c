# The catalogue's commands. `make` alone lists them.

HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?= 1
NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python $(NEW_ENOUGH) && echo $$python && exit; done; echo python3)
PYTEST_ARGS ?= -n 2 --dist loadfile
RECORDS ?= 10000 100000
RUNS ?= 3
UNITS ?= 5000
KILLS ?= 25

BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
BENCH = $(BIN)/python -m tests.bench_search --records $(RECORDS) --runs $(RUNS) $(BENCH_ARGS)
BENCH_PAGES = $(BIN)/python -m tests.bench_pages --records $(lastword $(RECORDS)) --runs $(RUNS) $(BENCH_ARGS)
# Not a part of the catalogue: it is fetched when it is asked for, and kept out of the project.
LIGHTHOUSE = var/lighthouse/node_modules/.bin/lighthouse
INSTALL = $(BIN)/python -m pip --disable-pip-version-check install -qq --require-hashes
# A local server answers to this machine, without HTTPS.
LOCAL = HTTPS="$${HTTPS:-0}" SITE_URL="$${SITE_URL:-http://$(HOST):$(PORT)}" \
	ALLOWED_HOSTS="$${ALLOWED_HOSTS:-$(HOST),localhost,127.0.0.1,[::1]}" SECRET_KEY_FILE=var/secret-key
PRODUCTION = DEBUG=0 HTTPS=1 SITE_URL= ALLOWED_HOSTS=catalogue.example.org \
	SECRET_KEY= SECRET_KEY_FILE=var/secret-key DATABASE_URL=sqlite:///var/check.sqlite3
TEMPLATES = find templates catalog -name '*.html' -print0 | xargs -0 -r
STATIC = $(shell find catalog/static -type f 2>/dev/null)
# Only the package index decides what is locked, not what this machine happens to hold.
LOCK = env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND='make lock' $(CURDIR)/$(BIN)/pip-compile --quiet --strip-extras \
	--generate-hashes --allow-unsafe --no-emit-options --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links $(if $(UPGRADE),--upgrade)
LOCK_ALL = $(LOCK) --output-file deploy/requirements.txt pyproject.toml && $(LOCK) --extra dev \
	--constraint deploy/requirements.txt --output-file deploy/requirements-dev.txt pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run admin messages test test-postgres test-browser bench bench-pages lighthouse bench-desk bench-ingest bench-tree trials pictures crosswalks check lock format clean python port database

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: port database var/static/staticfiles.json ## Set up what is missing, then serve (PORT=8000; DEMO=0: without the first holdings)
	@test "$(DEMO)" = 0 || $(LOCAL) $(MANAGE) first_holdings
	@echo "The catalogue is at http://$(HOST):$(PORT)/ until Ctrl-C."
	@echo "An archivist's account for http://$(HOST):$(PORT)/admin/ is made by: make admin"
	@$(LOCAL) exec $(BIN)/gunicorn --config deploy/gunicorn.conf.py --log-level warning \
		--bind $(HOST):$(PORT) archive.wsgi

admin: database ## Make an archivist's account (asks, or reads DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD)
	@$(LOCAL) $(MANAGE) createsuperuser $${DJANGO_SUPERUSER_PASSWORD:+--no-input}

test: .venv/development ## Run the tests on SQLite, or on the PostgreSQL server that DATABASE_URL names
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

test-postgres: .venv/development ## Run all tests, the slow ones too, on a PostgreSQL server started for them and removed again
	@$(BIN)/python tests/with_postgres.py $(BIN)/python -m pytest --thorough $(PYTEST_ARGS)

test-browser: .venv/development ## Run the tests that open the pages in Chromium
	@env -u DATABASE_URL $(BIN)/python -m pytest tests/browser $(PYTEST_ARGS)

bench: .venv/development ## Measure the search on SQLite and on PostgreSQL (RECORDS="10000 100000"; RUNS=3; BENCH_ARGS=--help for more)
	@env -u DATABASE_URL $(BENCH)
	@$(BIN)/python tests/with_postgres.py $(BENCH)

bench-pages: .venv/development ## Measure the public pages on SQLite and on PostgreSQL (RECORDS=100000; RUNS=3; BENCH_ARGS=--help for more)
	@env -u DATABASE_URL $(BENCH_PAGES)
	@$(BIN)/python tests/with_postgres.py $(BENCH_PAGES)

lighthouse: .venv/development var/static/staticfiles.json $(LIGHTHOUSE) ## Have Lighthouse look at the public pages (needs node 18 and npm)
	@$(BIN)/python -m tests.lighthouse $(CURDIR)/$(LIGHTHOUSE)

bench-desk: .venv/development ## Measure how long the desk makes an archivist wait (DATABASE_URL names another database)
	@$(BIN)/python -m tests.bench_desk

bench-ingest: .venv/development ## Measure imports on SQLite and on PostgreSQL (UNITS=5000)
	@env -u DATABASE_URL $(BIN)/python -m tests.bench_ingest --units $(UNITS)
	@$(BIN)/python tests/with_postgres.py $(BIN)/python -m tests.bench_ingest --units $(UNITS)

trials: .venv/development ## Kill imports at any moment on both databases, and try files made to do harm (KILLS=25)
	@env -u DATABASE_URL $(BIN)/python -m tests.hostile_files
	@env -u DATABASE_URL $(BIN)/python -m tests.trial_kills --kills $(KILLS)
	@$(BIN)/python tests/with_postgres.py $(BIN)/python -m tests.trial_kills --kills $(KILLS)

pictures: .venv/development ## Take the pictures of docs/pictures anew
	@rm -rf docs/pictures && env -u DATABASE_URL PICTURES=docs/pictures $(BIN)/python -m pytest tests/browser -q \
		-k "first_record or second_person or compared or preview_is_accessible"

bench-tree: .venv/development ## Measure how the tree behaves at 1 000 and at 100 000 records (DATABASE_URL names another database)
	@$(BIN)/python -m tests.bench_tree

messages: .venv/development ## Bring the words of the pages in other languages up to date with the sources
	@$(BIN)/python -m tests.messages

crosswalks: .venv/development var/secret-key ## Write the tables of docs/importing.md anew
	@$(LOCAL) $(MANAGE) crosswalk --write-into docs/importing.md

check: .venv/development var/secret-key ## Check style, types, floors, migrations, deployment settings and locks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(TEMPLATES) $(BIN)/djade --target-version 5.2 --check
	$(TEMPLATES) $(BIN)/djhtml --tabwidth 2 --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir var/cache/import-linter
	$(PRODUCTION) $(MANAGE) makemigrations --check --dry-run
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	@! grep -nE '://|^-|[[:space:]]/' deploy/requirements*.txt
	@rm -rf var/lock && mkdir -p var/lock && cp -R pyproject.toml deploy var/lock
	@cd var/lock && $(LOCK_ALL)
	diff -r deploy var/lock/deploy

lock: .venv/development ## Lock what pyproject.toml asks for (UPGRADE=1: the newest of everything)
	@$(LOCK_ALL)

format: .venv/development ## Write Python and templates in the project's style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(TEMPLATES) $(BIN)/djade --target-version 5.2
	$(TEMPLATES) $(BIN)/djhtml --tabwidth 2

clean: ## Remove the virtual environment, collected files and caches, but no database and no key
	rm -rf .venv .hypothesis var/cache var/lock var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@$(PYTHON) $(NEW_ENOUGH) || { echo "Python 3.11 or newer is needed and $(PYTHON) is not it:" \
		"install one, or name yours as in: make run PYTHON=/usr/bin/python3.11" >&2; exit 1; }

port: python
	@$(PYTHON) deploy/port.py $(HOST) $(PORT)

database: .venv/runtime var/secret-key
	@$(LOCAL) $(MANAGE) migrate --verbosity 0

$(BIN)/python: | python
	@$(PYTHON) -m venv .venv

.venv/runtime: deploy/requirements.txt | $(BIN)/python
	@echo "Installing the catalogue's dependencies into .venv"
	@$(INSTALL) --requirement $<
	@touch $@

.venv/development: deploy/requirements-dev.txt | $(BIN)/python
	@echo "Installing the developers' tools into .venv"
	@$(INSTALL) --requirement $<
	@touch $@

$(LIGHTHOUSE):
	@command -v npm >/dev/null || { echo "Lighthouse needs node 18 or newer, and npm: install them." >&2; exit 1; }
	@echo "Installing Lighthouse into var/lighthouse"
	@mkdir -p var/lighthouse && npm install --prefix var/lighthouse --no-audit --no-fund --loglevel=error lighthouse@12.8.2

var/secret-key: | $(BIN)/python
	@mkdir -p var
	@umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

var/static/staticfiles.json: .venv/runtime $(STATIC) | var/secret-key
	@$(LOCAL) $(MANAGE) collectstatic --no-input --clear --verbosity 0
