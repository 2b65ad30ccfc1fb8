#!/bin/sh
# Writes requirements.lock anew from pyproject.toml: every package this project
# uses, to run and to develop, on Linux, Windows and macOS, each with the hashes
# of all its published files, and no address in it.
#   scripts/lock.sh              keeps what is locked, adds what is missing
#   scripts/lock.sh --upgrade    takes the newest that pyproject.toml allows
set -eu
cd "$(dirname "$0")/.."

# The hashes are to be those of the public index, whatever this computer's
# own pip settings add to it.
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL UV_INDEX UV_DEFAULT_INDEX UV_FIND_LINKS || :

tools=build/lock-tools
[ -x "$tools/bin/uv" ] || { "${PYTHON:-python3}" -m venv "$tools" && "$tools/bin/python" -m pip install -q uv; }

[ -z "${PIP_CERT:-}" ] || export SSL_CERT_FILE="$PIP_CERT"
"$tools/bin/uv" pip compile pyproject.toml --quiet --no-config \
    --universal --python-version 3.11 --all-extras --generate-hashes --strip-extras \
    --no-header --no-emit-index-url --no-emit-find-links \
    --output-file requirements.lock "$@"
