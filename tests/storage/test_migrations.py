"""A file that was upgraded step by step is the same as a new one, and nothing in it is lost."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.desks import evening
from tests.support.full_file import fill
from werkstatt.storage import connection, migrations
from werkstatt.storage.migrations import m0001_first, m0002_cafe, m0003_open_tables
from werkstatt.storage.tables import METADATA, TABLES
from werkstatt.storage.workshop_file import WorkshopFile


def shape(raw: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    """What SQLite knows of each table: columns in order, references and indexes."""
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        name: (
            raw.execute(f"PRAGMA table_info({name})").fetchall(),
            sorted(row[2:] for row in raw.execute(f"PRAGMA foreign_key_list({name})")),
            sorted(
                (index[1], index[2], tuple(raw.execute(f"PRAGMA index_info({index[1]})").fetchall()))
                for index in raw.execute(f"PRAGMA index_list({name})")
            ),
        )
        for name in names
    }


@pytest.fixture
def declared(tmp_path: Path) -> dict[str, tuple[object, ...]]:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'declared'}")
    METADATA.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "declared")) as raw:
        return shape(raw)


def test_the_migrated_schema_is_the_declared_one(file: WorkshopFile, path: Path, declared):
    file.copy_to(path.with_name("copy"))
    with closing(sqlite3.connect(path.with_name("copy"))) as raw:
        assert shape(raw) == declared


@pytest.mark.parametrize("noun", TABLES, ids=lambda noun: noun.__name__)
def test_columns_are_the_fields_in_order(noun: type):
    assert TABLES[noun].c.keys() == [field.name for field in fields(noun)]


def test_a_file_from_before_the_cafe_gets_its_tables_and_keeps_what_it_has(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "old", isolation_level=None)) as raw:
        m0001_first.upgrade(raw)
        raw.execute("INSERT INTO action VALUES ('a', 'e', 0, 'Haus finden', '', '', NULL, '', 'open', NULL, NULL)")
        raw.execute("INSERT INTO event VALUES ('e', 'Abend', '', '', '', '', '', '', 'Europe/Berlin')")
        m0002_cafe.upgrade(raw)
        assert raw.execute("SELECT what, note_id FROM action").fetchall() == [("Haus finden", None)]
        assert raw.execute("SELECT count(*) FROM cafe_round").fetchone() == (0,)


def test_tables_keep_the_rounds_in_which_they_were_open(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "old", isolation_level=None)) as raw:
        m0001_first.upgrade(raw)
        m0002_cafe.upgrade(raw)
        raw.executemany("INSERT INTO cafe_round VALUES (?, 'c', ?)", [("r1", "i1"), ("r2", "i2"), ("r3", "i3")])
        raw.executemany(
            "INSERT INTO run VALUES (?, 'd', ?, ?, NULL)", [("a", "i1", 100), ("b", "i1", 150), ("c", "i2", 200)]
        )
        tables = {"always": (0, None), "late": (1, None), "unused": (0, 0), "closed": (0, 2), "short": (1, 2)}
        raw.executemany(
            "INSERT INTO cafe_table VALUES (?, 'c', 't', 1, '', 8, 0, ?, ?)",
            [(name, *told) for name, told in tables.items()],
        )
        m0003_open_tables.upgrade(raw)
        told = {row[0]: row[1:] for row in raw.execute("SELECT id, opened_after, closed_after FROM cafe_table")}
    assert told == {
        "always": (None, None),
        "late": (100, None),
        "unused": (None, 0),
        "closed": (None, 200),
        "short": (100, 200),
    }


def test_steps_are_numbered_without_gaps():
    folder = Path(migrations.__file__).parent
    numbers = sorted(int(step.stem[1:5]) for step in folder.glob("m[0-9]*.py"))
    assert numbers == list(range(1, migrations.NEWEST_VERSION + 1))
    assert migrations.MIGRATIONS[0] is m0001_first.upgrade


def test_steps_import_nothing_of_the_program():
    for step in Path(migrations.__file__).parent.glob("m[0-9]*.py"):
        assert "werkstatt" not in step.read_text(encoding="utf-8")


def test_a_creation_that_is_killed_leaves_nothing_half_made(path: Path):
    code = """
import os, sys
from pathlib import Path
from werkstatt.storage.workshop_file import WorkshopFile
WorkshopFile.create(Path(sys.argv[1]), lambda records: os._exit(9))
"""
    died = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert died.returncode == 9
    assert not path.exists()
    WorkshopFile.create(path).close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_step_that_fails_leaves_the_file_as_it_was(closed: Path, monkeypatch: pytest.MonkeyPatch):
    def next_step(raw: sqlite3.Connection) -> None:
        raw.execute("DROP TABLE wish")
        raw.execute("CREATE TABLE wish (broken")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, next_step))
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        before = shape(raw)
        with pytest.raises(sqlite3.OperationalError):
            migrations.upgrade(raw, migrations.NEWEST_VERSION)
        assert shape(raw) == before


def replace_events(raw: sqlite3.Connection) -> None:
    """As SQLite wants it done where a column can't simply be added."""
    (made,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()
    raw.execute(made.replace("event", "new_event", 1))
    raw.execute("INSERT INTO new_event SELECT * FROM event")
    raw.execute("DROP TABLE event")
    raw.execute("ALTER TABLE new_event RENAME TO event")


def counts(raw: sqlite3.Connection) -> dict[str, int]:
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in METADATA.tables}


def test_a_step_that_replaces_a_table_keeps_what_refers_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with evening(tmp_path) as night:
        fill(night)
    path = night.desk.path
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, replace_events))
    with closing(connection.connect(path)) as raw:
        before = counts(raw)
        assert before["event"] and before["agenda_item"]
        migrations.upgrade(raw, migrations.NEWEST_VERSION)
        assert counts(raw) == before
        assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_step_that_leaves_a_reference_to_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with evening(tmp_path) as night:
        fill(night)
    forgetful = lambda raw: raw.execute("DELETE FROM event")  # noqa: E731 - a step
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, forgetful))
    with closing(connection.connect(night.desk.path)) as raw:
        before = counts(raw)
        with pytest.raises(sqlite3.IntegrityError):
            migrations.upgrade(raw, migrations.NEWEST_VERSION)
        assert counts(raw) == before
        assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
