# make run      everything at http://localhost:8000, with a demo marketplace on the first start
# make test     the tests          make check   the rules of the house        make bench   the benchmarks
# All paths are relative, so that a folder with a space in its name works.

PYTHON ?= python3
VENV := .venv/bin/python
ANYSHORE := $(VENV) -m anyshore.cli.main
JOBS ?= 2
# The tests that run on another PostgreSQL too: the ledger, migrations, grants and races; `money` for all of money.
ON_OTHER ?= engine
OTHER_POSTGRESQL ?= $(lastword $(sort $(wildcard /usr/lib/postgresql/*/bin)))

.PHONY: run install test test-long test-other check bench lock shots manifest clean

run: .venv/installed-run
	@ANYSHORE_SANDBOX="$${ANYSHORE_SANDBOX-1}" exec $(ANYSHORE) run

install: .venv/installed-run

test: .venv/installed-dev
	@$(VENV) -m pytest -n $(JOBS) --dist loadfile
	@$(MAKE) --no-print-directory test-other

# What takes minutes, what kills processes, and what touches money once more on another PostgreSQL.
test-long: .venv/installed-dev
	@$(VENV) -m pytest -m "long or not long" -n $(JOBS) --dist loadfile
	@$(MAKE) --no-print-directory test-other ON_OTHER=money

test-other: .venv/installed-dev
ifneq ($(OTHER_POSTGRESQL),)
	@echo "The tests of $(ON_OTHER) on $(OTHER_POSTGRESQL):"
	@ANYSHORE_TEST_DATABASE="$(OTHER_POSTGRESQL)" $(VENV) -m pytest -m "$(ON_OTHER) and not long" \
		-n $(JOBS) --dist loadfile
else
	@echo "No other PostgreSQL under /usr/lib/postgresql: the tests on it are left out."
endif

check: .venv/installed-dev
	@$(VENV) -m checks

bench: .venv/installed-dev
	@$(VENV) -m bench

# The browser journeys; they leave a picture of every page in artefacts/pages/.
shots: .venv/installed-dev
	@$(VENV) -m pytest tests/journeys/test_logo.py tests/web -q && ls artefacts/pages

# What a migrated database looks like, after a change of tables, functions or grants.
manifest: .venv/installed-dev
	@$(VENV) -m tests.manifest

# The lock files name no index; whoever installs says where packages come from.
lock:
	uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --python-version 3.11 --universal \
		-o requirements/run.txt
	uv pip compile pyproject.toml --quiet --group dev --generate-hashes --no-emit-index-url --python-version 3.11 \
		--universal -o requirements/dev.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make run PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "On Debian: apt install python3-venv" >&2; exit 1; }

.venv/installed-run: requirements/run.txt | .venv/bin/python
	@echo "Installing what Anyshore runs on (once)"
	@$(VENV) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch .venv/installed-run

.venv/installed-dev: requirements/dev.txt | .venv/bin/python
	@echo "Installing what Anyshore is developed with (once)"
	@$(VENV) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch .venv/installed-dev .venv/installed-run

clean:
	rm -rf .venv artefacts .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
