# Everything runs in .venv, made on the first call; only Python 3.11+ and make are needed beforehand.
PYTHON ?= python3
BIN := .venv/bin
SAMPLE := samples/nemuro-sogo-senryaku.md
PDF := samples/nemuro-sogo-senryaku.pdf
REVISED := samples/nemuro-sogo-senryaku-2nd-fictional.md

.PHONY: demo test bench mutants clean

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

test: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

bench: .venv/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	for script in bench/*.py; do $(BIN)/python $$script || exit 1; done

mutants: .venv/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[mutation]'
	$(BIN)/python tools/mutants.py

clean:
	rm -rf .venv demo build dist mutants

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
