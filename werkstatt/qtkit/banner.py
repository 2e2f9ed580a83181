"""Notices that never stop anybody: words that pass by over the page, and banners above it that wait."""

from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.widgets import button, label, row

_PASSES_AFTER_MS = 6_000
_AT_WORK = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_MARGIN, _GAP, _OVERHANG = 22, 10, 2
_SPACING = 6

Answers = Sequence[tuple[str, Callable[[], object]]]


class Banner(QFrame):
    """One notice, with a button to close it. The mouse never takes the keyboard along when it presses a button.

    Answers stand beside the words; below them where a word would be cut, or where that takes less height.
    """

    left = Signal()

    def __init__(self, text: str, tone: str, answers: Answers = ()) -> None:
        super().__init__()
        self.has_left = False
        self.setProperty("role", "banner")
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        self.weight = 2 * bool(answers) + (tone == "alert")
        self.words = label(text, "strong" if tone == "alert" else "", wrap=True)
        buttons = [button(title, partial(self._answer, answer)) for title, answer in answers]
        self._close = button("✕", self.leave, "link", spoken=_("Close"))
        for made in (*buttons, self._close):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._answers = _side_by_side(buttons) if buttons else None
        self._are_below = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 7, 8, 7)
        self._grid.setSpacing(_SPACING)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.words, 0, 0)
        if self._answers is not None:
            self._grid.addWidget(self._answers, 0, 1)
        self._grid.addWidget(self._close, 0, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers where there is room for them."""
        super().resizeEvent(event)
        if self._answers is not None and self._belong_below(self._answers.sizeHint()) is not self._are_below:
            self._are_below = not self._are_below
            self._grid.removeWidget(self._answers)
            self._grid.addWidget(self._answers, *((1, 0) if self._are_below else (0, 1)))

    def _belong_below(self, answers: QSize) -> bool:
        whole = self._grid.contentsRect().width() - self._close.sizeHint().width() - _SPACING
        beside = whole - answers.width() - _SPACING
        self.words.ensurePolished()  # a frame is laid out before its words are dressed
        height = self.words.heightForWidth
        word_by_word = self.words.fontMetrics().boundingRect(0, 0, 1, 1, Qt.TextFlag.TextWordWrap, self.words.text())
        return word_by_word.width() > beside or height(beside) > height(whole) + answers.height() + _SPACING

    def _answer(self, answer: Callable[[], object]) -> None:
        self.leave()
        answer()

    def leave(self) -> None:
        """Go away. It stays its parent's child until Qt deletes it: taken out before, Python might delete it, too."""
        self.has_left = True
        self.left.emit()
        self.hide()
        self.deleteLater()


def _side_by_side(buttons: Sequence[QPushButton]) -> QWidget:
    made = QWidget()
    made.setLayout(row(*buttons, 1, spacing=_SPACING))
    return made


class PassingWords(Banner):
    """Lies over the title of the page, so that nothing moves under the mouse.

    It goes some seconds after the person has done something again: nobody misses it while looking elsewhere.
    """

    def __init__(self, text: str, tone: str, over: QWidget) -> None:
        super().__init__(text, tone)
        self.setParent(over)
        for made in self.findChildren(QWidget):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._going = QTimer(self, singleShot=True, interval=_PASSES_AFTER_MS)
        self._going.timeout.connect(self.leave)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is at work. The class is asked first: every event comes by, and to name its type takes long."""
        if isinstance(event, QInputEvent) and event.type() in _AT_WORK and not self._going.isActive():
            self._going.start()
        return False

    def lie(self, left: int, top: int, room: int) -> None:
        """Take a place that ends at `left + room`; no wider than the words."""
        words = self.words.fontMetrics().horizontalAdvance(self.words.text()) + _OVERHANG
        width = min(room, words + self.minimumSizeHint().width())  # wrapped words need no width of their own
        self.setGeometry(left + room - width, top, width, self.heightForWidth(width))
        self.raise_()


class Banners(QWidget):
    """Where banners are stacked, the newest on top; the same words are not said twice.

    Calm words without answers pass by, the newer instead of the older. What waits stays until it is answered or closed.
    """

    _MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._waiting: list[Banner] = []
        self._passing: PassingWords | None = None
        self._came_from: QWidget | None = None
        self._leave_room()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)

    def show_banner(self, text: str, tone: str = "calm", answers: Answers = ()) -> None:
        """Add a notice; at most three are waiting. What waits for an answer stays longest."""
        self.take_back(text)
        if tone != "alert" and not answers:
            self._pass_by(text, tone)
            return
        while len(present := self._present()) >= self._MOST:
            min(present, key=lambda banner: (banner.weight, -present.index(banner))).leave()
        banner = Banner(text, tone, answers)
        banner.left.connect(self._hand_keyboard_back)
        banner.left.connect(self._leave_room)
        self._waiting = [banner, *self._present()]
        self._column.insertWidget(0, banner)
        self._leave_room()

    def let_pass(self) -> None:
        """Something else was done: calm words about what was done before are no longer true."""
        if self._passing is not None and not self._passing.has_left and self._passing.property("tone") == "calm":
            self._passing.leave()

    def take_back(self, text: str) -> None:
        """What a banner says is no longer true, or is said anew."""
        for banner in self._all():
            if banner.accessibleName() == text:
                banner.leave()

    def texts(self) -> list[str]:
        """What is said, the newest first."""
        return [banner.accessibleName() for banner in self._all()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What passes by lies below what waits."""
        super().resizeEvent(event)
        self._lay_passing()

    def moveEvent(self, event: QMoveEvent) -> None:
        """It moves along."""
        super().moveEvent(event)
        self._lay_passing()

    def _pass_by(self, text: str, tone: str) -> None:
        if self._passing is not None and not self._passing.has_left:
            self._passing.leave()
        self._passing = PassingWords(text, tone, self.parentWidget() or self)
        self._passing.show()  # only what is shown knows how large it is
        self._lay_passing()

    def _lay_passing(self) -> None:
        if self._passing is not None and not self._passing.has_left:
            self._passing.lie(self.x() + _MARGIN, self.geometry().bottom() + _GAP, self.width() - 2 * _MARGIN)

    def _all(self) -> Sequence[Banner]:
        passing = [] if self._passing is None or self._passing.has_left else [self._passing]
        return [*passing, *self._present()]

    def _present(self) -> list[Banner]:
        return [banner for banner in self._waiting if not banner.has_left]

    def _leave_room(self) -> None:
        self._column.setContentsMargins(_MARGIN, _GAP if self._present() else 0, _MARGIN, 0)

    def _follow_keyboard(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._holds(now) and before is not None and not self._holds(before):
            self._came_from = before

    def _hand_keyboard_back(self) -> None:
        """Where it was before somebody went to a banner."""
        back = self._came_from
        if self._holds(self.window().focusWidget()) and back is not None:
            if shiboken6.isValid(back) and back.isVisible():
                back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_from = None

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)
