"""Notices that never stop anybody: a line that goes by itself, and a banner with buttons that waits."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.widgets import button, label

_CALM_FOR_MS = 6_000


class Banner(QFrame):
    """One notice. A calm one goes after some seconds, others stay until closed or answered."""

    def __init__(self, text: str, tone: str, answers: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("tone", tone)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 7, 8, 7)
        words = label(text, "strong" if tone == "alert" else "", wrap=True)
        self.setAccessibleName(text)
        line.addWidget(words, 1)
        for title, answer in answers:
            line.addWidget(button(title, partial(self._answer, answer)))
        close = button("✕", self.deleteLater, "link", spoken=_("Close"))
        line.addWidget(close)
        if tone == "calm" and not answers:
            going = QTimer(self, singleShot=True, interval=_CALM_FOR_MS)
            going.timeout.connect(self.deleteLater)
            going.start()

    def _answer(self, answer: Callable[[], object]) -> None:
        answer()
        self.deleteLater()


class Banners(QWidget):
    """Where banners are stacked, the newest on top; the same words are not said twice."""

    _MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 0, 22, 0)
        self._column.setSpacing(6)

    def show_banner(
        self, text: str, tone: str = "calm", answers: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Add a notice; at most three are shown."""
        for old in self._banners():
            if old.accessibleName() == text:
                _remove(old)
        for old in self._banners()[self._MOST - 1 :]:
            _remove(old)
        self._column.insertWidget(0, Banner(text, tone, answers))
        self._column.setContentsMargins(22, 10, 22, 0)

    def texts(self) -> list[str]:
        """What the banners say, the newest first."""
        return [banner.accessibleName() for banner in self._banners()]

    def _banners(self) -> list[Banner]:
        items = [self._column.itemAt(place) for place in range(self._column.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, Banner)]


def _remove(banner: Banner) -> None:
    banner.setParent(None)
    banner.deleteLater()
