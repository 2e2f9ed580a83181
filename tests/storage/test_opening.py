"""Whatever is opened is a sound file of ours, or a clear refusal that changes nothing."""

import errno
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.support.ordinary_user import ordinary_user
from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.process import Process
from werkstatt.operations import process
from werkstatt.storage import health
from werkstatt.storage.connection import APPLICATION_ID
from werkstatt.storage.migrations import NEWEST_VERSION
from werkstatt.storage.workshop_file import WorkshopFile
from werkstatt.wording.errors import sentence

ROOT = Path(__file__).resolve().parents[2]


def title(path: Path) -> str:
    file = WorkshopFile.open(path)
    with file.reading() as records:
        found = records.find(Process)[0].title
    file.close()
    return found


def refusal(path: Path) -> FileTrouble:
    """Opening and examining are refused for the same reason, in a sentence, and leave every byte as it was."""
    before = path.read_bytes() if path.is_file() else None
    for act in (WorkshopFile.open, health.examine):
        with pytest.raises(FileTrouble) as caught:
            act(path)
        assert sentence(caught.value)
        assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.glob(f"{path.name}-*")) == []
    return caught.value


def test_a_closed_file_is_one_plain_file(closed: Path):
    assert [found.name for found in closed.parent.iterdir()] == [closed.name]
    assert closed.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log
    with closing(sqlite3.connect(closed)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (NEWEST_VERSION,)


def test_opening_and_closing_without_a_deed(closed: Path):
    WorkshopFile.open(closed).close()
    assert [found.name for found in closed.parent.iterdir()] == [closed.name]
    assert title(closed) == "Masterplan"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (bytes(16_384), "empty"),
        (b"Name;Vorname\n" * 500, "foreign"),
        (b"%PDF-1.7 " * 500, "foreign"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "foreign"),
        (b"SQLite format 3\0", "damaged"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "damaged"),
    ],
)
def test_what_is_something_else(path: Path, content: bytes, reason: str):
    path.write_bytes(content)
    assert refusal(path).reason == reason


def test_what_is_not_there(path: Path):
    assert refusal(path).reason == "missing"
    assert refusal(path / "beneath a file that is none").reason == "missing"
    assert not path.exists()


def test_a_folder_and_a_pipe(path: Path):
    path.mkdir()
    assert refusal(path).reason == "foreign"
    os.mkfifo(path.with_name("pipe"))
    assert refusal(path.with_name("pipe")).reason == "foreign"


def test_another_program_s_database(path: Path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE person (id)")
    assert refusal(path).reason == "foreign"


def test_a_file_of_a_newer_program(closed: Path):
    with closing(sqlite3.connect(closed)) as raw:
        raw.execute("PRAGMA user_version = 4711")
    trouble = refusal(closed)
    assert (trouble.reason, trouble.values) == ("newer", {"version": 4711, "known": NEWEST_VERSION})
    assert "4711" in sentence(trouble)


@pytest.mark.parametrize("kept", [20, 100, 4096, 50_000, -4096])
def test_a_truncated_file(closed: Path, kept: int):
    closed.write_bytes(closed.read_bytes()[:kept])
    assert refusal(closed).reason == "damaged"


def test_rows_that_point_to_nothing(closed: Path):
    with closing(sqlite3.connect(closed)) as raw:
        raw.execute("INSERT INTO focus_point VALUES ('f', 'none', 0, '')")
        raw.commit()
    with pytest.raises(FileTrouble, match="damaged"):
        WorkshopFile.open(closed)
    assert health.examine(closed) == ["focus_point: row 1 -> initiative"]


def test_flipped_bits_never_crash_and_are_never_repaired_silently(closed: Path):
    """What SQLite does not see may be opened; what it sees is refused and left as it is."""
    whole = closed.read_bytes()
    pick = random.Random(1)
    reasons = set()
    for _attempt in range(60):
        spoilt = bytearray(whole)
        for _bit in range(pick.choice([1, 8, 200])):
            spoilt[pick.randrange(len(spoilt))] ^= 1 << pick.randrange(8)
        closed.write_bytes(spoilt)
        try:
            WorkshopFile.open(closed).close()
        except FileTrouble as trouble:
            assert closed.read_bytes() == spoilt
            reasons.add(trouble.reason)
    assert "damaged" in reasons
    assert reasons <= {"damaged", "foreign", "newer"}


@pytest.mark.parametrize(
    "name", ["Ümläute & Co.werkstatt", "100%?#;x=1.werkstatt", "a\nb \udcff.werkstatt", ":memory:"]
)
def test_names_of_every_kind(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for path in (tmp_path / name, Path(name)):
        made = WorkshopFile.create(path)
        made.perform("begin", lambda records: process.begin_process(records, "Masterplan"))
        made.close()
        assert [found.name for found in tmp_path.iterdir()] == [name]
        assert title(path) == "Masterplan"
        path.unlink()


def test_creating_where_something_is(closed: Path):
    before = closed.read_bytes()
    with pytest.raises(FileTrouble, match="exists"):
        WorkshopFile.create(closed)
    assert closed.read_bytes() == before


def test_creating_where_nothing_can_be(tmp_path: Path):
    with pytest.raises(FileTrouble, match="not_created") as caught:
        WorkshopFile.create(tmp_path / "no folder" / "Masterplan.werkstatt")
    assert caught.value.values["detail"] == os.strerror(errno.ENOENT)


def test_a_log_left_by_another_file_is_not_taken_for_ours(closed: Path, path: Path):
    """A deleted file may leave its log behind; a new file of that name must not swallow it."""
    with opened_elsewhere(closed):
        log = path.with_name(f"{path.name}-wal").read_bytes()
    closed.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(log)
    WorkshopFile.create(path).close()
    assert (path.parent / "Masterplan (beiseite).werkstatt-wal").read_bytes() == log
    assert len(list(path.parent.iterdir())) == 2
    assert health.examine(path) == []


@contextmanager
def opened_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program has the file open and wrote "Anders" into it."""
    code = """
import sys
from pathlib import Path
from werkstatt.operations import process
from werkstatt.storage.workshop_file import WorkshopFile
file = WorkshopFile.open(Path(sys.argv[1]))
file.perform("begin", lambda records: process.begin_process(records, "Anders"))
print("open", flush=True)
sys.stdin.read()
file.close()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield other


class TestASecondProgram:
    """The lock is the operating system's: it holds against other programs, and goes with its holder."""

    def test_is_refused_and_changes_nothing(self, closed: Path):
        with opened_elsewhere(closed) as other:
            for act in (WorkshopFile.open, health.examine, health.require_unused):
                with pytest.raises(FileTrouble, match="in_use"):
                    act(closed)
            other.communicate()
        health.require_unused(closed)
        WorkshopFile.open(closed).close()

    def test_finds_everything_when_the_first_was_killed(self, closed: Path):
        with opened_elsewhere(closed) as other:
            other.kill()
            other.wait()
        assert closed.with_name(f"{closed.name}-wal").stat().st_size > 0
        before = closed.read_bytes(), closed.with_name(f"{closed.name}-wal").read_bytes()
        assert health.examine(closed) == []
        assert (closed.read_bytes(), closed.with_name(f"{closed.name}-wal").read_bytes()) == before
        file = WorkshopFile.open(closed)
        with file.reading() as records:
            assert {found.title for found in records.find(Process)} == {"Masterplan", "Anders"}
        file.close()
        assert [found.name for found in closed.parent.iterdir()] == [closed.name]

    def test_in_this_program_is_refused_too_and_does_not_loosen_the_lock(self, closed: Path):
        first = WorkshopFile.open(closed)
        for act in (WorkshopFile.open, health.examine):
            with pytest.raises(FileTrouble, match="in_use"):
                act(closed)
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM process')"
        other = subprocess.run([sys.executable, "-c", code, str(closed)], capture_output=True, text=True, check=False)
        assert "database is locked" in other.stderr
        first.close()


@pytest.mark.parametrize(("mode", "said"), [(0o444, "read_only"), (0o000, "unreadable")])
def test_without_permission(closed: Path, mode: int, said: str):
    closed.chmod(mode)
    with ordinary_user(closed.parent), pytest.raises(FileTrouble, match=said) as caught:
        WorkshopFile.open(closed)
    assert sentence(caught.value)
    closed.chmod(0o644)
    assert title(closed) == "Masterplan"


def test_a_folder_that_is_closed_to_us(closed: Path):
    closed.parent.chmod(0o000)
    try:
        with ordinary_user(closed.parent), pytest.raises(FileTrouble, match="unreadable"):
            WorkshopFile.open(closed)
    finally:
        closed.parent.chmod(0o755)
