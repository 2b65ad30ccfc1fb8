"""A call that fails, whichever it is, corrupts nothing, and what is said of it is so."""

from __future__ import annotations

import pytest

from . import failing, shimlog


@pytest.fixture(scope="module")
def breaker(tmp_path_factory):
    """The library that lets calls fail, built; skips with the reason where it cannot be."""
    try:
        return failing.build(tmp_path_factory.mktemp("failing"))
    except shimlog.UnavailableError as reason:
        pytest.skip(str(reason))


def test_250_failing_calls_corrupt_nothing_and_are_told_as_they_are(breaker, scratch):
    found = failing.run(breaker, scratch / "failing", cases=250, seed=1)
    assert found.cases == 250
    assert found.wrong == 0, "\n".join(found.examples)


def test_what_is_acknowledged_though_it_failed_is_found_out(breaker, scratch):
    found = failing.run(breaker, scratch / "failing", cases=110, seed=1, careless=True)
    assert found.said_wrongly, found
