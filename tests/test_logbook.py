"""The log file: what went wrong is in it, nobody's name is, it stays small, and trouble with it is nobody's trouble."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from werkstatt import paths
from werkstatt.domain.errors import FileTrouble
from werkstatt.logbook import LogFile

NAME = "Nina Roth"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return paths.log_file()


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """One that only the log file hears."""
    made = logging.Logger("werkstatt.test")  # not below the root, which other tests watch
    made.addHandler(LogFile())
    yield made
    for handler in made.handlers:
        handler.close()


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A program of its own, as somebody starts it."""
    environment = os.environ | {"XDG_STATE_HOME": str(folder / "state")}
    command = [sys.executable, "-c", f"from werkstatt import logbook\nlogbook.begin()\n{code}"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_tests_write_to_a_folder_of_their_own(own_home: Path):
    assert paths.log_file().is_relative_to(own_home)


def test_where_nothing_goes_wrong_there_is_no_file(log: Path, logger: logging.Logger):
    logger.info("all is well")
    assert not log.parent.exists()


def test_what_went_wrong_is_told_without_what_people_wrote(log: Path, logger: logging.Logger):
    try:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise FileTrouble("not_shown", f"/home/{NAME}/{NAME}.werkstatt", detail=NAME) from error
    except FileTrouble:
        logger.exception("the picture of %s could not be built", NAME)
    logger.error(KeyError(NAME))
    said = log.read_text(encoding="utf-8")
    assert "ERROR werkstatt.test: the picture of %s could not be built" in said
    assert "KeyError" in said
    assert "FileTrouble not_shown" in said
    assert "tests/test_logbook.py:" in said
    assert NAME not in said
    assert str(Path.home()) not in said


def test_it_stays_small(log: Path, logger: logging.Logger):
    for _time in range(10_000):
        logger.error("once more: %s", "x" * 1000)
    assert [path.name for path in sorted(log.parent.iterdir())] == ["werkstatt.log", "werkstatt.log.1"]
    assert sum(path.stat().st_size for path in log.parent.iterdir()) < 1_000_000


@pytest.mark.parametrize("obstacle", ["a file", "a folder"])
def test_a_place_that_can_t_be_written_disturbs_nobody(
    log: Path, logger: logging.Logger, obstacle: str, capfd: pytest.CaptureFixture[str]
):
    if obstacle == "a file":
        log.parent.parent.mkdir(parents=True)
        log.parent.write_text("mine", encoding="utf-8")
    else:
        log.mkdir(parents=True)
    logger.error("never mind")
    assert capfd.readouterr() == ("", "")


def test_what_nobody_caught_is_in_it_and_on_stderr(tmp_path: Path, log: Path):
    thread = "import threading\ndef fails(): raise LookupError('Nina Roth')\nthreading.Thread(target=fails).start()\n"
    ended = python(f"{thread}raise ZeroDivisionError('Nina Roth')", tmp_path)
    said = log.read_text(encoding="utf-8")
    for error in ("LookupError", "ZeroDivisionError"):
        assert error in said
        assert f"{error}: Nina Roth" in ended.stderr
    assert ended.returncode == 1
    assert "Werkstatt" in said.splitlines()[0]
    assert NAME not in said


def test_what_an_operation_of_a_slot_fails_at_is_in_it(tmp_path: Path, log: Path):
    slot = """
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
def fails(): raise LookupError("Nina Roth")
QTimer.singleShot(0, fails)
QTimer.singleShot(20, application.quit)
application.exec()
"""
    assert python(slot, tmp_path).returncode == 0
    assert "LookupError" in log.read_text(encoding="utf-8")


def test_a_warning_is_said_on_stderr_as_before(tmp_path: Path, log: Path):
    ended = python("import logging\nlogging.getLogger('werkstatt.x').warning('%s is late', 'Nina Roth')", tmp_path)
    assert ended.stderr == "Nina Roth is late\n"
    assert "werkstatt.x: %s is late" in log.read_text(encoding="utf-8")


def test_stopping_it_by_the_keyboard_is_no_trouble(tmp_path: Path, log: Path):
    ended = python("raise KeyboardInterrupt", tmp_path)
    assert "KeyboardInterrupt" in ended.stderr
    assert not log.exists()


def test_the_program_begins_it(tmp_path: Path, log: Path):
    code = "import werkstatt.cli\nfrom werkstatt.__main__ import main\nwerkstatt.cli.run = lambda a: 1 // 0\nmain()"
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path / "state")}
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
