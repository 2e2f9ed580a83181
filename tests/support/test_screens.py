"""The virtual screens are what Qt sees, and a beamer can be pulled out of a running program."""

import os
import subprocess
import sys

from tests.support.screens import BEAMER, LAPTOP, offscreen_platform
from tests.support.xserver import x_server

WATCHER = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])

def tell(*_):
    places = {s: f"{s.name()}:{s.geometry().x()}+{s.geometry().width()}" for s in application.screens()}
    print("primary", places.pop(application.primaryScreen()), *places.values(), flush=True)

tell()
application.screenAdded.connect(tell)
application.screenRemoved.connect(tell)
application.exec() if application.platformName() == "xcb" else None
"""


def test_qt_sees_two_offscreen_screens(tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": offscreen_platform(tmp_path, LAPTOP, BEAMER)}
    told = subprocess.run([sys.executable, "-c", WATCHER], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == "primary Laptop:0+1366 Projector:1366+1920\n"


def test_a_beamer_can_be_unplugged_and_plugged_in_again():
    with x_server(LAPTOP, BEAMER) as server:
        command = [sys.executable, "-c", WATCHER]
        with subprocess.Popen(command, env=server.environment(), stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout.readline() == "primary Laptop:0+1366 Projector:1366+1920\n"
            server.unplug(BEAMER)
            assert program.stdout.readline() == "primary Laptop:0+1366\n"
            server.plug(BEAMER)
            assert program.stdout.readline() == "primary Laptop:0+1366 Projector:1366+1920\n"
            program.terminate()
