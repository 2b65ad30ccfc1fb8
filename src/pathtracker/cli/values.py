"""Kinds of values that may be typed; argparse words the refusal."""

from __future__ import annotations

import argparse
import math
import os
import sys
from pathlib import Path
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """Its complaints stay short, whatever was typed."""

    def error(self, message: str) -> NoReturn:
        super().error(short(message, 1_000))

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is sys.stdout:  # help that can't be written is to be noticed, not passed over
            file.write(message)
        else:
            super()._print_message(message, file)


def place(text: str) -> str:
    """The name of a file or folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty; say which one is meant")
    if "\0" in text:
        raise argparse.ArgumentTypeError("no name holds a null character")
    if len(os.fsencode(text)) > 4_000 or any(len(os.fsencode(p)) > 255 for p in Path(text).parts):
        raise argparse.ArgumentTypeError(f"“{short(text)}” is longer than names of files can be")
    return text


def whole(text: str) -> int:
    """A whole number, of a size that somebody may mean."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise argparse.ArgumentTypeError(f"“{short(text)}” is not a whole number")
    if len(digits) > 9:
        raise argparse.ArgumentTypeError(f"“{short(text)}” is too large a number")
    return int(text)


def decimal(text: str) -> float:
    """A number, with decimals or without."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"“{short(text)}” is not a number; say one like 7.5")
    return value


def factor(text: str) -> float:
    """How many pixels of a screen make one of the window's."""
    value = decimal(text)
    if not 0.5 <= value <= 4:
        raise argparse.ArgumentTypeError(f"“{short(text)}” is no scale; say one from 0.5 to 4")
    return value


def size(text: str) -> tuple[int, int]:
    """A size in pixels such as 1024x700."""
    width, _, height = text.lower().partition("x")
    found = [int(side) for side in (width, height) if side.isdecimal() and len(side) < 6]
    if len(found) != 2 or not all(1 <= side <= 20_000 for side in found):
        raise argparse.ArgumentTypeError(f"“{short(text)}” is not a size; say one like 1024x700")
    return found[0], found[1]


def short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
