"""Sentences about single values that can't be, and what kinds and fields are called."""

from __future__ import annotations

INVALID = {
    "greater_than_equal": "{field} is {limit} or more, not {value}.",
    "greater_than": "{field} is more than {limit}, not {value}.",
    "less_than_equal": "{field} is {limit} at most, not {value}.",
    "finite_number": "{field} is a plain number, not {value}.",
    "string_too_short": "{field} can't be empty.",
    "string_too_long": "{field} is too long: {limit} characters at most.",
    "string_unicode": "{field} holds a character that can't be saved. "
    "Type it again or leave it out.",
    "target_before_start": "The target day is before the start day.",
    "done_day": "A step has a day of finishing exactly if it is done.",
    "parked_day": "A step has a day until which it is parked only while it is parked.",
    "six_anchors": "A skill words each of its six levels, or none.",
    "after_itself": "A step can't come after itself.",
    "belongs_nowhere": "Evidence belongs to a step, a skill or both.",
    "half_given": "A requirement of your own keeps both the level and the importance it had.",
    "ends_before_it_begins": "The last day off is before the first one.",
    "without_end": "Days off have a last day; only a pause can be left open.",
    "not_a_monday": "A week begins on its Monday.",
    "timezone_aware": "{field} has no time zone.",
}

KINDS = {
    "skill": "skill",
    "role": "role",
    "requirement": "requirement",
    "rating": "rating",
    "phase": "phase",
    "time_entry": "logged time",
    "learner": "learner",
    "days_off": "time off",
    "week_hours": "week",
    "hours_said": "number of hours",
    "baseline": "kept plan",
    "quiz_result": "fit quiz",
    "advert": "advert",
    "item": "step",
    "track": "roadmap or project",
    "membership": "place in a roadmap",
    "prerequisite": "link between steps",
    "evidence": "piece of evidence",
}
"""What kinds are called in a sentence."""

FIELDS = {
    "effort": "Effort (hours)",
    "known_share": "The share known",
    "minutes": "The time (minutes)",
    "level": "A level",
    "share": "A share of the week (percent)",
    "lag_days": "The days in between",
    "stretch": "How far estimates are stretched",
    "importance": "Importance",
    "title": "The title",
    "name": "The name",
    "notes": "The notes",
    "note": "The note",
    "address": "The address",
}
