#!/bin/sh
# Every test as on a slow machine: one processor beside a busy loop, each sync ten times as long.
# No result may differ from that of `make test`. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
busy=
trap '[ -z "$busy" ] || kill "$busy"; rm -rf "$folder"' EXIT
cc -O1 -shared -fPIC -U_FORTIFY_SOURCE -pthread -o "$folder/shim.so" tests/reliability/shim.c
taskset -c 0 sh -c 'while :; do :; done' &
busy=$!
QT_QPA_PLATFORM=offscreen RELIABILITY_SLOW_SYNC=10 LD_PRELOAD="$folder/shim.so" \
    taskset -c 0 .venv/bin/python -m pytest "$@"
