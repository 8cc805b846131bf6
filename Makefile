# Each target installs what it needs into .venv, and nothing outside this folder.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: install demo play test lint coverage bench chaos

install: $(READY)

$(READY): constraints.txt pyproject.toml
	@echo "Installing the libraries into .venv. This takes a minute or more."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

demo: $(READY)
	@$(BIN)/python -m sandbox demo $(if $(LINE),"$$LINE")

play: $(READY)
	@$(BIN)/python -m sandbox play $(if $(PORT),--port $(PORT))

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Some tests wait for processes: three workers keep two cores busy, and what is linted beside them fills the rest. Fails
# when either does.
test: $(READY)
	@nice $(MAKE) --no-print-directory lint > .venv/lint.log 2>&1 & lint=$$!; \
	$(BIN)/python -m pytest -q -n 3 --dist loadgroup --no-loadscope-reorder; tests=$$?; \
	wait $$lint; linted=$$?; cat .venv/lint.log; \
	[ $$linted -eq 0 ] && exit $$tests; echo "make lint failed, as above"; exit 1

# Branches too. Fails where the tests of these two packages leave out more than they do today.
coverage: $(READY)
	$(BIN)/python -m coverage run -m pytest -q tests/when tests/meetings
	$(BIN)/python -m coverage report --include='bot/when/*' --fail-under=96 --skip-covered
	$(BIN)/python -m coverage report --include='bot/meetings/*' --fail-under=95 --skip-covered

bench: $(READY)
	$(BIN)/python -m bench

# Lines typed while processes are killed and LeadSquared fails: make chaos SEED=7
chaos: $(READY)
	$(BIN)/python -m chaos $(if $(SEED),--seed $(SEED))
