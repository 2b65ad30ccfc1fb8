# Every target sets up first what it needs; see scripts/setup.sh.
PYTHON ?= python3
BIN    := .venv/bin
READY  := .venv/.ready
ARGS   ?=

export PYTHON

.PHONY: help run test test-slowly torture lint format bench screenshots package clean distclean
.DEFAULT_GOAL := help

help:
	@echo "make run          open PathTracker"
	@echo "make test         run every test, off screen      (ARGS='-k undo' runs some)"
	@echo "make test-slowly  the same as on a slow machine: one busy core, a slow disk"
	@echo "make torture      ten thousand kills, power cuts, failing calls and first starts; for a night"
	@echo "make lint         check style and types"
	@echo "make format       put the style right"
	@echo "make bench        measure, and compare with the floor"
	@echo "make screenshots  draw every view of the sample learner to build/screenshots"
	@echo "make package      build the program as a folder that needs no Python, in dist"
	@echo "make clean        remove what was built           (make distclean: .venv too)"

# Not set up yet, moved since, or with another Python than is asked for now (make PYTHON=python3.12 …).
ifneq ($(shell sed -n 1p $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif
ifneq ($(origin PYTHON),file)
ifneq ($(shell sed -n 2p $(READY) 2>/dev/null),$(shell $(PYTHON) -c 'import sys; print(sys.version)' 2>/dev/null | head -n 1))
.PHONY: $(READY)
endif
endif

$(READY): requirements.lock pyproject.toml
	@scripts/setup.sh

run: $(READY)
	@scripts/run.sh $(ARGS)

test: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

test-slowly: $(READY)
	@scripts/test-slowly.sh $(ARGS)

# Each can be stopped and goes on where it was; a figure that is not 0 ends it.
torture: $(READY)
	@for what in kill power settings failing starts; do $(BIN)/python -m tests.reliability $$what 10000 || exit 1; done

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY)
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/python -m benchmarks $(ARGS)

screenshots: $(READY)
	@scripts/screenshots.sh $(ARGS)

# PyInstaller reads libraries with objdump and takes Python's own along, which
# Debian keeps in a package by itself.
LIBPYTHON = import sys; print("libpython3.%d" % sys.version_info[1] if sys.base_prefix == "/usr" else "")

package: $(READY)
	@scripts/debian.sh binutils $$($(BIN)/python -c '$(LIBPYTHON)')
	@$(BIN)/pyinstaller --noconfirm --log-level ERROR \
		--workpath build/pyinstaller --distpath dist packaging/pathtracker.spec
	@$(BIN)/python -m pytest tests/packaging/check_package.py

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -path ./.venv -prune -o -name __pycache__ -prune -exec rm -rf {} +

distclean: clean
	@rm -rf .venv resources/catalog/compiled.json
