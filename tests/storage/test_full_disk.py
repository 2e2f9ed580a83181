"""A full disk loses nothing that was acknowledged, is said to be full, and is well again when there is room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.small_disk import fill, small_disk
from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.process import Stage
from werkstatt.operations import process
from werkstatt.storage import health
from werkstatt.storage.home import Home
from werkstatt.storage.reserve import Reserve
from werkstatt.storage.workshop_file import WorkshopFile
from werkstatt.wording.errors import sentence


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 3000) as folder:
        yield folder


def add_stage(file: WorkshopFile, title: str) -> None:
    file.perform("process.add_stage", lambda records: process.add_stage(records, title, summary="x" * 2000))


def add_until_full(file: WorkshopFile, acknowledged: list[str]) -> FileTrouble:
    """Add stages until the disk is full; what was acknowledged is noted."""
    for number in range(len(acknowledged), 10_000):
        try:
            add_stage(file, f"{number}")
        except FileTrouble as trouble:
            return trouble
        acknowledged.append(f"{number}")
    raise AssertionError("the disk was never full")


def stages(file: WorkshopFile) -> list[str]:
    with file.reading() as records:
        return [stage.title for stage in records.find(Stage, order="rank")]


def test_nothing_is_lost_and_it_goes_on_when_there_is_room(disk: Path):
    file = WorkshopFile.create(disk / "Masterplan.werkstatt")
    filler = fill(disk)
    acknowledged: list[str] = []
    trouble = add_until_full(file, acknowledged)
    assert trouble.reason == "disk_full"
    assert "voll" in sentence(trouble)
    assert stages(file) == acknowledged
    filler.unlink()
    add_stage(file, "wieder Platz")
    assert stages(file) == [*acknowledged, "wieder Platz"]
    file.undo()
    file.close()
    again = WorkshopFile.open(disk / "Masterplan.werkstatt")
    assert stages(again) == acknowledged
    again.close()


def test_the_reserve_buys_some_more_deeds(disk: Path):
    file = WorkshopFile.create(disk / "Masterplan.werkstatt")
    filler = fill(disk)
    acknowledged: list[str] = []
    add_until_full(file, acknowledged)
    before = len(acknowledged)
    add_until_full(file, acknowledged)
    assert len(acknowledged) >= before + 20
    assert stages(file) == acknowledged
    filler.unlink()
    file.close()


def test_closing_on_a_full_disk_keeps_everything(disk: Path):
    path = disk / "Masterplan.werkstatt"
    file = WorkshopFile.create(path)
    acknowledged: list[str] = []
    filler = fill(disk)
    add_until_full(file, acknowledged)
    add_until_full(file, acknowledged)
    try:
        file.close()
    except FileTrouble as trouble:
        assert trouble.reason == "not_tidied"
    filler.unlink()
    again = WorkshopFile.open(path)
    assert stages(again) == acknowledged
    again.close()
    assert sorted(found.name for found in disk.iterdir()) == [path.name]


def test_a_full_disk_keeps_nobody_from_reading(disk: Path):
    path = disk / "Masterplan.werkstatt"
    file = WorkshopFile.create(path)
    add_stage(file, "von früher")
    file.close()
    fill(disk)
    before = path.read_bytes()
    file = WorkshopFile.open(path)
    assert stages(file) == ["von früher"]
    with pytest.raises(FileTrouble, match="disk_full"):
        add_stage(file, "kein Platz")
    assert stages(file) == ["von früher"]
    file.close()
    assert path.read_bytes()[100:] == before[100:]
    assert health.examine(path) == []


def test_what_was_left_open_can_be_read_on_a_full_disk(disk: Path, tmp_path: Path):
    file = WorkshopFile.create(tmp_path / "a.werkstatt")
    add_stage(file, "von früher")
    path = disk / "a.werkstatt"
    for suffix in ("", "-wal"):
        (disk / f"a.werkstatt{suffix}").write_bytes((tmp_path / f"a.werkstatt{suffix}").read_bytes())
    file.close()
    filler = fill(disk)
    with pytest.raises(FileTrouble, match="no_room_to_look") as caught:
        health.examine(path)
    assert "einstecken" not in sentence(caught.value)
    file = WorkshopFile.open(path)
    assert stages(file) == ["von früher"]
    filler.unlink()
    file.close()


def test_creating_on_a_full_disk_leaves_nothing_behind(disk: Path):
    filler = fill(disk)
    with pytest.raises(FileTrouble, match="not_created"):
        WorkshopFile.create(disk / "Masterplan.werkstatt")
    assert list(disk.iterdir()) == [filler]


def test_no_room_for_a_backup_is_said_and_leaves_nothing_behind(disk: Path):
    file = WorkshopFile.create(disk / "Masterplan.werkstatt")
    add_stage(file, "gesichert")
    fill(disk)
    home = Home(file.path)
    with pytest.raises(FileTrouble) as caught:
        home.write_back(file)
    assert caught.value.reason == "no_room_for_backup"
    assert "MB" in sentence(caught.value)
    assert not home.snapshot.exists()
    file.close()


def test_the_reserve_is_not_laid_in_where_there_is_no_room(disk: Path):
    filler = fill(disk)
    Reserve(disk / "Masterplan.werkstatt").lay_in()
    assert list(disk.iterdir()) == [filler]
