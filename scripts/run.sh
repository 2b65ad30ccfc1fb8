#!/bin/sh
# Opens PathTracker; where there is no screen, says so and draws the sample learner instead.
set -eu
cd "$(dirname "$0")/.."

case $(uname -s) in
Darwin) screen=yes ;;
*) screen=${DISPLAY:-}${WAYLAND_DISPLAY:-} ;;
esac
[ -z "$screen" ] || exec .venv/bin/pathtracker "$@"

echo "There is no display here, so no window can open; drawing the sample learner to build/screenshots instead."
exec scripts/screenshots.sh
