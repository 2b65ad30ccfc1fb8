#!/bin/sh
# Makes this checkout ready to run: system libraries on Debian and Ubuntu, a virtual
# environment in .venv, the locked packages, and PathTracker itself, editable.
# `make` calls it when .venv/.ready is older than requirements.lock or pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONHOME PYTHONPATH

python=${PYTHON:-python3}
venv=.venv

# What Qt loads: the first line for any picture, the others for a window.
packages="libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
if ! command -v "$python" >/dev/null; then
    packages="$packages python3 python3-venv"
elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    packages="$packages python3-venv"
fi
# shellcheck disable=SC2086  # a list of words is meant
scripts/debian.sh $packages

if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
    echo "PathTracker needs Python 3.11 to 3.14; $python is $("$python" --version 2>&1 || :)." >&2
    echo "With a newer one installed beside it: make PYTHON=python3.12 …" >&2
    exit 1
fi

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Setting up PathTracker in $venv; this takes a minute or two, once."
    "$python" -m venv --clear "$venv"
fi

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --quiet "$@"; }
pip install --require-hashes -r requirements.lock
pip install --no-build-isolation --no-deps --editable .
touch "$venv/.ready"
