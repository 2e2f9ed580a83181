"""The first format of a workshop file."""

import sqlite3

_STATEMENTS = (
    """
CREATE TABLE criterion (
    id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE event (
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    municipality VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    occasion VARCHAR NOT NULL,
    moderation VARCHAR NOT NULL,
    minutes_taker VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE field_of_action (
    id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE initiative (
    id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    aim VARCHAR NOT NULL,
    PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE person (
    id VARCHAR NOT NULL,
    last_name VARCHAR NOT NULL,
    first_name VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    municipality VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    may_be_named BOOLEAN NOT NULL,
    note VARCHAR NOT NULL,
    PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE process (
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    challenge VARCHAR NOT NULL,
    aim VARCHAR NOT NULL,
    sponsor VARCHAR NOT NULL,
    starts_on DATE,
    ends_on DATE,
    PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE attachment (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    pages INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
    """,
    """
CREATE TABLE attachment_content (
    id VARCHAR NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES attachment (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_attachment_event_id ON attachment (event_id)
    """,
    """
CREATE TABLE attendance (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    presence VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    walk_in BOOLEAN NOT NULL,
    arrived_at INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_attendance_event_id ON attendance (event_id)
    """,
    """
CREATE INDEX ix_attendance_person_id ON attendance (person_id)
    """,
    """
CREATE TABLE day (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    date DATE NOT NULL,
    starts_at TIME NOT NULL,
    announced_end TIME,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_day_event_id ON day (event_id)
    """,
    """
CREATE TABLE focus_point (
    id VARCHAR NOT NULL,
    initiative_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_focus_point_initiative_id ON focus_point (initiative_id)
    """,
    """
CREATE TABLE spotlight (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    day_id VARCHAR,
    follows BOOLEAN NOT NULL,
    scene VARCHAR NOT NULL,
    subject_id VARCHAR,
    page INTEGER NOT NULL,
    curtain VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_spotlight_event_id ON spotlight (event_id)
    """,
    """
CREATE TABLE room_text (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_room_text_event_id ON room_text (event_id)
    """,
    """
CREATE TABLE stage (
    id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    event_id VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE SET NULL
)
    """,
    """
CREATE INDEX ix_stage_event_id ON stage (event_id)
    """,
    """
CREATE TABLE agenda_item (
    id VARCHAR NOT NULL,
    day_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    fixed_start TIME,
    buffer INTEGER NOT NULL,
    responsible VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    prompt VARCHAR NOT NULL,
    scene VARCHAR,
    subject_id VARCHAR,
    unplanned BOOLEAN NOT NULL,
    skipped BOOLEAN NOT NULL,
    planned_rank INTEGER,
    planned_minutes INTEGER,
    planned_buffer INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(day_id) REFERENCES day (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_agenda_item_day_id ON agenda_item (day_id)
    """,
    """
CREATE TABLE wish (
    id VARCHAR NOT NULL,
    attendance_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    topic VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_wish_attendance_id ON wish (attendance_id)
    """,
    """
CREATE TABLE action (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    what VARCHAR NOT NULL,
    who VARCHAR NOT NULL,
    partners VARCHAR NOT NULL,
    due DATE,
    due_words VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    initiative_id VARCHAR,
    item_id VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE SET NULL,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL
)
    """,
    """
CREATE INDEX ix_action_event_id ON action (event_id)
    """,
    """
CREATE INDEX ix_action_initiative_id ON action (initiative_id)
    """,
    """
CREATE INDEX ix_action_item_id ON action (item_id)
    """,
    """
CREATE TABLE entry (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    written_at INTEGER NOT NULL,
    item_id VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL
)
    """,
    """
CREATE INDEX ix_entry_event_id ON entry (event_id)
    """,
    """
CREATE INDEX ix_entry_item_id ON entry (item_id)
    """,
    """
CREATE TABLE run (
    id VARCHAR NOT NULL,
    day_id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(day_id) REFERENCES day (id) ON DELETE CASCADE,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_run_day_id ON run (day_id)
    """,
    """
CREATE INDEX ix_run_item_id ON run (item_id)
    """,
    """
CREATE TABLE timer (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    ends_at INTEGER NOT NULL,
    planned_seconds INTEGER NOT NULL,
    run_id VARCHAR,
    added_seconds INTEGER NOT NULL,
    paused_seconds INTEGER NOT NULL,
    paused_at INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_timer_event_id ON timer (event_id)
    """,
    """
CREATE INDEX ix_timer_run_id ON timer (run_id)
    """,
)


def upgrade(raw: sqlite3.Connection) -> None:
    """Create all tables in an empty file."""
    for statement in _STATEMENTS:
        raw.execute(statement)
