"""Sentences about time, plan and forecast."""

from __future__ import annotations

DID = {
    "days_off.add": "Add days off from {first} to {last}",
    "days_off.remove": "Remove the days off from {first}",
    "week.set": "Change the week of {monday}",
    "week.clear": "Make the week of {monday} usual again",
    "pause": "Pause everything",
    "pause.end": "End the pause",
    "shares.set": "Change how the week is shared",
    "stretch.set": "Change how far estimates are stretched",
    "baseline.keep": "Keep the plan “{title}”",
    "baseline.remove": "Forget the plan “{title}”",
    "what_if.apply": "Change the plan as tried out",
    "learner.name": "Change your name",
    "learner.time": "Change your hours",
    "learner.start": "Change your first day",
    "item.pin": "Change the day of “{title}”",
    "item.first": "Put “{title}” before everything else",
    "item.unpin": "Free “{title}” from its day",
    "items.pin": "Pin {count} [step|steps] to a day",
    "items.unpin": "Free {count} [step|steps] from their days",
    "item.lag": "Change the days between “{other}” and “{title}”",
}

REFUSED = {
    "pause.past": "{day} is not after today. Pause until a later day, or without a day.",
    "pause.already": "Everything is paused already. End the pause first to set another day.",
    "pause.none": "Nothing is paused. Nothing was changed.",
    "shares.sum": "The shares add up to {total} percent. Make them 100, or take all of them away.",
    "export.file": "{path} could not be written ({why}). Choose another folder or file.",
    "export.there": "{path} is there already, and not written by PathTracker. Nothing was changed. "
    "Choose another name, or replace it with --force.",
    "week.usual": "The week of {monday} is like all others already.",
    "week.hours": "{hours} hours a week can't be: a week has 168. Say a number from 0 to 168.",
}

WHY = {
    "plan.no_minutes": "The week has no minutes yet. Say which days have time, or how many hours.",
    "plan.all_off": "Every day of the next fifty years is a day off. Free some days for it.",
    "plan.paused": "Everything is paused until you return. End the pause to plan it.",
    "plan.beyond": "It lies more than fifty years ahead. More hours a week, or less work, "
    "bring it closer.",
    "plan.parked": "It is parked until you take it up again.",
    "plan.circle": "It waits for itself in a circle. Take one of the prerequisites away.",
    "plan.waits": "It comes after something that has no day itself.",
    "plan.pin_past": "It is pinned to a day before the plan begins, so it comes first.",
    "plan.pin_after": "It is pinned to a day on which what it comes after is not finished yet.",
    "plan.pin_parked": "It is pinned to a day on which it is still parked.",
    "plan.pin_off": "It is pinned to a day without minutes; it starts on the next that has some.",
    "plan.pin_begun": "It is pinned to a day that something else, begun before, still needs.",
    "forecast.from_plan": "From the plan only, until two full weeks are logged.",
    "forecast.from_weeks": "From {weeks} of your own weeks with {hours} h on average.",
    "forecast.no_finish": "Without a finish in the plan there is no forecast.",
}
