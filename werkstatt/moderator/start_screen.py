"""The start screen: recent files, a new one, a template, the demo. Loads nothing that it does not need."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# Qt is named late: making all its enumerations costs a tenth of the time until this screen is seen.
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from werkstatt.domain.errors import Refused
from werkstatt.i18n import _, language
from werkstatt.moderator.places import ask_to_open, ask_to_save
from werkstatt.qtkit.widgets import button, card, label, plain_tip
from werkstatt.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

FILE_SUFFIX = "werkstatt"
_LONGEST_NAME = 40


def file_kind() -> str:
    """What file dialogs show."""
    return _("Workshop files ({pattern})").format(pattern=f"*.{FILE_SUFFIX}")


class StartScreen(QFrame):
    """Tells what the person wants; opening is the program's work. `template_asked` tells file and template."""

    open_asked = Signal(str)
    create_asked = Signal(str)
    template_asked = Signal(str, str)
    demo_asked = Signal()
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setWindowTitle("Werkstatt")
        self.resize(880, 470)
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
        self._likeliest.setFocus()  # the file of last time
        painted = QTimer(self, singleShot=True, interval=100)
        painted.timeout.connect(self._add_keys)
        painted.start()

    def _add_keys(self) -> None:
        """After the first picture, for the same reason."""
        self.new.setShortcut("Ctrl+N")
        self.open.setShortcut("Ctrl+O")
        for keys, act in (("F1", self._show_keys), ("Ctrl+Q", self.close)):
            QtGui.QShortcut(keys, self).activated.connect(act)

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
        self.template = button(_("New from a template…"), self._offer_templates)
        self.open = button(_("Open a file…"), self._ask_file)
        self.demo = button(_("Look at the demo"), self.demo_asked.emit)
        return card(
            label(_("Begin"), "heading"),
            label(
                _("One file holds the whole participation process: all events, people, agendas, results."),
                "muted",
                wrap=True,
            ),
            self.new,
            self.template,
            self.open,
            self.demo,
            spacing=10,
        )

    def _recent_card(self, settings: Settings) -> QWidget:
        recent = [Path(path) for path in settings.recent_files if Path(path).exists()]
        entries = [self._entry(path) for path in recent[:5]]
        self._likeliest = entries[0] if entries else self.new
        nothing = [] if entries else [label(_("Files that you opened will be found here."), "muted", wrap=True)]
        made = card(label(_("Recently opened"), "heading"), *entries, *nothing, spacing=10)
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addStretch(1)
        return made

    def _entry(self, path: Path) -> QWidget:
        name = path.stem if len(path.stem) <= _LONGEST_NAME else path.stem[: _LONGEST_NAME - 1] + "…"
        made = button(name, partial(self.open_asked.emit, str(path)), "recent", spoken=str(path))
        made.setToolTip(plain_tip(str(path)))
        return made

    def _ask_file(self) -> None:
        ask_to_open(self, _("Open a workshop file"), file_kind(), lambda path: self.open_asked.emit(str(path)))

    def _ask_new(self) -> None:
        self._ask_name(lambda path: self.create_asked.emit(str(path)))

    def _ask_name(self, named: Callable[[Path], object]) -> None:
        ask_to_save(self, _("Name the new file after the process"), file_kind(), named, suffix=FILE_SUFFIX)

    def _offer_templates(self) -> None:
        """A list below the button. Templates are read now: nobody shall wait for them who does not ask."""
        from werkstatt.moderator.templates import templates  # noqa: PLC0415
        from werkstatt.wording.errors import sentence  # noqa: PLC0415

        menu = QtWidgets.QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        try:
            for template in templates():
                menu.addAction(template.title.in_language(language()), partial(self._ask_name_for, template.id))
        except Refused as damaged:
            self.say(sentence(damaged))
            return
        menu.popup(self.template.mapToGlobal(self.template.rect().bottomLeft()))

    def _ask_name_for(self, template_id: str) -> None:
        self._ask_name(lambda path: self.template_asked.emit(str(path), template_id))

    def _show_keys(self) -> None:
        from werkstatt.moderator.keys_help import show_keys  # noqa: PLC0415

        show_keys(self)
