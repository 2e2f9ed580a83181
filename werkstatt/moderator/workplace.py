"""What every page of the cockpit works with: the desk, the chosen event and day, and a voice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from werkstatt.desk import Desk, Stacks
from werkstatt.domain.errors import FileTrouble
from werkstatt.i18n import _
from werkstatt.jobs import Jobs
from werkstatt.qtkit.relay import LivePicture, Relay
from werkstatt.qtkit.theme import Theme
from werkstatt.settings import Settings
from werkstatt.wording.deeds import deed
from werkstatt.wording.errors import sentence

P = ParamSpec("P")
Result = TypeVar("Result")


# What need not wait until somebody has read it.
_PASSING = {"copy_of_stick", "copy_of_network", "copy_of_synced", "recovered", "went_back", "upgraded"}


class Workplace(QObject):
    """Hands acts to the desk and what comes of them back to the window's thread."""

    chosen = Signal()
    said = Signal(str, str)
    stacks_changed = Signal(object)
    saved = Signal()
    ticked = Signal()

    def __init__(self, desk: Desk, theme: Theme, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.desk = desk
        self.theme = theme
        self.settings = settings
        self.jobs = jobs
        self.relay = Relay(self)
        self.event_id = ""
        self.day_id = ""
        self.stacks = Stacks(None, None)
        desk.on_stacks = lambda stacks: self.relay.post(lambda: self._show_stacks(stacks))
        desk.on_notice = lambda notice: self.relay.post(lambda: self.notice(notice))
        desk.on_trouble = lambda trouble: self.relay.post(lambda: self.complain(trouble))
        desk.on_saved = lambda: self.relay.post(self.saved.emit)
        self._notes = ThreadPoolExecutor(1, thread_name_prefix="settings")
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.ticked)
        self._tick.start()

    def choose(self, event_id: str, day_id: str) -> None:
        """Turn all pages to an event and one of its days."""
        if (event_id, day_id) != (self.event_id, self.day_id):
            self.event_id, self.day_id = event_id, day_id
            self.chosen.emit()

    def do(
        self,
        operation: Callable[Concatenate[Any, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Have an operation done; trouble is said in a sentence."""
        self.relay.then(self.desk.do(operation, *args, **kwargs), lambda result: None, self.complain)

    def do_then(
        self,
        then: Callable[[Result], None],
        operation: Callable[Concatenate[Any, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Have an operation done and go on with its result."""
        self.relay.then(self.desk.do(operation, *args, **kwargs), then, self.complain)

    def undo(self) -> None:
        """Take the last deed back and say which."""
        self.relay.then(
            self.desk.undo(), lambda name: self.say(_("Undone: {deed}").format(deed=deed(name))), self.complain
        )

    def redo(self) -> None:
        """Do the last undone deed again and say which."""
        self.relay.then(
            self.desk.redo(), lambda name: self.say(_("Redone: {deed}").format(deed=deed(name))), self.complain
        )

    def live(
        self,
        receive: Callable[[Result], None],
        picture: Callable[Concatenate[Any, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> LivePicture:
        """Keep a picture up to date for a widget until it says stop."""
        return LivePicture(self.relay, self.desk, receive, picture, *args, **kwargs)

    def say(self, text: str, tone: str = "calm") -> None:
        """Show a line to the moderator that needs no answer."""
        self.said.emit(text, tone)

    def complain(self, error: BaseException) -> None:
        """Say what went wrong."""
        self.said.emit(sentence(error), "alert")

    def notice(self, notice: FileTrouble | None) -> None:
        """Say what there is to know about the file and the place where it lies."""
        if notice is not None:
            self.said.emit(sentence(notice), "notice" if notice.reason in _PASSING else "alert")

    def remember(self) -> None:
        """Write the settings, and don't wait for it."""
        self._notes.submit(self.settings.save)

    def close(self) -> None:
        """Hear and say nothing more."""
        self._tick.stop()
        self._notes.shutdown()
        self.relay.close()

    def _show_stacks(self, stacks: Stacks) -> None:
        self.stacks = stacks
        self.stacks_changed.emit(stacks)
