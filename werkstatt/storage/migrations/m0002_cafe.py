"""The Projekt-Café: topics, tables, rounds, who sits where, and what is written at the tables."""

import sqlite3

_STATEMENTS = (
    """
CREATE TABLE cafe (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    mix VARCHAR NOT NULL,
    topics_differ BOOLEAN NOT NULL,
    published_at INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_cafe_event_id ON cafe (event_id)
    """,
    """
CREATE TABLE printed (
    id VARCHAR NOT NULL,
    cafe_id VARCHAR NOT NULL,
    paper VARCHAR NOT NULL,
    about_id VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(cafe_id) REFERENCES cafe (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_printed_cafe_id ON printed (cafe_id)
    """,
    """
CREATE TABLE seating_rule (
    id VARCHAR NOT NULL,
    cafe_id VARCHAR NOT NULL,
    bond VARCHAR NOT NULL,
    one_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(cafe_id) REFERENCES cafe (id) ON DELETE CASCADE,
    FOREIGN KEY(one_id) REFERENCES attendance (id) ON DELETE CASCADE,
    FOREIGN KEY(other_id) REFERENCES attendance (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_seating_rule_cafe_id ON seating_rule (cafe_id)
    """,
    """
CREATE INDEX ix_seating_rule_one_id ON seating_rule (one_id)
    """,
    """
CREATE INDEX ix_seating_rule_other_id ON seating_rule (other_id)
    """,
    """
CREATE TABLE topic (
    id VARCHAR NOT NULL,
    cafe_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    initiative_id VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(cafe_id) REFERENCES cafe (id) ON DELETE CASCADE,
    FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE SET NULL
)
    """,
    """
CREATE INDEX ix_topic_cafe_id ON topic (cafe_id)
    """,
    """
CREATE INDEX ix_topic_initiative_id ON topic (initiative_id)
    """,
    """
CREATE TABLE cafe_round (
    id VARCHAR NOT NULL,
    cafe_id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(cafe_id) REFERENCES cafe (id) ON DELETE CASCADE,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_cafe_round_cafe_id ON cafe_round (cafe_id)
    """,
    """
CREATE INDEX ix_cafe_round_item_id ON cafe_round (item_id)
    """,
    """
CREATE TABLE cafe_table (
    id VARCHAR NOT NULL,
    cafe_id VARCHAR NOT NULL,
    topic_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    place VARCHAR NOT NULL,
    most INTEGER NOT NULL,
    remote BOOLEAN NOT NULL,
    opens_with INTEGER NOT NULL,
    closes_with INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(cafe_id) REFERENCES cafe (id) ON DELETE CASCADE,
    FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_cafe_table_cafe_id ON cafe_table (cafe_id)
    """,
    """
CREATE INDEX ix_cafe_table_topic_id ON cafe_table (topic_id)
    """,
    """
CREATE TABLE hosting (
    id VARCHAR NOT NULL,
    round_id VARCHAR NOT NULL,
    table_id VARCHAR NOT NULL,
    attendance_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES cafe_round (id) ON DELETE CASCADE,
    FOREIGN KEY(table_id) REFERENCES cafe_table (id) ON DELETE CASCADE,
    FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_hosting_attendance_id ON hosting (attendance_id)
    """,
    """
CREATE INDEX ix_hosting_round_id ON hosting (round_id)
    """,
    """
CREATE INDEX ix_hosting_table_id ON hosting (table_id)
    """,
    """
CREATE TABLE reserve_seat (
    id VARCHAR NOT NULL,
    round_id VARCHAR NOT NULL,
    table_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES cafe_round (id) ON DELETE CASCADE,
    FOREIGN KEY(table_id) REFERENCES cafe_table (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_reserve_seat_round_id ON reserve_seat (round_id)
    """,
    """
CREATE INDEX ix_reserve_seat_table_id ON reserve_seat (table_id)
    """,
    """
CREATE TABLE seat (
    id VARCHAR NOT NULL,
    round_id VARCHAR NOT NULL,
    table_id VARCHAR NOT NULL,
    attendance_id VARCHAR NOT NULL,
    by_hand BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES cafe_round (id) ON DELETE CASCADE,
    FOREIGN KEY(table_id) REFERENCES cafe_table (id) ON DELETE CASCADE,
    FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_seat_attendance_id ON seat (attendance_id)
    """,
    """
CREATE INDEX ix_seat_round_id ON seat (round_id)
    """,
    """
CREATE INDEX ix_seat_table_id ON seat (table_id)
    """,
    """
CREATE TABLE table_note (
    id VARCHAR NOT NULL,
    round_id VARCHAR NOT NULL,
    table_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    written_at INTEGER NOT NULL,
    focus_point_id VARCHAR,
    starred BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES cafe_round (id) ON DELETE CASCADE,
    FOREIGN KEY(table_id) REFERENCES cafe_table (id) ON DELETE CASCADE,
    FOREIGN KEY(focus_point_id) REFERENCES focus_point (id) ON DELETE SET NULL
)
    """,
    """
CREATE INDEX ix_table_note_focus_point_id ON table_note (focus_point_id)
    """,
    """
CREATE INDEX ix_table_note_round_id ON table_note (round_id)
    """,
    """
CREATE INDEX ix_table_note_table_id ON table_note (table_id)
    """,
    """
CREATE TABLE table_time (
    id VARCHAR NOT NULL,
    round_id VARCHAR NOT NULL,
    table_id VARCHAR NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES cafe_round (id) ON DELETE CASCADE,
    FOREIGN KEY(table_id) REFERENCES cafe_table (id) ON DELETE CASCADE
)
    """,
    """
CREATE INDEX ix_table_time_round_id ON table_time (round_id)
    """,
    """
CREATE INDEX ix_table_time_table_id ON table_time (table_id)
    """,
    "ALTER TABLE action ADD COLUMN note_id VARCHAR REFERENCES table_note (id) ON DELETE SET NULL",
    "CREATE INDEX ix_action_note_id ON action (note_id)",
)


def upgrade(raw: sqlite3.Connection) -> None:
    """Create the tables of the café."""
    for statement in _STATEMENTS:
        raw.execute(statement)
