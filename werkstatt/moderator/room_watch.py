"""One screen for everybody, or a mirrored one: the room must never see the cockpit by surprise.

While the scene covers the only screen, Escape asks, and the cockpit opens after an explicit answer. The question and a
banner in the cockpit name the key that extends the screen.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.projector.beamer import Beamer, BeamerState
from werkstatt.qtkit.banner import Banners
from werkstatt.qtkit.widgets import button, label, row

_TWO_IN_ONE = {BeamerState.SINGLE, BeamerState.MIRRORED}
_OPENING_KEYS = [
    QKeyCombination(Qt.KeyboardModifier.ControlModifier | more, key)
    for more, key in (
        (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return),
        (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Enter),
        (Qt.KeyboardModifier.KeypadModifier, Qt.Key.Key_Enter),
    )
]


class _Question(QFrame):
    """Whether the cockpit may be seen: only a panel with two buttons, for the room reads it, too.

    It names the keys that answer; `screens` says how things stand and what would make the question needless.
    """

    def __init__(self, screens: str, open_cockpit: Callable[[], object], stay: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        on_top = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        self.setWindowFlags(Qt.WindowType.Tool | on_top)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The room looks at this screen"))
        yes = button(_("The room may see it: open the cockpit"), open_cockpit, "primary")
        self.stay = button(_("Back to the picture"), stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("The room looks at this screen"), "heading"))
        column.addWidget(label(_("The cockpit shows names and notes."), "muted"))
        column.addWidget(label(screens, "muted", wrap=True))
        column.addLayout(row(self.stay, yes))
        column.addWidget(label(_("Escape goes back to the picture, Ctrl+Enter opens the cockpit."), "small"))
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.stay.click)
        for keys in _OPENING_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(yes.click)


class RoomWatch(QObject):
    """Reacts to what happens to the screens, and asks before the room sees the cockpit."""

    def __init__(self, beamer: Beamer, banners: Banners, cockpit: QWidget) -> None:
        super().__init__(cockpit)
        self._beamer = beamer
        self._banners = banners
        self._cockpit = cockpit
        self._question: _Question | None = None
        self._notice = ""
        self._is_away = False
        self._before = beamer.state
        beamer.state_changed.connect(self._look)
        beamer.key_pressed.connect(self._key)

    def begin(self, *, live: bool) -> None:
        """Open beamer and cockpit. A mirrored screen, or an only one in the middle of an event, is covered first."""
        self._beamer.open()
        state = self._beamer.state
        if state is BeamerState.MIRRORED or (state is BeamerState.SINGLE and live):
            self._cover()
        else:
            self._cockpit.showMaximized()
        self._look()

    def _cover(self) -> None:
        """The room must not see the cockpit even for a moment; the task bar has it, should all else fail."""
        self._is_away = True
        self._cockpit.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
        self._cockpit.show()
        self._beamer.show_on_only_screen()
        self.ask()

    def ask(self) -> None:
        """Ask on the covered screen whether the cockpit may be seen."""
        if self._question is not None or not self._beamer.is_alone:
            return
        question = self._question = _Question(self._words(), self._open_cockpit, self._stay)
        question.adjustSize()
        question.move(self._cockpit.screen().geometry().center() - question.rect().center())
        question.show()
        question.activateWindow()
        question.stay.setFocus()

    def _open_cockpit(self) -> None:
        self._stay()
        self._beamer.leave_only_screen()
        self._fetch_cockpit()

    def _fetch_cockpit(self) -> None:
        self._is_away = False
        self._cockpit.setWindowState(self._cockpit.windowState() & ~Qt.WindowState.WindowMinimized)
        self._cockpit.show()
        self._cockpit.activateWindow()

    def _stay(self) -> None:
        if self._question is not None:
            self._question.close()
            self._question = None

    def _key(self, pressed: QKeyCombination) -> None:
        """The scene may have the keyboard while the question lies above it: both understand the same keys."""
        if pressed.key() == Qt.Key.Key_Escape:
            self.ask() if self._question is None else self._stay()
        elif pressed in _OPENING_KEYS and self._question is not None:
            self._open_cockpit()

    def _look(self) -> None:
        before, self._before = self._before, self._beamer.state
        if self._before is BeamerState.MIRRORED and before is not self._before and not self._is_away:
            self._cover()
            return
        if not self._beamer.is_alone:
            self._stay()
            if self._is_away:
                self._fetch_cockpit()
        self._banners.take_back(self._notice)
        self._notice = self._words()
        if self._notice:
            cover = (_("Fill this screen for the room"), self._beamer.show_on_only_screen)
            lost = before is BeamerState.SHOWING
            self._banners.show_banner(
                self._notice, "alert" if lost else "calm", [cover] if self._beamer.state in _TWO_IN_ONE else ()
            )

    def _words(self) -> str:
        """What the moderator should know about the screens; nothing while the room sees its own."""
        if self._beamer.state is BeamerState.MIRRORED:
            words = _("The beamer shows the same as this screen. {how} gives it a picture of its own.")
            return words.format(how=extending_key())
        if self._beamer.state is BeamerState.SINGLE:
            return _("There is no second screen. When the beamer is plugged in: {how}.").format(how=extending_key())
        if self._beamer.state is BeamerState.EXTENDED:
            return _("Several screens: choose the beamer in the menu.")
        return ""

    def put_away(self) -> None:
        """The end."""
        self._stay()


def extending_key() -> str:
    """How this system is told to extend the desktop."""
    if sys.platform == "win32":
        return _("Windows key + P, “Extend”")
    if sys.platform == "darwin":
        return _("System Settings, Displays, “Extend”")
    return _("Super key + P, or the display settings, “Join”")
