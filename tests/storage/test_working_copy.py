"""Files on sticks, network drives and in synchronised folders are worked on as copies, and nothing gets lost on the way.

A folder called "Nextcloud" makes a synchronised folder; renaming it is the stick that is pulled out.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.small_disk import fill, small_disk, unmount
from werkstatt import paths
from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.process import Stage
from werkstatt.operations import process
from werkstatt.storage import claim, home, working_copy
from werkstatt.wording.errors import sentence

ROOT = Path(__file__).resolve().parents[2]
CLOCK = VirtualClock(datetime(2023, 1, 18, 18, 24, tzinfo=UTC))


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working copies of this test alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return paths.working_copies()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    return folder


@pytest.fixture
def original(place: Path) -> Path:
    """A file in a synchronised folder, with one stage."""
    path = place / "Masterplan.werkstatt"
    desk = Desk.create(path, CLOCK)
    add(desk, "Auftakt")
    desk.close()
    return path


def add(desk: Desk, title: str) -> None:
    desk.do(process.add_stage, title).result()


def titles(desk: Desk) -> list[str]:
    return [stage.title for stage in desk.ask(lambda records: records.find(Stage, order="rank")).result()]


def content(path: Path) -> list[str]:
    """What is in a file, read in a place where it may be opened as it is."""
    copy = path.parents[1] / "looked at.werkstatt"
    copy.write_bytes(path.read_bytes())
    desk = Desk.open(copy, CLOCK)
    found = titles(desk)
    desk.close()
    return found


def reason(desk: Desk) -> str | None:
    if desk.notice is None:
        return None
    said = sentence(desk.notice)
    assert "Masterplan.werkstatt" in said
    assert "{" not in said
    return desk.notice.reason


def waiting(shelf: Path) -> list[str]:
    return [found.name for found in shelf.glob("*/*.werkstatt")]


def names(place: Path) -> list[str]:
    return sorted(found.name for found in place.iterdir() if not found.is_dir())


class TestWhileAllIsWell:
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
        with pytest.raises(FileTrouble, match="away"):
            desk.close()
        assert waiting(shelf) == ["Masterplan.werkstatt"]

        desk = Desk.open(original, CLOCK)
        assert reason(desk) == "away"
        add(desk, "immer noch ohne")
        with pytest.raises(FileTrouble, match="away"):
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
        with pytest.raises(FileTrouble, match="away"):
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
            with pytest.raises(FileTrouble, match="away"):
                desk.close()

    def test_a_file_without_changes_is_not_missed(self, original: Path, place: Path, shelf: Path):
        desk = Desk.open(original, CLOCK)
        place.rename(place.with_name("weg"))
        desk.close()
        assert waiting(shelf) == []


class TestAFullStick:
    def test_the_original_stays_whole_and_the_copy_waits(self, tmp_path: Path, shelf: Path):
        with small_disk(tmp_path / "Seafile", 3000) as disk:
            path = disk / "Masterplan.werkstatt"
            Desk.create(path, CLOCK).close()
            filler = fill(disk)
            desk = Desk.open(path, CLOCK)
            add(desk, "kein Platz")
            with pytest.raises(FileTrouble, match="not_written_back") as caught:
                desk.close()
            assert "No space" in sentence(caught.value)
            assert content(path) == []
            assert ".Masterplan.werkstatt.draft" not in names(disk)
            filler.unlink()
            desk = Desk.open(path, CLOCK)
            assert reason(desk) == "recovered"
            desk.close()
            assert content(path) == ["kein Platz"]
            assert waiting(shelf) == []


class TestWriteProtected:
    @pytest.fixture
    def protected(self, tmp_path: Path) -> Iterator[tuple[Path, Callable[[str], None]]]:
        with small_disk(tmp_path / "CD", 3000) as disk:
            path = disk / "Masterplan.werkstatt"
            desk = Desk.create(path, CLOCK)
            add(desk, "Auftakt")
            desk.close()

            def remount(mode: str) -> None:
                subprocess.run(["mount", "-o", f"remount,{mode}", str(disk)], check=True)

            remount("ro")
            yield path, remount

    def test_changes_are_kept_on_this_computer(self, protected: tuple[Path, Callable[[str], None]], shelf: Path):
        path, remount = protected
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

        remount("rw")
        desk = Desk.open(path, CLOCK)
        assert (reason(desk), titles(desk)) == ("recovered", ["Auftakt", "neu"])
        desk.close()
        assert content(path) == ["Auftakt", "neu"]
        assert waiting(shelf) == []

    def test_looking_at_it_leaves_nothing_behind(self, protected: tuple[Path, Callable[[str], None]], shelf: Path):
        desk = Desk.open(protected[0], CLOCK)
        desk.close()
        assert waiting(shelf) == []

    def test_nothing_new_can_be_made_there(self, protected: tuple[Path, Callable[[str], None]], shelf: Path):
        with pytest.raises(FileTrouble, match="not_created"):
            Desk.create(protected[0].with_name("Neu.werkstatt"), CLOCK)
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
        with pytest.raises(FileTrouble, match="away"):
            desk.close()
        place.with_name("weg").rename(place)
        self.change_elsewhere(original)
        desk = Desk.open(original, CLOCK)
        assert (reason(desk), titles(desk)) == ("two_versions", ["Auftakt", "anderswo"])
        add(desk, "weiter")
        desk.close()
        assert self.both(original) == [["Auftakt", "anderswo", "weiter"], ["Auftakt", "hier"]]
        assert waiting(shelf) == []


@contextmanager
def opened_elsewhere(original: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program of this computer has it open and did something."""
    code = """
import sys
from pathlib import Path
from werkstatt.desk import Desk
from werkstatt.operations import process
from werkstatt.systemclock import SystemClock
desk = Desk.open(Path(sys.argv[1]), SystemClock())
desk.do(process.add_stage, "anderes Programm").result()
print("done", flush=True)
sys.stdin.read()
desk.close()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(original)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "done\n"
        yield other


class TestOthers:
    def test_a_second_program_is_refused_and_harms_nothing(self, original: Path):
        with opened_elsewhere(original) as other:
            with pytest.raises(FileTrouble, match="in_use"):
                Desk.open(original, CLOCK)
            other.communicate()
        assert content(original) == ["Auftakt", "anderes Programm"]

    def test_what_a_killed_program_did_is_taken_up(self, original: Path, shelf: Path):
        with opened_elsewhere(original) as other:
            other.kill()
            other.wait()
        assert content(original) == ["Auftakt"]
        desk = Desk.open(original, CLOCK)
        assert (reason(desk), titles(desk)) == ("recovered", ["Auftakt", "anderes Programm"])
        desk.close()
        assert content(original) == ["Auftakt", "anderes Programm"]
        assert waiting(shelf) == []

    def test_another_computer_is_named(self, original: Path):
        lock = original.with_name(f"{original.name}.lock")
        lock.write_text(json.dumps({"computer": "rathaus-7", "person": "b.roth"}), encoding="utf-8")
        with pytest.raises(FileTrouble, match="in_use_by") as caught:
            Desk.open(original, CLOCK)
        said = sentence(caught.value)
        assert all(part in said for part in ("rathaus-7", "b.roth", lock.name))
        assert json.loads(lock.read_text(encoding="utf-8"))["computer"] == "rathaus-7"

    @pytest.mark.parametrize("found", [b"", b"[]", b"\xff", b'{"computer": "rathaus-7", "person": "b.roth"}'])
    def test_a_claim_that_nobody_renews_or_can_read_holds_nobody_up(self, original: Path, found: bytes):
        lock = original.with_name(f"{original.name}.lock")
        lock.write_bytes(found)
        long_ago = time.time() - 3600
        os.utime(lock, (long_ago, long_ago))
        desk = Desk.open(original, CLOCK)
        desk.close()
        assert not lock.exists()

    def test_a_claim_that_somebody_else_made_meanwhile_is_left(self, original: Path):
        lock = original.with_name(f"{original.name}.lock")
        desk = Desk.open(original, CLOCK)
        desk.back_up().result()
        lock.write_text(json.dumps({"computer": "rathaus-7", "person": "b.roth"}), encoding="utf-8")
        desk.close()
        assert lock.exists()


class TestInPlace:
    """On a disk of this computer a file is worked on where it lies. Even so somebody may pull it away."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "Masterplan.werkstatt"

    @pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
    def test_what_is_done_after_the_file_was_pulled_away_is_saved(self, path: Path, fate: str):
        desk = Desk.create(path, CLOCK)
        assert desk.notice is None
        add(desk, "vorher")
        other = path.with_name("Anderes.txt")
        other.write_bytes(b"something else")
        {"deleted": path.unlink, "moved": lambda: path.rename(path.with_name("Umbenannt.werkstatt")),
         "replaced": lambda: other.replace(path)}[fate]()  # fmt: skip
        add(desk, "nachher")
        desk.back_up().result()
        assert reason(desk) == "moved"
        add(desk, "zuletzt")
        with pytest.raises(FileTrouble, match="moved"):
            desk.close()
        (saved,) = path.parent.glob("*Fassung*")
        desk = Desk.open(saved, CLOCK)
        assert titles(desk) == ["vorher", "nachher", "zuletzt"]
        desk.close()
        if fate == "replaced":
            assert path.read_bytes() == b"something else"

    def test_a_link_leads_to_the_file(self, path: Path):
        Desk.create(path, CLOCK).close()
        link = path.with_name("Verknüpfung.werkstatt")
        link.symlink_to(path)
        desk = Desk.open(link, CLOCK)
        assert desk.path == path
        add(desk, "durch die Verknüpfung")
        desk.close()
        assert link.is_symlink()
        desk = Desk.open(path, CLOCK)
        assert titles(desk) == ["durch die Verknüpfung"]
        desk.close()

    def test_a_link_in_a_circle(self, tmp_path: Path):
        (tmp_path / "a").symlink_to(tmp_path / "b")
        (tmp_path / "b").symlink_to(tmp_path / "a")
        with pytest.raises(FileTrouble, match="unreadable"):
            Desk.open(tmp_path / "a", CLOCK)


def test_the_parts(tmp_path: Path):
    """A claim and a hold by themselves."""
    mine = claim.Claim(tmp_path / "a.werkstatt")
    mine.renew()
    mine.require()
    mine.give_up()
    assert list(tmp_path.iterdir()) == []
    hold = claim.Hold(tmp_path / "shelf" / "a.lock", tmp_path / "a.werkstatt")
    with pytest.raises(FileTrouble, match="in_use"):
        claim.Hold(tmp_path / "shelf" / "a.lock", tmp_path / "a.werkstatt")
    hold.release()
    claim.Hold(tmp_path / "shelf" / "a.lock", tmp_path / "a.werkstatt").release()
    assert home.own_version(tmp_path / "a.werkstatt").parent == tmp_path
    assert working_copy.Origin.of(tmp_path) is None
