"""Files on sticks, network drives and in synchronised folders are worked on as copies; nothing gets lost on the way."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ordinary_user import ordinary_user
from tests.support.small_disk import fill, small_disk, unmount
from tests.support.stages import CLOCK, add, content, names, reason, titles, waiting
from werkstatt.desk import Desk
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.working_copy import Origin
from werkstatt.wording.errors import sentence

ROOT = Path(__file__).resolve().parents[2]


class TestWhileAllIsWell:
    """The original is as whole as ever, and the person is told."""

    def test_the_original_is_touched_only_by_whole_files(self, original: Path, shelf: Path):
        before = original.read_bytes()
        desk = Desk.open(original, CLOCK)
        assert reason(desk) == "copy_of_synced"
        assert desk.path == original
        add(desk, "Café")
        assert original.read_bytes() == before
        assert names(original.parent) == ["Masterplan.werkstatt", "Masterplan.werkstatt.lock"]
        desk.back_up().result()
        assert content(original) == ["Auftakt", "Café"]
        add(desk, "Ausblick")
        desk.close()
        assert content(original) == ["Auftakt", "Café", "Ausblick"]
        assert names(original.parent) == ["Masterplan.werkstatt"]
        assert waiting(shelf) == []

    def test_what_is_unchanged_is_not_written(self, original: Path):
        os.utime(original, (1, 1))
        desk = Desk.open(original, CLOCK)
        desk.back_up().result()
        desk.close()
        assert original.stat().st_mtime == 1

    def test_backups_lie_beside_the_original(self, original: Path):
        desk = Desk.open(original, CLOCK)
        assert [backup.path.parent.parent for backup in desk.backups()] == [original.parent]
        desk.close()

    def test_a_new_file_is_there_at_once(self, place: Path, shelf: Path):
        desk = Desk.create(place / "Masterplan.werkstatt", CLOCK)
        assert content(place / "Masterplan.werkstatt") == []
        add(desk, "Auftakt")
        desk.close()
        assert content(place / "Masterplan.werkstatt") == ["Auftakt"]
        assert waiting(shelf) == []

    def test_a_new_file_replaces_none(self, original: Path):
        with pytest.raises(FileTrouble, match="exists"):
            Desk.create(original, CLOCK)
        assert content(original) == ["Auftakt"]

    def test_a_new_file_takes_the_name_of_one_that_is_gone(self, place: Path):
        """Its copy was never written back, because the program was killed: it is kept."""
        code = """
import os, sys
from pathlib import Path
from tests.support.stages import CLOCK, add
from werkstatt.desk import Desk
add(Desk.create(Path(sys.argv[1]), CLOCK), "von früher")
os.remove(sys.argv[1])
os._exit(9)
"""
        path = place / "Masterplan.werkstatt"
        subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
        desk = Desk.create(path, CLOCK)
        assert reason(desk) == "two_versions"
        add(desk, "neu")
        desk.close()
        (kept,) = place.glob("*Fassung*")
        assert (content(path), content(kept)) == (["neu"], ["von früher"])

    def test_what_is_no_file_of_ours_is_refused_and_left(self, original: Path, shelf: Path):
        for spoilt, said in ((original.read_bytes()[:20_000], "damaged"), (b"x" * 9000, "foreign"), (b"", "empty")):
            original.write_bytes(spoilt)
            with pytest.raises(FileTrouble, match=said):
                Desk.open(original, CLOCK)
            assert original.read_bytes() == spoilt
            assert names(original.parent) == ["Masterplan.werkstatt"]
            assert waiting(shelf) == []

    def test_what_a_crash_left_beside_the_original_is_taken_along(self, tmp_path: Path):
        """The file was open in place when the computer died; then somebody put it into the synchronised folder."""
        desk = Desk.create(tmp_path / "Masterplan.werkstatt", CLOCK)
        add(desk, "nur im Protokoll von SQLite")
        (tmp_path / "Dropbox").mkdir()
        for suffix in ("", "-wal"):
            name = f"Masterplan.werkstatt{suffix}"
            (tmp_path / "Dropbox" / name).write_bytes((tmp_path / name).read_bytes())
        desk.close()
        desk = Desk.open(tmp_path / "Dropbox" / "Masterplan.werkstatt", CLOCK)
        assert titles(desk) == ["nur im Protokoll von SQLite"]
        add(desk, "neu")
        desk.close()
        assert names(tmp_path / "Dropbox") == ["Masterplan.werkstatt"]
        assert content(tmp_path / "Dropbox" / "Masterplan.werkstatt") == ["nur im Protokoll von SQLite", "neu"]


class TestAPulledStick:
    """The work goes on; nothing is written to where it does not belong."""

    def test_it_goes_on_and_is_written_back_when_it_is_there_again(self, original: Path, place: Path):
        told: list[str | None] = []
        desk = Desk.open(original, CLOCK)
        desk.on_notice = lambda notice: told.append(notice.reason if notice else None)
        place.rename(place.with_name("weg"))
        add(desk, "ohne Stick")
        desk.back_up().result()
        assert reason(desk) == "away"
        place.with_name("weg").rename(place)
        desk.back_up().result()
        assert reason(desk) == "copy_of_synced"
        assert told == ["away", "copy_of_synced"]
        assert content(original) == ["Auftakt", "ohne Stick"]
        desk.close()

    def test_closing_without_it_keeps_everything(self, original: Path, place: Path, shelf: Path):
        desk = Desk.open(original, CLOCK)
        place.rename(place.with_name("weg"))
        add(desk, "ohne Stick")
        with pytest.raises(FileTrouble, match="kept_here"):
            desk.close()
        assert waiting(shelf) == ["Masterplan.werkstatt"]

        desk = Desk.open(original, CLOCK)
        assert reason(desk) == "away"
        add(desk, "immer noch ohne")
        with pytest.raises(FileTrouble, match="kept_here"):
            desk.close()

        place.with_name("weg").rename(place)
        desk = Desk.open(original, CLOCK)
        assert reason(desk) == "recovered"
        assert titles(desk) == ["Auftakt", "ohne Stick", "immer noch ohne"]
        desk.close()
        assert content(original) == ["Auftakt", "ohne Stick", "immer noch ohne"]
        assert waiting(shelf) == []

    def test_it_may_come_back_under_another_name(self, original: Path, place: Path, shelf: Path):
        desk = Desk.open(original, CLOCK)
        place.rename(place.with_name("weg"))
        add(desk, "ohne Stick")
        with pytest.raises(FileTrouble, match="kept_here"):
            desk.close()
        elsewhere = place.with_name("Dropbox")
        place.with_name("weg").rename(elsewhere)
        desk = Desk.open(elsewhere / original.name, CLOCK)
        assert (reason(desk), titles(desk)) == ("recovered", ["Auftakt", "ohne Stick"])
        desk.close()
        assert content(elsewhere / original.name) == ["Auftakt", "ohne Stick"]
        assert waiting(shelf) == []

    def test_another_disk_in_its_place_is_not_written_to(self, tmp_path: Path):
        with small_disk(tmp_path / "Seafile", 4000) as disk:
            path = disk / "Masterplan.werkstatt"
            desk = Desk.create(path, CLOCK)
            unmount(disk)
            add(desk, "ohne Stick")
            desk.back_up().result()
            assert reason(desk) == "away"
            assert list(disk.iterdir()) == []
            with pytest.raises(FileTrouble, match="kept_here"):
                desk.close()

    def test_a_file_without_changes_is_not_missed(self, original: Path, place: Path, shelf: Path):
        desk = Desk.open(original, CLOCK)
        place.rename(place.with_name("weg"))
        desk.close()
        assert waiting(shelf) == []


class TestAFullStick:
    """The old state stays where it is."""

    def test_the_original_stays_whole_and_the_copy_waits(self, tmp_path: Path, shelf: Path):
        with small_disk(tmp_path / "Seafile", 3000) as disk:
            path = disk / "Masterplan.werkstatt"
            Desk.create(path, CLOCK).close()
            filler = fill(disk)
            desk = Desk.open(path, CLOCK)
            add(desk, "kein Platz")
            with pytest.raises(FileTrouble, match="kept_here") as caught:
                desk.close()
            assert caught.value.values["detail"] == os.strerror(errno.ENOSPC)
            assert content(path) == []
            assert ".Masterplan.werkstatt.draft" not in names(disk)
            filler.unlink()
            desk = Desk.open(path, CLOCK)
            assert reason(desk) == "recovered"
            desk.close()
            assert content(path) == ["kein Platz"]
            assert waiting(shelf) == []

    def test_no_room_for_a_backup_alone_keeps_nobody_waiting(self, tmp_path: Path, shelf: Path):
        """The file goes back where it belongs; only the backup beside it is missing, and that is said."""
        with small_disk(tmp_path / "Seafile", 3000) as disk:
            path = disk / "Masterplan.werkstatt"
            Desk.create(path, CLOCK).close()
            (disk / "Masterplan-Sicherungen").rename(disk / "weg")
            (disk / "Masterplan-Sicherungen").touch()
            desk = Desk.open(path, CLOCK)
            add(desk, "neu")
            with pytest.raises(FileTrouble, match="backup_failed"):
                desk.close()
            assert content(path) == ["neu"]
            assert waiting(shelf) == []

    def test_a_full_computer_is_said_and_harms_nothing(self, original: Path, tmp_path: Path):
        with small_disk(tmp_path / "home", 1000) as disk:
            before = original.read_bytes()
            filler = fill(disk)
            with pytest.raises(FileTrouble) as caught:
                Desk.open(original, CLOCK)
            assert caught.value.values["detail"] == os.strerror(errno.ENOSPC)
            with pytest.raises(FileTrouble):
                Desk.create(original.with_name("Neu.werkstatt"), CLOCK)
            filler.unlink()
            with (disk / "filler").open("wb") as file:
                file.write(bytes(500_000))  # enough for the file, not for a snapshot of it
            with pytest.raises(FileTrouble, match="no_room_for_backup"):
                Desk.create(original.with_name("Neu.werkstatt"), CLOCK)
            assert original.read_bytes() == before
            assert names(original.parent) == [original.name]


def protect(place: Path) -> None:
    place.chmod(0o555 if place.is_dir() else 0o444)


def unprotect(path: Path) -> None:
    path.parent.chmod(0o755)
    path.chmod(0o644)


class TestWriteProtected:
    """A CD, a locked stick, a folder of somebody else."""

    @pytest.fixture(params=["file", "folder"])
    def protected(self, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
        path = tmp_path / "CD" / "Masterplan.werkstatt"
        path.parent.mkdir()
        with ordinary_user(tmp_path):
            desk = Desk.create(path, CLOCK)
            add(desk, "Auftakt")
            desk.close()
            protect(path if request.param == "file" else path.parent)
            yield path
            unprotect(path)

    def test_changes_are_kept_on_this_computer(self, protected: Path, shelf: Path):
        """… until the original can be written."""
        path = protected
        before = path.read_bytes()
        desk = Desk.open(path, CLOCK)
        assert reason(desk) == "copy_of_protected"
        add(desk, "neu")
        desk.back_up().result()
        with pytest.raises(FileTrouble, match="copy_of_protected") as caught:
            desk.close()
        assert str(shelf) in sentence(caught.value)
        assert path.read_bytes() == before

        desk = Desk.open(path, CLOCK)
        assert titles(desk) == ["Auftakt", "neu"]
        with pytest.raises(FileTrouble, match="copy_of_protected"):
            desk.close()

        unprotect(path)
        desk = Desk.open(path, CLOCK)
        assert (reason(desk), titles(desk)) == ("recovered", ["Auftakt", "neu"])
        desk.back_up().result()
        assert desk.notice is None
        desk.close()
        assert content(path) == ["Auftakt", "neu"]
        assert waiting(shelf) == []

    def test_looking_at_it_leaves_nothing_behind(self, protected: Path, shelf: Path):
        desk = Desk.open(protected, CLOCK)
        desk.close()
        assert waiting(shelf) == []

    def test_nothing_new_can_be_made_there(self, protected: Path, shelf: Path):
        protect(protected.parent)
        with pytest.raises(FileTrouble, match="not_created"):
            Desk.create(protected.with_name("Neu.werkstatt"), CLOCK)
        assert waiting(shelf) == []


class TestChangedElsewhere:
    """Neither version is overwritten."""

    def change_elsewhere(self, original: Path) -> None:
        copy = original.parents[1] / "elsewhere.werkstatt"
        copy.write_bytes(original.read_bytes())
        desk = Desk.open(copy, CLOCK)
        add(desk, "anderswo")
        desk.close()
        original.write_bytes(copy.read_bytes())

    def both(self, original: Path) -> list[list[str]]:
        return sorted(content(path) for path in original.parent.glob("*.werkstatt"))

    def test_while_it_is_open(self, original: Path, shelf: Path):
        desk = Desk.open(original, CLOCK)
        add(desk, "hier")
        self.change_elsewhere(original)
        desk.back_up().result()
        assert reason(desk) == "two_versions"
        add(desk, "weiter")
        with pytest.raises(FileTrouble, match="two_versions") as caught:
            desk.close()
        assert "Fassung von" in sentence(caught.value)
        assert self.both(original) == [["Auftakt", "anderswo"], ["Auftakt", "hier", "weiter"]]
        assert waiting(shelf) == []

    def test_while_a_copy_waited(self, original: Path, place: Path, shelf: Path):
        desk = Desk.open(original, CLOCK)
        place.rename(place.with_name("weg"))
        add(desk, "hier")
        with pytest.raises(FileTrouble, match="kept_here"):
            desk.close()
        place.with_name("weg").rename(place)
        self.change_elsewhere(original)
        desk = Desk.open(original, CLOCK)
        assert (reason(desk), titles(desk)) == ("two_versions", ["Auftakt", "anderswo"])
        add(desk, "weiter")
        desk.close()
        assert self.both(original) == [["Auftakt", "anderswo", "weiter"], ["Auftakt", "hier"]]
        assert waiting(shelf) == []


def test_a_folder_without_a_note_is_no_working_copy(tmp_path: Path):
    assert Origin.of(tmp_path) is None
    Origin("/a/b.werkstatt", ("12", "34")).note(tmp_path)
    assert Origin.of(tmp_path) == Origin("/a/b.werkstatt", ("12", "34"))
    for spoilt in (b"", b"[]", b"\xff", b'{"original": "x"}'):
        (tmp_path / "origin.json").write_bytes(spoilt)
        assert Origin.of(tmp_path) is None
