"""The long runs: `python -m tests.reliability kill 10000`, `… power 10000`, `… settings 10000`,
`… failing 10000`, `… starts 10000`.

Works in batches and keeps its count in a file (build/reliability.json, or --state), so it can be
stopped at any time and goes on where it was. Prints the figures at the end; a kind of run that
found something lost or corrupt ends with 1.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import campaign, failing, kill, power, settingspower, shimlog, starts
from .contents import fast_place

KILLS_A_BATCH = 100
STATES_A_BATCH = 1000
CASES_A_BATCH = 1000
STARTS_A_BATCH = 500
UNITS = {
    "kill": "kills",
    "power": "states",
    "settings": "states",
    "failing": "cases",
    "starts": "starts",
}
FIGURES: dict[str, Any] = {
    "kill": kill.Figures,
    "power": power.Figures,
    "settings": power.Figures,
    "failing": failing.Figures,
    "starts": starts.Figures,
}


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("what", choices=tuple(UNITS))
    parser.add_argument("count", type=int, help="how many, those already counted included")
    parser.add_argument("--state", type=Path, default=Path("build/reliability.json"))
    asked = parser.parse_args()
    state: dict[str, Any] = json.loads(asked.state.read_text()) if asked.state.exists() else {}
    ours = state.setdefault(asked.what, {"batches": 0, "seconds": 0.0, "figures": {}})
    total = FIGURES[asked.what](**ours["figures"])
    unit = UNITS[asked.what]
    with tempfile.TemporaryDirectory(dir=None if asked.what == "kill" else fast_place()) as place:
        batch = _batches(asked.what, Path(place).resolve())
        try:
            while getattr(total, unit) < asked.count:
                began = time.monotonic()
                total += batch(asked.count - getattr(total, unit), ours["batches"] + 1)
                ours["seconds"] += time.monotonic() - began
                ours["batches"] += 1
                ours["figures"] = asdict(total)
                _save(asked.state, state)
                print(_line(total, unit, ours["seconds"]), end="\r", flush=True)
        except KeyboardInterrupt:
            print("\nstopped; the same command goes on from here")
    print(_line(total, unit, ours["seconds"]))
    for example in total.examples:
        print(f"  {example}")
    return 1 if total.wrong else 0


def _batches(what: str, place: Path) -> Callable[[int, int], Any]:
    if what == "kill":
        return lambda left, seed: kill.run(
            place / "store", rounds=min(left, KILLS_A_BATCH), seed=seed
        )
    if what == "failing":
        breaker = failing.build(place)
        return lambda left, seed: failing.run(
            breaker, place / "failing", cases=min(left, CASES_A_BATCH), seed=seed
        )
    if what == "starts":
        return lambda left, seed: starts.run(place / "new", starts=min(left, STARTS_A_BATCH))
    library = shimlog.build(place)
    if what == "settings":
        return lambda left, seed: settingspower.cut_power(
            library, place, states=min(left, STATES_A_BATCH), seed=seed
        )
    return lambda left, seed: campaign.cut_power(
        library, place, states=min(left, STATES_A_BATCH), seed=seed
    )


def _line(total: Any, unit: str, seconds: float) -> str:
    found = ", ".join(
        f"{value} {name.replace('_', ' ')}"
        for name, value in asdict(total).items()
        if isinstance(value, int) and name != unit
    )
    return f"{getattr(total, unit)} {unit}: {found} ({seconds:.0f} s)"


def _save(path: Path, state: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_text(json.dumps(state, indent=1))
    half.replace(path)


if __name__ == "__main__":
    sys.exit(main())
