"""A desk whose disk takes its time, as a stick does."""

import threading

import sqlalchemy as sa

from werkstatt.desk import Desk

SLOW_COMMIT = 0.025  # seconds


def slow_commits(desk: Desk) -> None:
    """From now on every commit takes 25 ms more."""
    never = threading.Event()
    sa.event.listen(desk._file._engine, "commit", lambda connection: never.wait(SLOW_COMMIT))
