"""On a disk of this computer a file is worked on where it lies. Even so somebody may pull it away."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.support.stages import CLOCK, add, reason, titles
from werkstatt.desk import Desk
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.home import own_version


@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_what_is_done_after_the_file_was_pulled_away_is_saved(path: Path, fate: str):
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
