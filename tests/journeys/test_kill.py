"""The program is killed at any moment of a live evening: what was acknowledged is there, and the clock is right."""

import json
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.support.desks import evening
from tests.support.house import ROOT
from tests.support.live_evening import clock_of, digest
from werkstatt.desk import Desk, examine
from werkstatt.domain.errors import FileTrouble
from werkstatt.readmodels.choice import where_to_begin
from werkstatt.storage import backups
from werkstatt.systemclock import SystemClock

USUAL, ALL = 5, 50
LONGEST = 0.6  # seconds


def killed_evening(path: Path, seed: int) -> list[dict[str, object]]:
    """Let an evening go on and kill it at some moment; what it said until then."""
    command = [sys.executable, "-m", "tests.support.live_evening", str(path), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline()]
        death = threading.Timer(random.Random(seed).uniform(0, LONGEST), process.kill)
        death.start()
        said += process.stdout
        death.join()
    assert process.returncode < 0, "it died by itself"
    return [json.loads(line) for line in said if line.endswith("\n")]


@pytest.mark.parametrize("seed", [pytest.param(n, marks=[pytest.mark.long] if n >= USUAL else []) for n in range(ALL)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch):
    """In place, and on a copy of a file in a synchronised folder, which is whole at any moment."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    place = tmp_path / ("Nextcloud" if seed % 2 else "Prozess")
    place.mkdir()
    with evening(place) as prepared:
        path = prepared.desk.path
    said = killed_evening(path, seed)
    acknowledged = [line for line in said if "acknowledged" in line]

    assert_sound(path)
    desk = Desk.open(path, SystemClock())
    found = desk.ask(digest).result()
    clock = clock_of(desk, desk.ask(where_to_begin).result()[1])
    desk.close()

    if found == acknowledged[-1]["acknowledged"]:
        assert_same_clock(acknowledged[-1], clock)
    else:  # written, but death came before it could be said
        assert found == said[-1].get("announced")
    for backup in backups.existing(path):
        backups.require_sound(backup.path)
    assert [left.name for left in path.parent.iterdir() if left.is_file()] == [path.name]


def assert_sound(path: Path) -> None:
    """Nothing is wrong; but who dies in the middle of writing is told that the very last of it may be missing."""
    try:
        assert examine(path) == []
    except FileTrouble as trouble:
        assert trouble.reason == "log_cut"


def assert_same_clock(before: dict[str, object], now: dict[str, object]) -> None:
    """The rest is what it would be had nobody died, to less than a second."""
    assert before.keys() - {"acknowledged"} == now.keys()
    if now:
        passed = 0.0 if now["held"] else float(str(now["at"])) - float(str(before["at"]))
        assert abs(float(str(now["rest"])) - (float(str(before["rest"])) - passed)) < 1
