"""Runs inside the packaged program: `pathtracker-probe DATA_FILE` migrates a copy of a database.

No released version is older than today's yet, so the command line alone would not show that
alembic and the revisions have come along. This goes from nothing to today's schema, and from
today's to one further, whose revision rebuilds a table.
"""

import json
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from pathtracker.store.identity import SCHEMA_VERSION
from pathtracker.store.migrate import (
    CURRENT,
    REVISIONS,
    Target,
    current_schema,
    migrate,
    run_revisions,
    speaking_to,
)
from pathtracker.store.schema import Schema, schema_of

NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{SCHEMA_VERSION + 1:04}"
down_revision = "{SCHEMA_VERSION:04}"

def upgrade():
    strict = {{"sqlite_strict": True}}
    with op.batch_alter_table("item", recreate="always", table_kwargs=strict) as item:
        item.add_column(sa.Column("mood", sa.TEXT(), nullable=False, server_default="calm"))
"""


def schema_after(target: Target) -> Schema:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with speaking_to(raw) as connection:
            run_revisions(connection, 0, target)
        return schema_of(raw)


def main(data_file: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        revisions = Path(shutil.copytree(REVISIONS, Path(folder) / "revisions"))
        (revisions / "further.py").write_text(NEXT)
        further = Target(SCHEMA_VERSION + 1, revisions)
        migrate(
            data_file,
            SCHEMA_VERSION,
            Target(further.version, revisions, lambda: schema_after(further)),
        )
    with closing(sqlite3.connect(data_file)) as raw:
        return {
            "frozen": bool(getattr(sys, "frozen", False)),
            "from_nothing": schema_after(CURRENT) == current_schema(),
            "version": raw.execute("PRAGMA user_version").fetchone()[0] - SCHEMA_VERSION,
            "moods": [mood for [mood] in raw.execute("SELECT DISTINCT mood FROM item")],
        }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
