"""A document is delivered whole or not at all: whatever goes wrong, the old one is still there and nothing else."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.small_disk import fill, small_disk
from werkstatt.domain.errors import FileTrouble
from werkstatt.paper.delivery import deliver
from werkstatt.wording.errors import sentence

NEW = b"%PDF- new" * 20_000
OLD = b"%PDF- old"


def test_a_document_is_written_and_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "neu" / "Ordner" / "Protokoll.pdf"
    assert deliver(OLD, target) == target
    assert target.read_bytes() == OLD
    deliver(NEW, target)
    assert target.read_bytes() == NEW
    assert [path.name for path in target.parent.iterdir()] == ["Protokoll.pdf"]


@pytest.mark.parametrize("content", [b"SQLite format 3\0", b"PK\3\4 a list"])
def test_something_else_with_that_name_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "Masterplan.werkstatt"
    target.write_bytes(content)
    with pytest.raises(FileTrouble, match="exists"):
        deliver(NEW, target)
    assert target.read_bytes() == content
    with pytest.raises(FileTrouble, match="exists"):
        deliver(NEW, Path(os.devnull))
    assert [path.name for path in tmp_path.iterdir()] == ["Masterplan.werkstatt"]


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    target = tmp_path / "Protokoll.pdf"
    target.touch()
    deliver(NEW, target)
    assert target.read_bytes() == NEW


@contextmanager
def full(folder: Path) -> Iterator[Path]:
    with small_disk(folder / "disk", 100) as disk:
        (disk / "Protokoll.pdf").write_bytes(OLD)
        fill(disk)
        yield disk / "Protokoll.pdf"


@contextmanager
def write_protected(folder: Path) -> Iterator[Path]:
    """A folder that can't be written; for root, who may write everywhere, a whole disk."""
    if os.geteuid() != 0:
        (folder / "Protokoll.pdf").write_bytes(OLD)
        folder.chmod(0o500)
        try:
            yield folder / "Protokoll.pdf"
        finally:
            folder.chmod(0o700)
        return
    with small_disk(folder / "disk", 1000) as disk:
        (disk / "Protokoll.pdf").write_bytes(OLD)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield disk / "Protokoll.pdf"


@pytest.mark.parametrize("place", [full, write_protected])
def test_where_there_is_no_writing_the_old_document_stays(tmp_path: Path, place: Callable[..., object]) -> None:
    with place(tmp_path) as target:  # type: ignore[attr-defined]
        beside = sorted(target.parent.iterdir())
        with pytest.raises(FileTrouble) as trouble:
            deliver(NEW, target)
        assert trouble.value.reason == "not_delivered"
        assert "„Protokoll.pdf“" in sentence(trouble.value)
        assert "unverändert" in sentence(trouble.value)
        assert target.read_bytes() == OLD
        assert sorted(target.parent.iterdir()) == beside


def a_folder(folder: Path) -> Path:
    (folder / "Protokoll.pdf").mkdir()
    return folder / "Protokoll.pdf"


def below_a_file(folder: Path) -> Path:
    (folder / "Datei").write_bytes(OLD)
    return folder / "Datei" / "Protokoll.pdf"


def too_long(folder: Path) -> Path:
    return folder / ("ä" * 300 + ".pdf")


def the_folder_itself(folder: Path) -> Path:
    return folder / "."


def nowhere(folder: Path) -> Path:
    return Path()


def the_root(folder: Path) -> Path:
    return Path("/")


@pytest.mark.parametrize("place", [a_folder, below_a_file, too_long, the_folder_itself, nowhere, the_root])
def test_what_can_be_no_document_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Callable[[Path], Path]
) -> None:
    monkeypatch.chdir(tmp_path)
    target = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileTrouble) as trouble:
        deliver(NEW, target)
    assert trouble.value.reason == "not_delivered"
    assert "None" not in sentence(trouble.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_may_be_as_long_as_names_may_be(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".pdf")
    deliver(NEW, target)
    assert target.read_bytes() == NEW
