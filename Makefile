# duizhao: `make demo` to see it work, `make test` to be sure, `make check` for the style and the types.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test quick neural comet check readme bench-alignment bench-memory bench-terms bench-tmx bench-scoring clean

demo: .venv/installed
	@mkdir -p out
	$(BIN)/duizhao align examples/report.zh.txt examples/report.en.txt --format table -o - --quiet
	$(BIN)/duizhao align examples/report.zh.txt examples/report.en.txt --force \
	  -o out/report.tmx -o out/report.html -o out/report.ladder
	@echo
	@echo "translation memory   out/report.tmx      put it into the tm/ folder of an OmegaT project"
	@echo "side by side         out/report.html     open it in a browser, or send it to a colleague"
	@echo "ladder               out/report.ladder   hunalign's rungs: i, j, confidence"
	@echo
	@echo "Now with your own texts:  $(BIN)/duizhao align CHINESE.txt ENGLISH.txt -o memory.tmx"

# The whole suite, a process a core; tests that need ../shared or OmegaT say so when they are skipped.
test: .venv/developing
	$(BIN)/python -m pytest -n auto --dist worksteal

# Without the slow ones and without real clients.
quick: .venv/developing
	$(BIN)/python -m pytest -q -m "not slow and not client"

# The tests that load a model with sentence-transformers: over a gigabyte of packages, so the other targets do without.
neural: .venv/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[neural]"
	$(BIN)/python -m pytest tests/aligner/test_models.py

# The test that loads a COMET model. unbabel-comet wants numpy 1 and transformers 4: an environment of its own, 1.5 GB.
comet:
	$(PYTHON) -m venv .venv-comet
	.venv-comet/bin/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	.venv-comet/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[comet]" pytest hypothesis
	.venv-comet/bin/python -m pytest tests/scoring/test_comet.py

check: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Writes the present answers of the commands into README.md.
readme: .venv/developing
	$(BIN)/python -m tests.test_readme

# Tables of accuracy, confidence, speed and memory, printed and written to docs/accuracy.md; wants ../shared.
# Some minutes. `BENCH=--large` adds 100,000 segments; `BENCH="--machine …"` says what the machine is in your words.
BENCH_DATE ?= $(shell git log -1 --format=%cs)
bench-alignment: .venv/developing
	$(BIN)/python -m bench.alignment --date "$(BENCH_DATE)" $(BENCH)

# The table of speed of memories, printed and written to docs/tmx.md. Some minutes; makes a file of 215 MB in the
# temporary folder once. `BENCH="--toolkit PYTHON"` names a Python that has translate-toolkit.
bench-tmx: .venv/developing
	$(BIN)/python -m bench.tmx --date "$(BENCH_DATE)" $(BENCH)

# How fast terms are found, printed and written to docs/terms.md. A minute.
bench-terms: .venv/developing
	$(BIN)/python -m bench.terms --date "$(BENCH_DATE)" $(BENCH)

# Tables of the speed and recall of memories, printed and written to docs/memory.md. A quarter of an hour, 2 GB of
# the temporary folder; `BENCH=--small` leaves out the million.
bench-memory: .venv/developing
	$(BIN)/python -m bench.memory --date "$(BENCH_DATE)" $(BENCH)

# The table of speed of scores and their equality with sacreBLEU, printed and written to docs/scoring.md. Three minutes.
bench-scoring: .venv/developing
	$(BIN)/python -m bench.scoring --date "$(BENCH_DATE)" $(BENCH)

clean:
	rm -rf .venv .venv-comet out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# Dependency groups want pip 25.1 or newer; Python 3.11 brings an older one.
.venv/developing: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
