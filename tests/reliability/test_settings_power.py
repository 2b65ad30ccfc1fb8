"""Power cuts leave each small file beside the store as it was or as it was to be."""

from __future__ import annotations

from . import settingspower


def test_600_power_cuts_leave_the_old_or_the_new(library, scratch, qapp):
    found = settingspower.cut_power(library, scratch, states=600, seed=1)
    assert found.states == 600
    assert found.in_flight_kept
    assert (found.lost, found.corrupt) == (0, 0), found.examples


def test_files_written_over_the_old_ones_are_found_out(library, scratch, qapp):
    found = settingspower.cut_power(library, scratch, states=200, seed=1, careless=True)
    assert found.lost
    assert found.corrupt, found
