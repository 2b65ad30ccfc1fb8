"""What a learner does with a step: starting, finishing, knowing, logging, linking, removing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from helpers import CATALOG, TODAY, TOMORROW, TROUBLING, WHEN, YESTERDAY, on, seen

from pathtracker.actions import items, roles, skills
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import SATISFYING, EvidenceKind, Item, Rung, Skill, State, TimeEntry
from pathtracker.store import Store, queries

Step = Callable[[str], Item]
Own = Callable[..., Item]


def refusal(action: Callable[..., object], store: Store, **arguments: object) -> Message:
    """Why an action is refused; nothing may have changed."""
    before, history = store.dump(), len(store.history(100))
    with pytest.raises(Refused) as caught:
        action(store, when=WHEN, **arguments)
    assert store.dump() == before
    assert len(store.history(100)) == history
    return caught.value.message


def claimed(store: Store, slug: str) -> int | None:
    """The newest level claimed of a skill."""
    skill = queries.by_slug(store, Skill, [slug])[slug]
    newest = queries.newest_rating(store, skill.id, TODAY)
    return newest.level if newest else None


# States.


def test_starting_makes_a_step_active_though_what_it_requires_is_open(
    store: Store, step: Step
) -> None:
    assert items.start(store, item=step("joins").id, when=WHEN).state is State.ACTIVE


def test_finishing_keeps_the_day_and_ticks_the_checks(store: Store, step: Step) -> None:
    done = items.finish(store, item=step("joins").id, when=WHEN)
    assert (done.state, done.done_on) == (State.DONE, TODAY)
    assert all(check.ticked for check in done.checks)
    assert done == store.get(Item, done.id)


def test_finishing_can_leave_checks_unticked(store: Store, step: Step) -> None:
    joins = step("joins")
    items.tick_check(store, item=joins.id, index=0, ticked=True, when=WHEN)
    done = items.finish(store, item=joins.id, when=WHEN, tick=False)
    assert [check.ticked for check in done.checks] == [True, False]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://example.org/x", EvidenceKind.LINK),
        ("www.example.org", EvidenceKind.LINK),
        (__file__, EvidenceKind.FILE),
        ("Jonas could do it after I had shown him", EvidenceKind.NOTE),
    ],
)
def test_finishing_with_evidence_is_one_change(
    store: Store, step: Step, address: str, kind: EvidenceKind
) -> None:
    done = items.finish(store, item=step("joins").id, when=WHEN, evidence=address)
    (evidence,) = seen(store, "evidence")
    kept = f"https://{address}" if address.startswith("www.") else address  # so it can be opened
    assert (evidence["address"], evidence["kind"], evidence["day"]) == (kept, kind, str(TODAY))
    store.undo(now=WHEN.now)
    assert seen(store, "evidence") == []
    assert store.get(Item, done.id).state is State.OPEN


def test_finishing_frees_what_waited_for_it(store: Store, step: Step) -> None:
    def waiting() -> dict[str | None, bool]:
        return {line.slug: line.is_blocked for line in queries.outline(store)}

    assert waiting()["loops"]
    items.finish(store, item=step("set-up").id, when=WHEN)
    assert not waiting()["loops"]
    items.reopen(store, item=step("set-up").id, when=WHEN)
    assert waiting()["loops"]


def test_skipping_frees_what_waited_and_changes_no_level(store: Store, step: Step) -> None:
    items.skip(store, item=step("set-up").id, when=WHEN)
    line = next(line for line in queries.outline(store) if line.slug == "loops")
    assert not line.is_blocked
    assert seen(store, "rating") == []


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (items.start, State.ACTIVE),
        (items.finish, State.DONE),
        (items.skip, State.SKIPPED),
        (items.know, State.KNOWN),
        (items.reopen, State.OPEN),
    ],
)
def test_what_is_so_already_is_said_rather_than_done_again(
    store: Store, own: Own, action: Callable[..., Item], state: State
) -> None:
    item = own().id
    if state is not State.OPEN:
        action(store, item=item, when=WHEN)
    assert refusal(action, store, item=item) == Message(f"already.{state}", {"title": "Joins"})


SETTLE = [items.finish, items.skip, items.know]


@pytest.mark.parametrize("action", [items.start, items.reopen, *SETTLE])
@pytest.mark.parametrize("before", [items.start, items.park, *SETTLE])
def test_no_state_leaves_anything_of_the_one_before(
    store: Store, own: Own, before: Callable[..., Item], action: Callable[..., Item]
) -> None:
    item = own().id
    before(store, item=item, when=WHEN)
    if before is action:
        return
    if before is items.finish and action is not items.reopen:  # its day would be lost
        assert refusal(action, store, item=item).id == "already.done"
        return
    after = action(store, item=item, when=WHEN)
    assert (after.done_on is not None) == (after.state is State.DONE)
    assert after.parked_until is None
    assert after.known_share == (1.0 if after.state is State.KNOWN else 0.0)


def test_half_of_what_is_skipped_is_not_known(store: Store, own: Own) -> None:
    item = own().id
    items.skip(store, item=item, when=WHEN)
    with pytest.raises(Refused):
        items.know(store, item=item, share=0.5, when=WHEN)


def test_hours_are_left_again_after_known_skipped_and_reopened(store: Store, own: Own) -> None:
    item = own(effort=4.0).id
    for action in (items.know, items.skip, items.reopen):
        action(store, item=item, when=WHEN)
    assert queries.outline(store)[0].hours_left == 4.0


# Known.


def test_known_claims_its_outcomes_and_proves_nothing(store: Store, step: Step) -> None:
    known = items.know(store, item=step("train").id, when=WHEN)
    assert known.state is State.KNOWN
    assert (claimed(store, "models"), claimed(store, "python")) == (2, 2)
    assert seen(store, "evidence") == []
    assert not any(check.ticked for check in known.checks)


@pytest.mark.parametrize(
    ("before", "after", "ratings"), [(0, 2, 2), (1, 2, 2), (2, 2, 1), (4, 4, 1)]
)
def test_known_writes_a_rating_only_where_it_is_higher(
    store: Store, step: Step, before: int, after: int, ratings: int
) -> None:
    skill = queries.by_slug(store, Skill, ["sql"])["sql"].id
    skills.rate(store, skill=skill, level=before, catalog=CATALOG, when=WHEN)
    items.know(store, item=step("joins").id, when=WHEN)
    assert claimed(store, "sql") == after
    assert len(seen(store, "rating")) == ratings


def test_known_claims_nothing_below_what_is_proven(store: Store, step: Step) -> None:
    """Without a rating the proven level is claimed; a rating below it would take that back."""
    roles.choose(store, catalog=CATALOG, role="engineer", rung=Rung.MID, when=WHEN)
    items.attach(store, item=step("serve").id, address="https://example.org", when=WHEN)
    items.finish(store, item=step("serve").id, when=WHEN)  # shows models 3
    items.know(store, item=step("train").id, when=WHEN)  # teaches models 2 and python 2
    assert (claimed(store, "models"), claimed(store, "python")) == (None, 2)


def test_known_is_one_change(store: Store, step: Step) -> None:
    before = store.dump()
    items.know(store, item=step("train").id, when=WHEN)
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_reopening_what_was_known_keeps_what_was_claimed(store: Store, step: Step) -> None:
    items.know(store, item=step("joins").id, when=WHEN)
    items.reopen(store, item=step("joins").id, when=WHEN)
    assert claimed(store, "sql") == 2


def test_a_share_known_lowers_what_is_left_and_claims_nothing(store: Store, step: Step) -> None:
    item = items.know(store, item=step("train").id, when=WHEN, share=0.25)
    assert item.state is State.OPEN
    line = next(line for line in queries.outline(store) if line.id == item.id)
    assert line.hours_left == 1.5
    assert seen(store, "rating") == []


@pytest.mark.parametrize("share", [-0.1, 1.5, float("nan")])
def test_a_share_is_between_nothing_and_all(store: Store, own: Own, share: float) -> None:
    assert refusal(items.know, store, item=own().id, share=share).id == "invalid"


def test_known_of_several_in_one_go_leaves_what_is_settled(store: Store, step: Step) -> None:
    items.finish(store, item=step("set-up").id, when=WHEN)
    some = [step(slug).id for slug in ("set-up", "loops", "joins")]
    before = store.dump()
    changed = items.know_many(store, items=some, when=WHEN)
    assert [item.slug for item in changed] == ["loops", "joins"]
    assert step("set-up").state is State.DONE
    store.undo(now=WHEN.now)
    assert store.dump() == before


# Parked.


def test_parking_takes_a_step_out_until_a_day_or_until_taken_up(store: Store, own: Own) -> None:
    item = own().id
    assert items.park(store, item=item, when=WHEN).parked_until is None
    assert items.park(store, item=item, when=WHEN, until=TOMORROW).parked_until == TOMORROW
    assert items.start(store, item=item, when=WHEN).state is State.ACTIVE


@pytest.mark.parametrize("day", [TODAY, YESTERDAY])
def test_nothing_is_parked_until_a_day_that_is_over(store: Store, own: Own, day: object) -> None:
    message = refusal(items.park, store, item=own().id, until=day)
    assert message == Message("park.past", {"day": str(day)})


@pytest.mark.parametrize("settle", SETTLE)
def test_what_is_settled_is_not_parked(store: Store, own: Own, settle: Callable[..., Item]) -> None:
    item = settle(store, item=own().id, when=WHEN)
    assert item.state in SATISFYING
    assert refusal(items.park, store, item=item.id).id == f"already.{item.state}"


# Time.


def test_time_is_logged_today_or_on_an_earlier_day(store: Store, own: Own) -> None:
    item = own().id
    items.log(store, item=item, minutes=30, when=WHEN, note="read")
    items.log(store, item=item, minutes=15, when=WHEN, on=YESTERDAY)
    assert queries.outline(store)[0].logged_minutes == 45
    entries = [store.get(TimeEntry, e.id) for e in queries.of_item(store, TimeEntry, item)]
    assert {(e.day, e.minutes, e.note, e.at) for e in entries} == {
        (TODAY, 30, "read", WHEN.now),
        (YESTERDAY, 15, "", WHEN.now),
    }


def test_time_to_come_is_not_logged(store: Store, own: Own) -> None:
    message = refusal(items.log, store, item=own().id, minutes=30, on=TOMORROW)
    assert message == Message("future", {"day": str(TOMORROW)})


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_no_day_has_so_many_minutes(store: Store, own: Own, minutes: int) -> None:
    message = refusal(items.log, store, item=own().id, minutes=minutes)
    assert (message.id, message.params["field"]) == ("invalid", "minutes")


# Checks, resources, evidence.


def test_a_check_is_ticked_and_unticked_by_its_place(store: Store, step: Step) -> None:
    item = step("joins").id
    ticked = items.tick_check(store, item=item, index=1, ticked=True, when=WHEN)
    assert [check.ticked for check in ticked.checks] == [False, True]
    unticked = items.tick_check(store, item=item, index=1, ticked=False, when=WHEN)
    assert [check.ticked for check in unticked.checks] == [False, False]


def test_a_resource_is_marked_as_read(store: Store, step: Step) -> None:
    item = items.tick_resource(store, item=step("joins").id, index=0, ticked=True, when=WHEN)
    assert item.resources[0].ticked


@pytest.mark.parametrize("action", [items.tick_check, items.tick_resource])
@pytest.mark.parametrize("index", [2, -1, -3])
def test_a_check_that_is_not_there_is_not_ticked(
    store: Store, step: Step, action: Callable[..., Item], index: int
) -> None:
    message = refusal(action, store, item=step("joins").id, index=index, ticked=True)
    assert message.id == "gone"


def test_evidence_is_attached_and_taken_away(store: Store, own: Own) -> None:
    before_all = own().id
    before = store.dump()
    evidence = items.attach(store, item=before_all, address="https://a.org", note="n", when=WHEN)
    assert (evidence.address, evidence.note, evidence.day) == ("https://a.org", "n", TODAY)
    items.detach(store, evidence=evidence.id, when=WHEN)
    assert store.dump() == before
    assert refusal(items.detach, store, evidence=evidence.id).id == "gone"


# Prerequisites.


def test_one_step_is_put_after_another_once(store: Store, own: Own) -> None:
    first, second = own("First").id, own("Second").id
    for _ in range(2):
        items.require(store, item=second, requires=first, when=WHEN)
    assert len(seen(store, "prerequisite")) == 1
    assert store.history(1)[0].label.params == {"title": "Second", "other": "First"}


def test_a_step_after_itself_is_refused(store: Store, own: Own) -> None:
    item = own().id
    message = refusal(items.require, store, item=item, requires=item)
    assert message == Message("after_itself", {"title": "Joins"})


def test_a_circle_is_refused_and_named(store: Store, own: Own) -> None:
    a, b, c = (own(title).id for title in "ABC")
    items.require(store, item=b, requires=a, when=WHEN)
    items.require(store, item=c, requires=b, when=WHEN)
    message = refusal(items.require, store, item=a, requires=c)
    assert message == Message("circle", {"circle": "“A” → “C” → “B” → “A”"})


def test_a_circle_of_two_is_refused_and_named(store: Store, own: Own) -> None:
    a, b = own("A").id, own("B").id
    items.require(store, item=b, requires=a, when=WHEN)
    assert refusal(items.require, store, item=a, requires=b).params["circle"] == "“A” → “B” → “A”"


def test_a_link_taken_away_frees(store: Store, own: Own) -> None:
    a, b = own("A").id, own("B").id
    items.require(store, item=b, requires=a, when=WHEN)
    items.unrequire(store, item=b, requires=a, when=WHEN)
    assert seen(store, "prerequisite") == []
    items.require(store, item=a, requires=b, when=WHEN)


# Removing.


def test_removing_takes_all_along_and_undo_brings_all_of_it_back(store: Store, step: Step) -> None:
    joins = step("joins")
    items.log(store, item=joins.id, minutes=30, when=WHEN)
    items.attach(store, item=joins.id, address="https://a.org", when=WHEN)
    items.finish(store, item=joins.id, when=WHEN)
    before = store.dump()
    items.remove(store, item=joins.id, when=WHEN)
    left = store.dump()
    assert str(joins.id) not in str(left)
    assert left["time_entry"] == left["evidence"] == []
    store.undo(now=WHEN.now)
    assert store.dump() == before
    store.redo(now=WHEN.now)
    assert store.dump() == left


@pytest.mark.parametrize("action", [items.start, items.park, items.reopen, items.remove, *SETTLE])
def test_what_is_gone_is_said_to_be_gone(store: Store, action: Callable[..., object]) -> None:
    assert refusal(action, store, item=uuid4()) == Message("gone", {"kind": "item"})


# Words of the learner's.


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING)
def test_the_change_is_called_by_the_title_whatever_it_is(
    store: Store, own: Own, text: str
) -> None:
    item = own(text)
    items.finish(store, item=item.id, when=WHEN)
    assert store.history(1)[0].label == Message("item.finish", {"title": text.strip()})


def test_moments_and_days_are_those_handed_in(store: Store, own: Own) -> None:
    late = on(TODAY + timedelta(days=400), minute=5)
    item = items.finish(store, item=own().id, when=late)
    assert item.done_on == late.today
    assert store.history(1)[0].at == late.now
