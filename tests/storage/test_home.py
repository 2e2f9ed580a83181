"""On a disk of this computer a file is worked on where it lies. Even so somebody may pull it away."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.support.stages import CLOCK, add, reason, titles
from werkstatt.desk import Desk, backups_of
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.home import own_version
from werkstatt.storage.tables import TABLES
from werkstatt.wording.errors import sentence


@pytest.mark.parametrize("is_untouched", [False, True])
@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_what_is_done_after_the_file_was_pulled_away_is_saved(path: Path, fate: str, is_untouched: bool):
    desk = Desk.create(path, CLOCK)
    assert desk.notice is None
    add(desk, "vorher")
    if is_untouched:
        desk.close()
        desk = Desk.open(path, CLOCK)
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
    assert not path.with_name(f"{path.name}-wal").exists() or not is_untouched


def test_a_link_leads_to_the_file(path: Path):
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


def test_a_link_in_a_circle(tmp_path: Path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(FileTrouble, match="unreadable"):
        Desk.open(tmp_path / "a", CLOCK)


def test_a_version_of_one_s_own_is_named_after_computer_and_day(path: Path):
    named = own_version(path)
    assert named.parent == path.parent
    assert datetime.now().astimezone().strftime("%Y-%m-%d") in named.stem
    named.touch()
    assert own_version(path) != named


def test_a_file_that_is_only_looked_at_stays_as_it_is(path: Path):
    desk = Desk.create(path, CLOCK)
    add(desk, "Auftakt")
    desk.close()
    before = {found: found.read_bytes() for found in path.parent.rglob("*.*")}
    desk = Desk.open(path, CLOCK)
    assert titles(desk) == ["Auftakt"]
    desk.close()
    assert {found: found.read_bytes() for found in path.parent.rglob("*.*")} == before


def test_looking_at_a_file_makes_no_folder_for_backups(closed: Path):
    desk = Desk.open(closed, CLOCK)
    assert titles(desk) == []
    desk.close()
    assert list(closed.parent.iterdir()) == [closed]


class TestABackup:
    """It stays what it is, whatever is done with it."""

    @pytest.fixture
    def backup(self, path: Path) -> Path:
        desk = Desk.create(path, CLOCK)
        add(desk, "damals")
        made = desk.back_up().result()
        desk.close()
        assert made is not None
        return made.path

    def test_is_worked_on_as_a_copy(self, backup: Path):
        before = {found: found.read_bytes() for found in backup.parent.iterdir()}
        desk = Desk.open(backup, CLOCK)
        assert desk.notice is not None
        assert desk.notice.reason == "copy_of_backup"
        add(desk, "dazu")
        desk.back_up().result()
        with pytest.raises(FileTrouble, match="copy_of_backup") as caught:
            desk.close()
        assert "Sicherung" in sentence(caught.value) or "backup" in sentence(caught.value)
        assert {found: found.read_bytes() for found in backup.parent.iterdir()} == before
        desk = Desk.open(backup, CLOCK)
        assert titles(desk) == ["damals", "dazu"]
        with pytest.raises(FileTrouble, match="copy_of_backup"):
            desk.close()

    def test_is_not_replaced_by_another_one(self, backup: Path):
        with pytest.raises(FileTrouble, match="backup_stays"):
            Desk.put_back(backup, backup, CLOCK)

    def test_leads_to_its_file(self, backup: Path, path: Path):
        assert backups_of(backup) == backups_of(path)
        file, backups = backups_of(path)
        assert (file, [one.path for one in backups]) == (path, [backup])

    def test_a_file_of_one_s_own_in_such_a_folder_is_none(self, backup: Path):
        own = backup.with_name("Entwurf.werkstatt")
        own.write_bytes(backup.read_bytes())
        desk = Desk.open(own, CLOCK)
        assert desk.notice is None
        desk.close()


def test_a_file_where_the_backups_should_go(path: Path):
    path.with_name("Masterplan-Sicherungen").touch()
    desk = Desk.create(path, CLOCK)
    add(desk, "Auftakt")
    with pytest.raises(FileTrouble, match="no_backup_folder") as caught:
        desk.back_up().result()
    assert "Masterplan-Sicherungen" in sentence(caught.value)
    with pytest.raises(FileTrouble, match="no_backup_folder"):
        desk.close()
    desk = Desk.open(path, CLOCK)
    assert titles(desk) == ["Auftakt"]
    desk.close()


def test_the_longest_names(tmp_path: Path):
    path = tmp_path / f"{'ä' * 112}.werkstatt"
    desk = Desk.create(path, CLOCK)
    add(desk, "vorher")
    path.unlink()
    add(desk, "nachher")
    with pytest.raises(FileTrouble, match="moved"):
        desk.close()
    (saved,) = tmp_path.glob("*Fassung*")
    desk = Desk.open(saved, CLOCK)
    assert titles(desk) == ["vorher", "nachher"]
    desk.close()


@pytest.mark.parametrize("spoil", ["cut", "overwritten"])
def test_a_file_that_is_damaged_while_it_is_open_is_never_called_saved(path: Path, spoil: str):
    desk = Desk.create(path, CLOCK)
    add(desk, "vorher")
    desk.close()
    desk = Desk.open(path, CLOCK)
    with path.open("r+b") as file:
        file.truncate(10_000) if spoil == "cut" else file.write(b"\x07" * 20_000)
    with pytest.raises(FileTrouble, match="damaged_while_open"):
        add(desk, "nachher")
        desk.ask(lambda records: [records.find(noun) for noun in TABLES]).result()
    with pytest.raises(FileTrouble, match="damaged_while_open") as caught:
        desk.back_up().result()
    assert path.name in sentence(caught.value)
    with pytest.raises(FileTrouble, match="damaged_while_open"):
        desk.close()
