"""Commands on the data file as a whole."""

from __future__ import annotations

from pathtracker.cli.run import Answer, Session


def demo(session: Session) -> Answer:
    from pathtracker.sample import fill_sample

    store = session.store
    counts = fill_sample(store, catalog=session.catalog, size=session.args.size, when=session.when)
    width = len(f"{max(counts.values()):,}")
    lines = [f"{count:>{width},}  {kind.replace('_', ' ')}" for kind, count in counts.items()]
    lines.append(f"The sample learner is in {store.path.parent}. See “pathtracker steps”.")
    return Answer(lines, counts)
