"""Sentences about skills, evidence and gaps."""

from __future__ import annotations

DID = {
    "skill.rate": "Rate {title} {level}",
    "skill.add": "Add the skill “{title}”",
    "skill.attach": "Attach evidence to “{title}”",
    "requirement.set": "Change what {other} needs of “{title}”",
    "requirement.reset": "Put what {other} needs of “{title}” back",
    "advert.add": "Add the advert “{title}”",
    "advert.skills": "Change the skills of the advert “{title}”",
    "advert.remove": "Remove the advert “{title}”",
    "import.done": "Add what “{title}” holds",
}

REFUSED = {
    "evidence.nothing": "There is nothing to attach. Name a link or a file that shows it.",
    "evidence.scheme": "“{address}” can't be kept as a link: links begin with https, http or "
    "mailto. Choose a file as a file; write anything else with a blank in it, as a note.",
    "evidence.no_file": "There is no file “{file}”. Say its whole path, or choose or drop it.",
    "evidence.level_0": "Level 0 needs no evidence. Name a level from 1 to 5 that it supports.",
    "evidence.unsaid": "Say in one sentence how it shows that level: you may be asked about it.",
    "requirement.no_level": "The role does not ask for “{title}” yet. Say the level it needs.",
    "advert.too_long": "The text has {count} [character|characters], more than {limit}. Leave "
    "out what is not "
    "part of the advert.",
    "advert.empty": "There is no text. Paste the text of an advert.",
    "import.unknown": "{file} is of no kind that can be imported. What can: {formats}.",
    "import.not_text": "{file} holds no text. Save it as text, columns parted by tabs.",
    "import.folder": "{file} is a folder. Choose a file in it.",
    "import.more": "{count} more [is|are] left out for reasons like these.",
    "import.too_long": "{file} has more than {limit} lines, the most that are read. Split it.",
    "import.unreadable": "{file} can't be read: {detail}. Look whether it is there and may be "
    "read.",
    "import.too_large": "{file} is larger than {limit} MB, the most that is read. Split it.",
    "import.empty": "{file} is empty. Bring it from where it came from once more.",
    "import.too_much": "That would bring in {count} [requirement|requirements] at once, more "
    "than {limit}. "
    "Choose fewer roles, with --only.",
    "import.delimiter": "{file}, line {line}: the columns are parted by {found}, where tabs should "
    "be. Save it as tab-separated text.",
    "import.columns": "{file}, line {line}: the columns {missing} are missing. Bring the table "
    "as it was published, with its first line.",
    "import.row": "The line has {count} [column|columns], the first line {expected}.",
    "onet.no_column": "There is no column {column}, so nothing could be left out by it.",
    "onet.no_anchors": "“Level Scale Anchors” does not lie beside the file: skills get the usual "
    "words for their levels.",
    "onet.no_ratings": "{title} ({code}): no ratings published.",
    "onet.no_ratings_of_many": "{count} of {total} occupations [has|have] no ratings published.",
    "onet.other_table": "This table holds no ratings of skills. Choose O*NET's “Skills”, "
    "“Essential Skills”, “Transferable Skills” or “Knowledge”.",
    "onet.nameless": "The line names no occupation or no element.",
    "onet.code": "The code of its occupation or element is longer than {limit} characters.",
    "onet.trait": "“{element}” is no skill or knowledge: traits have no level here.",
    "onet.suppressed": "“{element}”: O*NET recommends not to use this value, it is too unsure.",
    "onet.not_relevant": "“{element}” is not relevant for this occupation.",
    "onet.comma": "“{element}” is rated {value}, with a comma. Write decimals with a point.",
    "onet.number": "“{element}” is rated “{value}”, which is no number.",
    "onet.range": "“{element}” is rated {value}; that scale goes from {low} to {high}.",
    "onet.twice": "“{element}” is rated twice for this occupation on one scale.",
    "onet.half": "“{element}” of {title} has a level or an importance, not both: left out.",
}
WHY = {
    "advert.several": "{count} of your {total} adverts [asks|ask] for {skill}; the role has it at "
    "importance {importance}.",
    "advert.only": "Your advert asks for {skill}; the role has it at importance {importance}.",
    "advert.only_new": "Your advert asks for {skill}; the role does not.",
    "advert.none": "None of your {total} adverts asks for {skill}; the role has it at importance "
    "{importance}.",
    "advert.none_only": "Your advert does not ask for {skill}; the role has it at importance "
    "{importance}.",
    "advert.new": "{count} of your {total} adverts [asks|ask] for {skill}; the role does not.",
    "next.active": "You have begun it.",
    "next.widest": "“{skill}” is the widest gap in what you can show.",
    "next.closes": "Can bring “{skill}” to level {level}; {role} asks for {required}.",
    "next.closes_several": "Can bring “{skill}” to level {level}; {role} asks for {required}, and "
    "more of your roles ask for it too ({more}).",
    "next.planned": "The day planned for it, {day}, has come.",
    "next.fits": "About {left} min are left of it: it fits your {minutes} min.",
    "next.sitting": "Begin it: {minutes} of about {left} minutes.",
    "next.sitting_more": "Go on with it: {minutes} of about {left} minutes.",
    "next.ready": "Nothing stands before it.",
}
