"""Who works on a file that is worked on as a copy, and who is kept from it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.stages import CLOCK, content, reason, titles, waiting
from werkstatt.desk import Desk
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage import claim
from werkstatt.storage.claim import Claim, Hold
from werkstatt.wording.errors import sentence

ROOT = Path(__file__).resolve().parents[2]


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
    """Programs and computers that want the same file."""

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

    @pytest.mark.parametrize("hours", [-24, 24])
    def test_a_claim_of_another_day_holds_nobody_up(self, original: Path, hours: int):
        """The clock of the computer that made it may have been wrong."""
        lock = original.with_name(f"{original.name}.lock")
        lock.write_text(json.dumps({"computer": "rathaus-7", "person": "b.roth"}), encoding="utf-8")
        moment = time.time() + hours * 3600
        os.utime(lock, (moment, moment))
        Desk.open(original, CLOCK).close()

    def test_a_claim_with_odd_contents_is_said_all_the_same(self, original: Path):
        lock = original.with_name(f"{original.name}.lock")
        lock.write_text(json.dumps({"lock": 1, "reason": 2, "path": 3, "person": "b.roth"}), encoding="utf-8")
        with pytest.raises(FileTrouble, match="in_use_by") as caught:
            Desk.open(original, CLOCK)
        assert "b.roth" in sentence(caught.value)

    def test_a_claim_is_renewed_while_nothing_is_done(self, original: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(claim, "_RENEWED_EVERY", 0.01)
        desk = Desk.open(original, CLOCK)
        lock = original.with_name(f"{original.name}.lock")
        os.utime(lock, (1, 1))
        deadline = time.monotonic() + 10
        while lock.stat().st_mtime == 1 and time.monotonic() < deadline:
            os.sched_yield()
        assert lock.stat().st_mtime > 1
        desk.close()
        assert not lock.exists()

    def test_a_claim_that_somebody_else_made_meanwhile_is_left(self, original: Path):
        lock = original.with_name(f"{original.name}.lock")
        desk = Desk.open(original, CLOCK)
        desk.back_up().result()
        lock.write_text(json.dumps({"computer": "rathaus-7", "person": "b.roth"}), encoding="utf-8")
        desk.close()
        assert lock.exists()


def test_a_claim_leaves_no_trace(tmp_path: Path):
    mine = Claim(tmp_path / "a.werkstatt")
    mine.renew()
    mine.require()
    mine.give_up()
    assert list(tmp_path.iterdir()) == []


def test_one_holds_at_a_time(tmp_path: Path):
    hold = Hold(tmp_path / "shelf" / "a.lock", tmp_path / "a.werkstatt")
    with pytest.raises(FileTrouble, match="in_use"):
        Hold(tmp_path / "shelf" / "a.lock", tmp_path / "a.werkstatt")
    hold.release()
    Hold(tmp_path / "shelf" / "a.lock", tmp_path / "a.werkstatt").release()
