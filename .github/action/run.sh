#!/usr/bin/env bash
# The step of action.yml. FIGURES_COMMAND names an installed command; without it, one is installed.
set -euo pipefail

command="${FIGURES_COMMAND:-}"
if [ -z "$command" ]; then
  python3 -m venv "$RUNNER_TEMP/figures"
  "$RUNNER_TEMP/figures/bin/pip" --quiet --disable-pip-version-check install \
    --constraint "$GITHUB_ACTION_PATH/constraints.txt" "$GITHUB_ACTION_PATH"
  command="$RUNNER_TEMP/figures/bin/figures"
fi

report="$RUNNER_TEMP/figures.json"
options=(--format github --report "json=$report")
[ "${FIGURES_STRICT:-false}" = true ] && options+=(--strict)

code=0
"$command" check "${FIGURES_PATH:-.}" "${options[@]}" || code=$?

python3 - "$report" >> "$GITHUB_OUTPUT" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    summary = json.load(file)["summary"]
print(f"errors={summary['fatal'] + summary['errors']}")
print(f"warnings={summary['warnings']}")
print(f"report={sys.argv[1]}")
PYTHON
exit "$code"
