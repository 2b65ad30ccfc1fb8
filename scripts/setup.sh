#!/bin/sh
# Makes this checkout ready to run: system libraries on Debian and Ubuntu, a virtual
# environment in .venv, the locked packages, and PathTracker itself, editable.
# `make` calls it when .venv/.ready is missing, was written elsewhere, or is older than
# requirements.lock or pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONHOME PYTHONPATH

python=${PYTHON:-python3}
venv=.venv

# What Qt loads: the first line for any picture, the others for a window.
packages="libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
    libwayland-client0 libwayland-cursor0 libwayland-egl1"
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || :)
case $version in
3.1[1-4])
    "$python" -c 'import ensurepip, venv' 2>/dev/null || packages="$packages python$version-venv"
    ;;
*)
    echo "PathTracker needs Python 3.11 to 3.14; $python is ${version:-not there}." >&2
    if [ -z "$version" ] && [ "$python" = python3 ] && command -v apt-get >/dev/null; then
        scripts/debian.sh python3 python3-venv || exit 1
        ! command -v python3 >/dev/null || exec "$0"
    fi
    echo "Please install one of these; if it has another name: make PYTHON=python3.12 …" >&2
    exit 1
    ;;
esac
# shellcheck disable=SC2086  # a list of words is meant
scripts/debian.sh $packages

# Scripts in a virtual environment hold its place, so one that has been moved is made anew.
# So is one of another Python than the one that is asked for.
place=$(sed -n 1p "$venv/.ready" 2>/dev/null || :)
wanted=$("$python" -c 'import sys; print(sys.version)' | head -n 1)
found=$("$venv/bin/python" -c 'import sys; print(sys.version)' 2>/dev/null | head -n 1 || :)
if [ "${place:-$(pwd -P)}" != "$(pwd -P)" ] || [ "$found" != "$wanted" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Setting up PathTracker in $venv; this takes a minute or two, once."
    "$python" -m venv --clear "$venv"
fi

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --quiet "$@"; }
pip install --require-hashes -r requirements.lock
pip install --no-build-isolation --no-deps --editable .
"$venv/bin/python" -m pathtracker.catalog resources/catalog  # it then loads ten times as fast
printf '%s\n%s\n' "$(pwd -P)" "$wanted" >"$venv/.ready"
