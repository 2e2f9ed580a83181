"""The stage: what is on the beamer now, for every view of it alike, so that the cockpit sees what the room sees."""

import logging
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter

from werkstatt.domain.clock import Clock
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.i18n import _
from werkstatt.projector.canvas import HEIGHT, Canvas, DrawnText
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.media import Media
from werkstatt.projector.scenes import lay_out
from werkstatt.projector.trouble import CannotShow
from werkstatt.qtkit.tokens import Tokens
from werkstatt.readmodels.scene import ShownScene

PAGE_TURNS_AFTER = timedelta(seconds=12)
_USUAL_ROOM = QSize(1920, 1080)
# Scenes are laid out for landscape; a screen that stands on its side shows them with black above and below.
_NARROWEST, _WIDEST = 1.25, 2.4
_FLASHES = 3
_FLASH_MS = 600
_FLASH_FRAME = 40.0

# Who looks for a name or an item in the pages of a list goes on reading when something in it changes.
_TURNING_ON = frozenset({Scene.AGENDA, Scene.ROUND, Scene.CHANGE, Scene.SEATS, Scene.TABLES})

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Showing:
    """A scene that came on stage at `since`; one that is `held` stands still as it was at that moment."""

    shown: ShownScene
    tokens: Tokens
    since: datetime
    held: datetime | None = None


class Stage(QObject):
    """Shows scenes by a clock. Views listen to `changed`, look at `beat` now and then, and `paint`.

    `failed` brings a sentence for the moderator when a scene can't be shown: that scene alone stays empty. The last one
    is kept in `problem` until another scene comes.
    """

    changed = Signal()
    failed = Signal(str)
    _stumbled = Signal(str)

    def __init__(self, clock: Clock, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problem = ""
        self._clock = clock
        self._tokens = tokens
        self._media = Media(_USUAL_ROOM, self)
        self._media.arrived.connect(self._renew)
        self._showing: _Showing | None = None
        self._laid: Laid | None = None
        self._dark = False
        self._painted_at = clock.now()
        self._serial = 0
        self._flashes = 0
        self._flash_timer = QTimer(self, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._flash_on)
        # Whoever hears of a failure may repaint; that must not happen while we paint.
        self._stumbled.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    @property
    def shown(self) -> ShownScene | None:
        """What the room sees; while the picture is frozen this is older than what was last handed to `show`."""
        return self._showing.shown if self._showing else None

    @property
    def room(self) -> QSize:
        """The pixels of the room's screen."""
        return QSize(self._media.room)

    @property
    def shape(self) -> QSizeF:
        """The size of the picture in units: 1080 high, as wide as the room's screen asks for."""
        aspect = self._media.room.width() / self._media.room.height()
        return QSizeF(HEIGHT * min(max(aspect, _NARROWEST), _WIDEST), HEIGHT)

    @property
    def pages(self) -> int:
        """How many pages the scene takes that are turned by themselves."""
        return len(self._layout(self._now()).pages)

    @property
    def page(self) -> int:
        """The page (from 0) that is seen now."""
        return self._page(self._now())

    @property
    def gives_way(self) -> bool:
        """Whether the screen belongs to a guest's program now."""
        return self._showing is not None and self._showing.shown.scene is Scene.GUEST

    def show(self, shown: ShownScene | None) -> None:
        """Follow the spotlight. A frozen picture stays what it was."""
        before = self._showing
        if shown is None:
            self._showing, self._dark = None, False
        elif shown.curtain is Curtain.FROZEN:
            if before and before.held:
                return
            self._showing = before or self._fresh(shown)
            self._showing = replace(self._showing, held=self._painted_at if before else self._showing.since)
        else:
            if before and not before.held and before.shown == shown:
                return
            self._showing, self._dark = self._fresh(shown), shown.curtain is Curtain.BLACK
        self._lay_anew()

    def wear(self, tokens: Tokens) -> None:
        """Show scenes in other colours; a frozen picture keeps its own."""
        self._tokens = tokens
        if self._showing and not self._showing.held:
            self._showing = replace(self._showing, tokens=tokens)
            self._lay_anew()

    def set_room(self, pixels: QSize) -> None:
        """The room's screen has that many pixels."""
        if pixels != self._media.room and not pixels.isEmpty():
            self._media.room = QSize(pixels)
            self._lay_anew()

    def flash(self) -> None:
        """A gong for the eyes: a frame that calmly comes and goes three times."""
        self._flashes = 2 * _FLASHES - 1
        self._flash_timer.start()
        self._renew()

    def beat(self) -> Hashable:
        """Another value whenever the picture would be another one."""
        now = self._now()
        return self._serial, self._page(now), self._layout(now).beat(now)

    def paint(self, painter: QPainter, area: QRectF) -> Sequence[DrawnText]:
        """Paint the picture as large as it fits into the middle of `area`; tells what can be read on it."""
        if area.isEmpty():
            return []
        now = self._painted_at = self._now()
        picture = QRectF(area.topLeft(), self.shape.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio))
        picture.moveCenter(area.center())
        painter.save()
        painter.setClipRect(picture)
        painter.translate(picture.topLeft())
        painter.scale(picture.height() / HEIGHT, picture.height() / HEIGHT)
        try:
            return self._paint(painter, now)
        finally:
            painter.restore()

    def close(self) -> None:
        """Put slides and pictures away and stand still."""
        self._flash_timer.stop()
        self._showing, self._laid = None, None
        self._media.close()

    def _paint(self, painter: QPainter, now: datetime) -> Sequence[DrawnText]:
        canvas = Canvas(painter, self.shape.width())
        if self._dark:
            canvas.fill(QColor(Qt.GlobalColor.black).name())
            return []
        page = self._page(now)
        try:
            self._layout(now).pages[page](canvas, now)
        except Exception as error:  # whatever a scene does wrong, the room sees calm paper
            canvas = Canvas(painter, self.shape.width())
            self._laid = self._instead(error)
            self._laid.pages[0](canvas, now)
        if self._flashes % 2 and self._showing and not self._showing.held:
            canvas.frame(self._showing.tokens.beamer_accent, _FLASH_FRAME)
        return canvas.log

    def _fresh(self, shown: ShownScene) -> _Showing:
        """`shown` from now on; its pages begin anew, except those of a list that changes while it is looked at."""
        before, since = self._showing, self._clock.now()
        if before and shown.scene in _TURNING_ON and _is_about(before.shown) == _is_about(shown):
            since = before.since
        return _Showing(shown, self._tokens, since)

    def _now(self) -> datetime:
        return self._showing.held if self._showing and self._showing.held else self._clock.now()

    def _page(self, now: datetime) -> int:
        laid = self._layout(now)
        turned = (now - self._showing.since) // PAGE_TURNS_AFTER if self._showing else 0
        return (laid.first + turned) % len(laid.pages)

    def _layout(self, now: datetime) -> Laid:
        laid = self._laid
        if laid is None or (laid.until is not None and now >= laid.until):
            try:
                laid = lay_out(self._showing.shown, self._space(), now) if self._showing else self._paper()
            except Exception as error:  # whatever a scene does wrong, the room sees calm paper
                laid = self._instead(error)
            self._laid = laid
        return laid

    def _instead(self, error: Exception) -> Laid:
        """What is shown instead of a scene that failed; the moderator is told why."""
        if isinstance(error, CannotShow):
            self.problem = str(error)
        else:
            self.problem = _("This scene can't be shown, so the room sees an empty page. Everything else goes on.")
            _log.error("a scene failed: %s", self.shown.scene if self.shown else None, exc_info=error)
        self._stumbled.emit(self.problem)
        return self._paper()

    def _paper(self) -> Laid:
        tokens = self._showing.tokens if self._showing else self._tokens
        return Laid(pages=[lambda canvas, now: canvas.fill(tokens.beamer_paper)])

    def _space(self) -> Space:
        tokens = self._showing.tokens if self._showing else self._tokens
        return Space(self.shape.width(), tokens, self._media)

    def _lay_anew(self) -> None:
        self.problem = ""
        self._laid = None
        self._renew()

    def _flash_on(self) -> None:
        self._flashes -= 1
        if self._flashes <= 0:
            self._flash_timer.stop()
        self._renew()

    def _renew(self) -> None:
        self._serial += 1
        self.changed.emit()


def _is_about(shown: ShownScene) -> tuple[Scene, str, str | None]:
    return shown.scene, shown.event.id, shown.subject_id
