#!/usr/bin/env bash
# The step of action.yml. FIGURES_COMMAND names an installed command; without it, one is installed.
set -euo pipefail

command="${FIGURES_COMMAND:-}"
if [ -z "$command" ]; then
  command="$FIGURES_HOME/bin/figures"
  if ! "$command" --version > "$FIGURES_HOME.log" 2>&1; then # not in the cache
    python3 -I -m venv --clear "$FIGURES_HOME"
    "$FIGURES_HOME/bin/pip" --quiet --disable-pip-version-check install \
      --constraint "$GITHUB_ACTION_PATH/constraints.txt" "$GITHUB_ACTION_PATH"
  fi
fi

# Of this step alone: what an earlier one reported is not taken for it.
report="$(mktemp -d "$RUNNER_TEMP/figures-report.XXXXXX")/figures.json"
options=(--reference --format github --report "json=$report")
case "${FIGURES_STRICT:-false}" in
  true) options+=(--strict) ;;
  false) ;;
  *)
    echo "figures: strict is '$FIGURES_STRICT'; expected true or false" >&2
    exit 2
    ;;
esac

mapfile -t paths < <(printf '%s\n' "${FIGURES_PATH-.}" | sed '/^[[:space:]]*$/d; s/^[[:space:]]*//; s/[[:space:]]*$//')
if [ "${#paths[@]}" = 0 ]; then
  echo "figures: path is empty; expected the folder of a package" >&2
  exit 2
fi

code=0
"$command" check "${options[@]}" -- "${paths[@]}" || code=$?
[ -e "$report" ] || exit $((code == 0 ? 2 : code))

# -I: nothing is imported from the repository that is checked
python3 -I - "$report" >> "$GITHUB_OUTPUT" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    summary = json.load(file)["summary"]
print(f"errors={summary['fatal'] + summary['errors']}")
print(f"warnings={summary['warnings']}")
print(f"report={sys.argv[1]}")
PYTHON
exit "$code"
