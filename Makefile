# Everything runs in .venv, made on the first call; only Python 3.11+ and make are needed beforehand.
PYTHON ?= python3
BIN := .venv/bin
SAMPLE := samples/nemuro-sogo-senryaku.md
PDF := samples/nemuro-sogo-senryaku.pdf
REVISED := samples/nemuro-sogo-senryaku-2nd-fictional.md

.PHONY: demo test quick lint lowest docs bench mutants clean

demo: .venv/installed
	mkdir -p demo
	$(BIN)/python -m senryaku_parse $(SAMPLE) -o demo/nemuro.xlsx
	$(BIN)/python -m senryaku_parse $(SAMPLE) -o demo/nemuro.json
	$(BIN)/python -m senryaku_parse $(SAMPLE) -o demo/nemuro.csv
	$(BIN)/python -m senryaku_parse $(SAMPLE) -o demo/nemuro/
	$(BIN)/python -m senryaku_parse $(SAMPLE) -o demo/nemuro.html
	$(BIN)/python -m senryaku_parse $(PDF) -o demo/nemuro-from-pdf.xlsx
	$(BIN)/python -m senryaku_parse compare $(SAMPLE) $(REVISED) -o demo/changes.xlsx
	$(BIN)/python -m senryaku_parse $(SAMPLE)

test: lint
	$(BIN)/pytest -n auto

# What to run while working: the checks of the code, and the tests that take little and notice most.
quick: lint
	$(BIN)/pytest -n auto -m quick

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The tests of what everybody uses, with the oldest versions that pyproject.toml allows.
lowest: .venv-lowest/installed
	.venv-lowest/bin/python -m pytest -m quick

docs: .venv/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[docs]'
	$(BIN)/zensical build --strict
	@echo 'site/index.html is the first page'

bench: .venv/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	for script in bench/*.py; do $(BIN)/python $$script || exit 1; done

mutants: .venv/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[mutation]'
	$(BIN)/python tools/mutants.py

clean:
	rm -rf .venv .venv-lowest demo build dist mutants site

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/installed-dev: .venv/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ .venv/installed

.venv-lowest/installed: .venv/python pyproject.toml tools/lowest.py
	$(PYTHON) -m venv .venv-lowest
	$(BIN)/python tools/lowest.py > .venv-lowest/lowest.txt
	.venv-lowest/bin/pip install --quiet --disable-pip-version-check -c .venv-lowest/lowest.txt -e '.[parquet,plot,xls]' hypothesis jsonschema pytest
	touch $@
