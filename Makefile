# Two commands: `make app` opens the app, `make test` runs every test. Both install what they need, and are quick after that.
PYTHON ?= python3
VENV := .venv/bin

.PHONY: app test bench install check-style docs

install:
	@$(PYTHON) tools/install.py

app: install
	@$(VENV)/python -m assistant doctor --prepare
	@$(VENV)/streamlit run streamlit_app.py

test:
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy
	@$(VENV)/python -m pytest -n 2 --dist loadgroup

bench: install
	@$(VENV)/python -m tests.bench

docs: install
	@$(VENV)/python tools/docs.py
