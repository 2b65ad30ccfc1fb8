#!/bin/sh
# DVCLive writes a metric that is not finite into metrics.json as text.
#
# Seen with dvclive 3.49.1 and dvc 3.67.1.
#
# A training that diverges logs NaN. The tables under plots/metrics get `nan`, but metrics.json gets
# the string "nan" where a number stood at the step before, so that the type of a key changes from
# one run to the next; `step` stands among the metrics as one of them. `dvc metrics show` prints the
# text without a remark.
#
# What helps: read "nan", "inf" and "-inf" as what they mean, and leave `step` out of the metrics.
#
# Fails if the value is a number, null or left out.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "dvclive==3.49.1" "dvc==3.67.1"
cd "$folder"
export DVC_NO_ANALYTICS=1 HOME="$folder"
git init -q work
cd work
git -c user.name=Learner -c user.email=learner@example.org commit -q --allow-empty -m start
"$folder/venv/bin/python" - <<'PYTHON'
import json
from pathlib import Path

from dvclive import Live

with Live("out", save_dvc_exp=False, report=None) as live:
    for loss in (0.9, float("nan")):
        live.log_metric("loss", loss)
        live.next_step()
read = json.loads(Path("out/metrics.json").read_text())
print("metrics.json:", read)
print("plots/metrics/loss.tsv:", Path("out/plots/metrics/loss.tsv").read_text().split())
raise SystemExit(read != {"loss": "nan", "step": 1})
PYTHON
