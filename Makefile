# Two commands for a fresh clone: `make demo` and `make test`. Both set everything up first.
PYTHON ?= python3
SERVE ?= 1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DEMO_LEDGER := demo.db

.PHONY: demo test setup lint types docs wheel train lock clean

# The stamp is newer than the locks and the project file once the environment holds what they say.
$(VENV)/.ready: requirements/dev.txt pyproject.toml packages/accurate/pyproject.toml packages/accurate-claims/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or newer; run make PYTHON=python3.12, say" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . --editable packages/accurate --editable packages/accurate-claims
	touch $@

setup: $(VENV)/.ready

demo: setup  ## Read the demo documents, print what was found, serve the page (SERVE=0 skips serving)
	$(BIN)/onrecord --ledger $(DEMO_LEDGER) add --collection demo --codebook demo/codebook.yaml demo/documents
	$(BIN)/onrecord --ledger $(DEMO_LEDGER) documents
	$(BIN)/onrecord --ledger $(DEMO_LEDGER) statements --limit 15
	$(BIN)/onrecord --ledger $(DEMO_LEDGER) findings --limit 3
	@if [ "$(SERVE)" != "0" ]; then $(BIN)/onrecord --ledger $(DEMO_LEDGER) serve --port $(PORT); fi

test: setup  ## Set everything up and pass the tests, browser tests included
	$(BIN)/python scripts/find_chromium.py --install
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

docs: setup  ## Write docs/commands.md anew
	$(BIN)/python docs/build_commands.py

wheel: setup  ## Build the wheels: the program and the accurate models
	for part in . packages/accurate packages/accurate-lower packages/accurate-claims; do $(BIN)/python -m build --wheel --no-isolation --outdir dist $$part || exit 1; done

# Needs an environment with training/requirements.txt: make train DATA=../shared/data TRAIN_PYTHON=.venv-train/bin/python
TRAIN_PYTHON ?= .venv-train/bin/python
DATA ?= ../shared/data
SCORER ?= $(DATA)/../bench/attribution_score.py
train:  ## Train the attribution model anew
	PYTHONPATH=src:. $(TRAIN_PYTHON) -m training.steps --data $(DATA) --bases build/bases --scorer $(SCORER) --out build/train

# The lock files hold hashes and no index address; `make lock` needs uv on the PATH.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/runtime.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm
