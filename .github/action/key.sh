#!/usr/bin/env bash
# Prints where the environment of action.yml is, and the key of its cache: all that goes into it.
set -euo pipefail

cd "$GITHUB_ACTION_PATH"
content="$(find constraints.txt pyproject.toml datapackage.json data schemas src -type f \
  -not -path '*/__pycache__/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum)"
python="$(python3 -I -c 'import sys; print(sys.version_info[:3], sys.prefix)' | sha256sum)"
echo "folder=$RUNNER_TEMP/figures"
echo "key=figures-$RUNNER_OS-${content:0:32}-${python:0:16}"
