"""`python -m benchmarks`: measures, prints a table and keeps it in README.md (`--keep`)."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks import BENCHMARKS
from benchmarks.against import compare
from benchmarks.context import Context
from benchmarks.stores import SIZES
from benchmarks.table import HEAD, Row, keep, lines_of


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=sorted(BENCHMARKS), action="append", metavar="NAME")
    parser.add_argument("--size", choices=SIZES, action="append", help="default: every size")
    parser.add_argument("--quick", action="store_true", help="few rounds, usual size, rough")
    parser.add_argument("--keep", action="store_true", help="write the table into README.md")
    parser.add_argument(
        "--processor", action="store_true", help="the processor's time, not that on the wall"
    )
    parser.add_argument(
        "--against", type=Path, metavar="CHECKOUT", help="measure another checkout too, in turn"
    )
    parser.add_argument("--turns", type=int, default=3, help="of each with --against (default: 3)")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args.against:
        compare(args.against, args, args.turns)
        return 0
    sizes = args.size or (["usual"] if args.quick else SIZES)
    context = Context(quick=args.quick, sizes=sizes, processor=args.processor)
    print(HEAD)
    rows: list[Row] = []
    for name, benchmark in BENCHMARKS.items():
        if not args.only or name in args.only:
            for row in benchmark(context):
                rows.append(row)
                print(*lines_of([row]), sep="\n", flush=True)
    over = [row for row in rows if row.over]
    print(f"\n{len(rows)} figures, {len(over)} over their aim")
    if args.keep:
        keep(rows, context.machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
