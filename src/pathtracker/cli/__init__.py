"""The command line: the same actions as the window, for scripts and terminals."""

from pathtracker.cli.begin import main

__all__ = ["main"]
