"""The text of a small catalogue that is whole, for tests to break in one place."""

from collections.abc import Callable
from pathlib import Path

from pathtracker.catalog import PAGE_SECTIONS, STAGES

SHIPPED = Path(__file__).parents[2] / "resources" / "catalog"

SKILLS = """
[[skill]]
slug = "python"
name = "Python"
category = "Programming"
anchors = ["none", "met", "guided", "alone", "daily", "asked"]

[[skill]]
slug = "sql"
name = "SQL"
category = "Data"
anchors = ["none", "met", "guided", "alone", "daily", "asked"]
"""

ROADMAP = """
slug = "core"
title = "Core"
summary = "What everybody needs."
known_on = 2025-06-01

[[phase]]
slug = "start"
title = "Start"
rung = "junior"
steps = ["write-script", "ask-table"]

[[step]]
slug = "write-script"
title = "Write a script"
kind = "build"
hours = 3
summary = "Write one."
checks = ["run a script"]
outcomes = { python = 3 }
resources = [{ title = "Python", url = "https://docs.python.org/3/" }]

[[step]]
slug = "ask-table"
title = "Ask a table"
kind = "practise"
hours = 2
summary = "Ask one."
checks = ["answer a question"]
requires = ["write-script"]
outcomes = { sql = 2 }
resources = [{ title = "SQLBolt", url = "https://sqlbolt.com/" }]
"""

PROJECT = """
slug = "guess"
title = "Guess a number"
summary = "Guess."
brief = "Guess well."
skills = ["python"]
""" + "".join(
    f"""
[[milestone]]
slug = "guess-{stage}"
title = "Do the {stage}"
stage = "{stage}"
hours = 4
summary = "Do it."
checks = ["show it"]
"""
    for stage in STAGES
)

ROLE_HEAD = """
slug = "maker"
title = "Maker"
short = "Makes things."
summary = "Makes."
roadmaps = ["core"]
projects = ["guess"]

[facts]
code = "daily"
leaning = "product"
people = "often"
maths = "light"
entry = "medium"

[requirements]
python = { levels = [2, 3, 3], importance = 5 }
sql = { levels = [2, 2, 4], importance = 3, by_experience = ["senior"] }
"""

INTERVIEW = """
[page.interview]
basis = "general"
items = [{ says = "What did you make?", answer = "Something that was used." }]
"""
ROLE = ROLE_HEAD + "".join(
    INTERVIEW if name == "interview" else f'\n[page.{name}]\nnone = "Nothing known."\n'
    for name in PAGE_SECTIONS
)

QUIZ = """
[[question]]
slug = "code"
text = "Do you like code?"
[[question.answer]]
text = "Yes."
weights = { maker = 2 }
reason = "you like code"
[[question.answer]]
text = "No."
"""

BACKGROUNDS = """
[[background]]
slug = "care"
title = "Care"
strengths = ["attention"]
ratings = { python = 1 }

[[priority]]
slug = "stable"
title = "A steady job"
weights = { maker = 1 }
"""

PLAN = """
[[plan]]
slug = "month"
title = "A month"
summary = "Four weeks."
start = "nothing"
goal = "a script"
source = "guide"
roles = ["maker"]
[[plan.phase]]
title = "Week 1"
from_week = 1
to_week = 1
steps = ["write-script"]
"""

FILES = {
    "catalog.toml": "version = 7\n",
    "sources.toml": '[[source]]\nslug = "guide"\ntitle = "A guide"\nyear = "not dated"\n',
    "skills/all.toml": SKILLS,
    "roadmaps/core.toml": ROADMAP,
    "quiz.toml": QUIZ,
    "backgrounds.toml": BACKGROUNDS,
    "plans/month.toml": PLAN,
    "projects/guess.toml": PROJECT,
    "roles/maker.toml": ROLE,
}

Change = Callable[..., Path]
