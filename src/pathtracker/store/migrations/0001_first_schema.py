"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
CREATE TABLE change (
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    sort TEXT NOT NULL,
    label TEXT NOT NULL,
    edits TEXT NOT NULL,
    reverses INTEGER,
    original INTEGER,
    PRIMARY KEY (seq),
    FOREIGN KEY(reverses) REFERENCES change (seq),
    FOREIGN KEY(original) REFERENCES change (seq)
)
 STRICT
    """,
    """
CREATE TABLE evidence (
    id TEXT NOT NULL,
    item_id TEXT,
    skill_id TEXT,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    day TEXT NOT NULL,
    supports INTEGER,
    note TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(skill_id) REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE item (
    id TEXT NOT NULL,
    slug TEXT,
    catalog_version INTEGER,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    effort REAL NOT NULL,
    known_share REAL NOT NULL,
    done_on TEXT,
    parked_until TEXT,
    deadline TEXT,
    by_experience INTEGER NOT NULL,
    checks TEXT NOT NULL,
    resources TEXT NOT NULL,
    outcomes TEXT NOT NULL,
    notes TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE learner (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    minutes TEXT,
    any_day INTEGER NOT NULL,
    start TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE membership (
    id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    phase_id TEXT NOT NULL,
    position REAL NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(phase_id) REFERENCES phase (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE phase (
    id TEXT NOT NULL,
    slug TEXT,
    catalog_version INTEGER,
    track_id TEXT NOT NULL,
    title TEXT NOT NULL,
    rung TEXT NOT NULL,
    position REAL NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(track_id) REFERENCES track (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE prerequisite (
    id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    requires_id TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(requires_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE rating (
    id TEXT NOT NULL,
    skill_id TEXT NOT NULL,
    level INTEGER NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(skill_id) REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE requirement (
    id TEXT NOT NULL,
    role_id TEXT NOT NULL,
    skill_id TEXT NOT NULL,
    rung TEXT NOT NULL,
    level INTEGER NOT NULL,
    importance INTEGER NOT NULL,
    by_experience INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(role_id) REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(skill_id) REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE role (
    id TEXT NOT NULL,
    slug TEXT,
    catalog_version INTEGER,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    standing TEXT,
    rung TEXT NOT NULL,
    start TEXT,
    target TEXT,
    tracks TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE skill (
    id TEXT NOT NULL,
    slug TEXT,
    catalog_version INTEGER,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    aliases TEXT NOT NULL,
    anchors TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE time_entry (
    id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    """
CREATE TABLE track (
    id TEXT NOT NULL,
    slug TEXT,
    catalog_version INTEGER,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    notes TEXT NOT NULL,
    position REAL NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE INDEX change_reverses ON change (reverses)
    """,
    """
CREATE INDEX change_undos ON change (seq) WHERE sort = 'undo'
    """,
    """
CREATE INDEX evidence_item ON evidence (item_id)
    """,
    """
CREATE INDEX evidence_skill ON evidence (skill_id)
    """,
    """
CREATE UNIQUE INDEX item_slug ON item (slug) WHERE slug IS NOT NULL
    """,
    """
CREATE UNIQUE INDEX membership_item ON membership (item_id, phase_id)
    """,
    """
CREATE INDEX membership_place ON membership (phase_id, position, item_id)
    """,
    """
CREATE INDEX phase_track ON phase (track_id, position)
    """,
    """
CREATE UNIQUE INDEX prerequisite_pair ON prerequisite (item_id, requires_id)
    """,
    """
CREATE INDEX prerequisite_unlocks ON prerequisite (requires_id, item_id)
    """,
    """
CREATE INDEX rating_newest ON rating (skill_id, day, at, level)
    """,
    """
CREATE UNIQUE INDEX requirement_place ON requirement (role_id, rung, skill_id)
    """,
    """
CREATE INDEX requirement_skill ON requirement (skill_id)
    """,
    """
CREATE UNIQUE INDEX role_slug ON role (slug) WHERE slug IS NOT NULL
    """,
    """
CREATE UNIQUE INDEX skill_slug ON skill (slug) WHERE slug IS NOT NULL
    """,
    """
CREATE INDEX time_entry_item ON time_entry (item_id, day, minutes)
    """,
    """
CREATE UNIQUE INDEX track_slug ON track (slug) WHERE slug IS NOT NULL
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
