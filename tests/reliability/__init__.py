"""Power cuts and kills: what a crash at any moment may take away, which is nothing acknowledged.

Two harnesses share the learner's edits (edits.py, session.py) and what they promise (promises.py):

- power: shim.c records what a run does to its files, replay.py makes folders that a disk may hold
  after a power cut (its docstring says what is assumed of disks), power.py judges them;
- kill: kill.py kills a running process with SIGKILL and looks at what is left.

Each also runs against a store that is wrong on purpose and must find that out. The long runs:

    python -m tests.reliability power 10000
    python -m tests.reliability kill 10000
"""
