# The commands of this project; `make` alone lists them.
PORT ?= 8000
export PORT
python = .venv/bin/python
# For what only reads the code: no database is started.
without_database = DATABASE_URL=postgresql://unused/unused INTERWONEN_SECRET_KEY=unused INTERWONEN_LOG_KEYS=unused
# As in production, with a key that is long and varied enough for the check.
production = DATABASE_URL=postgresql://unused/unused INTERWONEN_LOCAL=0 \
	INTERWONEN_HOSTS=interwonen.example INTERWONEN_TRUSTED_PROXIES=1 \
	INTERWONEN_LOG_KEYS=unused INTERWONEN_SECRET_KEY=$(shell seq 40 | tr -d '\n')
print_database_folder = from pathlib import Path; from interwonen.core.embedded_postgres \
	import database_folder; print(database_folder(Path(".data")))

.PHONY: help run test browser stress bench queries check types style imports settings catalogue \
	audit evidence evidence-compared messages backup restore clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## serve a filled demonstration on http://127.0.0.1:8000 (other port: make run PORT=8001)
	@sh scripts/setup run
	@exec env INTERWONEN_LOCAL=1 INTERWONEN_CLOCK=$${INTERWONEN_CLOCK:-2021-06-30} \
		INTERWONEN_CLOCK_TIME=$${INTERWONEN_CLOCK_TIME:-14:00} \
		INTERWONEN_LIVE_STATIC=$${INTERWONEN_LIVE_STATIC:-0} \
		$(python) manage.py demo --port $(PORT)

test: ## run all tests (some of them: make test ARGS="tests/core -k quarter")
	@sh scripts/setup dev
	@$(python) -m pytest -n 2 $(ARGS)

browser: ## run only the browser tests, against a `make run` of their own
	@sh scripts/setup dev
	@$(python) -m pytest tests/browser $(ARGS)

stress: ## attack the rules with over 15,000 random operations (some minutes)
	@sh scripts/setup dev
	@$(python) -m pytest tests/stress -s -q -n 0 --hypothesis-profile stress $(ARGS)

bench: ## measure every main page beside a bare Django page (five minutes; ARGS=--quick for less)
	@sh scripts/setup dev
	@$(python) -m tests.bench $(ARGS)

queries: ## write anew what each page asks the database (tests/queries/*.txt), to be reviewed
	@sh scripts/setup dev
	@RENEW_QUERIES=1 $(python) -m pytest tests/queries/test_pages.py -q $(ARGS)

check: ## check style, types, imports, migrations, settings, catalogue and known weak spots
	@sh scripts/setup dev
	@$(MAKE) --no-print-directory --keep-going --jobs=2 types style imports settings catalogue \
		audit evidence-compared

# The types take as long as all the others, so they begin first.
types:
	$(without_database) $(python) -m mypy .
style:
	$(python) -m ruff check .
	$(python) -m ruff format --check .
imports:
	$(python) -c "from importlinter.cli import lint_imports_command as lint; lint()"
settings:
	$(python) manage.py makemigrations --check --dry-run
	$(python) manage.py check --fail-level WARNING
	$(production) $(python) manage.py check --deploy --fail-level WARNING
catalogue:
	$(without_database) $(python) manage.py catalogue check

audit:
	@$(python) scripts/audit
evidence: ## write anew the table of ASVS, the bill of materials and the register of processing
	@$(without_database) $(python) manage.py catalogue compile
	@$(without_database) $(python) -m tests.evidence
evidence-compared:
	@$(without_database) $(python) -m tests.evidence --check

messages: ## bring the Dutch catalogue up to date with the strings in the code
	@sh scripts/setup dev
	$(without_database) $(python) manage.py catalogue update
	$(without_database) $(python) manage.py catalogue compile

backup: ## write an encrypted backup of the database; INTERWONEN_BACKUP_TO says whose key opens it
	@$(python) manage.py backup

restore: ## restore one: make restore FILE=...; REPLACE=1 puts it in the place of what is there
	@$(python) manage.py restore "$(FILE)" $(if $(filter 1,$(REPLACE)),--replace)

clean: ## remove what was installed and the demonstration's data
	rm -rf "$$($(python) -c '$(print_database_folder)')" .data .venv staticfiles .*_cache
