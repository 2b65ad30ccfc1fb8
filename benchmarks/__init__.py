"""What PathTracker costs, measured: see README.md.

A benchmark is a function from a Context to rows. To add one, write a module with such a function
and name it here.
"""

from benchmarks.catalogue import catalogue
from benchmarks.commands import commands
from benchmarks.context import Benchmark
from benchmarks.edits import edit
from benchmarks.floor import floor
from benchmarks.gaps import gap, skills_page
from benchmarks.interactions import interactions
from benchmarks.opening import opening
from benchmarks.planning import plan, plan_from_store
from benchmarks.reads import reads
from benchmarks.timeline import timeline
from benchmarks.what_if import what_if
from benchmarks.window import palette, repaint, start

BENCHMARKS: dict[str, Benchmark] = {
    "floor": floor,
    "commands": commands,
    "catalogue": catalogue,
    "opening": opening,
    "reads": reads,
    "edit": edit,
    "gap": gap,
    "plan": plan,
    "plan-from-store": plan_from_store,
    "skills": skills_page,
    "start": start,
    "repaint": repaint,
    "palette": palette,
    "interactions": interactions,
    "timeline": timeline,
    "what-if": what_if,
}
