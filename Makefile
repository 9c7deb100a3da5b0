# check: the main job; test: the tests; both set up their environment by themselves.
PYTHON ?= python3
PIP = -m pip --disable-pip-version-check --quiet --quiet install --constraint constraints.txt
PYTEST = .venv-test/bin/pytest --numprocesses auto --dist worksteal

.PHONY: check build test test-all lint bench mutants code-mutants fuzz update clean

check: .venv/ready
	@.venv/bin/figures check --reference

# Write the release to dist/, the wheel with it.
build: .venv/ready
	@rm -rf build/wheel
	@.venv/bin/python -m pip --disable-pip-version-check --quiet wheel --no-deps --wheel-dir build/wheel .
	.venv/bin/figures build --add build/wheel/*.whl

# Needs Python packages only.
test: .venv-test/ready
	$(PYTEST) --ignore tests/programs -m "not slow" $(COVERAGE)

# The tests above, then all others; .ci/tools installs the programs that they run.
test-all: COVERAGE = --cov --cov-report= --cov-fail-under=0
test-all: test .venv-test/all
	$(PYTEST) -m slow --cov --cov-append --cov-report=term

lint: .venv-test/all
	.venv-test/bin/ruff check
	.venv-test/bin/ruff format --check
	.venv-test/bin/mypy
	.venv-test/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml src/validate/cited_figures/author/template/check.yml
	.venv-test/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	.venv-test/bin/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/wrong-figure.yml
	.venv-test/bin/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
	.venv-test/bin/check-jsonschema --builtin-schema vendor.github-actions action.yml
	.venv-test/bin/pre-commit validate-manifest .pre-commit-hooks.yaml
	.venv-test/bin/zizmor --offline --quiet .github action.yml src/validate/cited_figures/author/template/check.yml
	.venv-test/bin/frictionless validate datapackage.json
	.venv-test/bin/reuse lint --quiet

# Side by side with the alternatives; the page benchmarks/README.md is written anew.
SIZES ?= 11 10000 100000 1000000
bench: .venv/ready .venv-bench/ready
	.venv-bench/bin/python benchmarks/bench.py --lean .venv/bin --full .venv-bench/bin $(SIZES)

# Small changes to the real package, one at a time: which of them the rules notice.
mutants: .venv-test/ready
	PYTHONPATH=tests .venv-test/bin/python -m mutation $(RECORD)

# Small changes to the code: which of them the tests notice; writes tests/mutation/code/results.json.
code-mutants: .venv-mutants/ready
	PYTHONPATH=tests .venv-mutants/bin/python -m mutation.code

# Broken and hostile inputs for the commands that read; tests/fuzz/README.md says more.
MINUTES ?= 8
JOBS ?= 2
fuzz: .venv-fuzz/ready
	PYTHONPATH=src/validate:tests .venv-fuzz/bin/python -m fuzz --minutes $(MINUTES) --jobs $(JOBS) $(TARGETS)

# Rewrite what is derived: hashes, the tables in README.md and data/README.md, and so on.
update: .venv/ready
	.venv/bin/figures update

clean:
	rm -rf .venv .venv-test .venv-bench .venv-mutants .venv-fuzz .code-mutants build dist dist-notes.md tests/node/node_modules

# The check has an environment of its own: pandas beside pandera triples its start-up time.
.venv/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv (about 390 MB, once) ..."
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/python $(PIP) --editable .
	@touch $@

.venv-test/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv-test (about 480 MB, once) ..."
	@$(PYTHON) -m venv --clear .venv-test
	@.venv-test/bin/python $(PIP) --editable '.[test]'
	@touch $@

.venv-test/all: .venv-test/ready
	@echo "Adding to .venv-test what test-all and lint need (about 1,400 MB, once) ..."
	@.venv-test/bin/python $(PIP) --editable '.[test,test-all,lint]'
	@touch $@

# What the script written by hand needs, and no pyspark, which pandera would import.
.venv-bench/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv-bench (about 450 MB, once) ..."
	@$(PYTHON) -m venv --clear .venv-bench
	@.venv-bench/bin/python $(PIP) --editable . pandas
	@touch $@

# The mutation tester brings a user interface for terminals that nothing else needs.
.venv-mutants/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv-mutants (about 400 MB, once) ..."
	@$(PYTHON) -m venv --clear .venv-mutants
	@.venv-mutants/bin/python $(PIP) --editable '.[test]' coverage mutmut
	@touch $@

# atheris has no wheel for newer Pythons.
.venv-fuzz/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv-fuzz (about 300 MB, once) ..."
	@python3.11 -m venv --clear .venv-fuzz
	@.venv-fuzz/bin/python $(PIP) --editable . atheris==3.0.0 hypothesis
	@touch $@
