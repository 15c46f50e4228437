# `make check` holds this repository's leaflets against its policy; `make test` tests Leaflint itself.
# Each sets up what it needs in .venv, once.

# Times of links count: a .venv made anew, for a newer Python say, is newer than what it lost.
MAKEFLAGS += --check-symlink-times

PYTHONS ?= python3.14 python3.13 python3.12 python3.11 python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install
PINNED := $(INSTALL) --only-binary :all: --require-hashes --requirement
EDITABLE := $(INSTALL) --no-index --no-build-isolation --editable
UNPINNED = echo 'Does pyproject.toml ask for a package that requirements/ lacks? Run: make pins' >&2
COMPILE = UV_CUSTOM_COMPILE_COMMAND='make pins' $(BIN)/uv pip compile pyproject.toml --no-config \
	--quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --group build

# The newest of PYTHONS that runs, is new enough and can make a virtual environment.
PYTHON = $(shell for python in $(PYTHONS); do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

.PHONY: check test format schema pins upgrade extension clean

check: $(VENV)/runtime
	$(BIN)/leaflint check

# What is published, and who is here today, must never stop a change to the code: the hooks that
# check those are left to `make check` and to the workflow for leaflets.
test: .git $(VENV)/development $(VENV)/node_modules
	SKIP=leaflint-check,leaflint-codeowners $(BIN)/pre-commit run --all-files
	$(BIN)/pytest --numprocesses auto --cov

format: $(VENV)/development
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

schema: $(VENV)/runtime
	$(BIN)/leaflint schema

# `make pins` pins what pyproject.toml newly asks for; `make upgrade` moves every pin to the newest.
upgrade: COMPILE += --upgrade
upgrade: pins

pins: | $(BIN)/uv
	$(COMPILE) --extra dev --output-file requirements/development.txt
	$(COMPILE) --constraint requirements/development.txt --output-file requirements/runtime.txt

# Nothing that npm brings runs while it is installed: esbuild needs no script of its own.
extension:
	npm ci --prefix editors/vscode --silent --no-audit --no-fund --ignore-scripts
	mkdir -p build/vscode
	npm run --prefix editors/vscode --silent package

clean:
	rm -rf editors/vscode/node_modules editors/vscode/dist editors/vscode/schemas editors/vscode/LICENSE
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	find src tests scripts benchmarks -name __pycache__ -prune -exec rm -rf {} +

.git:
	@echo 'This needs a git clone, not an unpacked archive: pre-commit asks git which files to check.' >&2
	@exit 1

$(BIN)/python:
	@test -n '$(PYTHON)' || { \
		echo 'Leaflint needs Python 3.11 or newer with its venv module; it tried $(PYTHONS).' >&2; \
		echo 'On Debian or Ubuntu: apt-get install python3 python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

# Without an index, a dependency that pyproject.toml names and no pin covers stops the install.
$(VENV)/runtime: requirements/runtime.txt pyproject.toml $(BIN)/python
	$(PINNED) requirements/runtime.txt
	@$(EDITABLE) . || { $(UNPINNED); exit 1; }
	@touch $@

$(VENV)/development: requirements/development.txt $(VENV)/runtime
	$(PINNED) requirements/development.txt
	@$(EDITABLE) '.[dev]' || { $(UNPINNED); exit 1; }
	@touch $@

# Validators of SARIF and of HTML, a checker of accessibility and GitHub's description of its own API,
# which only npm has; the descriptions of other servers are 370 MB. No package may run anything while it
# is installed: one would download a Java, and another only says that its program is one.
$(VENV)/node_modules: requirements/package.json requirements/package-lock.json $(BIN)/python
	cp requirements/package.json requirements/package-lock.json $(VENV)
	npm ci --prefix $(VENV) --silent --no-audit --no-fund --ignore-scripts
	chmod u+x $@/@microsoft/sarif-multitool-*/Sarif.Multitool
	find $@/@octokit/openapi/generated -type f ! -name api.github.com.json -delete
	@touch $@

$(BIN)/uv: | $(BIN)/python
	$(PINNED) requirements/development.txt
