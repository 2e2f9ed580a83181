"""Backups are whole, are checked before they are used, and thin out with age."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.process import Stage
from werkstatt.operations import process
from werkstatt.storage import backups, health
from werkstatt.storage.backups import Backup
from werkstatt.storage.home import Home
from werkstatt.storage.safe_copy import COMPANIONS, free_name, safe_copy, sha256
from werkstatt.storage.workshop_file import WorkshopFile

NOW = datetime(2023, 1, 18, 18, 24, tzinfo=UTC)


def back_up(file: WorkshopFile, now: datetime = NOW) -> Backup | None:
    home = Home(file.path)
    home.write_back(file)
    return backups.keep(home.snapshot, file.path, now)


def add_stage(file: WorkshopFile, title: str) -> None:
    file.perform("process.add_stage", lambda records: process.add_stage(records, title))


def stages(path: Path) -> list[str]:
    file = WorkshopFile.open(path)
    with file.reading() as records:
        found = [stage.title for stage in records.find(Stage, order="rank")]
    file.close()
    return found


def test_a_backup_is_a_sound_file_with_its_digest(file: WorkshopFile):
    add_stage(file, "Auftakt")
    made = back_up(file)
    assert made is not None
    assert backups.existing(file.path) == [made]
    assert health.examine(made.path) == []
    assert stages(made.path) == ["Auftakt"]


def test_the_digest_is_what_sha256sum_checks(file: WorkshopFile):
    made = back_up(file)
    assert made is not None
    first, *others = made.path.with_suffix(".sha256").read_text(encoding="utf-8").splitlines()
    assert first == f"{hashlib.sha256(made.path.read_bytes()).hexdigest()}  {made.path.name}"
    assert [line for line in others if not line.startswith("#")] == []


def test_a_crash_between_two_backups_of_one_second_leaves_a_sound_one(
    file: WorkshopFile, monkeypatch: pytest.MonkeyPatch
):
    add_stage(file, "Auftakt")
    back_up(file)
    add_stage(file, "Analyse")

    def copy_and_crash(source: Path, target: Path) -> str:
        safe_copy(source, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "safe_copy", copy_and_crash)
    with pytest.raises(KeyboardInterrupt):
        back_up(file)
    (left,) = backups.existing(file.path, NOW)
    backups.require_sound(left.path)
    assert stages(left.path) == ["Auftakt", "Analyse"]


def test_an_unchanged_file_is_backed_up_once(file: WorkshopFile, path: Path):
    assert back_up(file)
    assert back_up(file, NOW + timedelta(hours=1)) is None
    add_stage(file, "neu")
    assert back_up(file, NOW + timedelta(hours=2))
    file.undo()
    assert back_up(file, NOW + timedelta(hours=3))
    assert len(backups.existing(path)) == 3


def test_opening_and_closing_is_no_change(closed: Path):
    for hour in range(3):
        file = WorkshopFile.open(closed)
        back_up(file, NOW + timedelta(hours=hour))
        file.close()
    assert len(backups.existing(closed)) == 1


def test_two_backups_within_a_second_keep_the_later_one(file: WorkshopFile):
    back_up(file)
    add_stage(file, "spät")
    made = back_up(file)
    assert made is not None
    assert stages(made.path) == ["spät"]


def test_what_a_crash_left_is_tidied_away(file: WorkshopFile, path: Path):
    made = back_up(file)
    assert made is not None
    half = made.path.with_name(f".{made.path.name}.draft")
    half.write_bytes(b"half")
    add_stage(file, "neu")
    back_up(file, NOW + timedelta(minutes=5))
    assert not half.exists()


def test_names_are_in_local_time_and_read_back_exactly(file: WorkshopFile, path: Path):
    summer = datetime(2023, 7, 1, 18, 24, tzinfo=UTC)
    back_up(file)
    add_stage(file, "neu")
    back_up(file, summer)
    found = backups.existing(path)
    assert [one.path.stem for one in found] == ["2023-07-01_20-24-00+0200", "2023-01-18_19-24-00+0100"]
    assert [one.made_at for one in found] == [summer, NOW]


def test_a_backup_knows_what_was_done_last(file: WorkshopFile):
    home = Home(file.path)
    home.write_back(file)
    made = backups.keep(home.snapshot, file.path, NOW, "action.add_action")
    assert made is not None
    assert [one.operation for one in backups.existing(file.path)] == ["action.add_action"]
    backups.require_sound(made.path)
    made.path.with_suffix(".sha256").unlink()
    assert [one.operation for one in backups.existing(file.path)] == [""]


def test_backups_are_found_by_their_names_only(file: WorkshopFile, path: Path):
    back_up(file)
    (backups.folder(path) / "Kopie.werkstatt").write_bytes(b"")
    (backups.folder(path) / "notes.txt").write_bytes(b"")
    assert [backup.made_at for backup in backups.existing(path)] == [NOW]


class TestPuttingBack:
    """The present file is kept, whatever it is."""

    def test_both_are_there(self, closed: Path):
        file = WorkshopFile.open(closed)
        add_stage(file, "damals")
        made = back_up(file)
        add_stage(file, "jetzt")
        file.close()
        assert made is not None
        aside = backups.put_back(closed, made.path, NOW)
        assert aside.name == "Masterplan (Stand 2023-01-18 19.24.00).werkstatt"
        assert (stages(closed), stages(aside)) == (["damals"], ["damals", "jetzt"])
        assert backups.put_back(closed, made.path, NOW) != aside

    def test_not_while_it_is_open(self, file: WorkshopFile, path: Path):
        made = back_up(file)
        assert made is not None
        with pytest.raises(FileTrouble, match="in_use"):
            backups.put_back(path, made.path, NOW)
        add_stage(file, "noch da")

    @pytest.mark.parametrize("spoil", [b"", b"no database", None])
    def test_a_damaged_file_is_kept_too(self, closed: Path, spoil: bytes | None):
        file = WorkshopFile.open(closed)
        made = back_up(file)
        file.close()
        assert made is not None
        if spoil is None:
            closed.unlink()
        else:
            closed.write_bytes(spoil)
        aside = backups.put_back(closed, made.path, NOW)
        assert stages(closed) == []
        assert (aside.read_bytes() if spoil is not None else None) == spoil

    def test_what_a_killed_program_left_does_not_spoil_the_backup(self, closed: Path, tmp_path: Path):
        """The log beside the file belongs to the file that is put aside."""
        file = WorkshopFile.open(closed)
        made = back_up(file)
        for number in range(20):
            add_stage(file, f"nach der Sicherung {number}")
        killed = tmp_path / "killed"
        killed.mkdir()
        for left in tmp_path.glob(f"{closed.name}*"):
            (killed / left.name).write_bytes(left.read_bytes())
        file.close()
        assert made is not None
        aside = backups.put_back(killed / closed.name, made.path, NOW)
        assert stages(killed / closed.name) == []
        assert len(stages(aside)) == 20

    @pytest.mark.parametrize("position", [5, 30, 5000, -1])
    def test_a_damaged_backup_is_refused(self, closed: Path, position: int):
        file = WorkshopFile.open(closed)
        made = back_up(file)
        file.close()
        assert made is not None
        spoilt = bytearray(made.path.read_bytes())
        spoilt[position] ^= 1
        made.path.write_bytes(spoilt)
        before = closed.read_bytes()
        with pytest.raises(FileTrouble, match="backup_damaged"):
            backups.put_back(closed, made.path, NOW)
        assert closed.read_bytes() == before

    def test_a_backup_without_its_digest_is_checked_by_sqlite_alone(self, closed: Path):
        file = WorkshopFile.open(closed)
        made = back_up(file)
        file.close()
        assert made is not None
        made.path.with_suffix(".sha256").write_bytes(b"\xff\xfe")
        backups.require_sound(made.path)
        with closing(sqlite3.connect(made.path)) as raw:
            raw.execute("INSERT INTO focus_point VALUES ('f', 'none', 0, '')")
            raw.commit()
        with pytest.raises(FileTrouble, match="backup_damaged"):
            backups.require_sound(made.path)


class TestThinningOut:
    """The newest twelve, one an hour for a day, one a day for two months."""

    @given(st.lists(st.integers(0, 100 * 24 * 60), unique=True, max_size=200))
    def test_what_stays(self, ages: list[int]):
        made = [Backup(Path(f"{age}"), NOW - timedelta(minutes=age)) for age in ages]
        gone = set(backups.expired(made, NOW))
        kept = sorted(set(made) - gone, key=lambda backup: backup.made_at, reverse=True)
        newest = sorted(made, key=lambda backup: backup.made_at, reverse=True)
        assert kept[:12] == newest[:12]
        assert len(kept) <= 12 + 25 + 61
        hours = {backup.made_at.strftime("%d %H") for backup in made if backup.made_at >= NOW - timedelta(days=1)}
        assert hours == {
            backup.made_at.strftime("%d %H") for backup in kept if backup.made_at >= NOW - timedelta(days=1)
        }
        days = {backup.made_at.date() for backup in made if backup.made_at >= NOW - timedelta(days=60)}
        assert days == {backup.made_at.date() for backup in kept if backup.made_at >= NOW - timedelta(days=60)}

    def test_on_disk(self, file: WorkshopFile, path: Path):
        for number in range(15):
            add_stage(file, f"{number}")
            back_up(file, NOW + timedelta(minutes=number))
        assert len(backups.existing(path)) == 12
        assert len(list(backups.folder(path).glob("*.sha256"))) == 12


class TestSafeCopies:
    """Whole or not at all."""

    def test_a_copy_is_the_same_and_leaves_no_draft(self, tmp_path: Path):
        (tmp_path / "a").write_bytes(b"x" * 3_000_000)
        assert safe_copy(tmp_path / "a", tmp_path / "b") == sha256(tmp_path / "b") == sha256(tmp_path / "a")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]

    def test_what_fails_leaves_the_target_alone(self, tmp_path: Path):
        (tmp_path / "b").write_bytes(b"old")
        with pytest.raises(OSError):
            safe_copy(tmp_path / "none", tmp_path / "b")
        assert (tmp_path / "b").read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == ["b"]

    def test_free_names(self, tmp_path: Path):
        wanted = tmp_path / "a.werkstatt"
        names = []
        for _ in range(3):
            names.append(free_name(wanted).name)
            (tmp_path / names[-1]).touch()
        assert names == ["a.werkstatt", "a 2.werkstatt", "a 3.werkstatt"]

    def test_companions_are_what_sqlite_leaves(self):
        assert set(COMPANIONS) == {"-wal", "-journal", "-shm"}


def test_backups_can_be_opened_by_any_sqlite(file: WorkshopFile):
    made = back_up(file)
    assert made is not None
    with closing(sqlite3.connect(made.path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_a_wrong_clock_made_pushes_nobody_out(closed: Path):
    """Twenty backups of 2036; then the clock is set right, and each of the next ones is kept and offered first."""
    wrong = NOW.replace(year=2036)
    file = WorkshopFile.open(closed)
    for moment in (wrong, NOW):
        for number in range(14):
            add_stage(file, f"{moment.year} {number}")
            back_up(file, moment + timedelta(minutes=5 * number))
    file.close()
    now = NOW + timedelta(minutes=5 * 13)
    found = [backup.made_at for backup in backups.existing(closed, now)]
    assert found[:12] == [now - timedelta(minutes=5 * number) for number in range(12)]
    assert any(made_at.year == 2036 for made_at in found)
