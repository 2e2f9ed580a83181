"""Notices that never stop anybody: a line that goes by itself, and a banner with buttons that waits."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.widgets import button, label

_CALM_FOR_MS = 6_000


class Banner(QFrame):
    """One notice. A calm one goes after some seconds, others stay until closed or answered."""

    left = Signal()

    def __init__(self, text: str, tone: str, answers: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__()
        self.has_left = False
        self.setProperty("role", "banner")
        self.setProperty("tone", tone)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 7, 8, 7)
        words = label(text, "strong" if tone == "alert" else "", wrap=True)
        self.setAccessibleName(text)
        line.addWidget(words, 1)
        for title, answer in answers:
            line.addWidget(button(title, partial(self._answer, answer)))
        close = button("✕", self.leave, "link", spoken=_("Close"))
        line.addWidget(close)
        self.weight = 2 * bool(answers) + (tone == "alert")
        if not self.weight:
            going = QTimer(self, singleShot=True, interval=_CALM_FOR_MS)
            going.timeout.connect(self.leave)
            going.start()

    def _answer(self, answer: Callable[[], object]) -> None:
        self.leave()
        answer()

    def leave(self) -> None:
        """Go away. It stays its parent's child until Qt deletes it: taken out before, Python might delete it, too."""
        self.has_left = True
        self.hide()  # hands the keyboard on
        self.left.emit()
        self.deleteLater()


class Banners(QWidget):
    """Where banners are stacked, the newest on top; the same words are not said twice."""

    _MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._shown: list[Banner] = []
        self._leave_room()

    def show_banner(
        self, text: str, tone: str = "calm", answers: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Add a notice; at most three are shown. What waits for an answer stays longest."""
        self.take_back(text)
        while len(present := self._present()) >= self._MOST:
            min(present, key=lambda banner: (banner.weight, -present.index(banner))).leave()
        banner = Banner(text, tone, answers)
        banner.left.connect(self._leave_room)
        self._shown = [banner, *self._present()]
        self._column.insertWidget(0, banner)
        self._leave_room()

    def take_back(self, text: str) -> None:
        """What a banner says is no longer true, or is said anew."""
        for banner in self._present():
            if banner.accessibleName() == text:
                banner.leave()

    def texts(self) -> list[str]:
        """What the banners say, the newest first."""
        return [banner.accessibleName() for banner in self._present()]

    def _present(self) -> list[Banner]:
        return [banner for banner in self._shown if not banner.has_left]

    def _leave_room(self) -> None:
        self._column.setContentsMargins(22, 10 if self._present() else 0, 22, 0)
