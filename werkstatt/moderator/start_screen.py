"""The start screen: recent files, a new one, a template, the demo. Loads nothing that it does not need."""

import html
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# Qt is named late: making all its enumerations costs a tenth of the time until this screen is seen.
from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.widgets import button, card, label
from werkstatt.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

FILE_PATTERN = "*.werkstatt"
_LONGEST_NAME = 40


class StartScreen(QFrame):
    """Tells what the person wants; opening is the program's work."""

    open_asked = Signal(str)
    create_asked = Signal(str)
    demo_asked = Signal()
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setWindowTitle("Werkstatt")
        self.resize(880, 430)
        self.trouble = label("", "warn", wrap=True)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 48, 56, 40)
        column.setSpacing(6)
        column.addWidget(label("Werkstatt", "title"))
        column.addWidget(label(_("From the invitation to the minutes, in one file, without the internet."), "muted"))
        column.addSpacing(20)
        column.addWidget(self.trouble)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._begin_card(), 1)
        columns.addWidget(self._recent_card(settings), 1)
        column.addLayout(columns)
        column.addStretch(1)
        painted = QTimer(self, singleShot=True, interval=100)
        painted.timeout.connect(self._add_keys)
        painted.start()

    def _add_keys(self) -> None:
        """After the first picture, for the same reason."""
        self.new.setShortcut("Ctrl+N")
        self.open.setShortcut("Ctrl+O")

    def say(self, sentence: str) -> None:
        """Show what went wrong; nothing else changes."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Closing the start screen may end the program."""
        super().closeEvent(event)
        self.closed.emit()

    def _begin_card(self) -> QWidget:
        self.new = button(_("New process…"), self._ask_new, "primary")
        self.open = button(_("Open a file…"), self._ask_file)
        self.demo = button(_("Look at the demo"), self.demo_asked.emit)
        made = card(
            label(_("Begin"), "heading"),
            label(
                _("One file holds the whole participation process: all events, people, agendas, results."),
                "muted",
                wrap=True,
            ),
            self.new,
            self.open,
            self.demo,
            spacing=10,
        )
        self.new.setFocus()
        return made

    def _recent_card(self, settings: Settings) -> QWidget:
        recent = [Path(path) for path in settings.recent_files if Path(path).exists()]
        entries = [self._entry(path) for path in recent[:5]]
        nothing = [] if entries else [label(_("Files that you opened will be found here."), "muted", wrap=True)]
        made = card(label(_("Recently opened"), "heading"), *entries, *nothing, spacing=10)
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addStretch(1)
        return made

    def _entry(self, path: Path) -> QWidget:
        name = path.stem if len(path.stem) <= _LONGEST_NAME else path.stem[: _LONGEST_NAME - 1] + "…"
        made = button(name, partial(self.open_asked.emit, str(path)), spoken=str(path))
        made.setToolTip(html.escape(str(path)))
        return made

    def _ask_file(self) -> None:
        dialog = QFileDialog(
            self, _("Open a workshop file"), "", _("Workshop files ({pattern})").format(pattern=FILE_PATTERN)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_asked)
        dialog.open()

    def _ask_new(self) -> None:
        dialog = QFileDialog(
            self,
            _("Name the new file after the process"),
            "",
            _("Workshop files ({pattern})").format(pattern=FILE_PATTERN),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("werkstatt")
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.create_asked)
        dialog.open()
