"""Offers the backups of a file that can't be opened any more."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from werkstatt.desk import backups_of
from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.event import at_home
from werkstatt.i18n import _
from werkstatt.qtkit.dialog import Dialog
from werkstatt.qtkit.widgets import button, row
from werkstatt.systemclock import SystemClock
from werkstatt.wording.backups import backup_titles

# What a backup is good against. A file in use needs none.
_HELPED = {"damaged", "damaged_while_open", "empty", "foreign", "backup_damaged", "missing", "failed"}
_OFFERED = 6
_WIDTH = 720


def offer_backups(window: QWidget, error: BaseException, put_back: Callable[[Path, Path], object]) -> Dialog | None:
    """Open the offer above a window, if there are backups; nothing waits for it. `put_back` gets file and backup.

    Older ones than those offered are in the menu of the open file.
    """
    if not isinstance(error, FileTrouble) or error.reason not in _HELPED:
        return None
    file, backups = backups_of(Path(error.path))
    if not backups:
        return None
    titles = backup_titles(backups[:_OFFERED], at_home(SystemClock().now()).date(), between="\n")
    choices = [(title, partial(put_back, file, one.path)) for title, one in zip(titles, backups, strict=False)]
    dialog = RescueDialog(window, file.stem, choices)
    dialog.open()
    return dialog


class RescueDialog(Dialog):
    """One button for each state to go back to, the newest first."""

    def __init__(self, window: QWidget, name: str, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__(window, _("Go back to a backup"), width=_WIDTH)
        words = _(
            "There are backups. The one you choose becomes “{name}” again; the file as it is now is kept beside it."
        )
        self.say(_("Go back to a backup?"), words.format(name=name))
        self.choices = [button(title, partial(self._take, take), "recent") for title, take in choices]
        for choice in self.choices:
            self.column.addWidget(choice)
        self.leave = button(_("Leave everything as it is"), self.reject)
        self.column.addSpacing(8)
        self.column.addLayout(row(1, self.leave))
        self.choices[0].setFocus()

    def _take(self, take: Callable[[], object]) -> None:
        self.accept()
        take()
