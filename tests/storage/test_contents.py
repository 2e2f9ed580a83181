"""A file of which no nouns can be made is damaged, however sound it is for SQLite."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.desks import evening
from werkstatt.desk import examine
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage import contents
from werkstatt.storage.workshop_file import WorkshopFile


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A closed file with an event, its agenda and a person."""
    with evening(tmp_path) as night:
        path = night.desk.path
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO person VALUES ('p', 'Abend', '', '', '', '', '', '', 1, '')")
        raw.commit()
    return path


def test_a_sound_file_has_no_fault(full: Path):
    with closing(sqlite3.connect(full)) as raw:
        assert contents.faults(raw) == []


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("DROP TABLE wish", "wish"),
        ("ALTER TABLE person DROP COLUMN note", "person: note"),
        ("ALTER TABLE person ADD COLUMN more TEXT", "person: more"),
        ("CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM entry; END", "trigger evil"),
        ("CREATE VIEW evil AS SELECT 1", "view evil"),
        ("PRAGMA user_version = 0", "version 0"),
        ("UPDATE agenda_item SET kind = 'zz'", "agenda_item.kind: 'zz'"),
        ("UPDATE day SET date = '2023-99-99'", "day.date: '2023-99-99'"),
        ("UPDATE day SET starts_at = 'abends'", "day.starts_at: 'abends'"),
        ("UPDATE agenda_item SET minutes = 'abc'", "agenda_item.minutes: 'abc'"),
        ("UPDATE agenda_item SET minutes = 9223372036854775807", "agenda_item.minutes: 9223372036854775807"),
        ("UPDATE event SET zone = 'Mars/Base'", "event.zone: 'Mars/Base'"),
        ("UPDATE event SET zone = '../../etc/passwd'", "event.zone"),
        ("UPDATE person SET last_name = zeroblob(3)", "person.last_name"),
        ("UPDATE person SET last_name = CAST(x'ff00' AS TEXT)", "decode"),
        (
            "INSERT INTO run SELECT 'r', day_id, id, 9223372036854775807, NULL FROM agenda_item LIMIT 1",
            "run.started_at",
        ),
    ],
)
def test_what_was_tampered_with_is_damaged_and_left_as_it_is(full: Path, tampering: str, said: str):
    with closing(sqlite3.connect(full)) as raw:
        raw.execute(tampering)
        raw.commit()
    before = full.read_bytes()
    with pytest.raises(FileTrouble, match="damaged") as caught:
        WorkshopFile.open(full)
    assert said in caught.value.values["detail"]
    try:
        assert any(said in fault for fault in examine(full))
    except FileTrouble as trouble:
        assert said in trouble.values["detail"]
    assert full.read_bytes() == before


def test_a_missing_index_harms_nobody(full: Path):
    with closing(sqlite3.connect(full)) as raw:
        raw.execute("DROP INDEX ix_wish_attendance_id")
    WorkshopFile.open(full).close()
