"""The sections of a role page as widgets: each says where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pathtracker.app.roles.bits import PaySpan, TextRow
from pathtracker.app.roles.words import (
    basis_words,
    has_one_source,
    has_several_origins,
    section_titles,
    span,
    thousands,
    time_words,
)
from pathtracker.app.sources import source_words
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import SectionHead
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Section

ShowRole = Callable[[str], None]

_ICONS = {
    "pros": ("plus", "good"),
    "good_fit": ("plus", "good"),
    "cons": ("info", "muted"),
    "poor_fit": ("info", "muted"),
}


class Block(QWidget):
    """A head with things below it. `rows` closer together than blocks are."""

    def __init__(self, title: str = "", note: str = "") -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        if title:
            self.head = SectionHead(title, note)
            self.rows.addWidget(self.head)
            self.setAccessibleName(title)
        on_theme(self._restyle)

    def add(self, widget: QWidget) -> None:
        self.rows.addWidget(widget)

    def _restyle(self) -> None:
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(current_theme().px(6))


def section_block(
    catalog: Catalog,
    name: str,
    section: Section[Any],
    *,
    most: int = 0,
    basis: bool = True,
    show_role: ShowRole | None = None,
) -> Block | None:
    """One section, its first `most` items if not all; None if the catalogue has nothing at all.
    `basis`: with the line that says where it comes from."""
    if section.empty:
        return None
    block = Block(section_titles()[name])
    if section.none:
        block.add(PlainLabel(section.none, tone="muted", wrap=True))
        return block
    if section.text and not most:
        block.add(PlainLabel(section.text, tone="text2", wrap=True))
    if name == "pay":
        block.add(PayBars(section))
        for words in _said_of_bands(section):
            block.add(PlainLabel(words, "caption", "muted", wrap=True))
    else:
        items = section.items[:most] if most else section.items
        for item in items:
            source = getattr(item, "source", "")
            said = "" if has_one_source(section) or not source else source
            words = said and source_words(catalog, said, getattr(item, "origin", ""))
            for row in _rows(catalog, name, item, words, show_role):
                block.add(row)
    if basis and (words := basis_words(catalog, section)):
        block.add(PlainLabel(words, "caption", "muted", wrap=True))
    return block


def _said_of_bands(section: Section[Any]) -> Iterator[str]:
    """“Junior, Mid, Senior: major tech hubs”: places and trends, each with those it is said of."""
    said: dict[str, list[str]] = {}
    several = has_several_origins(section)
    for band in section.items:
        named = ""
        if several and band.origin:
            named = tr("the document names {origin}", origin=band.origin)
        words = "; ".join(filter(None, (band.place, band.trend, named)))
        if words:
            said.setdefault(words, []).append(band.label)
    for words, labels in said.items():
        everywhere = len(labels) == len(section.items)
        yield _opened(words) if everywhere else f"{', '.join(labels)}: {words}"


def _opened(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


class PayBars(QWidget):
    """Every figure of the sources as a bar, all on one scale."""

    def __init__(self, section: Section[Any]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        highest = max((band.high or int(band.low * 1.25) for band in section.items), default=1)
        figures = [thousands(band.low, band.high) for band in section.items]
        widest = max(figures, key=len, default="")
        for place, band in enumerate(section.items):
            years = tr("{years} years", years=band.years) if band.years else ""
            label = ", ".join(part for part in (band.label, years) if part)
            self._grid.addWidget(PlainLabel(label, tone="text2"), place, 0)
            words = figures[place]
            bar = PaySpan(label, words, band.low, band.high, most=highest, widest=widest)
            self._grid.addWidget(bar, place, 1)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        px = current_theme().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))


def cost_line(section: Section[Any]) -> str:
    """“Courses 0–500 · Portfolio free · in US dollars”: all costs in one line."""
    currencies = dict.fromkeys(_currency(cost.currency) for cost in section.items)
    parts = [f"{cost.what} {_cost_span(cost)}" for cost in section.items]
    return " · ".join((*parts, tr("in {currency}", currency=", ".join(currencies))))


def cost_words(cost: Any) -> str:
    """“0–500 US dollars”."""
    free = not cost.high and not cost.open_ended
    return _cost_span(cost) if free else f"{_cost_span(cost)} {_currency(cost.currency)}"


def _cost_span(cost: Any) -> str:
    if not cost.high and not cost.open_ended:
        return tr("free")
    words = span(cost.low, cost.high)
    return tr("{span} and more", span=words) if cost.open_ended else words


def _currency(code: str) -> str:
    return tr("US dollars") if code == "USD" else code


def _rows(
    catalog: Catalog, name: str, item: Any, source: str, show_role: ShowRole | None
) -> Iterator[QWidget]:
    icon, tone = _ICONS.get(name, ("", "muted"))
    if name == "day":
        yield TextRow(item.text, before=item.at)
    elif name == "ladder":
        years = tr("{years} years", years=item.years) if item.years else ""
        duties = "; ".join(item.duties)
        yield TextRow(duties, bold=", ".join(filter(None, (item.title, years))), source=source)
    elif name in ("myths", "questions", "interview"):
        yield TextRow(item.answer, bold=item.says, source=source)
    elif name == "wished":
        yield TextRow(item.text, source=" · ".join(filter(None, (item.who, source))))
    elif name == "related":
        yield from _related(item, source, show_role)
    elif name == "compare":
        yield from _compared(item, source)
    elif name == "demand":
        skill = catalog.skills.get(item.skill)
        yield TextRow(item.words, bold=skill.name if skill else item.skill, source=source)
    elif name == "stars":
        words = tr("{n} of 10", n=item.stars)
        yield TextRow(words, bold=item.label, source=source)
    elif name == "costs":
        note = f" ({item.note})" if item.note else ""
        yield TextRow(cost_words(item) + note, bold=item.what, source=source)
    elif name == "times":
        words = tr("from {start} to {goal}", start=item.start, goal=item.goal)
        yield TextRow(words, bold=time_words(item), source=source)
    else:
        yield TextRow(
            item.text, icon=icon or "", tone=tone, source=source, before="" if icon else "–"
        )


def _related(item: Any, source: str, show_role: ShowRole | None) -> Iterator[QWidget]:
    if item.role and show_role is not None:
        link = LinkButton(item.title)
        link.setStyleSheet("QPushButton {padding: 0; border: 0}")
        link.clicked.connect(lambda _=False, slug=item.role: show_role(slug))
        yield link
        yield TextRow(item.text, source=source)
    else:
        yield TextRow(item.text, bold=item.title, source=source)


def _compared(item: Any, source: str) -> Iterator[QWidget]:
    said = (
        (tr("Focus"), item.focus),
        (tr("Skills"), item.skills),
        (tr("For example"), item.example),
        (tr("Entry"), item.entry),
        (tr("Pay"), item.pay),
    )
    words = "; ".join(f"{name}: {text}" for name, text in said if text)
    yield TextRow(words, source=source)
