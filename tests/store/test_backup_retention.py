"""Which backups stay: rules that hold whatever the clock has done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pathtracker.store.backupfile import Backup
from pathtracker.store.retention import superfluous

START = datetime(2020, 1, 1, tzinfo=UTC)


def backup(sequence: int, at: datetime, *, verified: bool = True) -> Backup:
    return Backup(Path(f"{sequence}.db"), at, sequence, 1, verified)


moments = st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
near = st.integers(0, 60 * 24 * 30).map(lambda minutes: START + timedelta(minutes=minutes))
any_backups = st.lists(st.tuples(moments | near, st.booleans()), max_size=80).map(
    lambda made: [backup(n, at, verified=v) for n, (at, v) in enumerate(made, 1)]
)


def kept_of(backups: list[Backup], now: datetime) -> list[Backup]:
    gone = superfluous(backups, now)
    return [backup for backup in backups if backup not in gone]


@given(any_backups, moments | near)
def test_whatever_the_clock_says_the_newest_stay(backups: list[Backup], now: datetime) -> None:
    kept = kept_of(backups, now)
    assert kept[-3:] == backups[-3:]
    verified = [backup for backup in backups if backup.verified]
    assert set(verified[-3:]) <= set(kept)


@given(any_backups, moments | near)
def test_pruning_again_prunes_nothing_more(backups: list[Backup], now: datetime) -> None:
    kept = kept_of(backups, now)
    assert superfluous(kept, now) == []


@given(any_backups, moments | near)
def test_no_more_stay_than_the_rules_ask_for(backups: list[Backup], now: datetime) -> None:
    assert len(kept_of(backups, now)) <= 20 + 14 + 8 + 12 + 3 + 3


@given(any_backups, moments | near)
def test_the_order_they_are_listed_in_is_all_one(backups: list[Backup], now: datetime) -> None:
    assert superfluous(backups, now) == superfluous(backups[::-1], now)


@given(st.lists(st.integers(0, 48 * 60), min_size=1, max_size=20))
def test_all_of_two_days_stay(ages: list[int]) -> None:
    now = START + timedelta(days=10)
    backups = [
        backup(number, now - timedelta(minutes=age))
        for number, age in enumerate(sorted(ages, reverse=True))
    ]
    assert superfluous(backups, now) == []


def test_two_years_of_a_backup_every_half_hour() -> None:
    backups: list[Backup] = []
    now = START
    for number in range(2 * 365 * 24 * 2):
        now = START + timedelta(minutes=30 * number)
        backups.append(backup(number, now))
        gone = set(superfluous(backups, now))
        backups = [kept for kept in backups if kept not in gone]
    at = [kept.at for kept in backups][::-1]
    assert at[:20] == [now - timedelta(minutes=30 * number) for number in range(20)]
    last_of_a_day = [now.replace(hour=23, minute=30) - timedelta(days=n) for n in range(1, 14)]
    assert set(last_of_a_day) <= set(at)
    assert {moment.isocalendar()[:2] for moment in at} >= {
        (now - timedelta(weeks=week)).isocalendar()[:2] for week in range(8)
    }
    assert len({(moment.year, moment.month) for moment in at}) == 12
    assert len(at) < 50


def test_a_clock_set_back_six_years_for_a_week() -> None:
    """What was made before, meanwhile and after all stays in reach."""
    before = [backup(n, START + timedelta(days=n)) for n in range(1, 31)]
    meanwhile = [backup(30 + n, START - timedelta(days=2000 - n)) for n in range(1, 8)]
    kept = kept_of(before + meanwhile, meanwhile[-1].at)
    assert set(meanwhile) <= set(kept)
    assert before[-1] in kept
    assert len([old for old in kept if old in before]) >= 7
