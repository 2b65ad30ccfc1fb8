"""Sentences about the program itself: names, undo, the first run."""

from __future__ import annotations

DID = {
    "first_run": "Make the first plan",
    "change.unreadable": "Change something whose name can't be read",
}

REFUSED = {
    "gone": "That {kind} is not there any more. Nothing was changed.",
    "unknown": "There is no {kind} “{name}”.{nearest}",
    "ambiguous": "“{name}” could be several: {candidates}. Say more of it, or its id.",
    "nothing_to_undo": "There is nothing to undo.",
    "nothing_to_redo": "There is nothing to redo.",
    "no_display": "There is no display to open a window on. “pathtracker screenshots OUT” renders "
    "every view to PNG instead; “pathtracker --help” lists what works in a terminal.",
    "folder_gone": "The folder that this was typed in was deleted, so a file can't be found from "
    "there. Go to another folder, or name the file with its full path.",
    "no_backup": "There is no file “{name}”, here or among the backups. “pathtracker backups” "
    "lists them.",
    "not_empty": "The sample learner needs an empty store, and {path} holds data. "
    "Name another folder with --data-dir.",
}

WHY: dict[str, str] = {}
