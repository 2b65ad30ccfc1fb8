"""Sentences about roles, the fit quiz and the catalogue."""

from __future__ import annotations

DID = {
    "role.leave": "Leave {title}",
    "role.days": "Change the days of {title}",
    "role.primary": "Make {title} the primary role",
    "plan.start": "Start the plan “{title}”",
    "catalog.take": "Take {count} [change|changes] of the catalogue",
    "apply.prepare": "Prepare to apply as {title}",
    "application.add": "Add the application “{title}”",
    "application.move": "Move the application “{title}”",
    "quiz.keep": "Keep the fit quiz of {day}",
    "background.say": "Say where you come from",
    "priorities.say": "Say what matters to you",
    "ratings.confirm": "Confirm {count} starting [level|levels]",
    "resource.keep": "Keep a copy of “{title}”",
    "role.choose": "Choose {title}, {rung}",
    "role.add": "Add the role “{title}”",
}

REFUSED = {
    "role.not_chosen": "{title} is not one of your roles. Nothing was changed.",
    "plan.exists": "You have started the plan “{title}” already. Open it under Roadmap.",
    "plan.not_a_monday": "{day} is not a Monday. "
    "The plan goes by weeks: choose the Monday it is to start on.",
    "plan.past": "{day} is over. Choose this week's Monday or a later one.",
    "apply.not_prepared": "Nothing is prepared for applying as {title}. "
    "Choose “Prepare to apply” on its page first.",
    "application.none": "“{title}” is no application. Choose one from the list of applications.",
    "apply.exists": "You have prepared to apply as {title} already. Open it under Roadmap.",
    "no_role": "You have chosen no role yet. “pathtracker roles” lists them, “pathtracker choose "
    "ROLE” chooses one.",
}

WHY: dict[str, str] = {}
