"""A file of an older version is kept as it was before it is upgraded, where a person finds it, and they are told."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.ordinary_user import ordinary_user
from tests.support.small_disk import fill, small_disk
from tests.support.stages import CLOCK, add, titles
from werkstatt.desk import Desk
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage import backups, connection, health, migrations, older
from werkstatt.storage.location import file_of_backup, is_backup
from werkstatt.storage.workshop_file import WorkshopFile
from werkstatt.wording.errors import sentence

OLD = migrations.NEWEST_VERSION


def number_stages(raw: sqlite3.Connection) -> None:
    """A later step, made up: it changes what people wrote, so that what was before can be told from what is now."""
    raw.execute("UPDATE stage SET title = (rank + 1) || '. ' || title")


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this program is a newer one."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, number_stages))
    monkeypatch.setattr(migrations, "NEWEST_VERSION", OLD + 1)


@pytest.fixture
def old(path: Path) -> Path:
    """A file as the program is today."""
    desk = Desk.create(path, CLOCK)
    add(desk, "Auftakt")
    desk.close()
    return path


def kept(file: Path) -> list[Path]:
    return sorted(backups.folder(file).glob("*(Format*).werkstatt"))


def version_and_titles(file: Path) -> tuple[int, list[str]]:
    with closing(sqlite3.connect(file)) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        return version, [title for (title,) in raw.execute("SELECT title FROM stage ORDER BY rank")]


def test_the_file_is_kept_as_it_was_and_the_person_is_told_where(old: Path, newer: None):
    desk = Desk.open(old, CLOCK)
    assert titles(desk) == ["1. Auftakt"]
    (backup,) = kept(old)
    assert desk.found is not None
    assert desk.found.reason == "upgraded"
    assert f"in „Masterplan-Sicherungen“ als „{backup.name}“" in sentence(desk.found)
    desk.close()
    assert version_and_titles(old) == (OLD + 1, ["1. Auftakt"])
    assert version_and_titles(backup) == (OLD, ["Auftakt"])
    assert (is_backup(backup), file_of_backup(backup)) == (True, old)  # so opening it never changes it

    desk = Desk.open(old, CLOCK)
    assert desk.found is None
    desk.close()
    assert kept(old) == [backup]


def test_what_the_person_has_to_know_names_the_folder_and_the_copy(old: Path, newer: None):
    with closing(connection.connect(old)) as raw:
        told = older.upgrade(raw, old, old, OLD)
    (backup,) = kept(old)
    assert (told.reason, told.path) == ("upgraded", str(old))
    assert told.values == {"folder": backup.parent.name, "backup": backup.name}


def test_it_does_not_go_with_the_rolling_backups(old: Path, newer: None):
    Desk.open(old, CLOCK).close()
    (backup,) = kept(old)
    file = WorkshopFile.open(old)
    for day in range(1, 100):
        snapshot = old.with_name("snapshot")
        file.copy_to(snapshot)
        with closing(sqlite3.connect(snapshot)) as raw:
            raw.execute(f"UPDATE stage SET title = {day}")
            raw.commit()
        backups.keep(snapshot, old, CLOCK.now() + timedelta(days=day))
    file.close()
    assert len(backups.existing(old)) < 99
    assert backup.exists()
    assert backup not in [rolling.path for rolling in backups.existing(old)]


def test_going_back_to_it_by_hand_keeps_it_once(old: Path, newer: None):
    Desk.open(old, CLOCK).close()
    (backup,) = kept(old)
    desk = Desk.put_back(old, backup, CLOCK)
    assert titles(desk) == ["1. Auftakt"]
    desk.close()
    assert kept(old) == [backup]


def test_what_a_crash_left_in_the_log_is_kept_too(old: Path, newer: None, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as before:
        before.setattr(migrations, "NEWEST_VERSION", OLD)
        file = WorkshopFile.open(old)
        file.perform("x", lambda records: records.change(*_first_stage(records), title="zuletzt"))
        log = old.with_name(f"{old.name}-wal")
        crashed = {place: place.read_bytes() for place in (old, log)}
        file.close()
    for place, content in crashed.items():
        place.write_bytes(content)
    desk = Desk.open(old, CLOCK)
    assert titles(desk) == ["1. zuletzt"]
    desk.close()
    assert version_and_titles(kept(old)[0]) == (OLD, ["zuletzt"])


def _first_stage(records):
    from werkstatt.domain.process import Stage

    return Stage, records.find(Stage)[0].id


def test_a_copy_of_a_stick_is_kept_beside_the_original(original: Path, newer: None):
    desk = Desk.open(original, CLOCK)
    (backup,) = kept(original)
    desk.back_up().result()
    desk.close()
    assert version_and_titles(backup) == (OLD, ["Auftakt"])
    assert version_and_titles(original) == (OLD + 1, ["1. Auftakt"])


def test_what_must_not_be_written_to_can_be_looked_at(old: Path, newer: None):
    with ordinary_user(old.parent):
        old.chmod(0o444)
        before = old.read_bytes()
        desk = Desk.open(old, CLOCK)
        assert titles(desk) == ["1. Auftakt"]
        desk.close()
        assert kept(old) == []
        assert old.read_bytes() == before
        old.chmod(0o644)


@pytest.mark.parametrize("obstacle", ["a file", "a full disk"])
def test_without_the_backup_the_file_is_left_as_it_is(tmp_path: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch):
    with small_disk(tmp_path / "disk", 1000) as disk:
        path = disk / "Masterplan.werkstatt"
        WorkshopFile.create(path).close()
        if obstacle == "a file":
            backups.folder(path).write_text("mine", encoding="utf-8")
        else:
            fill(disk)
        before = path.read_bytes()
        monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, number_stages))
        monkeypatch.setattr(migrations, "NEWEST_VERSION", OLD + 1)
        with pytest.raises(FileTrouble) as caught:
            WorkshopFile.open(path)
        assert caught.value.reason == {"a file": "no_backup_folder", "a full disk": "not_upgraded"}[obstacle]
        assert "{" not in sentence(caught.value)
        assert path.read_bytes() == before
        assert not list(disk.glob("**/.*.draft"))


def test_looking_into_an_older_file_changes_nothing(old: Path, newer: None):
    before = old.read_bytes()
    assert health.examine(old) == []
    assert (old.read_bytes(), kept(old)) == (before, [])
