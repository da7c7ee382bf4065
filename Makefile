# Everything a user or a contributor runs. `make help` lists it.
# Needs Python 3.11 to 3.14, git and make; the tests of a real Kafka need Java 17 with Maven, or Docker, too.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora
# Written when build/compiled is complete.
COMPILED := build/compiled/.done
# What the last demo made.
DEMO := build/demo.sqlite
# One thread a process: the workers scale by processes, and small matrices gain nothing from threads.
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup demo desk test test-unit test-integration test-kafka kafka chaos compose-check lint format accuracy compiled speed \
	schema lock \
	train train-individuals train-pronouns train-quotes train-quotes-news train-speakers \
	train-pages train-confidence evaluate evaluate-quotes \
	evaluate-pronouns evaluate-pages evaluate-people evaluate-identities evaluate-news clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-18s %s\n", $$1, $$2}'

setup: $(VENV)/.done ## Make .venv with both distributions, from the lock file

$(VENV)/.done: pyproject.toml deploy/requirements-pip.lock deploy/requirements-dev.lock models/en_attribune_news/pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) and "Python 3.11 to 3.14 is needed; this is " + sys.version)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r deploy/requirements-pip.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r deploy/requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e . -e models/en_attribune_news
	touch $@

demo: setup ## Run the whole stream on the embedded broker; ARTICLE=path takes a file of yours
	@mkdir -p $(dir $(DEMO))
	$(BIN)/attribune demo --keep $(DEMO) $(ARTICLE)

desk: setup ## Look at what the last demo made, in a browser, until Ctrl-C
	@test -e $(DEMO) || $(MAKE) demo
	$(BIN)/attribune desk --offline --database sqlite:///$(DEMO)

test: setup ## Run every test that this machine can run, and the accuracy gate
	$(BIN)/pytest
	$(BIN)/python -m benchmarks.accuracy

test-unit: setup ## Tests without a broker
	$(BIN)/pytest tests/unit

test-integration: setup ## Tests over the embedded broker
	$(BIN)/pytest tests/integration

test-kafka: setup ## Tests over a real Apache Kafka
	$(BIN)/pytest tests/kafka

kafka: setup ## Start a real Apache Kafka on free ports (Java 17 and Maven), until Ctrl-C; NODES=3 is a cluster
	$(BIN)/python -m deploy.kafka.local $(NODES)

chaos: setup ## Every fault on a real Kafka: 15 scenarios; SHORT=1 in minutes, ONLY=2,7 some, REAL=1 spaCy, DOUBLE=1 must fail
	$(BIN)/python -m tests.chaos $(if $(SHORT),--short) $(if $(REAL),--real) $(if $(DOUBLE),--double) \
		$(if $(ONLY),--only $(ONLY)) $(if $(REPORT),--report $(REPORT))

compose-check: setup ## The compose file on a container engine: scaled, killed, taken down, nothing lost; ARTICLES=1000 IDLE=300 WITHOUT=monitoring
	$(BIN)/python -m deploy.compose_check $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(IDLE),--idle $(IDLE)) \
		$(if $(WITHOUT),--without $(WITHOUT)) $(if $(OUT),--out $(OUT))

lint: setup ## Lint, format check and types, as CI runs them
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: setup ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

accuracy: setup ## The accuracy gate alone: figures over the invented articles and pages against the pinned floors
	$(BIN)/python -m benchmarks.accuracy

compiled: $(COMPILED) ## The packages in build/compiled, their hot modules as machine code, as in the image (a C compiler, Python.h)

# Minutes: only where something of it has changed.
$(COMPILED): $(VENV)/.done deploy/compile.py $(shell find shared services -type f -not -name '*.pyc')
	rm -rf build/compiled
	$(BIN)/python -m deploy.compile build/compiled --sources
	touch $@

speed: compiled ## Words a second on one core, as in the image, beside a pipeline of the shape of en_core_web_sm
	PYTHONPATH=build/compiled $(BIN)/python -m benchmarks.speed

schema: setup ## Write the JSON Schema files and the AsyncAPI document anew
	$(BIN)/attribune schema

lock: setup ## Resolve the lock files anew
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 pyproject.toml models/en_attribune_news/pyproject.toml --extra desk --extra otel \
		-o deploy/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 pyproject.toml models/en_attribune_news/pyproject.toml --extra desk --extra otel --group dev \
		-o deploy/requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 --group compile -o deploy/requirements-compile.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 --group pip -o deploy/requirements-pip.lock

train: setup ## Train the language pipeline from the corpora in CORPORA; WITHOUT=polnear,gum-nc leaves data out
	$(BIN)/pip install --quiet -r training/requirements.txt
	$(BIN)/python -m training.run --corpora $(CORPORA) $(if $(WITHOUT),--without $(WITHOUT))

train-pronouns: setup ## Fit the ranker that links pronouns to the corpora in CORPORA, with the installed pipeline
	$(BIN)/pip install --quiet -r training/requirements.txt
	$(BIN)/python -m training.pronoun_ranker --corpora $(CORPORA)

train-quotes: setup ## Fit the quote linker to the corpora in CORPORA; TAGS=folder has out-of-fold tags of quotations
	$(BIN)/pip install --quiet -r training/requirements.txt
	$(BIN)/python -m training.quote_weights --corpora $(CORPORA) $(if $(TAGS),--tags $(TAGS))

train-quotes-news: setup ## Fit to the news in CORPORA what the contents of quote linking lack, after train-quotes
	$(BIN)/pip install --quiet -r training/requirements-trees.txt
	$(BIN)/python -m training.quote_news --corpora $(CORPORA)

train-speakers: setup ## Fit the ranker of whom a speaker's pronoun or description means, to the corpora in CORPORA
	$(BIN)/pip install --quiet -r training/requirements-trees.txt
	$(BIN)/python -m training.speaker_ranker --corpora $(CORPORA)

train-confidence: setup ## Fit what a quote's confidence is worth to the news in CORPORA, after all else of quote linking
	$(BIN)/pip install --quiet -r training/requirements-trees.txt
	$(BIN)/python -m training.quote_confidence --corpora $(CORPORA)

train-individuals: setup ## Fit the judge of who is a person to the news in CORPORA, after a new pipeline or new rules of names
	$(BIN)/pip install --quiet -r training/requirements-trees.txt
	$(BIN)/python -m training.individuals --corpora $(CORPORA)

train-pages: setup ## Fit the scorer of a page's blocks to the pages in CORPORA
	$(BIN)/pip install --quiet -r training/requirements-trees.txt
	$(BIN)/python -m training.page_blocks --corpora $(CORPORA)

evaluate: setup ## Score the language pipeline on the corpora in CORPORA against its pinned floors
	$(BIN)/python -m training.evaluate --corpora $(CORPORA)

evaluate-quotes: setup ## Score quote linking on the corpora in CORPORA against its pinned floors
	$(BIN)/python -m benchmarks.quotes --corpora $(CORPORA)

evaluate-pronouns: setup ## Score the links of pronouns on the corpora in CORPORA against their pinned floors
	$(BIN)/python -m benchmarks.pronouns --corpora $(CORPORA)

evaluate-news: setup ## Score who said what in the news in CORPORA against the pinned floors
	$(BIN)/python -m benchmarks.news --corpora $(CORPORA) --part train
	$(BIN)/python -m benchmarks.news --corpora $(CORPORA) --part dev
	$(BIN)/python -m benchmarks.news --corpora $(CORPORA) --part pages

evaluate-pages: setup ## Score cleaning on the pages in CORPORA: each publisher's by a scorer that saw none of its pages
	$(BIN)/pip install --quiet -r training/requirements-trees.txt
	@mkdir -p build
	$(BIN)/python -m training.page_blocks --corpora $(CORPORA) --folds 91 --texts build/pages.jsonl
	$(BIN)/python -m benchmarks.pages --corpora $(CORPORA) --texts build/pages.jsonl
	$(BIN)/python -m benchmarks.pages --corpora $(CORPORA)

evaluate-people: setup ## Score links to a people file on the corpora in CORPORA, and what they cost, against pinned floors
	$(BIN)/python -m benchmarks.people --corpora $(CORPORA)

evaluate-identities: setup ## Score who is who in the desk, over the pages and texts in CORPORA
	$(BIN)/python -m benchmarks.identities --corpora $(CORPORA)

clean: ## Remove what was built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
