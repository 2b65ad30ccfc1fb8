"""Commands that keep the data safe: backup, restore, check."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pathtracker.cli.run import NOT_DONE, Answer, Session
from pathtracker.core.messages import Refused
from pathtracker.store.backup import make_backup
from pathtracker.store.backupfile import Backup, folder_of, list_backups
from pathtracker.store.check import check_file
from pathtracker.store.preview import Preview, preview
from pathtracker.store.restore import restore as put_back
from pathtracker.wording import sentence


def backup(session: Session) -> Answer:
    made = make_backup(session.store, now=session.when.now)
    lines, value = [f"Backed up to {made.path}."], _as_json(made)
    if made.incomplete is not None:
        lines.append(sentence(made.incomplete.message))
        value["without"] = lines[-1]
    return Answer(lines, value)


def backups(session: Session) -> Answer:
    found = list_backups(folder_of(session.places.data_file))
    lines = [
        f"{one.path.name}  {one.at.astimezone():%Y-%m-%d %H:%M}  {one.size / 1024:8,.0f} KB"
        + ("" if one.verified else "  not verified")
        for one in found
    ]
    return Answer(
        lines or ["No backups yet. Make one with “pathtracker backup”."],
        [_as_json(one) for one in found],
    )


def restore(session: Session) -> Answer:
    data_file = session.places.data_file
    file = _meant(session)
    comparison = session.patiently(lambda: preview(data_file, file))
    done = session.patiently(lambda: put_back(data_file, file, now=session.when.now))
    lines = [f"Went back to {file.name} of {comparison.at.astimezone():%Y-%m-%d %H:%M}."]
    lines += _differences(comparison)
    if done.kept is not None:
        lines.append(f"The former file is kept in {done.kept}.")
    if done.before is not None:
        lines.append(f"To take this back: pathtracker restore {done.before.path.name}")
    value = {
        "restored": str(file),
        "at": comparison.at.isoformat(),
        "counts": dict(comparison.then),
        "kept": str(done.kept) if done.kept else None,
        "before": str(done.before.path) if done.before else None,
    }
    return Answer(lines, value)


def check(session: Session) -> Answer:
    report = session.patiently(lambda: check_file(session.data_file))
    faults = [sentence(fault) for fault in report.faults]
    total = sum(report.counts.values())
    lines = faults or [
        f"{session.places.data_file} is sound: {total:,} entries, data version {report.version}."
    ]
    value = {
        "path": str(session.places.data_file),
        "version": report.version,
        "ended_cleanly": report.ended_cleanly,
        "counts": dict(report.counts),
        "faults": faults,
    }
    return Answer(lines, value, status=NOT_DONE if faults else 0)


def _meant(session: Session) -> Path:
    """The file named: a path, or the name of one of the backups."""
    given = session.path(session.args.file)
    among_backups = folder_of(session.places.data_file) / given.name
    for candidate in (given, among_backups):
        if candidate.exists():
            return candidate
    raise Refused("no_backup", name=session.args.file)


def _differences(comparison: Preview) -> list[str]:
    names: Mapping[str, Any] = comparison.differences or {}
    return [
        f"  {kind.replace('_', ' ')}: {len(difference.added)} came back, "
        f"{len(difference.gone)} went, {len(difference.changed)} changed"
        for kind, difference in names.items()
        if difference.added or difference.gone or difference.changed
    ]


def _as_json(one: Backup) -> dict[str, Any]:
    return {
        "path": str(one.path),
        "at": one.at.isoformat(),
        "bytes": one.size,
        "verified": one.verified,
    }
