"""A week of minutes made longer or shorter as a whole. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence

_PIECE = 15
_DAY = 24 * 60


def scaled(week: Sequence[int], total: int) -> tuple[int, ...]:
    """The week with `total` minutes in it, shared out among its days as before, by quarters of an
    hour; a week without any time is filled evenly."""
    total = min(total, 7 * _DAY)
    weights = list(week) if any(week) else [1] * 7
    pieces, rest = divmod(total, _PIECE)
    exact = [pieces * weight / sum(weights) for weight in weights]
    shares = [int(share) for share in exact]
    most_wanted = sorted(range(7), key=lambda day: (shares[day] - exact[day], day))
    for day in most_wanted[: pieces - sum(shares)]:
        shares[day] += 1
    minutes = [share * _PIECE for share in shares]
    minutes[max(range(7), key=lambda day: minutes[day])] += rest
    return _capped(minutes)


def _capped(minutes: list[int]) -> tuple[int, ...]:
    """No day longer than a day; what is too much goes to the days with the most room."""
    over = sum(max(0, day - _DAY) for day in minutes)
    minutes = [min(day, _DAY) for day in minutes]
    while over:
        emptiest = min(range(7), key=lambda day: minutes[day])
        moved = min(over, _PIECE, _DAY - minutes[emptiest])
        minutes[emptiest] += moved
        over -= moved
    return tuple(minutes)
