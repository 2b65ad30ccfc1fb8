"""Runs commands in turns and prints how long each run took, on the wall or of the processor, and
the memory it held, as JSON.

A program by itself, with nothing imported that it can do without: Linux counts the memory of the
process that starts another as that other's, up to the moment it has become itself.
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def once(command: list[str], clock: str) -> tuple[float, float]:
    """Seconds from start to end, or of the processor; and megabytes at most. Windows doesn't say
    the last two: seconds from start to end, and 0."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            megabytes = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        else:  # Windows
            process.wait()
            megabytes = 0.0
        taken = time.perf_counter() - start
        if clock == "processor" and hasattr(os, "wait4"):
            taken = usage.ru_utime + usage.ru_stime
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command} ended with {process.returncode}: {said.read().decode()}")
    return taken, megabytes


if __name__ == "__main__":
    rounds, clock, commands = int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
    for each in commands:
        once(each, clock)  # fills the caches
    print(json.dumps([[once(each, clock) for each in commands] for _ in range(rounds)]))
