"""Job adverts: the skills in their text, confirmed, counted, and set against the role."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import adverts, requirements
from pathtracker.app.item.ticks import SAFE, open_link
from pathtracker.app.skill_tools.page import RolePage, Ruled
from pathtracker.app.skill_tools.words import asked_message
from pathtracker.app.skill_words import LONGEST, dated
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.bounded import BoundedText
from pathtracker.app.widgets.buttons import Button, IconButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import number, tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.adverts import Asked, find_skills, tally
from pathtracker.core.messages import Refused
from pathtracker.core.model import NOTES_LENGTH, Advert, Skill
from pathtracker.store import Change, queries
from pathtracker.store import skills as reads

_USUAL_LEVEL = 2
"""The level proposed for a skill that adverts ask for and the role does not."""
_SHOWN = 40


class AdvertsPage(RolePage):
    """Paste a text, tick the skills found in it, keep it; the kept ones are counted below."""

    kinds: ClassVar[frozenset[str]] = frozenset({"advert", "requirement", "role", "skill"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tr("Job adverts"), parent)
        self.paste = PasteCard()
        self.counted = Card(tr("What they ask for"), " ")
        self.kept = Card(tr("Adverts kept"), " ")
        self._counted, self._kept = QVBoxLayout(), QVBoxLayout()
        for card, column in ((self.counted, self._counted), (self.kept, self._kept)):
            column.setSpacing(0)
            card.body.addLayout(column)
        self.convention = PlainLabel(
            tr("Adverts are wish lists: what few of them name is seldom decisive."),
            "caption",
            "muted",
            wrap=True,
        )
        self.counted.body.addWidget(self.convention)
        self.empty = EmptyState(
            "search",
            tr("No role chosen yet"),
            tr("Adverts are set against what a role needs. Choose one first."),
            tr("Choose a role"),
        )
        for widget in (self.paste, self.counted, self.kept):
            self.cards.addWidget(widget)
        self.cards.addStretch(1)
        self.paste.find_button.clicked.connect(self.find_skills)
        self.paste.keep.clicked.connect(self.keep)
        self.set_empty(self.empty)
        self.begin_at(self.paste.text)

    def refresh(self, _change: Change | None) -> None:
        self.read_role()
        role, reader = self.role, self.workspace.reader
        for card in (self.paste, self.counted, self.kept):
            card.setVisible(role is not None)
        self.show_empty(role is None)
        if role is None:
            return
        self.paste.setVisible(not self.workspace.read_only)
        for name in ("text", "title", "url"):
            self.workspace.drafts.begin(getattr(self.paste, name), f"advert.{name}")
        found = [one for one in queries.all_of(reader, Advert) if one.role_id == role.id]
        found.sort(key=lambda one: (one.day, one.title), reverse=True)
        needs = {need.skill_id: need for need in reads.needs(reader, [role])[role.id]}
        names = {line.id: line.name for line in reads.skill_lines(reader)}
        asked = tally([one.skills for one in found], needs)
        for card in (self.counted, self.kept):
            card.setVisible(bool(found))
        clear(self._counted)
        clear(self._kept)
        if not found:
            return
        for one in asked[:_SHOWN]:
            self._counted.addWidget(self._asked_line(one, names.get(one.key, "")))
        for advert in found:
            self._kept.addWidget(self._advert_line(advert))
        assert self.counted.head is not None
        assert self.kept.head is not None
        total = tr("over {n} [advert|adverts]", len(found))
        self.counted.head.set_note(total)
        self.kept.head.set_note(number(len(found)))

    def find_skills(self) -> None:
        """Finds the skills in the text that was pasted, and asks to confirm them."""
        text = self.paste.text.toPlainText()
        if not text.strip():
            self.paste.message.set_message(sentence(Refused("advert.empty").message), "warn")
            return
        if len(text) > NOTES_LENGTH:
            self.paste.say_too_long(len(text))
            return
        names = self._names()
        self.paste.offer(
            [(one.key, names[one.key][0], one.words, one.times) for one in find_skills(text, names)]
        )

    def keep(self) -> None:
        """Keeps the advert with the skills that are ticked."""
        if self.role is None:
            return
        text, title, url = (
            self.paste.text.toPlainText(),
            self.paste.title.text(),
            self.paste.url.text(),
        )
        answer = self.workspace.keep(
            {"advert.text": text, "advert.title": title, "advert.url": url},
            adverts.add_advert,
            role=self.role.id,
            text=text,
            title=title,
            url=url,
            skills=self.paste.ticked(),
            catalog=self.workspace.catalog,
        )
        if answer.error is not None:
            self.paste.message.set_message(answer.against, "warn")
            return
        self.paste.clear()
        self.paste.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside -----------------------------------------------------------------------------

    def _names(self) -> dict[UUID | str, list[str]]:
        """Every skill of the store, and of the catalogue where it is new, by its names."""
        known = queries.names(self.workspace.reader, Skill)
        names: dict[UUID | str, list[str]] = {one.value: [one.title, *one.aliases] for one in known}
        slugs = {one.slug for one in known}
        for skill in self.workspace.catalog.skills.values():
            if skill.slug not in slugs:
                names[skill.slug] = [skill.name, *skill.aliases]
        return names

    def _asked_line(self, one: Asked[UUID], name: str) -> QWidget:
        line = Ruled()
        row = QHBoxLayout(line)
        space(row, 12, 0, 8)
        words = sentence(asked_message(one, name))
        row.addWidget(PlainLabel(words, wrap=True), 1)
        wanted = one.suggested_importance
        if one.count and wanted != one.importance and not self.workspace.read_only:
            text = tr("Set importance {n}", n=wanted)
            if one.importance is None:
                text = tr("Add it, importance {n}", n=wanted)
            button = Button(text)
            button.setAccessibleName(f"{text}: {name[:LONGEST]}")
            button.clicked.connect(lambda: self._set(one))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _set(self, one: Asked[UUID]) -> None:
        assert self.role is not None
        self.workspace.do(
            requirements.set_requirement,
            role=self.role.id,
            skill=one.key,
            level=_USUAL_LEVEL if one.level is None else None,
            importance=one.suggested_importance,
            catalog=self.workspace.catalog,
        )

    def _advert_line(self, advert: Advert) -> QWidget:
        line = Ruled()
        row, words = QHBoxLayout(line), QVBoxLayout()
        space(row, 12, 0, 8)
        space(words, 2, 0)
        if advert.url.split(":", 1)[0].lower() in SAFE:
            title = TextButton(advert.title[:LONGEST], "accent_text")
            set_tip(title, advert.url)
            title.clicked.connect(lambda: open_link(advert.url))
            words.addWidget(title)
        else:
            words.addWidget(PlainLabel(advert.title[:LONGEST], weight=500))
        count = tr("{n} [skill|skills]", len(advert.skills))
        day = dated(advert.day, self.workspace.when().today)
        words.addWidget(PlainLabel(f"{count} · {day}", "caption", "muted"))
        row.addLayout(words, 1)
        if not self.workspace.read_only:
            away = IconButton("trash", tr("Remove {advert}", advert=advert.title[:LONGEST]))
            away.clicked.connect(lambda: self.workspace.do(adverts.remove_advert, advert=advert.id))
            row.addWidget(away)
        return line


class PasteCard(Card):
    """The text of an advert, and the skills found in it to be confirmed."""

    def __init__(self) -> None:
        super().__init__(tr("Add an advert"))
        self.text = BoundedText(NOTES_LENGTH)
        self.text.too_long.connect(self.say_too_long)
        self.text.setAccessibleName(tr("Text of the advert"))
        self.text.setPlaceholderText(tr("Paste the whole text of a job advert here"))
        self.text.setTabChangesFocus(True)
        self.title = LineField(tr("Title"), tr("Its title, else the first line"))
        self.url = LineField(tr("Link"), tr("Its link, if you like"), "link")
        self.find_button = PrimaryButton(tr("Find the skills"), "search")
        self.keep = PrimaryButton(tr("Keep this advert"))
        self.message = InlineMessage(kind="warn")
        self.message.goes_with(self.title.textEdited, self.url.textEdited)
        self.question = PlainLabel("", weight=500, wrap=True)
        self.boxes: list[tuple[UUID | str, CheckRow]] = []
        self._ticks = QVBoxLayout()
        self._fields, foot = QHBoxLayout(), QHBoxLayout()
        self._fields.addWidget(self.title, 1)
        self._fields.addWidget(self.url, 1)
        foot.addWidget(self.find_button)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        self._foot = foot
        self.body.addWidget(self.text)
        self.body.addLayout(self._fields)
        self.body.addWidget(self.question)
        self.body.addLayout(self._ticks)
        self.body.addWidget(self.message)
        self.body.addLayout(foot)
        self.text.textChanged.connect(self._text_changed)
        self._show_step(found=False)
        on_theme(self._space)

    def offer(self, found: list[tuple[UUID | str, str, str, int]]) -> None:
        """Skills by key, with their name, the words found and how often."""
        clear(self._ticks)
        self.boxes = []
        for key, name, words, times in found:
            text = name
            if words.casefold() != name.casefold():
                text = tr("{skill}, as “{words}”", skill=name, words=words)
            if times > 1:
                text = tr("{skill} ({n} [time|times])", skill=text, n=times)
            box = CheckRow(text, True)
            self.boxes.append((key, box))
            self._ticks.addWidget(box)
        words = tr(
            "{n} [skill|skills] found. Take the tick off what it does not ask for.", n=len(found)
        )
        nothing = tr("No skill is named in it by a name that we know. You can keep it anyway.")
        self.question.setText(words if found else nothing)
        self._show_step(found=True)
        first = self.boxes[0][1] if self.boxes else self.keep
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_too_long(self, count: int) -> None:
        """A text of so many characters is none that can be kept."""
        refusal = Refused("advert.too_long", count=count, limit=NOTES_LENGTH)
        self.message.set_message(sentence(refusal.message), "warn")

    def ticked(self) -> list[UUID | str]:
        return [key for key, box in self.boxes if box.isChecked()]

    def clear(self) -> None:
        self.text.clear()
        self.title.clear()
        self.url.clear()

    def _text_changed(self) -> None:
        clear(self._ticks)
        self.boxes = []
        self.message.set_message("")
        self._show_step(found=False)

    def _show_step(self, *, found: bool) -> None:
        self.question.setVisible(found)
        self.keep.setVisible(found)
        self.find_button.setVisible(not found)

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(12))
        self._ticks.setSpacing(0)
        self._fields.setSpacing(px(12))
        self._foot.setSpacing(px(12))
        self.text.setFixedHeight(px(140))
