"""Words that the titles of a very full store are made of: no two alike, each one sayable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

PLACES = (
    "hospital pharmacy", "bus depot", "online bookshop", "dairy farm", "public library",
    "wind park", "regional airport", "flower auction", "school canteen", "music school",
    "car workshop", "parcel centre", "football club", "tax office", "hearing clinic",
    "coffee roastery", "ferry line", "housing co-op", "weather service", "translation agency",
    "dental practice", "bakery chain", "waterworks", "museum archive", "insurance desk",
    "fishing fleet", "radio studio", "steel mill", "allotment club", "fire brigade",
    "language school", "ski resort", "seed bank", "local newspaper", "blood bank",
    "solar cooperative", "second-hand shop", "mountain rescue", "vineyard", "call centre",
    "animal shelter", "theatre box office", "road depot", "chess federation", "print shop",
)  # fmt: skip

CRAFTS = (
    "demand forecasting", "image labelling", "route planning", "text search", "fault detection",
    "queue modelling", "price setting", "speech transcription", "stock keeping", "record linkage",
    "customer grouping", "sensor cleaning", "event logging", "report writing", "access control",
    "survey weighting", "map matching", "dose checking", "ticket sorting", "photo retrieval",
    "energy metering", "crew rostering", "duplicate finding", "summary writing", "trend charting",
    "noise filtering", "form reading", "risk scoring", "menu planning", "address parsing",
    "batch scheduling", "drift watching", "test design", "data contracts", "cache tuning",
    "schema design", "cost tracking", "label auditing", "topic grouping", "colour grading",
    "outlier review", "backup drills", "alert tuning", "feature naming", "sample sizing",
)  # fmt: skip

DEPTHS = ("Basics of {}", "{}", "Testing {}", "Explaining {}", "Automating {}", "Reviewing {}")

VERBS = (
    "Sketch", "Measure", "Rebuild", "Explain", "Test", "Document", "Speed up", "Compare",
    "Simplify", "Automate", "Review", "Draw", "Rehearse", "Question", "Secure", "Deploy",
    "Watch", "Budget", "Untangle", "Hand over", "Time", "Shrink", "Translate", "Repair",
)  # fmt: skip

JOBS = ("analyst", "engineer", "researcher", "lead", "consultant")

PRODUCTS = (
    "{} that explains itself", "A small service for {}", "{} on one page", "{} with a phone",
    "An honest test of {}", "{} for people in a hurry", "{}, before and after", "A month of {}",
    "{} without the cloud", "What {} gets wrong", "{} for beginners", "A dashboard for {}",
)  # fmt: skip

PHASES = (
    "First look", "Ground work", "By hand", "With a tool", "Under load", "With others",
    "In the open", "Looked after", "Handed on", "Taught",
)  # fmt: skip

CHECKS = (
    "show it to somebody who did not ask",
    "do it again without the notes",
    "say what it costs",
    "name the case in which it goes wrong",
    "undo it without losing anything",
    "measure it before and after",
)

NOTES = (
    "Worked at the second try. The first had the units mixed up.",
    "Ask again who needs this, and **when** they need it.",
    "- read the old version first\n- then change one thing\n- then measure",
    "Easier than it looked. An evening instead of a weekend.",
    "Shown at the meetup; two questions I could not answer, both about the source of the data.",
    "Left out on purpose: the case with no data at all. It gets a step of its own.",
    "> Measure twice.\n\nI measured once.",
)

REASONS = ("", "", "", "", "Did it alone this time.", "Had help.", "With the guide beside me.")

SUBJECTS = tuple(product(CRAFTS, PLACES))


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def skill_names(rng: Random) -> Iterator[tuple[str, str]]:
    """Names of skills, each with its category; 12,150 before they run out."""
    for depth in DEPTHS:
        for craft, place in _shuffled(rng):
            yield capital(depth.format(f"{craft} for the {place}")), capital(craft)


def step_titles(rng: Random, craft: str) -> Iterator[str]:
    """Titles of steps around one craft; 1,080 before they run out."""
    pairs = list(product(VERBS, PLACES))
    rng.shuffle(pairs)
    for verb, place in pairs:
        yield f"{verb} {craft} at the {place}"


def project_titles(rng: Random) -> Iterator[tuple[str, str]]:
    """Titles of projects, each with a sentence on it."""
    for product_, (craft, place) in zip(PRODUCTS * 200, _shuffled(rng), strict=False):
        title = capital(product_.format(craft))
        yield f"{title}: {place}", f"{capital(craft)} for the {place}, from the data to a demo."


def role_titles(rng: Random) -> Iterator[tuple[str, str]]:
    """Titles of roles, each with a summary."""
    for job, (craft, place) in zip(JOBS * 500, _shuffled(rng), strict=False):
        yield (
            f"{capital(craft)} {job}, {place}",
            f"Answers for {craft} where a {place} depends on it.",
        )


def _shuffled(rng: Random) -> list[tuple[str, str]]:
    pairs = list(SUBJECTS)
    rng.shuffle(pairs)
    return pairs
