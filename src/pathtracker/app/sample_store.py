"""The sample learner in a store of its own, beside the learner's."""

from __future__ import annotations

from pathtracker.catalog import load_catalog
from pathtracker.core.when import When
from pathtracker.paths import Places, asset
from pathtracker.sample import fill_sample
from pathtracker.store import Store, queries


def make_sample(places: Places, when: When) -> None:
    """Fills the sample store if it is empty; what somebody tried in it before stays."""
    with Store.open(places.data_file) as store:
        if not queries.tracks(store):
            catalog = load_catalog(asset("catalog")).catalog
            fill_sample(store, catalog, size="usual", when=when)
