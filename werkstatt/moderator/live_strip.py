"""The strip at the top: what runs, how long, when it will end, and the one button that leads on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from werkstatt.domain.event import local
from werkstatt.domain.schedule import MINUTE
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.rest_label import RestLabel
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.elided import ElidedButton, ElidedLabel
from werkstatt.qtkit.widgets import button, label
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.scene import ShownScene
from werkstatt.wording.times import clock_time, difference


class LiveStrip(QWidget):
    """Shows an agenda picture; `pressed_next` tells of the button, which leads to the minutes when all is over."""

    pressed_next = Signal()
    asked_for_minutes = Signal()
    asked_for_menu = Signal(object)
    HEIGHT = 56

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setFixedHeight(self.HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workplace = workplace
        self._picture: AgendaPicture | None = None
        self._shown: ShownScene | None = None
        self.title = ElidedLabel("title", widest=420)
        self.item = ElidedLabel("chip", widest=300)
        self.rest, self.end = RestLabel("chip"), label("", "chip")
        self.next = ElidedButton(self._press_next, "next", widest=440, least=180)
        self.menu = button("☰", self._ask_menu, "menu", keys="F10", spoken=_("Menu"))
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 20, 8)
        line.setSpacing(16)
        line.addWidget(self.menu)
        line.addWidget(self.title)
        for widget in (self.item, self.rest, self.end):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self.next)
        self.show_agenda(None)
        workplace.ticked.connect(self.tick)

    def show_agenda(self, picture: AgendaPicture | None) -> None:
        """Show another state of the day; None where there is no event."""
        self._picture = picture
        running = picture.item if picture else None
        self.title.setText(picture.event.title if picture else "")
        self.item.setText(running.title if running else "")
        self.item.setVisible(running is not None)
        self._show_next()
        self.tick()

    def show_scene(self, shown: ShownScene | None) -> None:
        """What is on the beamer may have steps that come before the next item."""
        self._shown = shown
        self._show_next()

    def _show_next(self) -> None:
        picture, shown = self._picture, self._shown
        if shown is not None and shown.has_more_steps:
            step = (
                _("Next: slide {number} of {count} ▸")
                if shown.scene is Scene.SLIDES
                else _("Next: step {number} of {count} ▸")
            )
            self.next.setText(step.format(number=shown.page + 2, count=shown.steps))
            self.next.setEnabled(True)
        else:
            self.next.setText(_next_text(picture) if picture else _("Next ▸"))
            self.next.setEnabled(picture is not None and bool(picture.runs or picture.next_item))

    def _press_next(self) -> None:
        has_steps = self._shown is not None and self._shown.has_more_steps
        is_over = self._picture is not None and self._picture.is_over and not has_steps
        (self.asked_for_minutes if is_over else self.pressed_next).emit()

    def _ask_menu(self) -> None:
        self.asked_for_menu.emit(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))

    def tick(self) -> None:
        """Bring the clocks up to date."""
        picture = self._picture
        if picture is None:
            self.rest.hide()
            self.end.hide()
            return
        now = self._workplace.desk.now()
        clock = picture.timer
        self.rest.setVisible(clock is not None)
        if clock is not None:
            self.rest.show_clock(clock, now)
        forecast = picture.forecast(now)
        self.end.setVisible(bool(picture.items))
        at = clock_time(local(picture.event, forecast.expected_end))
        late = forecast.late_minutes
        text = _("Expected end {time} ({late})") if late and picture.runs else _("End {time}")
        if picture.is_over:
            text = _("Ended {time}")
        self.end.setText(text.format(time=at, late=difference(late)))


def _next_text(picture: AgendaPicture) -> str:
    following, waiting = picture.next_item, picture.interrupted
    if picture.is_over:
        return _("Next: {title} ▸").format(title=_("Minutes"))
    if following is None:
        return _("End the event ▸") if picture.run else _("Next ▸")
    title = " ".join(following.title.split())
    if waiting:
        return _("Next ({minutes} min left): {title} ▸").format(title=title, minutes=waiting.rest // MINUTE)
    words = _("Next: {title} ▸") if picture.runs else _("Begin: {title} ▸")
    return words.format(title=title)
