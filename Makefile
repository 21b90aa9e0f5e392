# Everything lives in .venv, installed from requirements.lock. Nothing else is assumed
# but Python 3.11 to 3.14, git and make. `PYTHON=python3.12 make run` picks another one.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
# Tests of one file stay together: they share what is loaded. The longest come first.
TOGETHER := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# What is compiled once is kept, for the many processes of the tests too.
test quick: export PYTHONDONTWRITEBYTECODE =

.PHONY: run install test quick check check-types check-text fix bench calibrate soak screenshots mutate lock clean

run: install
	$(BIN)/cairn serve --port 8501 --with-sample

install: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
		|| { echo "Cairn needs Python 3.11, 3.12, 3.13 or 3.14: PYTHON=python3.12 make $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

test: install
	$(BIN)/python tools/find_browser.py --install
	$(BIN)/python -m pytest $(TOGETHER)

# The questions and what they stand on: without screens, loads of every kind, a browser,
# and all but a few examples of each law.
QUICK := test_architecture.py asking decisions drawing estimate pathways questions
quick: install
	CAIRN_LAWS=short $(BIN)/python -m pytest $(TOGETHER) -m "not long and not soak" \
		$(addprefix tests/,$(QUICK))

# `make -j 2 check` checks types beside the rest.
check: check-types check-text
check-types: install
	$(BIN)/mypy
check-text: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/sqlfluff lint --nocolor --processes 0 analytics
	$(BIN)/python tools/check_docs.py

fix: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix --nocolor analytics

bench: install
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_outcomes.py
	$(BIN)/python tools/bench_credentials.py
	$(BIN)/python tools/bench_sharing.py

calibrate: install
	$(BIN)/python -m tools.calibrate --write

soak: install
	CAIRN_LAWS=whole $(BIN)/python -m pytest -m "soak or not browser" --timeout 7200

# A run that was stopped goes on where it was: what was found is in build/mutate.
mutate: install
	$(BIN)/python -m tools.mutate --rooms asking --least 95
	$(BIN)/python -m tools.mutate --rooms questions --sample 400 --seed 20261128 --least 85

screenshots: install
	$(BIN)/python tools/screenshots.py

# The whole lock is resolved for every Python, the one at hand or not. autograd-gamma
# comes as source alone: it is plain Python, and only tests use it.
lock: install
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--upgrade --group dev pyproject.toml --output-file requirements.lock
	for version in 3.11 3.12 3.13 3.14; do \
		$(BIN)/uv pip install --quiet --dry-run --require-hashes --no-deps \
			--python-version $$version --target build/resolved \
			--only-binary :all: --no-binary autograd-gamma \
			-r requirements.lock || exit 1; \
	done

clean:
	rm -rf .venv data/store data/sample/programme
