"""Plans of the learner's own making, what fits them, and what adverts ask for."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE skill ADD COLUMN source TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE role ADD COLUMN source TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE requirement ADD COLUMN given_level INTEGER",
    "ALTER TABLE requirement ADD COLUMN given_importance INTEGER",
    "ALTER TABLE track ADD COLUMN share INTEGER",
    "ALTER TABLE item ADD COLUMN pinned TEXT",
    "ALTER TABLE prerequisite ADD COLUMN lag_days INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE learner ADD COLUMN backgrounds TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE learner ADD COLUMN priorities TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE learner ADD COLUMN stretch REAL",
    """
CREATE TABLE days_off (
    id TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT,
    note TEXT NOT NULL,
    pause INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE week_hours (
    id TEXT NOT NULL,
    monday TEXT NOT NULL,
    minutes TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    "CREATE UNIQUE INDEX week_hours_monday ON week_hours (monday)",
    """
CREATE TABLE hours_said (
    id TEXT NOT NULL,
    since TEXT NOT NULL,
    minutes TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    "CREATE UNIQUE INDEX hours_said_since ON hours_said (since)",
    """
CREATE TABLE baseline (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE quiz_result (
    id TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    answers TEXT NOT NULL,
    results TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
    """,
    """
CREATE TABLE advert (
    id TEXT NOT NULL,
    role_id TEXT NOT NULL,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    skills TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(role_id) REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT
    """,
    "CREATE INDEX advert_role ON advert (role_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
