#!/bin/sh
# Draws every view to build/screenshots, of the sample learner in a fresh folder,
# so that it is the same everywhere and nobody's own data is touched.
set -eu
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=offscreen

rm -rf build/sample build/screenshots
mkdir -p build
.venv/bin/pathtracker --data-dir build/sample demo >/dev/null
.venv/bin/pathtracker --data-dir build/sample screenshots build/screenshots "$@"
