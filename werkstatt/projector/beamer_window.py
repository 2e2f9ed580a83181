"""The window that fills the beamer's screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen

from werkstatt.i18n import _
from werkstatt.projector.stage import Stage
from werkstatt.projector.stage_view import StageView

# Where windows can be sent behind those of other programs; elsewhere they have to be hidden.
_STACKING_PLATFORMS = {"xcb", "windows"}


class BeamerWindow(StageView):
    """A stage without frame or pointer. It takes no focus, except on an only screen, where it needs the keys."""

    pressed = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.setWindowTitle(_("Beamer"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._may_close = False

    def fill(self, screen: QScreen, *, with_keys: bool) -> None:
        """Cover `screen`; `with_keys` it becomes the active window."""
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
        if not with_keys:
            flags |= Qt.WindowType.WindowDoesNotAcceptFocus
        if self.windowFlags() != flags:
            self.setWindowFlags(flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not with_keys)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not showFullScreen: it would take the focus from the cockpit.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        self.raise_()
        if with_keys:
            self.activateWindow()

    def give_way(self) -> None:
        """Let the windows of another program be seen."""
        if QGuiApplication.platformName() in _STACKING_PLATFORMS:
            self.lower()
        else:
            self.hide()

    def put_away(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand every key on: the remote's and the moderator's."""
        self.pressed.emit(event.keyCombination())

    def closeEvent(self, event: QCloseEvent) -> None:
        """A chance Alt+F4 does not take the picture from the room."""
        event.setAccepted(self._may_close)
