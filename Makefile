# Beacon: what one can do here. `make` lists it. Everything is set up on the way, and only when something has changed.

PORT ?= 5005
DESK_PORT ?= 8008
ACTIONS ?= inprocess
PYTHON ?= python3
BIN := .venv/bin
UV = $(firstword $(wildcard .cache/uv/*/bin/uv .cache/uv/*/site/bin/uv))
export PYTHONPATH := $(CURDIR)

.DEFAULT_GOAL := help
.PHONY: help setup setup-test setup-desk test-desk train run demo desk shell ask test check eval load record-export record-erase record-purge bench pins clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what running needs into .venv
	@$(PYTHON) bot/bootstrap.py run

setup-test:
	@$(PYTHON) bot/bootstrap.py test

setup-desk:
	@$(PYTHON) bot/bootstrap.py desk
	@$(PYTHON) bot/bootstrap.py officer

train: setup ## Train the model, if anything that goes into it has changed
	@$(BIN)/python -m bot.model

# a desk's homeserver that `make desk` runs says in that file how to join it
run: train ## Start the assistant; PORT=5005, ACTIONS=inprocess or server
	@set -a; [ ! -f var/desk/beacon.env ] || . var/desk/beacon.env; \
	exec $(BIN)/python -m bot.launch run --port $(PORT) --actions $(ACTIONS)

demo: train ## Start the assistant with a sample department page that holds the chat, at /demo
	@BEACON_DEMO=true; export BEACON_DEMO; set -a; [ ! -f var/desk/beacon.env ] || . var/desk/beacon.env; \
	exec $(BIN)/python -m bot.launch run --port $(PORT) --actions $(ACTIONS)

desk: setup ## Start a local Matrix homeserver for the enquiry desk; DESK_PORT=8008
	@$(PYTHON) bot/bootstrap.py desk
	@exec $(BIN)/python -m bot.homeserver --port $(DESK_PORT) --beacon http://127.0.0.1:$(PORT)/webhooks/matrix

shell: train ## Talk to it in this terminal
	@exec $(BIN)/python -m bot.launch shell --actions $(ACTIONS)

ask: need-Q train ## Show every stage of one question: make ask Q="which police projects start in 2024?"
	@exec $(BIN)/python -m ask "$$QUESTION"
# as it was typed: make would take the $3 of "over $300m" for a variable
export QUESTION := $(value Q)

load: need-FILE setup ## Load a list of projects: make load FILE=list.txt
	@exec $(BIN)/python -m knowledge.load "$$FILE"
export FILE

record-export: need-ID setup ## Print all that is kept of a conversation: make record-export ID=...
	@exec $(BIN)/python -m conversations export "$$ID"

record-erase: need-ID setup ## Erase a conversation
	@exec $(BIN)/python -m conversations erase "$$ID"
export ID

record-purge: setup ## Erase the conversations that are older than BEACON_KEEP_DAYS
	@exec $(BIN)/python -m conversations purge

need-%:
	@[ -n '$(if $(value $*),given)' ] || { echo 'This needs a value: make $(MAKECMDGOALS) $*="..."' >&2; exit 2; }

test: setup-test train ## Run all tests
	@$(BIN)/python -m pytest

test-desk: setup-test setup-desk train ## Test the enquiry desk on a real homeserver, end to end
	@$(BIN)/python -m pytest tests/desk

check: setup-test ## Check style, types and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy actions ask bot conversations knowledge languages bench
	$(BIN)/python -m pytest tests/test_layers.py

eval: setup-test train ## Score the answers by kind of question
	@$(BIN)/python -m tests.questions.eval

bench: setup train ## Measure speed and memory against a bare Rasa bot, and the store
	@$(BIN)/python -m bench.run
	@$(BIN)/python -m bench.conversation
	@$(BIN)/python -m knowledge.bench

pins: setup ## Resolve the requirements anew
	$(UV) pip compile --quiet --generate-hashes --python-version 3.10 requirements/run.in -o requirements/run.txt
	$(UV) pip compile --quiet --generate-hashes --python-version 3.10 requirements/test.in -o requirements/test.txt
	$(UV) pip compile --quiet --generate-hashes --python-version 3.10 requirements/desk.in -o requirements/desk.txt
	$(UV) pip compile --quiet --generate-hashes --python-version 3.10 requirements/officer.in -o requirements/officer.txt
	$(UV) pip compile --quiet --generate-hashes --universal requirements/uv.in -o requirements/uv.txt

clean: ## Remove what was installed, trained and stored
	rm -rf .venv .cache .rasa models var results .mypy_cache .pytest_cache .ruff_cache .hypothesis
