"""The program dies in the middle of an evening and is started again."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.desks import evening
from tests.support.house import ROOT
from tests.support.screens import BEAMER, LAPTOP, offscreen_platform


@pytest.fixture
def start(tmp_path, request):
    """Starts the program; the process and its first line of state."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": offscreen_platform(tmp_path, LAPTOP, BEAMER),
        "PYTHONPATH": str(ROOT),
    }

    def started(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.program_probe", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        request.addfinalizer(process.stderr.close)
        request.addfinalizer(process.stdout.close)
        request.addfinalizer(process.wait)
        request.addfinalizer(process.kill)
        line = process.stdout.readline()
        assert line, process.stderr.read()
        return process, json.loads(line)

    return started


def test_a_killed_evening_comes_back_as_it_was_without_a_click(tmp_path: Path, start) -> None:
    with evening(tmp_path) as prepared:
        path = prepared.desk.path
    process, before = start(str(path))
    process.kill()
    process.wait()
    began = time.monotonic()
    process, after = start()
    took = time.monotonic() - began
    assert took < 5
    clock = ("rest",)
    assert {name: value for name, value in after.items() if name not in clock} == {
        name: value for name, value in before.items() if name not in clock
    }
    assert after["page"] == "people"
    assert after["item"] == "Ankommen"
    # Started again within a second, the clock still shows all of its minutes.
    assert after["rest"].startswith(("noch 14:", "noch 15:00"))
