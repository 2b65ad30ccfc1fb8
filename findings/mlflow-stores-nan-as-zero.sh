#!/bin/sh
# MLflow's database holds 0 for a metric that was NaN: a run that diverged looks like a perfect one.
#
# Seen with mlflow-skinny 3.17.2, SQLAlchemy 2.1.9 and alembic 1.20.1, a local SQLite file.
#
# The table `metrics` keeps the number in `value` and, in another column, `is_nan`; of NaN `value` is
# 0.0. Infinity becomes the largest double, with no column of its own. Whoever reads the file with
# SQL and takes `value` alone finds a loss of 0.
#
# What helps: select `is_nan` too, and take ±1.7976931348623157e308 for infinite.
#
# Fails if the row of NaN doesn't hold 0 and a mark, or infinity is kept in another way.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "mlflow-skinny==3.17.2" "SQLAlchemy==2.1.9" "alembic==1.20.1"
cd "$folder"
export MLFLOW_DISABLE_TELEMETRY=true HOME="$folder"
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import sqlite3

import mlflow

mlflow.set_tracking_uri("sqlite:///runs.db")
with mlflow.start_run():
    for step, loss in enumerate((0.9, float("nan"), float("inf"))):
        mlflow.log_metric("loss", loss, step=step)
rows = sqlite3.connect("runs.db").execute("SELECT step, value, is_nan FROM metrics ORDER BY step")
found = [(step, value, bool(mark)) for step, value, mark in rows]
print("step, value, is_nan:", found)
raise SystemExit(found != [(0, 0.9, False), (1, 0.0, True), (2, 1.7976931348623157e308, False)])
PYTHON
