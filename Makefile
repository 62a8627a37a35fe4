# Two commands do all the set-up: `make workbook` and `make test`.

PYTHON ?= python3
VENV   := .venv
ifeq ($(OS),Windows_NT)
BIN    := $(VENV)/Scripts
else
BIN    := $(VENV)/bin
endif
STAMP  := $(VENV)/.installed

.PHONY: workbook test lint format bench clean

workbook: $(STAMP)
	$(BIN)/workbook build

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev,bench]"
	$(BIN)/python -m tests.benchmarks

# The libraries of the system first: without Pango nothing can be laid out.
# Touched last, so that an installation that was interrupted is made again.
$(STAMP): pyproject.toml constraints.txt generator/system.py
	$(PYTHON) generator/system.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	$(BIN)/python -c "open('$(STAMP)', 'w').close()"

clean:
	$(PYTHON) -c "import pathlib, shutil; [shutil.rmtree(p, ignore_errors=True) for p in map(pathlib.Path, ['$(VENV)', 'build', 'dist', '.pytest_cache', '.ruff_cache', '.mypy_cache'])]; [p.unlink() for p in pathlib.Path('output').glob('*.*') if p.name != '.gitkeep']"
