"""Long pure work in one warm process of its own, so that the window's thread never waits for the interpreter's lock.

A thread would not do: beside a thread that writes a PDF, painting a frame takes more than ten times as long.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

Result = TypeVar("Result")
_MODESTY = 5
_SPAWN = multiprocessing.get_context("spawn")


class JobDied(Exception):
    """The process ended in the middle of its work."""


class Jobs:
    """Runs one top-level function at a time, in the order given. `cancel` ends the one that runs."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._cancelled = threading.Event()
        self._closed = False
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def run(
        self,
        function: Callable[..., Result],
        *args: Any,
        progress: Callable[[Any], None] | None = None,
    ) -> Future[Result]:
        """Call `function(*args)` in the process; with `progress`, it gets a further argument `report` to call."""
        future: Future[Result] = Future()
        work = (function, args, progress is not None)
        threading.Thread(target=self._serve, args=(future, work, progress), name="job", daemon=True).start()
        return future

    def warm_up(self) -> None:
        """Start the process before it is needed."""
        self.run(_nothing)

    def cancel(self) -> None:
        """End the running job; its future is cancelled. The next job gets a new process."""
        self._cancelled.set()
        if (process := self._process) is not None:
            process.terminate()

    def close(self) -> None:
        """End the process. What is still waiting is cancelled, and so is what comes afterwards."""
        self._closed = True
        self.cancel()
        with self._one_at_a_time:
            self._put_away()

    def _serve(self, future: Future[Any], work: Any, progress: Callable[[Any], None] | None) -> None:
        with self._one_at_a_time:
            if self._closed:
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            self._cancelled.clear()
            try:
                future.set_result(self._call(work, progress))
            except Exception as error:
                future.set_exception(error)

    def _call(self, work: Any, progress: Callable[[Any], None] | None) -> Any:
        pipe = self._connected()
        try:
            if self._closed:  # while the process was being started
                raise EOFError
            pipe.send(work)
            while True:
                kind, value = pipe.recv()
                if kind == "progress" and progress is not None:
                    progress(value)
                elif kind == "error":
                    raise value
                elif kind == "result":
                    return value
        except (EOFError, OSError) as error:
            self._put_away()
            raise CancelledError if self._cancelled.is_set() or self._closed else JobDied from error

    def _connected(self) -> Connection:
        if self._process is None or self._pipe is None:
            self._pipe, far_end = _SPAWN.Pipe()
            process = _SPAWN.Process(target=_work, args=(far_end,), daemon=True, name="werkstatt-jobs")
            process.start()
            self._process = process  # from now on it can be cancelled
            far_end.close()
        return self._pipe

    def _put_away(self) -> None:
        """End and forget the process."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process.close()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _nothing() -> None:
    """The shortest job: it only starts the process."""


def _work(pipe: Connection) -> None:
    """The life of the process: until the other end closes. The window goes first where there are too few cores."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_MODESTY)
    while True:
        try:
            function, args, reports = pipe.recv()
        except (EOFError, OSError):  # the program ended, perhaps suddenly
            return
        try:
            further = (lambda value: pipe.send(("progress", value)),) if reports else ()
            pipe.send(("result", function(*args, *further)))
        except Exception as error:
            with suppress(BrokenPipeError):  # nobody is there to hear it
                pipe.send(("error", error))
