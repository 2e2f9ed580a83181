"""From the storage thread to the window's thread, and never the other way round by waiting."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from socket import socketpair
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QSocketNotifier

from werkstatt.desk import Desk, Watch

P = ParamSpec("P")
Result = TypeVar("Result")
_MANY = 65_536


class Relay(QObject):
    """Calls functions on the thread it lives on. Any thread may `post`.

    Only a byte on a socket crosses from one thread to the other, so that no thread but the window's ever touches Qt.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._bell, self._ear = socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._run)

    def post(self, call: Callable[[], None]) -> None:
        """Let `call` be called soon; dropped after `close`."""
        if not self._open:
            return
        self._calls.put(call)
        # A full socket rings already; a closed one has nobody who listens.
        with suppress(OSError):
            self._bell.send(b"!")

    def close(self) -> None:
        """Drop what is still on its way."""
        if self._open:
            self._open = False
            self._notifier.setEnabled(False)
            self._bell.close()
            self._ear.close()

    def _run(self) -> None:
        with suppress(BlockingIOError):
            self._ear.recv(_MANY)
        for _call in range(self._calls.qsize()):
            call = self._calls.get()
            if self._open:
                call()

    def then(
        self,
        future: Future[Result],
        success: Callable[[Result], None],
        failure: Callable[[BaseException], None],
    ) -> None:
        """Hand the outcome of `future` to one of the two, on this thread; a cancelled one goes to neither."""

        def done(finished: Future[Result]) -> None:
            if finished.cancelled():
                return
            if (error := finished.exception()) is not None:
                self.post(lambda: failure(error))
            else:
                self.post(lambda: success(finished.result()))

        future.add_done_callback(done)


class LivePicture:
    """A picture that is kept up to date on the window's thread while it is wanted."""

    def __init__(
        self,
        relay: Relay,
        desk: Desk,
        receive: Callable[[Result], None],
        picture: Callable[Concatenate[Any, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        self._wanted = True
        self._desk = desk

        def hand_over(built: Result) -> None:
            if self._wanted:
                receive(built)

        self._watch: Watch = desk.watch(lambda built: relay.post(lambda: hand_over(built)), picture, *args, **kwargs)

    def stop(self) -> None:
        """Nobody looks any more."""
        if self._wanted:
            self._wanted = False
            self._desk.unwatch(self._watch)
