"""Evidence by hand, own requirements, adverts and importing, as a person meets them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import pytest
import shiboken6
from helpers import TROUBLING
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles, skills
from pathtracker.app.skill_tools.adverts import AdvertsPage
from pathtracker.app.skill_tools.bringing import BringingDialog
from pathtracker.app.skill_tools.evidence import SkillEvidence
from pathtracker.app.skill_tools.importing import ImportPage
from pathtracker.app.skill_tools.own import OwnNeeds
from pathtracker.app.skill_tools.page import ToolPage
from pathtracker.app.skill_tools.rating import RatingPass
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.buttons import Button, IconButton
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Advert, Requirement, Role, Skill
from pathtracker.store import queries
from pathtracker.store import skills as reads

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 19)
Show = Callable[[type[ToolPage]], ToolPage]


def skill(workspace: Workspace, slug: str = "python") -> Skill:
    return queries.by_slug(workspace.reader, Skill, [slug])[slug]


def proven(workspace: Workspace, key: object) -> int:
    facts = reads.facts(workspace.reader, reads.work(workspace.reader))
    return facts.level(key, TODAY).proven  # type: ignore[arg-type]


def drop(page: ToolPage, *urls: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)


# Evidence.


@pytest.fixture
def evidence(show: Show, role: Role, workspace: Workspace) -> SkillEvidence:
    page = show(SkillEvidence)
    assert isinstance(page, SkillEvidence)
    page.show_skill(skill(workspace).id)
    return page


def test_a_dropped_file_asks_for_level_and_sentence(
    evidence: SkillEvidence, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    python = skill(workspace).id
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.7")
    drop(evidence, report.as_uri())
    assert evidence.attach.field.text() == str(report)
    qtbot.mouseClick(evidence.attach.button, LEFT)
    assert "Name a level from 1 to 5" in evidence.attach.message.text()
    qtbot.keyClick(evidence.attach.levels.rows[1], Qt.Key.Key_4)
    assert "3 at most" in evidence.attach.capped.text()
    qtbot.mouseClick(evidence.attach.button, LEFT)
    assert "in one sentence" in evidence.attach.message.text()
    evidence.attach.how.setText("I wrote it alone.")
    qtbot.keyClick(evidence.attach.how, Qt.Key.Key_Return)
    assert evidence.attach.message.text() == ""
    assert proven(workspace, python) == 3
    shown = [label.text() for label in evidence.shown.findChildren(QLabel)]
    assert "I wrote it alone." in shown
    assert any("says 4; something to look at: 3 at most" in words for words in shown)
    assert any("today · " in words for words in shown)


def test_several_links_are_one_change_and_can_be_detached(
    evidence: SkillEvidence, workspace: Workspace, qtbot: QtBot
) -> None:
    python = skill(workspace).id
    drop(evidence, "https://a.org/1", "https://a.org/2")
    evidence.attach.levels.set_value(2)
    evidence.attach.how.setText("Both are mine.")
    evidence.attach_it()
    assert len(workspace.store.dump()["evidence"]) == 2
    away = [b for b in evidence.shown.findChildren(IconButton) if "Detach" in b.accessibleName()]
    assert len(away) == 2
    qtbot.mouseClick(away[0], LEFT)
    assert len(workspace.store.dump()["evidence"]) == 1
    workspace.undo()
    workspace.undo()
    assert workspace.store.dump()["evidence"] == []
    assert proven(workspace, python) == 0


def test_a_pasted_link_fills_the_form(evidence: SkillEvidence, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("https://a.org/x")
    evidence.attach.button.setFocus()
    qtbot.keyClick(evidence, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert evidence.attach.field.text() == "https://a.org/x"


def test_a_certificate_is_capped_lower(evidence: SkillEvidence, workspace: Workspace) -> None:
    evidence.attach.fill(["https://a.org/certificate"])
    evidence.attach.kind.setCurrentIndex(1)
    evidence.attach.levels.set_value(3)
    evidence.attach.how.setText("A course of ten weeks.")
    evidence.attach_it()
    assert proven(workspace, skill(workspace).id) == 2


# Own requirements.


@pytest.fixture
def needs(show: Show, role: Role) -> OwnNeeds:
    page = show(OwnNeeds)
    assert isinstance(page, OwnNeeds)
    return page


def test_a_level_of_ones_own_is_seen_to_differ_and_goes_back(
    needs: OwnNeeds, workspace: Workspace, role: Role, qtbot: QtBot
) -> None:
    python = skill(workspace).id
    line = needs.lines[python]
    given = line.level.currentIndex()
    assert not line.differs.isVisible()
    line.level.setCurrentIndex(given - 1)
    line.level.activated.emit(given - 1)
    assert line.differs.text() == f"catalogue: {given}, yours: {given - 1}"
    assert needs.card.head is not None
    assert needs.card.head.note.text() == "1 set by you"
    [need] = [n for n in reads.needs(workspace.reader, [role])[role.id] if n.skill_id == python]
    assert need.level == given - 1
    qtbot.mouseClick(line.reset, LEFT)
    assert not line.differs.isVisible()
    assert line.level.currentIndex() == given
    workspace.undo()
    assert line.level.currentIndex() == given - 1


def test_level_0_drops_a_skill(needs: OwnNeeds, workspace: Workspace, role: Role) -> None:
    python = skill(workspace).id
    needs.lines[python].level.setCurrentIndex(0)
    needs.lines[python].level.activated.emit(0)
    asked = reads.needs(workspace.reader, [role])[role.id]
    assert python not in {need.skill_id for need in asked}
    assert python in needs.lines  # so that one can go back


def test_a_skill_of_the_catalogue_is_added(
    needs: OwnNeeds, workspace: Workspace, qtbot: QtBot
) -> None:
    before = set(needs.lines)
    needs.adding.field.setText("kubernetes")
    qtbot.keyClick(needs.adding.field, Qt.Key.Key_Return)
    [new] = set(needs.lines) - before
    assert needs.lines[new].name.text().startswith("Kubernetes")
    assert needs.lines[new].differs.text() == "added by you"
    assert needs.adding.field.text() == ""
    needs.lines[new].reset.click()
    assert set(needs.lines) == before


def test_an_unknown_skill_offers_the_nearest_names_and_a_new_one(
    needs: OwnNeeds, workspace: Workspace, qtbot: QtBot
) -> None:
    needs.adding.field.setText("Kubernets")
    qtbot.keyClick(needs.adding.field, Qt.Key.Key_Return)
    assert "Kubernets" in needs.adding.message.text()
    offers = [
        widget
        for at in range(needs.adding.offers.count())
        if isinstance(widget := needs.adding.offers.itemAt(at).widget(), Button)
    ]
    assert len(offers) <= 4
    assert any(button.text().startswith("Kubernetes") for button in offers)
    before = set(needs.lines)
    qtbot.mouseClick(offers[-1], LEFT)
    [new] = set(needs.lines) - before
    assert workspace.reader.get(Skill, new).name == "Kubernets"


def test_it_turns_to_the_requirement_that_is_wanted(needs: OwnNeeds, workspace: Workspace) -> None:
    one = next(o for o in queries.all_of(workspace.reader, Requirement) if o.rung == "junior")
    needs.show_need(one.id)
    assert needs.lines[one.skill_id].level.hasFocus()


# Adverts.


@pytest.fixture
def adverts(show: Show, role: Role) -> AdvertsPage:
    page = show(AdvertsPage)
    assert isinstance(page, AdvertsPage)
    return page


def keep(page: AdvertsPage, text: str, *, without: str = "") -> None:
    page.paste.text.setPlainText(text)
    page.find_skills()
    for _, box in page.paste.boxes:
        if without and box.words().startswith(without):
            box.setChecked(False)
    page.keep()


def sentences(page: AdvertsPage) -> list[str]:
    QApplication.processEvents()
    labels = [label for label in page.counted.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if "advert" in label.text()]


def test_skills_are_found_confirmed_and_counted(
    adverts: AdvertsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    adverts.paste.text.setPlainText("Junior engineer\nPython, PYTHON and Kubernetes.")
    qtbot.mouseClick(adverts.paste.find_button, LEFT)
    assert [box.words() for _, box in adverts.paste.boxes] == ["Python (2 times)", "Kubernetes"]
    qtbot.mouseClick(adverts.paste.keep, LEFT)
    keep(adverts, "Another one: Python; nice is Kubernetes", without="Kubernetes")
    kept = queries.all_of(workspace.reader, Advert)
    assert sorted(len(one.skills) for one in kept) == [1, 2]
    assert adverts.paste.text.toPlainText() == ""
    told = sentences(adverts)
    assert told[0] == "over 2 adverts"
    assert told[1].startswith("2 of your 2 adverts ask for Python; the role has it at importance")
    assert "1 of your 2 adverts asks for Kubernetes; the role does not." in told


def test_one_click_sets_the_own_requirement(
    adverts: AdvertsPage, workspace: Workspace, role: Role, qtbot: QtBot
) -> None:
    keep(adverts, "Kubernetes")
    [button] = [
        b for b in adverts.counted.findChildren(Button) if "Kubernetes" in b.accessibleName()
    ]
    qtbot.mouseClick(button, LEFT)
    key = skill(workspace, "kubernetes").id
    [need] = [n for n in reads.needs(workspace.reader, [role])[role.id] if n.skill_id == key]
    assert (need.level, need.importance) == (2, 5)
    assert "Your advert asks for Kubernetes; the role has it at importance 5." in sentences(adverts)
    assert any(words.startswith("Your advert does not ask for ") for words in sentences(adverts))


def test_an_advert_goes_and_comes_back(
    adverts: AdvertsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    keep(adverts, "Python")
    [away] = adverts.kept.findChildren(IconButton)
    qtbot.mouseClick(away, LEFT)
    assert queries.all_of(workspace.reader, Advert) == []
    assert not adverts.counted.isVisible()
    workspace.undo()
    assert adverts.counted.isVisible()


def test_nothing_pasted_says_so_and_no_skill_can_be_kept(
    adverts: AdvertsPage, workspace: Workspace
) -> None:
    adverts.find_skills()
    assert adverts.paste.message.text().startswith("There is no text.")
    adverts.paste.text.setPlainText("Gardener wanted")
    adverts.find_skills()
    assert adverts.paste.question.text().startswith("No skill is named")
    adverts.keep()
    [kept] = queries.all_of(workspace.reader, Advert)
    assert (kept.title, kept.skills) == ("Gardener wanted", ())


def test_megabytes_are_refused_before_they_are_laid_out(adverts: AdvertsPage) -> None:
    QGuiApplication.clipboard().setText("Python " * 1_500_000)
    before = process_time()
    adverts.paste.text.paste()
    assert process_time() - before < 1
    assert adverts.paste.text.toPlainText() == ""
    assert "10500000 characters" in adverts.paste.message.text().replace(",", "")
    QGuiApplication.clipboard().clear()


# Importing.

ROWS = [
    "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value",
    *(
        f"99-000{n}.00\tRobot {name}\t2.A.1.a\tReading\t{scale}\t{value}"
        for n, name in ((1, "tenders"), (2, "pilots"))
        for scale, value in (("IM", "4"), ("LV", "4"))
    ),
    "99-0001.00\tRobot tenders\t2.B.3.l\tFixing\tLV\t4,5",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Skills.txt"
    path.write_text("\n".join(ROWS))
    beside = tmp_path / "Occupation Data.txt"
    beside.write_text("O*NET-SOC Code\tTitle\tDescription\n99-0003.00\tRobot dreamers\tDream.")
    return path


def read(page: ImportPage) -> None:
    """Waits for the file that is being read."""
    page.reader.wait()
    QApplication.processEvents()


@pytest.fixture
def bring(show: Show, role: Role, file: Path) -> ImportPage:
    page = show(ImportPage)
    assert isinstance(page, ImportPage)
    drop(page, QUrl.fromLocalFile(str(file)).toString())
    assert page.message.text() == "Reading Skills.txt…"
    read(page)
    return page


def test_a_file_is_seen_before_anything_is_written(bring: ImportPage, workspace: Workspace) -> None:
    before = workspace.store.dump()
    assert [box.words() for box in bring.roles.boxes.values()] == ["Robot tenders", "Robot pilots"]
    assert bring.roles.boxes["onet-99-0001.00"].hasFocus()
    shown = [label.text() for label in bring.roles.findChildren(QLabel)]
    assert "no ratings published" in shown
    assert bring.refused.lines == [
        "Skills.txt:6: “Fixing” is rated 4,5, with a comma. Write decimals with a point."
    ]
    assert not bring.roles.button.isEnabled()
    assert "CC BY 4.0" in bring.roles.source.text()
    assert workspace.store.dump() == before


def test_what_is_ticked_comes_in_as_one_step(
    bring: ImportPage, workspace: Workspace, role: Role, qtbot: QtBot
) -> None:
    before = workspace.store.dump()
    bring.roles.boxes["onet-99-0001.00"].click()
    assert bring.roles.outcome.text().startswith("Adds 3 entries")
    assert bring.roles.button.text() == "Bring in 1 role"
    qtbot.mouseClick(bring.roles.button, LEFT)
    titles = [one.title for one in queries.chosen_roles(workspace.reader)]
    assert titles == [role.title, "Robot tenders"]
    assert "1 role came in" in bring.message.text()
    workspace.undo()
    assert workspace.store.dump() == before
    assert bring.message.text() == ""


def many(page: ImportPage, file: Path) -> list[BringingDialog]:
    """Twenty roles are ticked and brought in: the dialog that says how far they are."""
    rows = [
        f"99-{n:04}.00\tRobot {n}\t2.A.1.{place}\tSkill {place}\t{scale}\t4"
        for n in range(20)
        for place in "abcdefgh"
        for scale in ("IM", "LV")
    ]
    file.write_text("\n".join([ROWS[0], *rows]))
    page.open(file)
    read(page)
    for box in page.roles.boxes.values():
        box.click()
    page.take_in()
    return page.findChildren(BringingDialog)


def test_much_comes_in_by_slices_as_one_step(
    bring: ImportPage, workspace: Workspace, file: Path, qtbot: QtBot
) -> None:
    before = workspace.store.dump()
    [dialog] = many(bring, file)
    shares: list[float] = []
    dialog.bar.valueChanged.connect(shares.append)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        pass
    assert shares == sorted(shares)
    assert "20 roles came in" in bring.message.text()
    assert workspace.store.is_free
    workspace.undo()
    assert workspace.store.dump() == before


def test_much_can_be_given_up_and_then_nothing_is_there(
    bring: ImportPage, workspace: Workspace, file: Path, qtbot: QtBot
) -> None:
    before = workspace.store.dump()
    [dialog] = many(bring, file)
    assert not workspace.store.is_free
    dialog.cancel.click()
    assert bring.message.text() == "Nothing was brought in."
    assert workspace.store.dump() == before
    assert workspace.store.is_free


def test_a_second_time_nothing_is_doubled(bring: ImportPage, file: Path) -> None:
    for _ in range(2):
        bring.open(file)
        read(bring)
        bring.roles.boxes["onet-99-0001.00"].click()
        bring.take_in()
    assert bring.message.text() == "All of it is there already, as the file has it."


def test_a_file_that_can_not_be_read_says_why(bring: ImportPage, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("\n".join(ROWS).replace("\t", ";"))
    bring.open(wrong)
    read(bring)
    assert bring.message.text().startswith(
        "wrong.txt, line 1: the columns are parted by semicolons"
    )
    assert not bring.roles.isVisible()
    assert bring.choose.isVisible()


# All of them.

PAGES = (RatingPass, SkillEvidence, OwnNeeds, AdvertsPage, ImportPage)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(1264, 868), (584, 448)])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_they_are_painted_in_every_look_without_running_over(
    show: Show,
    role: Role,
    qapp,  # type: ignore[no-untyped-def]
    page: type[ToolPage],
    name: str,
    size: tuple[int, int],
    direction: Qt.LayoutDirection,
) -> None:
    shown = show(page)
    shown.setLayoutDirection(direction)
    Theme().apply(qapp, name, reduced_motion=True)
    shown.resize(*size)
    for _ in range(3):
        qapp.processEvents()
    shown.grab()
    assert shown.content.width() <= shown.area.viewport().width()


@pytest.mark.parametrize("page", PAGES)
def test_they_have_something_to_say_in_an_empty_store(show: Show, page: type[ToolPage]) -> None:
    shown = show(page)
    shown.grab()
    said = [label for label in shown.findChildren(QLabel) if label.isVisible() and label.text()]
    assert [label for label in said if label is not shown.title]


@pytest.mark.parametrize("page", [OwnNeeds, AdvertsPage, SkillEvidence, RatingPass])
def test_without_a_role_the_words_stand_in_the_middle_until_there_is_one(
    show: Show, page: type[ToolPage], workspace: Workspace
) -> None:
    shown = show(page)
    empty = shown.findChild(EmptyState)
    middle = empty.mapTo(shown, empty.rect().center())
    assert abs(middle.x() - shown.rect().center().x()) <= 1
    assert not shown.area.isVisible()
    workspace.call(roles.choose, catalog=workspace.catalog, role="ml-engineer")
    shown.refresh(None)
    assert shown.area.isVisible()
    assert not empty.isVisible()


@pytest.mark.parametrize("name", TROUBLING.values(), ids=TROUBLING)
def test_any_name_is_plain_text(show: Show, role: Role, workspace: Workspace, name: str) -> None:
    own = workspace.call(skills.add_skill, name=name)
    needs, adverts, evidence = show(OwnNeeds), show(AdvertsPage), show(SkillEvidence)
    assert isinstance(needs, OwnNeeds)
    assert isinstance(adverts, AdvertsPage)
    assert isinstance(evidence, SkillEvidence)
    needs._try(2, own.id)
    keep(adverts, f"{name}\n{name}")
    evidence.show_skill(own.id)
    evidence.attach.fill([f"https://a.org/{name[:50]}"])
    evidence.attach.levels.set_value(2)
    evidence.attach.how.setText(name[:200])
    evidence.attach_it()
    for page in (needs, adverts, evidence):
        page.grab()
        for label in page.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
            assert "\u202e" not in label.text()


def test_a_page_may_go_while_a_file_is_being_read(
    show: Show, role: Role, tmp_path: Path, qtbot: QtBot
) -> None:
    many = [row.replace("99-", f"{n}-") for n in range(10, 99) for row in ROWS[1:] * 20]
    path = tmp_path / "Skills.txt"
    path.write_text("\n".join([ROWS[0], *many]))
    page = show(ImportPage)
    assert isinstance(page, ImportPage)
    page.open(path)
    page.open(path)
    gone = []
    page.destroyed.connect(lambda: gone.append(1))
    shiboken6.delete(page)
    qtbot.waitUntil(lambda: bool(gone))
    QApplication.processEvents()
