"""What a crash leaves beside a file: nothing that was acknowledged goes missing without a word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.stages import CLOCK, add, titles
from werkstatt.desk import Desk, examine
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.left_log import Log, log_beside, put_aside, trouble
from werkstatt.wording.errors import sentence

_HEAD, _FRAME = 32, 24 + 4096


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A file with two stages, as it lies there after a crash."""
    desk = Desk.create(tmp_path / "living.werkstatt", CLOCK)
    add(desk, "eins")
    add(desk, "zwei")
    left = tmp_path / "Absturz"
    left.mkdir()
    path = left / "Masterplan.werkstatt"
    for suffix in ("", "-wal"):
        (left / f"{path.name}{suffix}").write_bytes((tmp_path / f"living.werkstatt{suffix}").read_bytes())
    desk.close()
    return path


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def contents(folder: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in folder.iterdir()}


def test_a_whole_log_is_taken_up_and_nothing_is_said(crashed: Path):
    assert examine(crashed) == []
    desk = Desk.open(crashed, CLOCK)
    assert (desk.found, titles(desk)) == (None, ["eins", "zwei"])
    desk.close()
    assert list(contents(crashed.parent)) == [crashed.name]


@pytest.mark.parametrize(
    ("spoil", "said", "kept"),
    [
        (Path.unlink, "log_missing", []),
        (lambda log: log.write_bytes(b""), "log_missing", []),
        (lambda log: log.write_bytes(bytes(range(256)) * 60), "log_damaged", []),
        (lambda log: flip(log, _HEAD + _FRAME + 24 + 100), "log_damaged", []),
        (lambda log: flip(log, -100), "log_damaged", ["eins"]),
        (cut, "log_cut", ["eins"]),
    ],
    ids=["missing", "emptied", "garbage", "bit in the middle", "bit at the end", "cut"],
)
def test_what_is_missing_or_damaged_is_said_and_kept(
    crashed: Path, spoil: Callable[[Path], object], said: str, kept: list[str]
):
    log = log_of(crashed)
    spoil(log)
    before = contents(crashed.parent)
    with pytest.raises(FileTrouble, match=said) as caught:
        examine(crashed)
    assert crashed.name in sentence(caught.value)
    assert contents(crashed.parent) == before
    desk = Desk.open(crashed, CLOCK)
    assert desk.found is not None
    assert desk.found.reason.startswith(said)
    assert "{" not in sentence(desk.found)
    assert titles(desk) == kept
    desk.close()
    if said == "log_damaged":
        assert Path(desk.found.values["aside"]).read_bytes() == before[log.name]


def test_a_missing_log_can_still_be_brought_after_looking(crashed: Path):
    log = log_of(crashed).read_bytes()
    log_of(crashed).unlink()
    Desk.open(crashed, CLOCK).close()
    log_of(crashed).write_bytes(log)
    desk = Desk.open(crashed, CLOCK)
    assert (desk.found, titles(desk)) == (None, ["eins", "zwei"])
    desk.close()


def test_the_log_of_another_state_is_not_merged_into_a_closed_file(crashed: Path, closed: Path):
    crashed.write_bytes(closed.read_bytes())
    log = log_of(crashed).read_bytes()
    with pytest.raises(FileTrouble, match="log_strange"):
        examine(crashed)
    desk = Desk.open(crashed, CLOCK)
    assert titles(desk) == []
    add(desk, "neu")
    desk.close()
    assert desk.found is not None
    assert Path(desk.found.values["aside"]).read_bytes() == log
    desk = Desk.open(crashed, CLOCK)
    assert (desk.found, titles(desk)) == (None, ["neu"])
    desk.close()


def test_what_was_left_beside_an_original_is_put_aside_there(crashed: Path):
    """It is worked on as a copy, whose folder goes when it is closed."""
    place = crashed.parent.rename(crashed.parent.with_name("Nextcloud"))
    original = place / crashed.name
    flip(log_of(original), -100)
    desk = Desk.open(original, CLOCK)
    assert (desk.found.reason if desk.found else None, titles(desk)) == ("log_damaged_aside", ["eins"])
    desk.close()
    assert (place / "Masterplan (beiseite).werkstatt-wal").exists()


def test_a_closed_file_has_none(closed: Path):
    assert log_beside(closed) is Log.NONE
    assert trouble(Log.NONE, closed) is None
    assert put_aside(Log.WHOLE, closed, closed) is None
    assert Log.STRANGE.is_left_out
