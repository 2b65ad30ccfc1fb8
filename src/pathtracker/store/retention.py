"""Which backups have served their time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

from pathtracker.store.backupfile import Backup

RECENT = timedelta(hours=48)
MOST_RECENT = 20
DAYS, WEEKS, MONTHS = 14, 8, 12
FEWEST = 3


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that need not be kept, newest first.

    Kept are: all of the last 48 hours, 20 at most; the newest of each of the last 14 days, 8 weeks
    and 12 months that have any; the 3 newest, and the 3 newest verified ones. Newest is told by
    the sequence: a clock set back years makes no new backup look old.
    """
    newest_first = sorted(backups, key=lambda backup: backup.sequence, reverse=True)
    recent = [backup for backup in newest_first if abs(now - backup.at) <= RECENT]
    kept = {
        *recent[:MOST_RECENT],
        *_newest_of_each(newest_first, lambda at: at.date(), DAYS),
        *_newest_of_each(newest_first, lambda at: at.isocalendar()[:2], WEEKS),
        *_newest_of_each(newest_first, lambda at: (at.year, at.month), MONTHS),
        *newest_first[:FEWEST],
        *[backup for backup in newest_first if backup.verified][:FEWEST],
    }
    return [backup for backup in newest_first if backup not in kept]


def _newest_of_each(
    newest_first: list[Backup], period: Callable[[datetime], Hashable], most: int
) -> list[Backup]:
    newest: dict[Hashable, Backup] = {}
    for backup in newest_first:
        newest.setdefault(period(backup.at), backup)
    return list(newest.values())[:most]
